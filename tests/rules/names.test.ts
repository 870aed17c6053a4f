import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actVerbs } from '@/commands/checks/act-verbs'
import { sources, sourcesIn } from '@/tests/rules/sources'
import { root } from '@/tests/support/root'

const verbFirst = new RegExp(`^(${actVerbs.join('|')})-`)

/** Folders in which anything ends up say nothing of what is in them. */
const meaningless = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'misc',
  'services',
])

test('a file that does something is named as what it exports', () => {
  const wrong = sourcesIn('lib')
    .filter(({ folder, name }) => folder !== 'lib/platform' && verbFirst.test(name))
    .filter(
      ({ name, text }) => !new RegExp(`export (async )?function ${camelCase(name)}\\b`).test(text),
    )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('a file whose act or query has its name begins with a verb of the list', () => {
  const wrong = sourcesIn('lib')
    .filter(({ folder }) => !/^lib\/(platform|i18n)\b/.test(folder))
    .filter(({ name, text }) =>
      new RegExp(`export async function ${camelCase(name)}\\b`).test(text),
    )
    .filter(({ name }) => !verbFirst.test(name))
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('no folder and no file has a name that fits everything', () => {
  const names = new Set(sources.flatMap(({ folder, path }) => [...upTo(folder), path]))
  const wrong = [...names].filter((path) => meaningless.has(nameOf(path)))
  expect(wrong).toEqual([])
})

test('no file is a barrel', () => {
  const wrong = sources.filter(
    ({ name, text }) => name === 'index' || /^export \* from/m.test(text),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('no folder holds more than 25 files', () => {
  const folders = [...new Set(sources.map(({ folder }) => folder))]
  expect(folders.filter((folder) => filesIn(folder) > 25)).toEqual([])
})

test('no file is longer than 250 lines, but for tables of cases', () => {
  const long = sources.filter(
    ({ path, text }) => text.split('\n').length > 251 && !path.endsWith('.test.ts'),
  )
  expect(long.map(({ path }) => path)).toEqual([])
})

test("a form's action stands in actions.ts beside its page and nowhere else", () => {
  const withActions = sources.filter(({ text }) => /^\s*['"]use server['"]/m.test(text))
  expect(withActions.filter(({ name }) => name !== 'actions').map(({ path }) => path)).toEqual([])
})

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.\w+$/, '')
}

/** A folder and all that it stands in. */
function upTo(folder: string): string[] {
  const parts = folder.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function filesIn(folder: string): number {
  return readdirSync(`${root}/${folder}`, { withFileTypes: true }).filter((one) => one.isFile())
    .length
}
