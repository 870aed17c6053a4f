import { expect, test } from 'vitest'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { deliverAll, lettersTo, sign } from '@/tests/support/signing'

await ownInstallation()

test.each([
  ['queixa@bücher.example.org', 'queixa@xn--bcher-kva.example.org'],
  ['Ona.Prova@Exemple.example.org', 'Ona.Prova@Exemple.example.org'],
])('a letter to %s is shown under that address and has %s in its header', async (email, header) => {
  const { slug } = await addCampaign()
  await sign(slug, { email })
  await deliverAll()
  const [letter] = await lettersTo(email)
  expect(letter?.headers.to).toBe(header)
})
