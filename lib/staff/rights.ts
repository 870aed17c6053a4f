import { type Actor, isOperator } from '@/lib/staff/staff-member'
import { type StaffRole, staffRoles } from '@/lib/staff/staff-role'

const everybody = staffRoles
const administrators = ['administrator'] as const
/** Who knows what people agreed to. */
const consentKeepers = ['editor', 'administrator'] as const
/** Only the command line does it. */
const nobody = [] as const

/**
 * Who may do what: each act of the staff, by the name of its function in a `manage` folder, and the
 * roles that have it. A test fails on an act that the table lacks.
 */
export const rights = {
  takeDownDefender: everybody,
  showDefender: administrators,
  takeDownCampaign: everybody,
  showCampaign: administrators,
  recheckTakeDown: everybody,
  hidePart: everybody,
  showPart: administrators,
  makeHideLink: consentKeepers,
  askToLiftHiding: consentKeepers,
  approveLifting: consentKeepers,
  hideShownName: everybody,
  retireIdentity: administrators,
  saveIdentity: administrators,
  publishIdentity: administrators,
  lookAtIdentities: administrators,
  recordSituation: everybody,
  recordConsent: consentKeepers,
  reviewConsent: consentKeepers,
  lookAtConsents: consentKeepers,
  askToExtendConsent: consentKeepers,
  approveConsentExtension: consentKeepers,

  inviteMember: administrators,
  changeRole: administrators,
  endMember: administrators,
  resetSecondFactor: administrators,
  approveChange: administrators,
  refuseChange: administrators,
  lockWorkspace: everybody,
  unlockWorkspace: nobody,
  changeOwnProfile: everybody,
  endOwnSession: everybody,
  resumeAfterRestore: nobody,
} as const satisfies Record<string, readonly StaffRole[]>

export type StaffAct = keyof typeof rights

/** Whether somebody may do an act. The operator may do all that the command line offers. */
export function mayDo(by: Actor, act: StaffAct): boolean {
  return isOperator(by) || hasRight(by.role, act)
}

/** Whether a role has the right to an act. */
export const hasRight = (role: StaffRole, act: StaffAct): boolean =>
  (rights[act] as readonly StaffRole[]).includes(role)
