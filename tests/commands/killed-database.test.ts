import { expect, onTestFinished, test } from 'vitest'
import { startTestCluster } from '@/tests/support/cluster'

test('a PostgreSQL that was killed comes back with all that was committed', async () => {
  const cluster = await startTestCluster({ durable: true })
  onTestFinished(cluster.end)
  const database = await cluster.freshDatabase()
  await database.query('UPDATE content_version SET number = 41')
  await cluster.kill()
  await expect(database.query('SELECT 1')).rejects.toThrow(
    // A connection that was open may still be told why it ends.
    /ECONNREFUSED|unexpected postmaster exit/,
  )
  await cluster.restart()
  expect(await database.query('SELECT number FROM content_version')).toEqual([{ number: '41' }])
})
