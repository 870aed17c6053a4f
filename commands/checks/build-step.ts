import { setTimeout as pause } from 'node:timers/promises'
import { actionsKey } from '@/commands/checks/actions-key'
import type { Step } from '@/commands/checks/step'
import { buildSite } from '@/commands/runtime/build-site'

const otherBuildTimeout = 180_000

/**
 * Builds the site for production if its sources have changed. Where another run in this checkout is
 * building, it waits for that: Next runs one build at a time.
 */
export async function buildForTests(signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + otherBuildTimeout
  for (;;) {
    try {
      await buildSite({ actionsKey: actionsKey(), signal })
      return
    } catch (error) {
      const other = error instanceof Error && /build process is already running/.test(error.message)
      if (!other || Date.now() > deadline) throw error
      await pause(1_000, undefined, { signal })
    }
  }
}

export const buildStep: Step = {
  name: 'build',
  async run({ signal }) {
    await buildForTests(signal)
    return { passed: 1, failed: 0 }
  },
}
