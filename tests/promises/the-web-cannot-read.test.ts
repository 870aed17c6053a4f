import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import sodium from 'sodium-native'
import { afterAll, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { closeDatabase } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { workerKeys } from '@/lib/platform/keys/worker'
import { ask, countOf, signByJson } from '@/tests/http/ask'
import { formIn, sendForm } from '@/tests/http/form'
import { ownPage } from '@/tests/http/own-page'
import { addCampaign } from '@/tests/support/campaign'
import { startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { freePort } from '@/tests/support/free-port'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { linkIn, mailboxOf } from '@/tests/support/mail/mailbox'
import { temporaryFolder } from '@/tests/support/temporary-folder'
import { unexpectedLines } from '@/tests/support/unexpected-lines'

const installation = await makeInstallation()
workIn(installation)
const { slug } = await addCampaign()
const secrets = Object.values(workerKeys())

// The worker's keys go where the web is never told to look, and from where it is.
const elsewhere = temporaryFolder('worker')
cpSync(join(installation.folder, 'keys', 'worker'), join(elsewhere.path, 'keys', 'worker'), {
  recursive: true,
})
symlinkSync(join(installation.folder, 'mailbox'), join(elsewhere.path, 'mailbox'))
rmSync(join(installation.folder, 'keys', 'worker'), { recursive: true })
rmSync(installation.workerFolder, { recursive: true })

const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const env = { PORT: `${port}`, APP_URL: origin }
const { url } = installation.database
const web = startChild('server/main.ts', {
  ...env,
  DATABASE_URL: urlAs('web', url),
  DATA_DIR: installation.webFolder,
})
await web.ready

afterAll(async () => {
  await web.stop()
  await closeDatabase()
  await installation.remove()
  elsewhere.remove()
})

test('nothing below its data folder, in its settings or its log holds a key of the worker’s', () => {
  const files = readdirSync(installation.folder, { recursive: true, withFileTypes: true }).filter(
    (one) => one.isFile(),
  )
  const bytes = [
    ...files.map((file) => readFileSync(join(file.parentPath, file.name))),
    readFileSync(`/proc/${web.pid}/environ`),
    Buffer.from(web.log.join('\n')),
  ]
  const { sealPublic } = workerKeys()
  for (const key of secrets.filter((one) => !one.equals(sealPublic))) {
    for (const encoded of [
      key,
      Buffer.from(key.toString('base64')),
      Buffer.from(key.toString('hex')),
    ]) {
      expect(bytes.some((one) => one.includes(encoded))).toBe(false)
    }
  }
})

test('it does all that it must: pages, signatures, confirmations, numbers', async () => {
  for (const locale of locales) {
    for (const path of [
      addressOf(locale, 'home'),
      addressOf(locale, 'campaigns'),
      addressOf(locale, 'campaign', { slug }),
      addressOf(locale, 'privacy'),
    ]) {
      expect((await ask(origin, path)).status).toBe(200)
    }
  }
  const page = addressOf('ca', 'campaign', { slug })
  const form = formIn((await ask(origin, page)).text, 'email')
  expect((await signByJson(origin, slug, { email: 'json@example.org' })).status).toBe(202)
  expect(
    (
      await sendForm(origin, page, {
        ...form,
        name: 'Nil',
        email: 'form@example.org',
        consent: 'on',
      })
    ).status,
  ).toBe(303)

  const worker = startChild('worker/main.ts', {
    ...env,
    DATABASE_URL: urlAs('worker', url),
    DATA_DIR: elsewhere.path,
  })
  await worker.ready
  for (const email of ['json@example.org', 'form@example.org']) {
    const link = new URL(linkIn(await mailboxOf(origin).letterTo(email))).pathname
    const button = formIn((await ask(origin, link)).text, '$ACTION_')
    expect((await sendForm(origin, link, button)).status).toBe(303)
    expect((await ask(origin, link)).status).toBe(200)
  }
  await eventually('both counted', async () => (await countOf(origin, slug)) === 2)
  await signByJson(origin, slug, { email: 'leaves@example.org', locale: 'en' })
  const link = linkIn(await mailboxOf(origin).letterTo('leaves@example.org'))
  const own = ownPage(origin, link.split('/').at(-1) ?? '')
  expect((await own.open()).text).toContain('leaves@example.org')
  expect((await own.send(await own.form('withdraw'))).text).toContain('nothing is held')
  await worker.stop()
  expect((await ask(origin, '/api/health/ready')).status).toBe(200)
  expect(unexpectedLines([...web.log, ...worker.log], [])).toEqual([])
})

test('and with all that it holds it opens no record', async () => {
  const rows = await installation.database.query<{ sealed: Buffer }>('SELECT sealed FROM signature')
  expect(rows).toHaveLength(2)
  const { master, actions, sealPublic } = webKeys()
  const { sealSecret } = workerKeys()
  for (const { sealed } of rows) {
    const body = sealed.subarray(1)
    const message = Buffer.alloc(body.length - sodium.crypto_box_SEALBYTES)
    for (const key of [master, sealPublic, Buffer.from(actions, 'base64')]) {
      expect(sodium.crypto_box_seal_open(message, body, sealPublic, key)).toBe(false)
    }
    expect(sodium.crypto_box_seal_open(message, body, sealPublic, sealSecret)).toBe(true)
  }
})
