import { beforeAll, expect, test } from 'vitest'
import { listAuditEntries } from '@/lib/audit/list-audit-entries'
import {
  findManagedCampaign,
  listManagedCampaigns,
} from '@/lib/campaigns/manage/list-managed-campaigns'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import { lookAtConsents } from '@/lib/defenders/consent/manage/look-at-consents'
import { hideByLink } from '@/lib/defenders/hiding/hide-by-link'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { lookAtIdentities } from '@/lib/defenders/identity/manage/look-at-identities'
import { publishIdentity } from '@/lib/defenders/identity/manage/publish-identity'
import { retireIdentity } from '@/lib/defenders/identity/manage/retire-identity'
import { saveIdentity } from '@/lib/defenders/identity/manage/save-identity'
import { listManagedDefenders } from '@/lib/defenders/manage/list-managed-defenders'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'
import { showDefender } from '@/lib/defenders/manage/show-defender'
import { readDefender } from '@/lib/defenders/read-defender'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { operator, type StaffMember } from '@/lib/staff/staff-member'
import { listTakenDown } from '@/lib/take-down/list-taken-down'
import { addConsent, requireConsent } from '@/tests/support/defenders/consent'
import { identityInput, letItsDayCome } from '@/tests/support/defenders/identities'
import { ownInstallation } from '@/tests/support/installation'
import { addRealCase } from '@/tests/support/real-case'
import { addMember } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
let editor: StaffMember
let administrator: StaffMember
beforeAll(async () => {
  editor = (await addMember('editor')).member
  administrator = (await addMember('administrator')).member
})

let people = 0
const words = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir', 'Gorse', 'Hazel', 'Ivy']

/** Somebody who is to be shown under another identity, which is saved and waits for nothing but consent. */
async function addWaiting() {
  const name = `Zarvik ${words[people++]}`
  const { defender, campaign } = await addRealCase({ slug: `former-${people}`, name, right: 'r' })
  await retireIdentity(operator, defender.id)
  const slug = `new-${people}`
  const saved = await saveIdentity(operator, defender.id, identityInput(slug, `Lumo ${people}`))
  if (saved.outcome !== 'saved') throw new Error(`Not saved: ${saved.outcome}`)
  await letItsDayCome(defender.id)
  return { id: defender.id, newId: saved.id, slug, name, campaign }
}

async function publish(id: string, newId: string) {
  await addConsent(newId)
  await requireConsent(newId)
  expect(await publishIdentity(operator, id)).toMatchObject({ outcome: 'published', id: newId })
}

const isShown = async (slug: string) => (await readDefender('en', slug)) !== undefined

test('it takes 7 to 28 days, by lot, and no statement publishes before', async () => {
  const waits = []
  for (let times = 0; times < 5; times++) {
    const { defender } = await addRealCase({ slug: `lot-${times}`, name: `Lot ${words[times]}` })
    await retireIdentity(operator, defender.id)
    const { earliestAt } = await db.identityChange.findUniqueOrThrow({
      where: { formerId: defender.id },
    })
    waits.push((earliestAt.getTime() - now().getTime()) / 86_400_000)
  }
  for (const days of waits) expect(days > 6.9 && days < 28).toBe(true)
  expect(new Set(waits.map((days) => days.toFixed(3))).size).toBeGreaterThan(1)
  const publishing = database.query('UPDATE identity_change SET published_at = now()')
  await expect(publishing).rejects.toThrow('not_too_early')
})

test('consent is asked anew: what was given to the name counts for nothing', async () => {
  const { id, newId, slug } = await addWaiting()
  await addConsent(id)
  expect(await publishIdentity(operator, id)).toEqual({ outcome: 'consent-missing' })
  await addConsent(newId, { covers: ['name', 'story'] })
  await requireConsent(newId)
  expect(await publishIdentity(operator, id)).toEqual({ outcome: 'consent-missing' })
  await addConsent(newId, { covers: ['pseudonym'] })
  expect(await publishIdentity(operator, id)).toMatchObject({ outcome: 'published' })
  expect(await readDefender('en', slug)).toMatchObject({ slug, name: 'Lumo 1', country: undefined })
  expect(await publishIdentity(operator, id)).toEqual({ outcome: 'nothing-to-publish' })
})

test('what was denied or hidden under the name stays so, and the person’s link hides them on', async () => {
  const { id, newId, slug } = await addWaiting()
  await addConsent(id, { denial: true, covers: ['story'], endsAt: null })
  await database.query(
    `INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_at)
     VALUES (gen_random_uuid(), $1, 'place', false, now())`,
    [id],
  )
  const made = await makeHideLink(operator, id)
  await publish(id, newId)
  const [row] = await database.query(
    'SELECT shows_story, shows_face FROM public_defender WHERE id = $1',
    [newId],
  )
  expect(row).toEqual({ shows_story: false, shows_face: true })
  const hidden = await db.defenderHiding.findMany({ where: { defenderId: newId } })
  expect(hidden).toMatchObject([{ part: 'place' }])
  await hideByLink('token' in made ? made.token : '', 'person')
  expect(await isShown(slug)).toBe(false)
})

test('hidden by their own link, they are shown under no other identity', async () => {
  const { id, newId } = await addWaiting()
  await addConsent(newId)
  const made = await makeHideLink(operator, id)
  await hideByLink('token' in made ? made.token : '', 'person')
  expect(await publishIdentity(operator, id)).toEqual({ outcome: 'hidden-by-own-link' })
})

test('the real name is seen by administrators alone, and that they looked is noted', async () => {
  const { id, newId, name, campaign } = await addWaiting()
  await publish(id, newId)
  for (const [by, sees] of [
    [editor, false],
    [administrator, true],
  ] as const) {
    const found = await listManagedDefenders(by, { q: name, order: 'name' })
    expect(found.lines.length, by.role).toBe(sees ? 1 : 0)
    const titles = await listManagedCampaigns(by, { q: name, order: 'name' })
    expect(titles.lines.length).toBe(sees ? 1 : 0)
    expect((await findManagedCampaign(by, campaign.id)) !== undefined).toBe(sees)
    expect((await readManagedDefender(by, id)) !== undefined).toBe(sees)
    expect((await readManagedDefender(by, newId))?.name).toMatch(/^Lumo/)
    expect((await listTakenDown(by, 100)).some((one) => one.id === id)).toBe(sees)
    expect((await lookAtConsents(by, newId)).outcome).toBe(sees ? 'register' : 'not-allowed')
    const { lines } = await listAuditEntries(by, {}, 500)
    expect(JSON.stringify(lines).includes(name)).toBe(sees)
    expect(JSON.stringify(lines).includes(id)).toBe(sees)
    const looked = await lookAtIdentities(by, newId)
    expect(looked).toMatchObject(
      sees ? { outcome: 'identities', others: [{ id, name }] } : { outcome: 'not-allowed' },
    )
  }
  const { lines } = await listAuditEntries(administrator, { act: 'lookAtIdentities' })
  expect(lines).toMatchObject([{ subjectId: newId, person: { id: administrator.id } }])
})

test('a retired identity and its campaign never come back, an administrator’s reason or not', async () => {
  const { id, campaign } = await addWaiting()
  expect(await showDefender(administrator, id, 'A reason.')).toEqual({ outcome: 'retired' })
  expect(await readCampaign('en', campaign.slug)).toBeUndefined()
  expect(await retireIdentity(operator, id)).toEqual({ outcome: 'already-retired' })
  const again = database.query('UPDATE defender SET retired_at = NULL WHERE id = $1', [id])
  await expect(again).rejects.toThrow('stays retired')
})

test('back to the name is a new identity with a new consent, and the pseudonym is retired', async () => {
  const { id, newId, slug, name } = await addWaiting()
  await publish(id, newId)
  await retireIdentity(operator, newId)
  const input = identityInput('back-again', name, { kind: 'name', wordsSeen: true })
  expect(await saveIdentity(operator, newId, { ...input, slug: `former-${people}` })).toEqual({
    outcome: 'faults',
    faults: { slug: 'taken' },
  })
  const saved = await saveIdentity(operator, newId, input)
  const thirdId = 'id' in saved ? saved.id : ''
  await letItsDayCome(newId)
  await addConsent(thirdId, { covers: ['pseudonym'] })
  expect(await publishIdentity(operator, newId)).toEqual({ outcome: 'consent-missing' })
  await publish(newId, thirdId)
  expect([await isShown('back-again'), await isShown(slug)]).toEqual([true, false])
  const looked = await lookAtIdentities(administrator, thirdId)
  expect('others' in looked && looked.others.map((one) => one.id)).toEqual([id, newId])
})
