import { runApart } from '@/commands/runtime/run-apart'

/**
 * `npm run pictures`: takes a picture of each kind of page, in every size, palette and language, into
 * `.pictures/`; with `docs` also writes anew those that the documentation shows. Returns the exit code.
 */
export function takePictures({ docs }: { docs: boolean }): Promise<number> {
  return runApart('tests/pictures/main.ts', docs ? ['--docs'] : [])
}
