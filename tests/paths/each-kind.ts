import type { Locale } from '@/lib/i18n/routing'
import { pageKindNames, preparePageKinds } from '@/tests/paths/page-kinds'
import type { Circumstances } from '@/tests/support/browser'
import type { Person } from '@/tests/support/people'
import { test as base } from '@/tests/support/test'

const test = base.extend('kinds', { scope: 'file' }, ({ site }) => preparePageKinds(site))

const allKinds = pageKindNames({ named: '', withStory: '' })

type Look = {
  /** The title of a test of a kind of page, whose name is `%s`. */
  promise: string
  circumstances: Circumstances & { locale: Locale }
  /** The names of these kinds; all unless said. */
  only?: string[]
  /** Before the page is visited. */
  prepare?: (visitor: Person) => Promise<unknown>
  judge: (visitor: Person, kind: string) => Promise<unknown>
}

/** Makes a test for each kind of page: a person visits it, and it is judged. */
export function testEachKind({
  promise,
  circumstances,
  only = allKinds,
  prepare,
  judge,
}: Look): void {
  test.for(only)(promise, async (kind, { kinds, people }) => {
    const visitor = await people.arrive(circumstances)
    await prepare?.(visitor)
    await kinds.find(({ name }) => name === kind)?.visit(visitor, circumstances.locale)
    await judge(visitor, kind)
  })
}
