/**
 * A defender's liberty, as far as it is known. "Not stated" is a value of its own, so that nothing
 * is guessed.
 */
export const situations = [
  'not-stated',
  'free',
  'at-risk',
  'detained',
  'disappeared',
  'released',
  'killed',
] as const
export type Situation = (typeof situations)[number]

export function isSituation(value: string): value is Situation {
  return situations.some((situation) => situation === value)
}

/** The situation that a database column names, such as `at_risk`. */
export function readSituation(column: string): Situation {
  return column.replaceAll('_', '-') as Situation
}

/** The value of a database column for a situation. */
export function situationColumn(situation: Situation): string {
  return situation.replaceAll('-', '_')
}
