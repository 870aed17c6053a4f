import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { retireIdentity } from '@/lib/defenders/identity/manage/retire-identity'
import { saveIdentity } from '@/lib/defenders/identity/manage/save-identity'
import { db } from '@/lib/platform/db'
import { operator } from '@/lib/staff/staff-member'
import { identityInput } from '@/tests/support/defenders/identities'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'
import { addRealCase } from '@/tests/support/real-case'

const { database } = await ownInstallation()
await addPages()
let people = 0

/** Somebody whose identity is retired, and somebody else who stays. */
async function addSomebody(name: string) {
  people += 1
  const retired = await addRealCase({ slug: `person-${people}`, name })
  const other = await addRealCase({ slug: `stays-${people}`, name: `Stays ${people}`, right: 'r' })
  return { id: retired.defender.id, slug: `new-${people}`, other }
}

const save = (id: string, slug: string, name = 'Lumo Prenda', more = {}) =>
  saveIdentity(operator, id, identityInput(slug, name, more))

/** A session of its own, as another process has. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const tellOf = (id: string, story: string) =>
  database.query('UPDATE defender_text SET story = $1 WHERE defender_id = $2', [story, id])

const trees = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir', 'Gorse', 'Hazel', 'Ivy']

const everywhere: Record<string, [statement: string, kind: string]> = {
  'another person’s story': [
    `UPDATE defender_text SET story = 'With $name.' WHERE defender_id = '$defender'`,
    'defender',
  ],
  'another person’s name': [
    `UPDATE defender_text SET name = 'Kin of $name' WHERE defender_id = '$defender'`,
    'defender',
  ],
  'a note on a right': [
    `INSERT INTO defender_right_note SELECT '$defender', 'r', 'ca', 'As $name does.'`,
    'defender',
  ],
  'a campaign’s lead': [
    `UPDATE campaign_text SET lead = 'As for $name.' WHERE campaign_id = '$campaign'`,
    'campaign',
  ],
  'a campaign’s result': [
    `UPDATE campaign_text SET result = 'Like $name.' WHERE campaign_id = '$campaign'`,
    'campaign',
  ],
  'a petition': [
    `UPDATE petition_text SET petition = 'And $name.' WHERE campaign_id = '$campaign'`,
    'campaign',
  ],
  'an addressee': [
    `UPDATE addressee_text SET name = 'Office of $name' WHERE campaign_id = '$campaign'`,
    'campaign',
  ],
  'a page': [`UPDATE page_text SET body = 'We met $name.' WHERE page_id = 'about'`, 'page'],
  'what a right means': [
    `UPDATE human_right_text SET about = 'Defended by $name.' WHERE right_id = 'r'`,
    'right',
  ],
}

test.each(Object.entries(everywhere))(
  'named in %s, a new identity is not saved, and the place is listed',
  async (where, [statement, kind]) => {
    const tree = trees[people] ?? ''
    const name = `${tree}vik ${tree}bek`
    const { id, slug, other } = await addSomebody(name)
    await database.query(
      statement
        .replace('$name', name)
        .replace('$defender', other.defender.id)
        .replace('$campaign', other.campaign.id),
    )
    await retireIdentity(operator, id)
    const done = await save(id, slug)
    const place = expect.objectContaining({ kind, whole: true })
    expect(done, where).toEqual({ outcome: 'named', places: expect.arrayContaining([place]) })
    expect(JSON.stringify(done)).not.toContain(tree)
    expect(await db.defender.count({ where: { slug } })).toBe(0)
    await database.query(`UPDATE page_text SET body = '.' WHERE page_id = 'about'`)
    await database.query(`UPDATE human_right_text SET about = '' WHERE right_id = 'r'`)
  },
)

test('their new identity may name them nowhere either, in whatever spelling', async () => {
  const { id, slug } = await addSomebody('Núria Tolbek i Savarn')
  await retireIdentity(operator, id)
  const stories = [
    'She was Nuria Tolbek i Savarn.',
    'NÚRIA TOLBEK I SAVARN’s story',
    'Tolbek i Savarn, Núria',
    'Núria\n\u00a0Tolbek\u200b i  **Savarn**',
    'Nu\u0301ria Tol\u00adbek i Savarn',
  ]
  for (const story of stories) {
    const done = await save(id, slug, 'Lumo Prenda', { story, wordsSeen: true })
    expect(done, story).toMatchObject({ outcome: 'named', places: [{ kind: 'own', whole: true }] })
  }
  expect(await save(id, 'nuria-tolbek-i-savarn')).toMatchObject({ outcome: 'named' })
})

test('a word of the name is listed, and stands once somebody has looked', async () => {
  const { id, slug, other } = await addSomebody('Zintar Quelmor')
  await tellOf(other.defender.id, 'The quelmor is a tree.')
  await retireIdentity(operator, id)
  expect(await save(id, slug)).toEqual({
    outcome: 'named',
    places: [{ kind: 'defender', id: other.defender.id, whole: false }],
  })
  expect(await save(id, slug, 'Lumo Prenda', { wordsSeen: true })).toMatchObject({
    outcome: 'saved',
  })
})

test.each([
  ['Esperanza', 'Hay esperanza.', 'Esperanza vino.'],
  ['محمد', 'السلام', 'جاء محمد أمس'],
])('the name %s is one word, and is known by how it is written', async (name, not, named) => {
  const { id, slug, other } = await addSomebody(name)
  await retireIdentity(operator, id)
  await tellOf(other.defender.id, not)
  expect(await save(id, slug, 'Lumo Prenda', { wordsSeen: true })).toMatchObject({
    outcome: 'saved',
  })
  await expect(tellOf(other.defender.id, named)).rejects.toThrow('a public text names somebody')
})

test('a text that was being written while somebody’s identity was retired does not come out', async () => {
  const { id, slug, other } = await addSomebody('Ruvol Brintax')
  const writer = await connect()
  await writer.query('BEGIN')
  await writer.query('UPDATE defender_text SET story = $1 WHERE defender_id = $2', [
    'With Ruvol Brintax.',
    other.defender.id,
  ])
  expect(await retireIdentity(operator, id)).toMatchObject({ outcome: 'retired' })
  expect(await save(id, slug)).toMatchObject({ outcome: 'saved' })
  await expect(writer.query('COMMIT')).rejects.toThrow('a public text names somebody')
})

test('a text that is being committed meanwhile is waited for, and found', async () => {
  const { id, slug, other } = await addSomebody('Pelmo Jastrun')
  const writer = await connect()
  await writer.query('BEGIN')
  await writer.query('UPDATE defender_text SET story = $1 WHERE defender_id = $2', [
    'With Pelmo Jastrun.',
    other.defender.id,
  ])
  // What follows at its commit is done, and the commit itself is not.
  await writer.query('SET CONSTRAINTS ALL IMMEDIATE')
  const retiring = retireIdentity(operator, id)
  await eventually('somebody who waits', async () => {
    const waiting = await database.query(
      `SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE NOT granted AND datname = current_database()`,
    )
    return waiting.length > 0
  })
  expect(await save(id, slug)).toEqual({ outcome: 'not-retired' })
  await writer.query('COMMIT')
  expect(await retiring).toMatchObject({ outcome: 'retired' })
  expect(await save(id, slug)).toEqual({
    outcome: 'named',
    places: [{ kind: 'defender', id: other.defender.id, whole: true }],
  })
})

test('nobody who was a draft comes out with a former name in an older text', async () => {
  const { id, other } = await addSomebody('Sarnik Volpeda')
  await database.query(`UPDATE defender SET visibility = 'draft' WHERE id = $1`, [
    other.defender.id,
  ])
  await tellOf(other.defender.id, 'With Sarnik Volpeda.')
  await retireIdentity(operator, id)
  const publish = database.query(`UPDATE defender SET visibility = 'public' WHERE id = $1`, [
    other.defender.id,
  ])
  await expect(publish).rejects.toThrow('a public text names somebody')
})
