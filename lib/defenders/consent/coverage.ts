import type { ShowBasis } from '@/lib/defenders/read-defender'

/** What a consent allows to be made of what it covers. */
export const consentPurposes = ['site', 'campaigns', 'letters', 'press'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/**
 * What of a person a consent covers. Quotations, relatives and work have no blocks in texts yet: they
 * become scopes once they have.
 */
export const consentScopes = ['name', 'pseudonym', 'face', 'place', 'story', 'situation'] as const
export type ConsentScope = (typeof consentScopes)[number]

export const consentGivers = ['person', 'family', 'lawyer'] as const
export type ConsentGiver = (typeof consentGivers)[number]

/** What a person can have hidden, alone or all of it. */
export const hiddenParts = ['person', 'face', 'place', 'story'] as const
export type HiddenPart = (typeof hiddenParts)[number]

/** A row of the register with all that followed it. */
export type Statement = {
  /** A denial wins over every consent. */
  denial: boolean
  purposes: readonly ConsentPurpose[]
  covers: readonly ConsentScope[]
  startsAt: Date
  /** Its end, which is not its own; undefined for a denial without one. */
  endsAt: Date | undefined
  /** The latest end that two people gave it. */
  extendedTo: Date | undefined
  withdrawnAt: Date | undefined
}

export type Register = {
  basis: ShowBasis | undefined
  statements: readonly Statement[]
  hidden: readonly HiddenPart[]
}

/**
 * What of a person may be shown for a purpose at a moment: what a basis of its own or a consent in force
 * covers and neither a denial in force nor a hiding takes away, in the order of `consentScopes`. The same
 * rule as the migration's `defender_terms`, which the public views obey; a property test compares them.
 */
export function coveredAt(
  { basis, statements, hidden }: Register,
  purpose: ConsentPurpose,
  at: Date,
): ConsentScope[] {
  if (hidden.includes('person')) return []
  const inForce = statements.filter((one) => one.purposes.includes(purpose) && isInForce(one, at))
  const said = (denial: boolean, scope: ConsentScope) =>
    inForce.some((one) => one.denial === denial && one.covers.includes(scope))
  const byBasis = basis === 'sample' || basis === 'published-before'
  return consentScopes.filter(
    (scope) =>
      (byBasis || said(false, scope)) &&
      !said(true, scope) &&
      !hidden.some((part) => part === scope),
  )
}

function isInForce({ startsAt, endsAt, extendedTo, withdrawnAt }: Statement, at: Date): boolean {
  const ends = endsAt && Math.max(endsAt.getTime(), extendedTo?.getTime() ?? endsAt.getTime())
  return (
    startsAt <= at &&
    (ends === undefined || at.getTime() < ends) &&
    (withdrawnAt === undefined || at < withdrawnAt)
  )
}
