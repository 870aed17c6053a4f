import { expect, test, vi } from 'vitest'
import { keepRunning } from '@/commands/runtime/keep-running'
import { eventually } from '@/tests/support/eventually'

test('of a process that keeps ending it is said once that it does, at the terminal and in its log', async () => {
  const lines: string[] = []
  const started: number[] = []
  const terminal = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const kept = keepRunning({
    name: 'worker',
    file: 'tests/support/promises/process-that-ends.ts',
    env: { ...process.env, NODE_ENV: 'production' },
    log: { write: (text) => void lines.push(text), close: () => undefined },
    plain: false,
    onStart: (pid) => void started.push(pid),
  })
  await kept.ready
  // Started, ended, started, ended, started, ended: then it is told, and it is started once more.
  await eventually('its fourth start', () => started.length >= 4)
  await kept.stop()
  const printed = terminal.mock.calls.map(([text]) => String(text))
  terminal.mockRestore()
  expect(printed.filter((text) => text.startsWith('worker: It keeps ending'))).toHaveLength(1)
  const told = lines.filter((line) => line.includes('keeps ending'))
  expect(told).toHaveLength(1)
  expect(JSON.parse(told[0] ?? '')).toMatchObject({
    level: 50,
    msg: 'It keeps ending: 3 times in a row, each within a minute of its start',
  })
})
