import { expect, test } from 'vitest'
import { workerStateOf } from '@/lib/processes/read-worker-state'
import type { RunningProcess } from '@/lib/processes/running-process'

const at = new Date('2026-11-28T12:00:00Z')

const seen = (kind: 'web' | 'worker', secondsAgo: number): RunningProcess => ({
  ...{ id: `${kind}-${secondsAgo}`, kind, contentVersion: undefined },
  ...{ startedAt: at, reportedAt: new Date(at.getTime() - secondsAgo * 1_000) },
})

test.each([
  ['none ever', [], 'silent'],
  ['the web alone', [seen('web', 1)], 'silent'],
  ['a worker a second ago', [seen('worker', 1)], 'ok'],
  ['a worker 59 seconds ago', [seen('worker', 59)], 'ok'],
  ['a worker 61 seconds ago', [seen('worker', 61)], 'silent'],
  ['one that runs and two that died', [1, 40, 90].map((ago) => seen('worker', ago)), 'ok'],
  [
    'three that died and one that begins',
    [1, 12, 45, 90].map((ago) => seen('worker', ago)),
    'keeps-ending',
  ],
  [
    'three that died this morning',
    [1, 3_000, 3_030, 3_060].map((ago) => seen('worker', ago)),
    'ok',
  ],
] as const)('%s reported itself: %s', (_title, processes, state) => {
  expect(workerStateOf(processes, at)).toBe(state)
})
