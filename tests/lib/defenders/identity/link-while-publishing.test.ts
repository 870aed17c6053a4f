import pg from 'pg'
import { expect, test } from 'vitest'
import { hideByLink } from '@/lib/defenders/hiding/hide-by-link'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { retireIdentity } from '@/lib/defenders/identity/manage/retire-identity'
import { saveIdentity } from '@/lib/defenders/identity/manage/save-identity'
import { readDefender } from '@/lib/defenders/read-defender'
import { operator } from '@/lib/staff/staff-member'
import { addConsent, requireConsent } from '@/tests/support/defenders/consent'
import { identityInput, letItsDayCome } from '@/tests/support/defenders/identities'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'
import { addRealCase } from '@/tests/support/real-case'

const { database } = await ownInstallation()

test('a press of the link while a new identity is published hides that identity', async () => {
  const { defender } = await addRealCase({ slug: 'former', name: 'Zarvik Alder', right: 'r' })
  const made = await makeHideLink(operator, defender.id)
  const token = 'token' in made ? made.token : ''
  await retireIdentity(operator, defender.id)
  const saved = await saveIdentity(operator, defender.id, identityInput('successor', 'Lumo'))
  const successor = saved.outcome === 'saved' ? saved.id : ''
  await letItsDayCome(defender.id)
  await addConsent(successor)
  await requireConsent(successor)

  const publisher = new pg.Client({ connectionString: database.url })
  await publisher.connect()
  try {
    await publisher.query('BEGIN')
    await publisher.query('SELECT publish_identity($1, now())', [defender.id])
    const pressed = hideByLink(token, 'person')
    await eventually('the press waits', async () => {
      const waiting = await database.query(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%hide_by_link%'
           AND datname = current_database()`,
      )
      return waiting.length > 0
    })
    await publisher.query('COMMIT')
    await pressed
  } finally {
    await publisher.end()
  }
  const hidings = await database.query<{ defender_id: string }>(
    'SELECT defender_id FROM defender_hiding',
  )
  expect(hidings.map(({ defender_id }) => defender_id)).toEqual([successor])
  expect(await readDefender('en', 'successor')).toBeUndefined()
})
