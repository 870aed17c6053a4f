import { runApart } from '@/commands/runtime/run-apart'

/**
 * `npm run bench`: measures what `docs/performance.md` tells of, shows it as a table and writes it
 * to `bench-results.json`. Returns the exit code: 0 also where an aim is not met, for these are aims.
 */
export function runBench(): Promise<number> {
  return runApart('tests/bench/main.ts')
}
