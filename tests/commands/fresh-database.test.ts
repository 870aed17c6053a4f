import { expect, test } from 'vitest'
import { freshDatabase } from '@/tests/support/database'

test('two fresh databases know nothing of each other', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  await one.query('UPDATE content_version SET number = 7')
  expect(await one.query('SELECT number FROM content_version')).toEqual([{ number: '7' }])
  expect(await other.query('SELECT number FROM content_version')).not.toEqual([{ number: '7' }])
  await Promise.all([one.drop(), other.drop()])
})
