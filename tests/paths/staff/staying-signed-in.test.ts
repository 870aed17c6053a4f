import { eventually } from '@/tests/support/eventually'
import { signInAs } from '@/tests/support/staff/sign-in-as'
import { expect, test } from '@/tests/support/test'

const minutes = (count: number) => count * 60_000

test('Marta, who types for long, keeps her session: one request in three minutes, and none while she rests', async ({
  people,
  site,
}) => {
  const { database } = site.installation
  const marta = await people.arrive({ locale: 'ca' })
  const { page } = marta
  await page.clock.install()
  const { session } = await signInAs(marta, site.origin, 'administrator')
  const notes: Record<string, string>[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') notes.push(request.headers())
  })
  await page.goto('/staff/people')
  // The screen's script works once its shortcuts do.
  await eventually('the shortcut to the search', async () => {
    await page.keyboard.press('/')
    return page.evaluate(() => document.activeElement?.id === 'find')
  })
  const field = page.locator('input[name="email"]')
  await field.click()
  await page.keyboard.type('sense pressa')

  const [before] = await database.query<{ expires_at: Date }>(
    `UPDATE staff_session SET seen_at = now() - interval '20 minutes' WHERE id = $1 RETURNING expires_at`,
    [session.id],
  )
  expect(notes).toEqual([])
  await page.clock.fastForward(minutes(4))
  await eventually('a note', async () => {
    await page.keyboard.type('x')
    return notes.length > 0
  })
  await page.keyboard.type('and on she types')
  await field.click()
  expect(notes).toHaveLength(1)
  expect(notes[0]).toHaveProperty('next-action')
  const [after] = await eventually('her use', async () => {
    const rows = await database.query<{ expires_at: Date }>(
      `SELECT expires_at FROM staff_session WHERE id = $1 AND seen_at > now() - interval '10 minutes'`,
      [session.id],
    )
    return rows.length > 0 ? rows : undefined
  })
  // Twelve hours stay twelve hours.
  expect(after).toEqual(before)

  await page.clock.fastForward(minutes(20))
  expect(notes).toHaveLength(1)
  // What she typed stays where it was.
  expect(await field.inputValue()).toContain('sense pressa')
  await page.locator('h1').click()
  await eventually('another note', async () => notes.length === 2)
})
