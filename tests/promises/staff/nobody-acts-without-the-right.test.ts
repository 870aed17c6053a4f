import { beforeAll, expect, test } from 'vitest'
import { showCampaign } from '@/lib/campaigns/manage/show-campaign'
import { takeDownCampaign } from '@/lib/campaigns/manage/take-down-campaign'
import { approveConsentExtension } from '@/lib/defenders/consent/manage/approve-consent-extension'
import { askToExtendConsent } from '@/lib/defenders/consent/manage/ask-to-extend-consent'
import { lookAtConsents } from '@/lib/defenders/consent/manage/look-at-consents'
import { recordConsent } from '@/lib/defenders/consent/manage/record-consent'
import { reviewConsent } from '@/lib/defenders/consent/manage/review-consent'
import { approveLifting } from '@/lib/defenders/hiding/manage/approve-lifting'
import { askToLiftHiding } from '@/lib/defenders/hiding/manage/ask-to-lift-hiding'
import { hidePart } from '@/lib/defenders/hiding/manage/hide-part'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { showPart } from '@/lib/defenders/hiding/manage/show-part'
import { lookAtIdentities } from '@/lib/defenders/identity/manage/look-at-identities'
import { publishIdentity } from '@/lib/defenders/identity/manage/publish-identity'
import { retireIdentity } from '@/lib/defenders/identity/manage/retire-identity'
import { saveIdentity } from '@/lib/defenders/identity/manage/save-identity'
import { recordSituation } from '@/lib/defenders/manage/record-situation'
import { showDefender } from '@/lib/defenders/manage/show-defender'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { resumeAfterRestore } from '@/lib/restoration/manage/resume-after-restore'
import { hideShownName } from '@/lib/signatures/showing/manage/hide-shown-name'
import { approveChange } from '@/lib/staff/manage/approve-change'
import { changeOwnProfile } from '@/lib/staff/manage/change-own-profile'
import { changeRole } from '@/lib/staff/manage/change-role'
import { endMember } from '@/lib/staff/manage/end-member'
import { endOwnSession } from '@/lib/staff/manage/end-own-session'
import { inviteMember } from '@/lib/staff/manage/invite-member'
import { lockWorkspace } from '@/lib/staff/manage/lock-workspace'
import { refuseChange } from '@/lib/staff/manage/refuse-change'
import { resetSecondFactor } from '@/lib/staff/manage/reset-second-factor'
import { unlockWorkspace } from '@/lib/staff/manage/unlock-workspace'
import { rights, type StaffAct } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'
import { type StaffRole, staffRoles } from '@/lib/staff/staff-role'
import { recheckTakeDown } from '@/lib/take-down/manage/recheck-take-down'
import { ownInstallation } from '@/tests/support/installation'
import { emailOf } from '@/tests/support/signing'
import { addMember } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
const nobody = '00000000-0000-4000-8000-000000000000'

/** Each act of the table, called as an action would; an act that is missing here does not compile. */
const acts: Record<StaffAct, (by: StaffMember) => Promise<{ outcome: string }>> = {
  takeDownDefender: (by) => takeDownDefender(by, nobody),
  showDefender: (by) => showDefender(by, nobody),
  takeDownCampaign: (by) => takeDownCampaign(by, nobody),
  showCampaign: (by) => showCampaign(by, nobody, 'A reason.'),
  recheckTakeDown: (by) => recheckTakeDown(by, { defenderId: nobody }),
  hidePart: (by) => hidePart(by, nobody, 'face'),
  showPart: (by) => showPart(by, nobody, 'face', 'A reason.'),
  makeHideLink: (by) => makeHideLink(by, nobody),
  askToLiftHiding: (by) => askToLiftHiding(by, nobody, 'A reason.'),
  approveLifting: (by) => approveLifting(by, nobody, 'A statement.'),
  hideShownName: (by) => hideShownName(by, nobody, 'Nil Prova'),
  retireIdentity: (by) => retireIdentity(by, nobody),
  saveIdentity: (by) => saveIdentity(by, nobody, {}),
  publishIdentity: (by) => publishIdentity(by, nobody),
  lookAtIdentities: (by) => lookAtIdentities(by, nobody),
  recordSituation: (by) =>
    recordSituation(by, nobody, { situation: 'free', since: '2026-01-01', source: 'A source.' }),
  recordConsent: (by) => recordConsent(by, nobody, {}),
  reviewConsent: (by) => reviewConsent(by, nobody, 'holds', 'A sentence.'),
  lookAtConsents: (by) => lookAtConsents(by, nobody),
  askToExtendConsent: (by) => askToExtendConsent(by, nobody, '2027-01-01', 'A reason.'),
  approveConsentExtension: (by) => approveConsentExtension(by, nobody),
  inviteMember: (by) =>
    inviteMember(by, { email: emailOf('somebody@example.org'), role: 'editor', locale: 'ca' }),
  changeRole: (by) => changeRole(by, nobody, 'editor'),
  endMember: (by) => endMember(by, nobody),
  resetSecondFactor: (by) => resetSecondFactor(by, nobody),
  approveChange: (by) => approveChange(by, nobody),
  refuseChange: (by) => refuseChange(by, nobody),
  lockWorkspace: (by) => lockWorkspace(by),
  unlockWorkspace: (by) => unlockWorkspace(by),
  changeOwnProfile: (by) => changeOwnProfile(by, { name: '', locale: 'en' }),
  endOwnSession: (by) => endOwnSession(by, nobody),
  resumeAfterRestore: (by) => resumeAfterRestore(by),
}

const members = {} as Record<StaffRole, StaffMember>
beforeAll(async () => {
  for (const role of staffRoles) members[role] = (await addMember(role)).member
})

/** All that is stored, but for what time alone changes. */
async function everything(): Promise<string> {
  const tables = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  )
  const contents = await Promise.all(
    tables.map(({ name }) => database.query(`SELECT t::text FROM ${name} t ORDER BY 1`)),
  )
  return JSON.stringify(contents)
}

const each = staffRoles.flatMap((role) =>
  (Object.keys(acts) as StaffAct[]).map((act) => ({ role, act })),
)

test.each(each)('$role: $act', async ({ role, act }) => {
  const may = (rights[act] as readonly StaffRole[]).includes(role)
  const before = await everything()
  const { outcome } = await acts[act](members[role])
  if (may) expect(outcome).not.toBe('not-allowed')
  else {
    expect(outcome).toBe('not-allowed')
    expect(await everything()).toBe(before)
  }
})
