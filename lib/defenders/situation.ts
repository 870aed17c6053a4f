/** What is known of a defender's liberty; "not stated" is a value, and nothing is guessed. */
export type Situation =
  | 'not-stated'
  | 'free'
  | 'at-risk'
  | 'detained'
  | 'disappeared'
  | 'released'
  | 'killed'

/** The situation that a database column names, such as `at_risk`. */
export function readSituation(column: string): Situation {
  return column.replaceAll('_', '-') as Situation
}

/** The other way round. */
export function situationColumn(situation: Situation): string {
  return situation.replaceAll('-', '_')
}
