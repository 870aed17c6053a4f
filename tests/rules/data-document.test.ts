import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '@/tests/support/root'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** The tables that the schema has, by the names that PostgreSQL knows. */
function tablesOfSchema(): string[] {
  const models = read('prisma/schema.prisma')
    .split(/^model /m)
    .slice(1)
  return models.map((model) => /@@map\("(\w+)"\)/.exec(model)?.[1] ?? `without a name: ${model}`)
}

/** The tables that have a row in the document: what its first cell names as code. */
function tablesOfDocument(): string[] {
  const rows = read('docs/data.md').matchAll(/^\| (`[^|]*`) \|/gm)
  return [...rows].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  )
}

test('docs/data.md says of every table who writes and reads it, and names no table that is gone', () => {
  expect(tablesOfDocument().toSorted()).toEqual(tablesOfSchema().toSorted())
})
