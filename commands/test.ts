import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildStep } from '@/commands/checks/build-step'
import { matchingTests } from '@/commands/checks/matching-tests'
import { runVitest } from '@/commands/checks/run-vitest'
import { staticChecks } from '@/commands/checks/static-checks'
import type { Outcome, Step } from '@/commands/checks/step'

/**
 * Steps that follow each other. Sequences run side by side, as many as a small machine has cores.
 */
type Sequence = Step[]

/**
 * `npm test`: all checks and tests, or the tests that match one of the patterns. It prints what it
 * does while it does it; its last line is `N passed, N failed`. Returns the exit code. All
 * processes that it started end with it and its temporary files are deleted, also when it is
 * interrupted.
 */
export async function runTests(patterns: string[]): Promise<number> {
  const interruption = new AbortController()
  let signalled: NodeJS.Signals | undefined
  const interrupt = (signal: NodeJS.Signals) => {
    signalled ??= signal
    interruption.abort()
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  const folder = ownTemporaryFolder()
  try {
    const total = await runAll(
      patterns.length > 0 ? some(patterns) : everything(),
      interruption.signal,
    )
    if (signalled) printLine('Interrupted.')
    printLine(`${total.passed} passed, ${total.failed} failed`)
    if (signalled) return signalled === 'SIGINT' ? 130 : 143
    return total.failed === 0 && total.passed > 0 ? 0 : 1
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    folder.remove()
  }
}

/** Phases follow each other, so that the build is finished before the steps that need it. */
function everything(): Sequence[][] {
  return [
    [[...staticChecks, buildStep], [vitest('rules and acts', projects('rules', 'acts'))]],
    [[vitest('http, paths, promises', projects('http', 'paths', 'promises'))]],
  ]
}

const projects = (...names: string[]) => names.map((name) => `--project=${name}`)

function some(patterns: string[]): Sequence[][] {
  const args = matchingTests(patterns)
  if (!args) printLine(`No test matches ${patterns.join(', ')}`)
  return args ? [[[vitest('matching tests', args)]]] : []
}

const vitest = (name: string, args: string[]): Step => ({
  name,
  run: (options) => runVitest(args, { ...options, onOutput: (text) => process.stdout.write(text) }),
})

async function runAll(phases: Sequence[][], signal: AbortSignal): Promise<Outcome> {
  const total = { passed: 0, failed: 0 }
  for (const sequences of phases)
    await Promise.all(sequences.map((sequence) => runSequence(sequence, signal, total)))
  return total
}

async function runSequence(sequence: Sequence, signal: AbortSignal, total: Outcome): Promise<void> {
  for (const step of sequence) {
    if (signal.aborted) return
    const began = performance.now()
    printLine(`${step.name} …`)
    const { passed, failed, report } = await outcomeOf(step, signal)
    total.passed += passed
    total.failed += failed
    const seconds = ((performance.now() - began) / 1_000).toFixed(1)
    if (failed > 0 && report) printLine(report.trimEnd())
    printLine(`${step.name}: ${passed} passed, ${failed} failed (${seconds} s)`)
  }
}

/** A step that throws has failed, and the others still run. */
async function outcomeOf(step: Step, signal: AbortSignal): Promise<Outcome> {
  try {
    return await step.run({ signal })
  } catch (error) {
    const report = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { passed: 0, failed: 1, report }
  }
}

/**
 * All temporary files of the run are in one folder, which PostgreSQL's account may pass through.
 */
function ownTemporaryFolder(): { remove(): void } {
  const before = tmpdir()
  const path = mkdtempSync(join(before, 'altaveu-tests-'))
  chmodSync(path, 0o711)
  process.env.TMPDIR = path
  return {
    remove() {
      process.env.TMPDIR = before
      if (existsSync(path)) rmSync(path, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`)
}
