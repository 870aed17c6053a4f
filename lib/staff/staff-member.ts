import type { Locale } from '@/lib/i18n/routing'
import type { StaffRole } from '@/lib/staff/staff-role'

declare const throughTheGate: unique symbol

/**
 * A member of the staff who has signed in with both factors and may act now. Only the session gate
 * (`lib/staff/session/`) makes one, so that an act which forgot to ask for it does not compile.
 */
export type StaffMember = {
  readonly id: string
  /** What colleagues see; the address where they have given no name. */
  readonly name: string
  readonly role: StaffRole
  readonly locale: Locale
  /** They have put their second factor off, on a local installation. */
  readonly withoutSecondFactor?: boolean
  readonly [throughTheGate]: true
}

/** Whoever runs the command line on the machine itself, and may do whatever it offers. */
export const operator = { operator: true } as const

/** Who acts where the command line offers the act as well. */
export type Actor = StaffMember | typeof operator

export const isOperator = (by: Actor): by is typeof operator => 'operator' in by
