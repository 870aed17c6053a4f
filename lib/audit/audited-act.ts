import { rights, type StaffAct } from '@/lib/staff/rights'

/** What members do on their own account, before or beside what the table of rights holds. */
const accountActs = [
  'signIn',
  'signOut',
  'addSecondFactor',
  'removeSecondFactor',
  'makeRecoveryCodes',
] as const

/** What the log can tell of. */
export type AuditedAct = StaffAct | (typeof accountActs)[number]

export const auditedActs: readonly AuditedAct[] = [
  ...(Object.keys(rights) as StaffAct[]),
  ...accountActs,
]

export const isAuditedAct = (act: string): act is AuditedAct =>
  auditedActs.some((one) => one === act)
