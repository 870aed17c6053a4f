import { expect, test } from 'vitest'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { addressOf, locales } from '@/lib/i18n/routing'
import { operator } from '@/lib/staff/staff-member'
import { ask } from '@/tests/http/ask'
import { formIn, sendForm } from '@/tests/http/form'
import { eventually } from '@/tests/support/eventually'
import { openSite } from '@/tests/support/open-site'
import { addRealCase } from '@/tests/support/real-case'

const { origin } = await openSite()

const unknown = 'u'.repeat(43)
const withoutToken = (text: string, token: string) => text.replaceAll(token, '')
const press = async (path: string, part: string) => {
  const fields = formIn((await ask(origin, path)).text, '$ACTION_')
  return sendForm(origin, path, { ...fields, part })
}

test.each(locales)(
  'in %s the link’s page names nobody, and hides within seconds',
  async (locale) => {
    const name = `Qvarna ${locale} Dolmet`
    const { defender, campaign } = await addRealCase({ slug: `qvarna-${locale}`, name })
    const made = await makeHideLink(operator, defender.id)
    const token = 'token' in made ? made.token : ''
    const path = addressOf(locale, 'hide', { token })
    const nobodys = addressOf(locale, 'hide', { token: unknown })
    const page = await ask(origin, path)
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.text).toContain('name="robots" content="noindex"')
    expect(page.text).not.toContain('Qvarna')
    expect(withoutToken(page.text, token)).toBe(
      withoutToken((await ask(origin, nobodys)).text, unknown),
    )
    expect((await ask(origin, addressOf(locale, 'defender', { slug: defender.slug }))).status).toBe(
      200,
    )

    const [done, refused] = [await press(path, 'person'), await press(nobodys, 'person')]
    expect(done.status).toBe(200)
    expect(withoutToken(done.text, token)).toBe(withoutToken(refused.text, unknown))
    for (const address of [
      addressOf(locale, 'defender', { slug: defender.slug }),
      addressOf(locale, 'campaign', { slug: campaign.slug }),
    ]) {
      await eventually('a 404', async () => (await ask(origin, address)).status === 404)
    }
    expect((await ask(origin, addressOf(locale, 'defenders'))).text).not.toContain(name)
  },
)
