import type { Situation } from '@/lib/defenders/situation'

const cannotBeReached: readonly Situation[] = ['detained', 'disappeared', 'killed']
const shortTerm: readonly Situation[] = ['at-risk', 'detained', 'disappeared']

/** Whether a person cannot be asked again, so that two members of the staff may extend their consent. */
export const isUnreachable = (situation: Situation) => cannotBeReached.includes(situation)

/** For how many months a consent holds where nobody says otherwise. */
export const termMonths = (situation: Situation) => (shortTerm.includes(situation) ? 12 : 24)
