import { bringAxe } from '@/tests/paths/each-page/axe'
import { narrowWindow } from '@/tests/paths/each-page/narrow-window'
import { nothingInTheWay } from '@/tests/paths/each-page/nothing-in-the-way'
import { resetWindow } from '@/tests/paths/each-page/test-each-kind'
import { visibleFocus } from '@/tests/paths/each-page/visible-focus'
import { wholeWords } from '@/tests/paths/each-page/whole-words'
import { prepareStaffContent, type StaffKind, staffKinds } from '@/tests/paths/staff/staff-kinds'
import { createPeople } from '@/tests/support/people'
import { signInAs } from '@/tests/support/staff/sign-in-as'
import { test as base } from '@/tests/support/test'

const test = base
  .extend('content', { scope: 'file' }, async ({ site }) => {
    // The fixture's order: content comes into the site that was emptied.
    if (!site.origin) throw new Error('There is no site')
    return prepareStaffContent()
  })
  .extend('crowd', { scope: 'file' }, ({ browser, site }, { onCleanup }) => {
    const crowd = createPeople(browser, site)
    onCleanup(() => crowd.leave())
    return crowd
  })
  // Marta signs in once and goes from screen to screen in one window, as in a day's work.
  .extend('marta', { scope: 'file' }, async ({ crowd, content, site }) => {
    if (!content.shown) throw new Error('There is no content')
    const marta = await crowd.arrive({ locale: 'ca' })
    await bringAxe(marta.page)
    await signInAs(marta, site.origin, 'administrator')
    return marta
  })

test.for(Object.keys(staffKinds) as StaffKind[])(
  'Marta, of the staff, can read and use it in whatever window, light or dark: %s',
  async (kind, { content, crowd, marta }) => {
    await resetWindow(marta)
    await marta.page.goto(staffKinds[kind](content))
    for (const judge of [nothingInTheWay, narrowWindow, wholeWords, visibleFocus]) {
      await judge(marta, kind, 'ca')
      await resetWindow(marta)
    }
    crowd.expectNoComplaints()
  },
)
