/** What a list can be narrowed to: what staff have decided of a person or a campaign. */
export const stateFilters = ['public', 'draft', 'taken-down'] as const
export type StateFilter = (typeof stateFilters)[number]

/** The same, as the database's `Visibility` names it. */
export const columnOf = (state: StateFilter): string => state.replaceAll('-', '_')

/**
 * Whether the public sees somebody or something now. `withheld`: staff have made it public, and something
 * else keeps it from being shown, such as no text that is ready, or a beginning still to come.
 */
export type PublicState = 'shown' | 'withheld' | 'draft' | 'taken-down'

export function publicStateOf(visibility: string, isShown: boolean): PublicState {
  if (visibility === 'taken_down') return 'taken-down'
  if (visibility === 'draft') return 'draft'
  return isShown ? 'shown' : 'withheld'
}
