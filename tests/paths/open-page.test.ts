import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { expect, test } from '@/tests/support/test'

test("an open page's number moves by itself when somebody else confirms", async ({ people }) => {
  const { slug } = await addCampaign({ startingTally: [{ country: 'AD', total: 41 }] })
  const reader = await people.arrive({ locale: 'ca' })
  await reader.opens('campaign', { slug })
  expect(await reader.number()).toBe(41)

  const supporter = await people.arrive({ locale: 'en', javaScript: false })
  await supporter.opens('campaign', { slug })
  await supporter.signs({ name: 'Somebody Else', email: 'else@example.org' })
  await supporter.opensTheLetter('else@example.org')
  await supporter.confirms()
  await supporter.reads(supporter.says.signed.title)

  await eventually('the number is one higher', async () => (await reader.number()) === 42)
})
