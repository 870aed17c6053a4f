import { walkByKeyboard } from '@/tests/paths/focus-walk'
import { preparePageKinds } from '@/tests/paths/page-kinds'
import { expect, test } from '@/tests/support/test'

const windows = [
  { what: 'on a wide screen', width: 1280, height: 800 },
  { what: 'on a phone', width: 360, height: 740 },
  { what: 'at a zoom of 400 %', width: 320, height: 200 },
]

for (const { what, width, height } of windows) {
  test(`somebody with a keyboard sees where they are at each step through each kind of page, ${what}`, async ({
    people,
    site,
  }) => {
    const walker = await people.arrive({ locale: 'ca', width })
    await walker.page.setViewportSize({ width, height })
    for (const { name, visit } of await preparePageKinds(site)) {
      await visit(walker, 'ca')
      const { steps, complaints } = await walkByKeyboard(walker.page)
      expect.soft(complaints, name).toEqual([])
      expect.soft(steps, `steps through ${name}`).toBeGreaterThan(2)
    }
  })
}
