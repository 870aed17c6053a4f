import type { Locale } from '@/lib/i18n/routing'
import { prepareDirectory } from '@/tests/paths/content/prepare-directory'
import { bringAxe } from '@/tests/paths/each-page/axe'
import { addNamedCampaign, pageKindNames, pageKinds } from '@/tests/paths/page-kinds'
import { prepareShownContent } from '@/tests/pictures/shown-content'
import type { BrowserOptions } from '@/tests/support/browser'
import { createPeople, type Person } from '@/tests/support/people'
import { test as base } from '@/tests/support/test'

/**
 * What must hold for every page. It finds the page in a window of 1280 px, as if just opened, and may
 * leave the window in another size, or under other media.
 */
export type Judge = (visitor: Person, kind: string, locale: Locale) => Promise<void>

/** The programme's own people and words, since invented ones are short, and what only tests have. */
const withKinds = base.extend('kinds', { scope: 'file' }, async ({ site }) => {
  const shown = await prepareShownContent(site)
  const { withStory } = await prepareDirectory()
  return pageKinds({ ...shown, withStory, named: await addNamedCampaign(site) })
})

/** Window and media as a browser opens with, whatever the judge before has left. */
export async function resetWindow({ page }: Person, width = 1280): Promise<void> {
  await page.emulateMedia({
    media: null,
    colorScheme: 'light',
    forcedColors: 'none',
    reducedMotion: 'no-preference',
  })
  await page.setViewportSize({ width, height: 800 })
}

/**
 * A test for each kind of page: somebody comes to see it once, and each judge looks at it. They come
 * to all of them in one window, as a stranger each time: a browser's new window costs as much
 * processor time as a judge, and axe runs several times slower in it.
 */
export function testEachKind(
  promise: string,
  options: BrowserOptions & { locale: Locale },
  judges: readonly Judge[],
): void {
  const { locale, width } = options
  const test = withKinds
    .extend('crowd', { scope: 'file' }, ({ browser, site }, { onCleanup }) => {
      const crowd = createPeople(browser, site)
      onCleanup(() => crowd.leave())
      return crowd
    })
    .extend('visitor', { scope: 'file' }, async ({ crowd }) => {
      const visitor = await crowd.arrive(options)
      await bringAxe(visitor.page)
      return visitor
    })
  test.for(pageKindNames({ named: '', withStory: '' }))(
    `${promise}: %s`,
    async (name, { kinds, crowd, visitor }) => {
      await visitor.forgetsTheSite()
      await resetWindow(visitor, width)
      await kinds.find((kind) => kind.name === name)?.visit(visitor, locale)
      for (const judge of judges) {
        await judge(visitor, name, locale)
        await resetWindow(visitor, width)
      }
      crowd.expectNoComplaints()
    },
  )
}
