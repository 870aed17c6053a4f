import { addressOf } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { expect, test } from '@/tests/support/test'

test('a reader without scripts finds links to pass a campaign on, and its address to copy', async ({
  people,
  site,
}) => {
  const { slug } = await addCampaign()
  const ona = await people.arrive({ locale: 'ca', javaScript: false })
  await ona.opens('campaign', { slug })
  const share = ona.page.getByRole('region', { name: ona.says.sharing.title })
  for (const name of ['WhatsApp', 'Telegram', 'Bluesky', 'Mastodon', ona.says.sharing.email]) {
    expect(await share.getByRole('link', { name }).isVisible(), name).toBe(true)
  }
  const address = share.getByLabel(ona.says.sharing.address, { exact: true })
  expect(await address.inputValue()).toBe(site.origin + addressOf('ca', 'campaign', { slug }))
  expect(await share.getByRole('button').count()).toBe(0)
})

test('a reader copies the address, and is told that it is copied', async ({ people, site }) => {
  const { slug } = await addCampaign()
  const pau = await people.arrive({ locale: 'es' })
  await pau.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await pau.opens('campaign', { slug })
  await pau.page.getByRole('button', { name: pau.says.sharing.copy }).click()
  await pau.page.getByText(pau.says.sharing.copied).waitFor()
  const copied = await pau.page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(site.origin + addressOf('es', 'campaign', { slug }))
})

test('a reader whose browser shares by itself gets one button, and their choice to close it again', async ({
  people,
  site,
}) => {
  const { slug } = await addCampaign()
  const nil = await people.arrive({ locale: 'en' })
  await nil.page.addInitScript(() => {
    Object.assign(navigator, {
      async share(withStory: ShareData) {
        document.title = JSON.stringify(withStory)
        throw new DOMException('Closed', 'AbortError')
      },
    })
  })
  await nil.opens('campaign', { slug })
  await nil.page.getByRole('button', { name: nil.says.sharing.with }).click()
  expect(await nil.page.getByRole('link', { name: 'WhatsApp' }).isVisible()).toBe(false)
  const withStory = JSON.parse(await nil.page.title()) as ShareData
  expect(withStory.url).toBe(site.origin + addressOf('en', 'campaign', { slug }))
  expect(withStory.title).not.toMatch(/signed/)
})
