import type { Page } from 'playwright-core'
import { addCampaign } from '@/tests/support/campaign'
import { formOf } from '@/tests/support/people'
import { expect, test } from '@/tests/support/test'

/** The forms that a page sends from here on. */
function formsSentBy(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  return sent
}

test('a person who presses each button twice signs once and confirms once', async ({ people }) => {
  const { slug } = await addCampaign()
  const email = `twice+${slug}@example.org`
  const ona = await people.arrive({ locale: 'ca', javaScript: true })
  const sent = formsSentBy(ona.page)
  await ona.opens('campaign', { slug })
  const form = formOf(ona.page, 'ca')
  await form.name.fill('Ona Prova')
  await form.email.fill(email)
  await form.consent.check()
  await ona.page.getByRole('button', { name: ona.says.signature.button }).dblclick()
  await ona.reads(ona.says.inbox.title)
  expect(sent).toHaveLength(1)

  await ona.opensTheLetter(email)
  await ona.page.getByRole('button', { name: ona.says.confirm.button }).dblclick()
  await ona.reads(ona.says.signed.title)
  expect(sent).toHaveLength(2)
})
