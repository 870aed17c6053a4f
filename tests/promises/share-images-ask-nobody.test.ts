import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { locales } from '@/lib/i18n/routing'
import { pictureAddress } from '@/lib/sharing/share-address'
import { ask } from '@/tests/http/ask'
import { ownSite } from '@/tests/support/open-site'
import { addRealCase } from '@/tests/support/real-case'
import { root } from '@/tests/support/root'
import { temporaryFolder } from '@/tests/support/temporary-folder'

const preload = `--import=${join(root, 'tests/support/promises/log-connections.ts')}`
const folder = temporaryFolder('connections')
const file = join(folder.path, 'of-the-site')
const site = await ownSite({ env: { NODE_OPTIONS: preload, CONNECTIONS_FILE: file } })

/** The hosts that the processes which write that file have tried to reach. */
const connectionsIn = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('listening'))

test('the web process is listened to', () => {
  expect(readFileSync(file, 'utf8')).toContain(`listening in ${site.web.pid}\n`)
})

test.each([
  ['in Arabic script', 'arab', 'عائشة بنت سالم'],
  ['with an emoji', 'emoji', 'Lina 🌻 Prova 👩🏽‍⚖️'],
  ['in Chinese script', 'han', '示例 人物'],
  ['with a letter of no language', 'no-letter', 'Nil \u{10fffd} Prova'],
  ['in Latin script', 'latin', 'Ñandú Il·lustre'],
])(
  'no picture of a person whose name is %s makes the server ask anybody',
  async (_, slug, name) => {
    const { defender, campaign } = await addRealCase({ slug: `name-${slug}`, name, title: name })
    for (const locale of locales) {
      for (const of of [
        { kind: 'defenders', slug: defender.slug },
        { kind: 'campaigns', slug: campaign.slug },
      ] as const) {
        const answer = await ask(site.origin, pictureAddress(locale, of))
        expect(answer.status).toBe(200)
        expect(answer.headers['content-type']).toBe('image/png')
        expect((await sharp(answer.body).metadata()).width).toBe(1200)
      }
    }
    expect(connectionsIn(file)).toEqual([])
  },
)

test.each([
  ['fetch', `fetch('http://fonts.test/x').catch(() => {})`, 'fonts.test'],
  ['a name looked up', `require('node:dns').lookup('names.test', () => {})`, 'names.test'],
  ['a socket', `require('node:net').connect(9, '127.0.0.1').on('error', () => {})`, '127.0.0.1:9'],
  ['https', `require('node:https').get('https://cdn.test').on('error', () => {})`, 'cdn.test'],
])('the check itself hears of %s', async (_, code, expected) => {
  const own = temporaryFolder('connections')
  onTestFinished(own.remove)
  const env = { ...process.env, NODE_OPTIONS: preload, CONNECTIONS_FILE: join(own.path, 'told') }
  await promisify(execFile)(process.execPath, ['-e', code], { env })
  expect(connectionsIn(join(own.path, 'told')).join()).toContain(expected)
})
