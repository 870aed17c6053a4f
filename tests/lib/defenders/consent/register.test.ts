import { expect, test } from 'vitest'
import { approveConsentExtension } from '@/lib/defenders/consent/manage/approve-consent-extension'
import { askToExtendConsent } from '@/lib/defenders/consent/manage/ask-to-extend-consent'
import { listConsentsToReview } from '@/lib/defenders/consent/manage/list-consents-to-review'
import { lookAtConsents } from '@/lib/defenders/consent/manage/look-at-consents'
import { recordConsent } from '@/lib/defenders/consent/manage/record-consent'
import { reviewConsent } from '@/lib/defenders/consent/manage/review-consent'
import { hidePart } from '@/lib/defenders/hiding/manage/hide-part'
import { showPart } from '@/lib/defenders/hiding/manage/show-part'
import { listSituations } from '@/lib/defenders/manage/list-situations'
import { recordSituation } from '@/lib/defenders/manage/record-situation'
import { readDefender } from '@/lib/defenders/read-defender'
import { dayOf, moveClock, now } from '@/lib/platform/clock'
import { addPerson } from '@/tests/lib/defenders/person'
import { addConsent, requireConsent } from '@/tests/support/defenders/consent'
import { ownInstallation } from '@/tests/support/installation'
import { addMember } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
const [editor, campaigner, administrator] = [
  (await addMember('editor')).member,
  (await addMember('campaigner')).member,
  (await addMember('administrator')).member,
]
const day = 86_400_000
const today = () => dayOf(now())
const dayAhead = (days: number) => dayOf(new Date(now().getTime() + days * day))

async function addSomebody(slug: string, situation: 'detained' | 'released' = 'released') {
  await addPerson(slug, { situation, country: 'CO', stories: { en: 'A story.' } })
  const [row] = await database.query<{ id: string }>('SELECT id FROM defender WHERE slug = $1', [
    slug,
  ])
  return row?.id ?? ''
}

const typed = {
  givenBy: 'person',
  givenOn: '2026-01-15',
  evidence: 'She told us so at our office, with Marta as witness.',
  paperAt: 'Folder 3, shelf 2.',
  purposes: ['site', 'campaigns'],
  covers: ['name', 'story'],
  channel: 'Through her sister, by Signal.',
  freely: true,
}

const endsOn = async (id: string) => {
  const [row] = await database.query<{ ends: string }>(
    `SELECT (ends_at AT TIME ZONE 'Europe/Madrid')::text AS ends FROM consent WHERE id = $1`,
    [id],
  )
  return row?.ends
}
const logged = async (id: string) =>
  (
    await database.query<{ act: string }>(
      'SELECT act FROM audit_entry WHERE subject_id = $1 ORDER BY id',
      [id],
    )
  ).map(({ act }) => act)

test('a consent holds for two years, or for one where the person is in danger, to the last second of its last day', async () => {
  for (const [situation, ends] of [
    ['released', '2028-01-16 00:00:00'],
    ['detained', '2027-01-16 00:00:00'],
  ] as const) {
    const id = await addSomebody(`holds-${situation}`, situation)
    const done = await recordConsent(editor, id, typed)
    expect(done).toEqual({ outcome: 'recorded', consentId: expect.any(String) })
    expect(await endsOn('consentId' in done ? done.consentId : '')).toBe(ends)
  }
  const id = await addSomebody('holds-as-typed')
  const done = await recordConsent(editor, id, { ...typed, endsOn: '2026-12-24' })
  expect(await endsOn('consentId' in done ? done.consentId : '')).toBe('2026-12-25 00:00:00')
})

test('what was published before is shown by consent alone once there is one, and a denial of it makes none', async () => {
  const id = await addSomebody('was-published')
  await recordConsent(editor, id, { ...typed, denial: true, covers: ['story'], freely: undefined })
  expect(await readDefender('en', 'was-published')).toMatchObject({
    ...{ basis: 'published-before', story: undefined, country: 'CO' },
  })
  await recordConsent(editor, id, { ...typed, covers: ['name'] })
  expect(await readDefender('en', 'was-published')).toMatchObject({
    ...{ basis: 'consent', story: undefined, country: undefined, situation: 'not-stated' },
  })
  expect(await logged(id)).toEqual(['recordConsent', 'recordConsent'])
})

test.each([
  ['under duress', { freely: false }, { freely: 'under-duress' }],
  ['without evidence', { evidence: ' ' }, { evidence: 'missing' }],
  ['without where the paper is', { paperAt: undefined }, { paperAt: 'missing' }],
  ['for nothing', { purposes: [], covers: ['soul'] }, { purposes: 'missing', covers: 'missing' }],
  ['of tomorrow', { givenOn: '2999-01-01' }, { givenOn: 'in-the-future' }],
  ['of no day', { givenOn: '2026-02-30' }, { givenOn: 'not-a-day' }],
  ['that ends before it begins', { endsOn: '2026-01-01' }, { endsOn: 'ends-before-it-starts' }],
  ['for ever', { endsOn: '2999-01-01' }, { endsOn: 'too-far' }],
  ['that says too much', { evidence: 'a'.repeat(1_001) }, { evidence: 'too-long' }],
])('a consent %s is not taken', async (title, difference, faults) => {
  const id = await addSomebody(title.replaceAll(' ', '-'))
  expect(await recordConsent(editor, id, { ...typed, ...difference })).toMatchObject({
    outcome: 'faults',
    faults: expect.objectContaining(faults),
  })
  expect(await logged(id)).toEqual([])
})

test('a fictional person agrees to nothing, and who keeps no consents enters and sees none', async () => {
  await addPerson('fictional', { sample: true })
  const [row] = await database.query<{ id: string }>(
    `SELECT id FROM defender WHERE slug = 'fictional'`,
  )
  expect(await recordConsent(editor, row?.id ?? '', typed)).toEqual({ outcome: 'sample' })
  const id = await addSomebody('not-theirs')
  expect(await recordConsent(campaigner, id, typed)).toEqual({ outcome: 'not-allowed' })
  expect(await lookAtConsents(campaigner, id)).toEqual({ outcome: 'not-allowed' })
  expect(await listConsentsToReview(campaigner)).toEqual([])
  const nobody = '00000000-0000-0000-0000-000000000000'
  expect(await recordConsent(editor, nobody, typed)).toEqual({ outcome: 'unknown-defender' })
})

test('whoever looks at the evidence is noted, and sees what is covered', async () => {
  const id = await addSomebody('looked-at')
  await recordConsent(editor, id, typed)
  const seen = await lookAtConsents(administrator, id)
  expect(seen).toMatchObject({
    outcome: 'register',
    covered: { site: ['name', 'story'], campaigns: ['name', 'story'] },
    entries: [{ evidence: typed.evidence, paperAt: typed.paperAt, channel: typed.channel }],
  })
  expect(await logged(id)).toEqual(['recordConsent', 'lookAtConsents'])
})

test('a consent that is withdrawn ends at once; a denial is lifted by an administrator alone', async () => {
  const id = await addSomebody('withdraws')
  const done = await recordConsent(editor, id, typed)
  const consentId = 'consentId' in done ? done.consentId : ''
  expect(await reviewConsent(editor, consentId, 'withdrawn', ' ')).toEqual({
    outcome: 'evidence-missing',
  })
  await reviewConsent(editor, consentId, 'holds', 'Asked by Signal.')
  expect(await readDefender('en', 'withdraws')).toBeDefined()
  await reviewConsent(editor, consentId, 'withdrawn', 'She wrote to us.')
  expect(await readDefender('en', 'withdraws')).toBeUndefined()
  expect(await reviewConsent(editor, consentId, 'holds', 'Again.')).toEqual({
    outcome: 'already-withdrawn',
  })
  await recordConsent(editor, id, typed)
  const denial = await addConsent(id, { denial: true, covers: ['name'], endsAt: null })
  expect(await readDefender('en', 'withdraws')).toBeUndefined()
  expect(await reviewConsent(editor, denial, 'withdrawn', 'She says so.')).toEqual({
    outcome: 'not-allowed',
  })
  await reviewConsent(administrator, denial, 'withdrawn', 'She says so.')
  expect(await readDefender('en', 'withdraws')).toBeDefined()
})

test('two people extend the consent of somebody who is detained, and nobody that of somebody who can be asked', async () => {
  const id = await addSomebody('detained-one', 'detained')
  await requireConsent(id)
  const consentId = await addConsent(id, { endsAt: new Date(now().getTime() + 2 * day) })
  const ask = (lastDay: string, reason = 'No lawyer has seen her since May.') =>
    askToExtendConsent(editor, consentId, lastDay, reason)
  expect(await ask(dayAhead(90), ' ')).toEqual({ outcome: 'reason-missing' })
  for (const no of ['2026-13-01', dayAhead(-1), dayAhead(1), dayAhead(400), 'soon'])
    expect(await ask(no), no).toEqual({ outcome: 'day-not-possible' })
  const asked = await ask(dayAhead(90))
  const replaced = await ask(dayAhead(120))
  const again = await ask(dayAhead(90))
  const idOf = (one: typeof asked) => ('extensionId' in one ? one.extensionId : '')
  const extensionId = idOf(again)
  for (const older of [asked, replaced])
    expect(await approveConsentExtension(administrator, idOf(older))).toEqual({
      outcome: 'unknown-extension',
    })
  expect((await listConsentsToReview(administrator)).map(({ reason }) => reason)).toContain(
    'extension-waits',
  )
  moveClock(5 * day)
  expect(await readDefender('en', 'detained-one')).toBeUndefined()
  expect(await approveConsentExtension(editor, extensionId)).toEqual({
    outcome: 'by-another-person',
  })
  // Two at once: one of them approves.
  const both = await Promise.all([
    approveConsentExtension(administrator, extensionId),
    approveConsentExtension(administrator, extensionId),
  ])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['already-approved', 'approved'])
  expect(await readDefender('en', 'detained-one')).toBeDefined()
  moveClock(90 * day)
  expect(await readDefender('en', 'detained-one')).toBeUndefined()
  moveClock(-95 * day)
  await recordSituation(editor, id, {
    situation: 'released',
    since: today(),
    source: 'Her lawyer.',
  })
  expect(await ask(dayAhead(200))).toEqual({ outcome: 'not-extendable' })
})

test('what needs somebody: 60, 30 and 7 days before the end, after it, after a change of the situation', async () => {
  const id = await addSomebody('due')
  const due = async () =>
    (await listConsentsToReview(editor))
      .filter(({ defenderId }) => defenderId === id)
      .map(({ reason }) => reason)
  expect(await due()).toEqual(['to-be-asked'])
  await requireConsent(id)
  await addConsent(id, { endsAt: new Date(now().getTime() + 61 * day) })
  expect(await due()).toEqual([])
  let moved = 0
  for (const [after, reason] of [
    [2, 'ends-in-60-days'],
    [32, 'ends-in-30-days'],
    [55, 'ends-in-7-days'],
    [62, 'ended'],
  ] as const) {
    moveClock((after - moved) * day)
    moved = after
    expect(await due()).toEqual([reason])
  }
  moveClock(-moved * day)
  await recordSituation(campaigner, id, {
    situation: 'detained',
    since: today(),
    source: 'The press.',
  })
  expect(await due()).toEqual(['situation-changed'])
  const seen = await lookAtConsents(editor, id)
  for (const entry of 'entries' in seen ? seen.entries : [])
    await reviewConsent(editor, entry.id, 'holds', 'Her brother confirms it.')
  expect(await due()).toEqual([])
})

test('a situation keeps its history, with day and source', async () => {
  const id = await addSomebody('has-history')
  const detained = { situation: 'detained', since: '2026-03-01', source: 'Her lawyer.' } as const
  await recordSituation(campaigner, id, detained)
  await recordSituation(campaigner, id, { ...detained, situation: 'released', since: '2026-05-02' })
  expect(await readDefender('en', 'has-history')).toMatchObject({ situation: 'released' })
  expect(await listSituations(editor, id)).toMatchObject([
    { situation: 'released', since: '2026-05-02' },
    { situation: 'detained', since: '2026-03-01', source: 'Her lawyer.' },
  ])
  for (const [fault, change] of [
    ['source-missing', { source: '' }],
    ['day-not-possible', { since: dayAhead(1) }],
    ['day-not-possible', { since: 'May' }],
  ] as const)
    expect(await recordSituation(editor, id, { ...detained, ...change })).toEqual({
      outcome: fault,
    })
})

test('a part is hidden by everybody, whatever was agreed to, and shown by an administrator', async () => {
  const id = await addSomebody('partly-hidden')
  const hidden = { outcome: 'hidden', contentVersion: expect.any(BigInt) }
  expect(await hidePart(campaigner, id, 'story')).toEqual(hidden)
  expect(await hidePart(campaigner, id, 'place')).toEqual(hidden)
  expect(await hidePart(editor, id, 'place')).toEqual({ ...hidden, outcome: 'already-hidden' })
  await addConsent(id)
  expect(await readDefender('en', 'partly-hidden')).toMatchObject({
    ...{ name: 'Nil Prova', story: undefined, country: undefined },
  })
  expect(await showPart(editor, id, 'story', 'They ask for it.')).toEqual({
    outcome: 'not-allowed',
  })
  expect(await showPart(administrator, id, 'story', '')).toEqual({ outcome: 'reason-missing' })
  expect(await showPart(administrator, id, 'face', 'Why not.')).toEqual({ outcome: 'not-hidden' })
  expect(await showPart(administrator, id, 'story', 'They ask for it.')).toEqual({
    outcome: 'shown',
  })
  expect(await readDefender('en', 'partly-hidden')).toMatchObject({
    ...{ story: 'A story.', country: undefined },
  })
})
