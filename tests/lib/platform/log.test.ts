import { expect, test } from 'vitest'
import { db, runAlone, sql } from '@/lib/platform/db'
import { withoutValues } from '@/lib/platform/log'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()
const { id } = await addCampaign()
const secret = 'nil-prova-secret'
const right = { id: secret, position: 99 }
await db.right.create({ data: right })

const termFault = { sqlState: '23514', constraint: 'campaign_term_possible' }
const twice = { sqlState: '23505', constraint: 'human_right_pkey' }

test.each([
  ['a unique one, by the client', () => db.right.create({ data: right }), twice],
  [
    'a unique one, by a statement',
    () => db.$executeRaw`INSERT INTO human_right (id, position) VALUES (${secret}, 99)`,
    twice,
  ],
  [
    'a unique one, past the client',
    () => runAlone(sql`INSERT INTO human_right (id, position) VALUES (${secret}, 99)`),
    twice,
  ],
  [
    'a check, by the client',
    () => db.campaign.update({ where: { id }, data: { termMonths: 900 } }),
    termFault,
  ],
  [
    'a check, by a statement',
    () => db.$executeRaw`UPDATE campaign SET term_months = 900 WHERE id = ${id}::uuid`,
    termFault,
  ],
  [
    'a check, past the client',
    () => runAlone(sql`UPDATE campaign SET term_months = 900 WHERE id = ${id}::uuid`),
    termFault,
  ],
  [
    'none: a value of another type',
    () => db.$executeRaw`SELECT ${secret}::text::int`,
    { sqlState: '22P02' },
  ],
  [
    'none: a value in the message where a name may stand',
    () => db.$executeRaw`SELECT ('constraint "' || ${secret}::text || '"')::int`,
    { sqlState: '22P02' },
  ],
])(
  'the log names the constraint that is violated (%s), and no value',
  async (_, fail, expected) => {
    const error = await fail().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    const logged = withoutValues(error)
    expect(logged).toMatchObject(expected)
    expect(logged).toHaveProperty('at')
    expect('constraint' in logged).toBe('constraint' in expected)
    expect(JSON.stringify(logged)).not.toMatch(/secret|900|Failing row|already exists/)
  },
)

test('an error of another kind is told by kind, code and place', () => {
  const error = Object.assign(new TypeError(secret), { code: 'EPIPE' })
  expect(withoutValues(error)).toMatchObject({ kind: 'TypeError', code: 'EPIPE' })
  expect(withoutValues(error)).not.toHaveProperty('sqlState')
  expect(withoutValues(secret)).toEqual({ kind: 'string' })
})
