import { expect, test } from 'vitest'
import { listShownSigners } from '@/lib/campaigns/list-shown-signers'
import { sessionCookie } from '@/lib/staff/session/session-cookie'
import { type StaffRole, staffRoles } from '@/lib/staff/staff-role'
import { ask } from '@/tests/http/ask'
import { formIn, sendForm, wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { openSite } from '@/tests/support/open-site'
import { addSigners } from '@/tests/support/signers/add-signers'
import { addMember } from '@/tests/support/staff/add-member'
import { words } from '@/tests/support/words'

const { origin, installation } = await openSite()
const { database } = installation
const { shownNames, log } = words.en

async function cookieOf(role: StaffRole) {
  return { cookie: `${sessionCookie}=${(await addMember(role)).sessionToken}` }
}

async function addCampaignOf(names: string[]) {
  const campaign = await addCampaign()
  const ids = await addSigners(database, campaign.id, names)
  for (const [at, id] of ids.entries()) {
    await database.query('UPDATE signature SET public_name = $2, ever_shown = true WHERE id = $1', [
      id,
      names[at],
    ])
  }
  return { ...campaign, path: `/staff/campaigns/${campaign.id}/names` }
}

test.each(staffRoles)(
  'a typed name is hidden once, the same for one as for two: %s',
  async (role) => {
    const { id, slug, path } = await addCampaignOf(['Olm Prova', 'Olm Prova', 'Una Prova'])
    const headers = await cookieOf(role)
    const item = await ask(origin, `/staff/campaigns/${id}`, { headers })
    expect(item.text).toContain(path)
    const page = await ask(origin, path, { headers })
    expect(page.text).not.toMatch(/Olm Prova|Una Prova/)
    const form = formIn(page.text, 'name')
    const answers: string[] = []
    for (const name of ['Olm Prova', ' Olm Prova ', 'Una Prova']) {
      const sent = await sendForm(origin, path, { ...form, name }, headers)
      expect(sent).toMatchObject({ status: 303, headers: { location: `${path}?done=hidden` } })
      answers.push(wordsOf((await ask(origin, `${path}?done=hidden`, { headers })).text))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain(shownNames.done)
    expect((await listShownSigners('en', slug)).names).toEqual([])
    const notShown = await sendForm(origin, path, { ...form, name: 'Olm Prova' }, headers)
    expect(notShown.status).toBe(422)
    expect(notShown.text).toContain('id="name-error"')

    const entries = await ask(origin, `/staff/log?act=hideShownName`, { headers })
    expect(entries.text).not.toMatch(/Olm|Una/)
    expect(wordsOf(entries.text)).toContain(log.acts.hideShownName)
  },
)

test.each(['', ' ', '\0', 'a'.repeat(10_000), '%', '_', '﻿', "' OR true --", '<b>'])(
  'what no page shows changes nothing and is told as such: %j',
  async (name) => {
    const { path, slug } = await addCampaignOf(['Pia Prova'])
    const headers = await cookieOf('campaigner')
    const form = formIn((await ask(origin, path, { headers })).text, 'name')
    expect((await sendForm(origin, path, { ...form, name }, headers)).status).toBe(422)
    expect((await listShownSigners('en', slug)).names).toEqual(['Pia Prova'])
  },
)
