import { expect, test } from 'vitest'
import { hideByLink } from '@/lib/defenders/hiding/hide-by-link'
import { approveLifting } from '@/lib/defenders/hiding/manage/approve-lifting'
import { askToLiftHiding } from '@/lib/defenders/hiding/manage/ask-to-lift-hiding'
import { listHidings } from '@/lib/defenders/hiding/manage/list-hidings'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { queueHidingNotices } from '@/lib/defenders/hiding/queue-hiding-notices'
import { findDefender } from '@/lib/defenders/manage/find-defender'
import { showDefender } from '@/lib/defenders/manage/show-defender'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { readDefender } from '@/lib/defenders/read-defender'
import { moveClock } from '@/lib/platform/clock'
import { endMember } from '@/lib/staff/manage/end-member'
import { addPerson } from '@/tests/lib/defenders/person'
import { ownInstallation } from '@/tests/support/installation'
import { addMember } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
const [editor, campaigner, administrator] = [
  (await addMember('editor')).member,
  (await addMember('campaigner')).member,
  (await addMember('administrator')).member,
]

async function addSomebody(slug: string): Promise<{ id: string; token: string }> {
  await addPerson(slug)
  const { id = '' } = (await findDefender(slug)) ?? {}
  const made = await makeHideLink(editor, id)
  return { id, token: 'token' in made ? made.token : '' }
}

const isShown = async (slug: string) => (await readDefender('en', slug)) !== undefined
const hidings = async (id: string) => (await listHidings(editor, id)).hidings

test('a link hides its person at once, once, and the log says that it was the link', async () => {
  const { id, token } = await addSomebody('hides')
  const { token: otherToken } = await addSomebody('other')
  expect(otherToken).not.toBe(token)
  for (let times = 0; times < 3; times++) {
    expect(await hideByLink(token, 'person')).toEqual({ outcome: 'received' })
  }
  expect([await isShown('hides'), await isShown('other')]).toEqual([false, true])
  expect(await hidings(id)).toMatchObject([{ part: 'person', ownLink: true, asked: undefined }])
  const entries = await database.query(
    `SELECT actor::text, act, part FROM audit_entry WHERE subject_id = $1 AND act <> 'makeHideLink'`,
    [id],
  )
  expect(entries).toEqual([{ actor: 'own_link', act: 'takeDownDefender', part: null }])
})

test('the staff are told once, by a letter to each who has joined', async () => {
  await queueHidingNotices()
  await database.query('DELETE FROM letter')
  const { token } = await addSomebody('told-of')
  await hideByLink(token, 'person')
  expect(await queueHidingNotices()).toBe(1)
  expect(await queueHidingNotices()).toBe(0)
  const letters = await database.query(
    `SELECT kind::text, link_of, count(*)::int AS many FROM letter GROUP BY 1, 2`,
  )
  expect(letters).toEqual([{ kind: 'staff_hidden_by_link', link_of: null, many: 3 }])
})

test('it hides the face alone as well', async () => {
  const { id, token } = await addSomebody('face-only')
  await hideByLink(token, 'face')
  expect(await isShown('face-only')).toBe(true)
  expect(await hidings(id)).toMatchObject([{ part: 'face', ownLink: true }])
  expect(
    await database.query('SELECT shows_face FROM public_defender WHERE id = $1', [id]),
  ).toEqual([{ shows_face: false }])
})

test.each(['unknown'.padEnd(43, '0'), '', '../..', 'a'.repeat(10_000), '\0'.repeat(43)])(
  'a token of nobody’s hides nobody and gets the same answer: %j',
  async (token) => {
    const before = await database.query('SELECT count(*) FROM defender_hiding')
    expect(await hideByLink(token, 'person')).toEqual({ outcome: 'received' })
    expect(await database.query('SELECT count(*) FROM defender_hiding')).toEqual(before)
  },
)

test('a link that was replaced does nothing any more, and the token is nowhere', async () => {
  const { id, token } = await addSomebody('rotated')
  const made = await makeHideLink(administrator, id)
  await hideByLink(token, 'person')
  expect(await isShown('rotated')).toBe(true)
  await hideByLink('token' in made ? made.token : '', 'person')
  expect(await isShown('rotated')).toBe(false)
  expect(await makeHideLink(campaigner, id)).toEqual({ outcome: 'not-allowed' })
  const rows = await database.query('SELECT l::text AS row FROM hide_link l')
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('what the link hid comes back by two people alone, not by one administrator', async () => {
  const { id, token } = await addSomebody('comes-back')
  await hideByLink(token, 'person')
  expect(await showDefender(administrator, id, 'They rang.')).toEqual({
    outcome: 'hidden-by-own-link',
  })
  // Not even by the statement that shows people.
  await database.query(`UPDATE defender SET visibility = 'public' WHERE id = $1`, [id])
  expect(await isShown('comes-back')).toBe(false)
  await database.query(`UPDATE defender SET visibility = 'taken_down' WHERE id = $1`, [id])
  const [hiding] = await hidings(id)
  const hidingId = hiding?.id ?? ''
  expect(await approveLifting(administrator, hidingId, 'She told me too.')).toEqual({
    outcome: 'not-asked',
  })
  expect(await askToLiftHiding(editor, hidingId, '')).toEqual({ outcome: 'reason-missing' })
  expect(await askToLiftHiding(campaigner, hidingId, 'Why not.')).toEqual({
    outcome: 'not-allowed',
  })
  expect(await askToLiftHiding(editor, hidingId, 'Her sister confirms it.')).toEqual({
    outcome: 'asked',
  })
  expect(await approveLifting(editor, hidingId, 'I asked.')).toEqual({
    outcome: 'by-another-person',
  })
  expect(await approveLifting(administrator, hidingId, ' ')).toEqual({ outcome: 'reason-missing' })
  expect(await isShown('comes-back')).toBe(false)
  expect(await approveLifting(administrator, hidingId, 'She told me too.')).toEqual({
    outcome: 'lifted',
  })
  expect(await isShown('comes-back')).toBe(true)
  expect(await approveLifting(administrator, hidingId, 'She told me too.')).toEqual({
    outcome: 'not-hidden',
  })
  await hideByLink(token, 'person')
  expect(await isShown('comes-back')).toBe(false)
})

test('whom the staff took down before the link was used stays taken down once it is lifted', async () => {
  const { id, token } = await addSomebody('down-before')
  await takeDownDefender(campaigner, id)
  await hideByLink(token, 'person')
  const [hiding] = await hidings(id)
  await askToLiftHiding(editor, hiding?.id ?? '', 'She asked for it.')
  const approved = await approveLifting(administrator, hiding?.id ?? '', 'She told me too.')
  expect(approved).toEqual({ outcome: 'lifted' })
  expect(await isShown('down-before')).toBe(false)
  expect(await showDefender(administrator, id, 'All is well.')).toMatchObject({ outcome: 'shown' })
})

test('whom the staff take down after the link was used stays taken down once it is lifted', async () => {
  const { id, token } = await addSomebody('down-after')
  await hideByLink(token, 'person')
  expect(await takeDownDefender(campaigner, id)).toMatchObject({ outcome: 'already-taken-down' })
  const [hiding] = await hidings(id)
  await askToLiftHiding(editor, hiding?.id ?? '', 'She asked for it.')
  const approved = await approveLifting(administrator, hiding?.id ?? '', 'She told me too.')
  expect(approved).toEqual({ outcome: 'lifted' })
  expect(await isShown('down-after')).toBe(false)
})

test('each process is asked to look at what it shows of whom the link hid', async () => {
  const { id, token } = await addSomebody('looked-at')
  const checks = () => database.query('SELECT 1 FROM take_down_check WHERE defender_id = $1', [id])
  expect(await checks()).toHaveLength(0)
  await hideByLink(token, 'person')
  expect(await checks()).toHaveLength(1)
})

test('nobody is the second person whom a member invited this week, nor for one who has left', async () => {
  const { id, token } = await addSomebody('second-person')
  await hideByLink(token, 'person')
  const [hiding] = await hidings(id)
  const hidingId = hiding?.id ?? ''
  const puppet = await addMember('editor', 'puppet@example.org', administrator)
  expect(await askToLiftHiding(administrator, hidingId, 'I say so.')).toEqual({ outcome: 'asked' })
  const lifting = () => approveLifting(puppet.member, hidingId, 'So do I.')
  expect(await lifting()).toEqual({ outcome: 'too-soon' })
  moveClock(8 * 86_400_000)
  const leaver = await addMember('editor')
  await askToLiftHiding(leaver.member, hidingId, 'I say so.')
  await endMember(administrator, leaver.member.id)
  expect(await lifting()).toEqual({ outcome: 'not-asked' })
  await askToLiftHiding(administrator, hidingId, 'I say so.')
  expect(await lifting()).toEqual({ outcome: 'lifted' })
  moveClock(-8 * 86_400_000)
})

test('the owner of the tables writes no lifting by one person either', async () => {
  const { id, token } = await addSomebody('by-one')
  await hideByLink(token, 'person')
  const lift = database.query(
    `UPDATE defender_hiding SET lift_asked_by = $2, lift_asked_at = now(), lift_reason = 'x',
       lifted_by = $2, lifted_at = now() WHERE defender_id = $1`,
    [id, editor.id],
  )
  await expect(lift).rejects.toThrow('lifted_by_two')
})
