import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool, type ToolOptions } from '@/commands/checks/run-tool'
import type { Outcome } from '@/commands/checks/step'

/** The part of vitest's JSON report (the format of Jest's) that is counted. */
type Report = {
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Runs vitest with these arguments. A test that was not run counts as failed (unless only tests of
 * a name were requested), as does a file that could not be read and an error outside of any test.
 * The output names the failures.
 */
export async function runVitest(args: string[], options: ToolOptions): Promise<Outcome> {
  const file = join(tmpdir(), `vitest-${process.hrtime.bigint()}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...args], options)
  const { passed, failed } = count(file, args.includes('--testNamePattern'))
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

function count(file: string, some: boolean): Outcome {
  let report: Report
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(file, { force: true })
  }
  const total = { passed: 0, failed: 0 }
  for (const { status, assertionResults } of report.testResults) {
    const passed = assertionResults.filter((one) => one.status === 'passed').length
    const failed = assertionResults.filter((one) => one.status === 'failed').length
    const others = some ? failed : assertionResults.length - passed
    total.passed += passed
    total.failed += others === 0 && status === 'failed' ? 1 : others
  }
  return total
}
