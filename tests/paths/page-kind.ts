import type { Locale } from '@/lib/i18n/routing'
import type { Person } from '@/tests/support/people'

/** One page of each kind: how somebody comes to see it. */
export type PageKind = { name: string; visit: (person: Person, locale: Locale) => Promise<unknown> }
