import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sources } from '@/tests/rules/sources'
import { root } from '@/tests/support/root'

const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}))

/** What was measured or tried then stays told by the names of then. */
const present = documents.filter(({ path }) => path !== 'docs/performance-history.md')

/** The places in a document that an address can name, as GitHub makes them of its headings. */
const anchorsIn = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test('each link of a document leads to a file that is there, and to a heading in it', () => {
  const broken = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => {
        const [file = '', anchor] = target.split('#')
        const to = file === '' ? path : join(dirname(path), file)
        if (!existsSync(join(root, to))) return true
        return anchor && !anchorsIn(readFileSync(join(root, to), 'utf8')).includes(anchor)
      })
      .map((target) => `${path}: ${target}`),
  )
  expect(broken).toEqual([])
})

test('the list of decisions has each record once, in order, under its own title', () => {
  const records = documents
    .filter(({ path }) => /^docs\/decisions\/\d{3}-/.test(path))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const listed = documents.find(({ path }) => path === 'docs/decisions/README.md')?.text ?? ''
  const entries = [...listed.matchAll(/^\d+\. \[(.+?)\]\((.+?)\)/gm)]
  expect(entries.map(([, title, file]) => [file, title])).toEqual(
    records.map(({ path, text }) => [basename(path), /^# \d{3} · (.+)$/m.exec(text)?.[1]]),
  )
})

const isThere = (path: string) =>
  ['', '.ts', '.tsx', '.test.ts'].some((end) => existsSync(join(root, path + end)))

const folders = 'app|components|lib|server|worker|commands|prisma|public|scripts|tests|docs'

test('each path of the project that a document names is there', () => {
  const inCode = new RegExp(`\`((?:${folders})/[\\w./\\[\\]-]*)\``, 'g')
  const gone = present.flatMap(({ path, text }) =>
    [...text.matchAll(inCode)]
      .filter(([, named = '']) => !isThere(named))
      .map(([, named]) => `${path}: ${named}`),
  )
  expect(gone).toEqual([])
})

/** What else is written by hand and has comments. Migrations are never changed, and stay as they are. */
const others = globSync(
  ['scripts/*.mjs', 'app/styles/*.css', 'public/enhance.js', 'prisma/schema.prisma'],
  { cwd: root },
).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** What stands in comments: lines that begin with `//`, `/*` or `*`, and what follows code on a line. */
const commentsIn = (text: string) =>
  text
    .split('\n')
    .flatMap((line) => /^\s*(?:\/\/|\/?\*)(.*)|\s\/\/ (.*)/.exec(line)?.slice(1) ?? [])
    .join('\n')
    .replaceAll(/https?:\S+/g, '')

const fileInComment = /(?<![\w./*\]-])((?:[\w.[\]-]+\/)*[\w.-]+\.(?:tsx?|mjs|md|css|yml|prisma))\b/g

test('each file and decision that a comment names is there', () => {
  const everyFile = globSync(`{${folders.replaceAll('|', ',')}}/**/*.*`, { cwd: root })
  const names = new Set(everyFile.map((path) => basename(path)))
  const decisions = everyFile
    .filter((path) => path.startsWith('docs/decisions/'))
    .map((path) => basename(path).slice(0, 3))
  const gone = [...sources, ...others].flatMap(({ path, text }) => {
    const comments = commentsIn(text)
    const files = [...comments.matchAll(fileInComment)]
      .map(([, file = '']) => file)
      .filter((file) => !(file.includes('/') ? isThere(file) : names.has(file)))
    const records = [...comments.matchAll(/\bdecisions?[ /](\d{3})\b/g)]
      .map(([, number = '']) => number)
      .filter((number) => !decisions.includes(number))
    return [...files, ...records].map((one) => `${path}: ${one}`)
  })
  expect(gone).toEqual([])
})
