import { addressOf } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { expect, test } from '@/tests/support/test'

test('a person who clicks the link twice learns that it is confirmed, and counts once', async ({
  people,
}) => {
  const { slug } = await addCampaign()
  const email = 'two.clicks@example.org'
  const jana = await people.arrive({ locale: 'ca', javaScript: false })
  await jana.opens('campaign', { slug })
  await jana.signs({ name: 'Jana', email })
  await jana.opensTheLetter(email)
  await jana.confirms()
  await jana.reads(jana.says.signed.title)
  expect(await jana.number()).toBe(1)

  await jana.opensTheLetter(email)
  await jana.reads(jana.says.confirm.confirmedTitle)
  await jana.page.goto(addressOf('ca', 'signed', { slug }))
  expect(await jana.number()).toBe(1)
})

test('a person with the page open in two windows presses both buttons and counts once', async ({
  people,
}) => {
  const { slug } = await addCampaign()
  const email = 'two.windows@example.org'
  const [here, there] = [
    await people.arrive({ locale: 'en' }),
    await people.arrive({ locale: 'en' }),
  ]
  await here.opens('campaign', { slug })
  await here.signs({ name: 'Two Windows', email })
  await here.opensTheLetter(email)
  await there.opensTheLetter(email)
  await here.confirms()
  await here.reads(here.says.signed.title)
  await there.confirms()
  await there.reads(there.says.confirm.confirmedTitle)
  await there.opens('signed', { slug })
  expect(await there.number()).toBe(1)
})

test('a person who signs again after confirming is told so by letter, and by no page', async ({
  people,
}) => {
  const { slug } = await addCampaign()
  const email = 'again@example.org'
  const laia = await people.arrive({ locale: 'es' })
  const signAndOpenLetter = async (number: number) => {
    await laia.opens('campaign', { slug })
    await laia.signs({ name: 'Laia Otra', email })
    await laia.reads(laia.says.inbox.title)
    await laia.opensTheLetter(email, number)
  }
  await signAndOpenLetter(1)
  await laia.confirms()
  await laia.reads(laia.says.signed.title)
  await signAndOpenLetter(2)
  await laia.presses(laia.says.own.open)
  await laia.reads(laia.says.own.heldTitle)
  await laia.opens('signed', { slug })
  expect(await laia.number()).toBe(1)
})

test('a person with half a link learns why nothing is held for it', async ({ people }) => {
  const arnau = await people.arrive({ locale: 'ca', javaScript: false })
  await arnau.opens('confirm', { token: 'meitat' })
  await arnau.reads(arnau.says.confirm.nothingTitle)
})
