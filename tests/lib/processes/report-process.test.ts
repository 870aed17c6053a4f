import { expect, test } from 'vitest'
import { listProcesses } from '@/lib/processes/list-processes'
import { removeProcess } from '@/lib/processes/remove-process'
import { reportProcess } from '@/lib/processes/report-process'
import { newProcess } from '@/lib/processes/running-process'
import { ownInstallation } from '@/tests/support/installation'

const { database } = await ownInstallation()

test('a process is listed once, with its newest report, until it ends', async () => {
  const web = newProcess('web')
  const worker = newProcess('worker')
  await reportProcess(web, '7')
  await reportProcess(worker)
  const [first] = (await listProcesses()).processes
  await reportProcess(web, '8')
  const { at, processes } = await listProcesses()
  expect(processes).toMatchObject([
    { ...web, contentVersion: 8n, startedAt: first?.startedAt },
    { ...worker, contentVersion: undefined },
  ])
  for (const { reportedAt } of processes) expect(reportedAt.getTime()).toBeLessThanOrEqual(+at)
  await removeProcess(web)
  await removeProcess(worker)
  expect((await listProcesses()).processes).toEqual([])
})

test('one that nobody has heard of for a day is forgotten when another reports itself', async () => {
  const gone = newProcess('web')
  await reportProcess(gone, '1')
  await database.query(`UPDATE running_process SET reported_at = now() - interval '25 hours'`)
  expect((await listProcesses()).processes).toEqual([])
  const worker = newProcess('worker')
  await reportProcess(worker)
  expect(await database.query('SELECT id FROM running_process')).toEqual([{ id: worker.id }])
})
