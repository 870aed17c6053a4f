import { expect, test } from 'vitest'
import { rights } from '@/lib/staff/rights'
import { sourcesIn } from '@/tests/rules/sources'

/** What reads for staff: it shows what they may see, and changes nothing. */
const query = /^(find|list|read|count|search)-/

test('every act of the staff stands in the table of rights, and says first who does it', () => {
  const managed = sourcesIn('lib').filter(
    ({ folder, name }) => folder.endsWith('/manage') && !query.test(name),
  )
  const acts = managed.map(({ text }) => /export async function (\w+)\(\s*by: /.exec(text)?.[1])
  expect(managed.length).toBeGreaterThan(1)
  expect(acts.toSorted()).toEqual(Object.keys(rights).toSorted())
})
