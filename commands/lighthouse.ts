import { runApart } from '@/commands/runtime/run-apart'

/**
 * `npm run lighthouse`: lets Lighthouse judge a page of each kind as a phone shows it, or those whose
 * names hold one of the patterns. Returns the exit code: 1 where a page falls short.
 */
export function runLighthouse(patterns: readonly string[]): Promise<number> {
  return runApart('tests/lighthouse/main.ts', patterns)
}
