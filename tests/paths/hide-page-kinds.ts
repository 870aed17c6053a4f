import { addressOf } from '@/lib/i18n/routing'
import type { PageKind } from '@/tests/paths/page-kind'

/** The page is the same for every token, one that was never made included. */
const token = 'x'.repeat(43)

/** The page of a person's own link to hide: as it is fetched, and once a button was pressed. */
export const hidePageKinds: PageKind[] = [
  {
    name: 'a link to hide',
    visit: (person, locale) => person.page.goto(addressOf(locale, 'hide', { token })),
  },
  {
    name: 'a link to hide, pressed',
    async visit(person) {
      await person.opens('hide', { token })
      await person.presses(person.says.hide.person)
      await person.reads(person.says.hide.doneTitle)
    },
  },
]
