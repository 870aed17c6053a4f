/** Prints a line for the person at the terminal. */
export function printLine(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Prints that a step begins, its result, and how long it took. */
export async function step<Result>(
  what: string,
  act: () => Promise<Result>,
  words: (result: Result) => string = () => 'done',
): Promise<Result> {
  const began = performance.now()
  printLine(`${what} …`)
  const result = await act()
  printLine(`${what}: ${words(result)} (${((performance.now() - began) / 1_000).toFixed(1)} s)`)
  return result
}

/** The reason why a command cannot go on, in words for the person who gave it. */
export class Refusal extends Error {
  override name = 'Refusal'
}
