import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ask } from '@/tests/http/ask'
import { formIn, sendForm } from '@/tests/http/form'
import { copySources, siteSources } from '@/tests/support/copy-sources'
import { freshDatabase } from '@/tests/support/database'
import { eventually } from '@/tests/support/eventually'
import { freePort } from '@/tests/support/free-port'
import { temporaryFolder } from '@/tests/support/temporary-folder'

/** A bound only for a machine that is stuck. */
const timeout = 300_000

/**
 * Starts what `npm run dev` runs, in a copy of the sources, so that the project's build and data
 * stay as they are.
 */
async function startDevelopment() {
  const copy = copySources([...siteSources, 'commands', 'worker', 'prisma', 'prisma.config.ts'])
  const data = temporaryFolder('dev')
  const database = await freshDatabase()
  const port = await freePort()
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'commands/main.ts', 'dev'], {
    cwd: copy.folder,
    env: {
      NODE_ENV: 'development',
      PATH,
      HOME,
      PORT: `${port}`,
      DATA_DIR: data.path,
      DATABASE_URL: database.url,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
  }
  const ended = new Promise<number | null>((done) => child.once('close', done))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
    await database.drop()
    data.remove()
    copy.remove()
  }, timeout)
  await eventually(
    'the development server',
    () => {
      if (child.exitCode !== null) throw new Error(log)
      return log.includes('Altaveu is ready at')
    },
    timeout,
  )
  return { origin: `http://127.0.0.1:${port}`, folder: copy.folder }
}

/** The events that the server sends an open page. */
async function listen(origin: string) {
  const events: string[] = []
  const stopping = new AbortController()
  const { body, headers } = await fetch(`${origin}/development/events`, {
    signal: stopping.signal,
  })
  expect(headers.get('content-type')).toBe('text/event-stream')
  const read = async () => {
    for await (const chunk of body ?? []) events.push(Buffer.from(chunk).toString())
  }
  read().catch(() => undefined)
  return { events, stop: () => stopping.abort() }
}

test(
  'development answers through the same pipeline, and a change is seen at once',
  async () => {
    const { origin, folder } = await startDevelopment()

    const answered = (path: string, status: number, send = () => ask(origin, path)) =>
      eventually(
        `${status} at ${path}`,
        async () => {
          const answer = await send()
          return answer.status === status ? answer : undefined
        },
        timeout,
      )
    const home = await answered('/ca', 200)
    const policy = String(home.headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(home.headers['x-content-type-options']).toBe('nosniff')
    const scripts = [...home.text.matchAll(/<script\b[^>]*\bsrc="([^"]*)"/g)].map(([, src]) => src)
    expect(scripts).toContain('/development/reload.js')
    expect(scripts.filter((src) => src?.startsWith('/_next'))).toEqual([])
    expect(home.text).not.toMatch(/__next_f|\sstyle="/)
    expect((await ask(origin, '/development/reload.js')).text).toContain('location.reload()')
    for (const [, sheet = ''] of home.text.matchAll(
      /<link[^>]*rel="stylesheet"[^>]*href="([^"]*)"/g,
    )) {
      expect((await ask(origin, sheet)).status).toBe(200)
    }

    // The address table, and the status that a page sets.
    const missing = '/ca/no-hi-es'
    const before = await answered(missing, 404)
    expect(before.text).not.toContain('Una altra cosa')
    const [, campaign = ''] = /href="(\/ca\/campanyes\/[a-z0-9-]+)"/.exec(home.text) ?? []
    const form = formIn((await answered(campaign, 200)).text, 'email')
    const faulty = { ...form, name: '', email: '' }
    await answered(campaign, 422, () => sendForm(origin, campaign, faulty))

    const workspace = await answered('/staff/sign-in', 200)
    expect(workspace.headers['cache-control']).toBe('no-store')
    expect(workspace.headers['x-robots-tag']).toBe('noindex')
    expect(String(workspace.headers['content-security-policy'])).toMatch(/script-src [^;]*'nonce-/)

    const open = await listen(origin)
    await eventually('what an open page is told at first', () => open.events.length > 0, timeout)
    const path = join(folder, 'components/ui/missing.tsx')
    const source = readFileSync(path, 'utf8')
    const changed = source.replace("<h1>{t('title')}</h1>", '<h1>Una altra cosa</h1>')
    expect(changed).not.toBe(source)
    writeFileSync(path, changed)
    await eventually(
      'an open page is told of the change',
      () => new Set(open.events).size > 1,
      timeout,
    )
    open.stop()
    await eventually(
      'the change',
      async () => (await ask(origin, missing)).text.includes('Una altra cosa'),
      timeout,
    )
  },
  timeout * 2,
)
