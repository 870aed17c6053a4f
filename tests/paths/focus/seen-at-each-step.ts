import { walkByKeyboard } from '@/tests/paths/focus/focus-walk'
import { preparePageKinds } from '@/tests/paths/page-kinds'
import { expect, test } from '@/tests/support/test'

/** A file a window: they run beside each other. */
export function seesWhereTheyAre(what: string, width: number, height: number): void {
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
