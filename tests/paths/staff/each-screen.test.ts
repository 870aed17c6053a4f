import { narrowWindow } from '@/tests/paths/each-page/narrow-window'
import { nothingInTheWay } from '@/tests/paths/each-page/nothing-in-the-way'
import { visibleFocus } from '@/tests/paths/each-page/visible-focus'
import { wholeWords } from '@/tests/paths/each-page/whole-words'
import { prepareStaffContent, type StaffKind, staffKinds } from '@/tests/paths/staff/staff-kinds'
import { signInAs } from '@/tests/support/staff/sign-in-as'
import { test as base } from '@/tests/support/test'

const test = base.extend('content', { scope: 'file' }, async ({ site }) => {
  // The fixture's order: content comes into the site that was emptied.
  if (!site.origin) throw new Error('There is no site')
  return prepareStaffContent()
})

test.for(Object.keys(staffKinds) as StaffKind[])(
  'Marta, of the staff, can read and use it in whatever window, light or dark: %s',
  async (kind, { content, people, site }) => {
    const marta = await people.arrive({ locale: 'ca' })
    await signInAs(marta, site.origin, 'administrator')
    await marta.page.goto(staffKinds[kind](content))
    for (const judge of [nothingInTheWay, narrowWindow, wholeWords, visibleFocus]) {
      await judge(marta, kind, 'ca')
      await marta.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
      await marta.page.setViewportSize({ width: 1280, height: 800 })
    }
  },
)
