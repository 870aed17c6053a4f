import type { StaffAct } from '@/lib/staff/rights'

/** What members do on their own account, before or beside what the table of rights holds. */
export const accountActs = [
  'signIn',
  'signOut',
  'addSecondFactor',
  'removeSecondFactor',
  'makeRecoveryCodes',
] as const

/** What the log can tell of. */
export type AuditedAct = StaffAct | (typeof accountActs)[number]
