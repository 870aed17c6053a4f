import { buildForTests } from '@/commands/checks/build-step'

const shared = globalThis as { altaveuTestBuild?: Promise<void> }

/** The production build that the tests' sites serve; made anew only where its sources have changed. */
export async function setup(): Promise<void> {
  shared.altaveuTestBuild ??= buildForTests(new AbortController().signal)
  await shared.altaveuTestBuild
}
