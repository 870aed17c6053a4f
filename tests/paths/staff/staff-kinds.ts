import { hideByLink } from '@/lib/defenders/hiding/hide-by-link'
import { hidePart } from '@/lib/defenders/hiding/manage/hide-part'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { retireIdentity } from '@/lib/defenders/identity/manage/retire-identity'
import { saveIdentity } from '@/lib/defenders/identity/manage/save-identity'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { operator } from '@/lib/staff/staff-member'
import { readTakeDownProof } from '@/lib/take-down/read-take-down-proof'
import { identityInput } from '@/tests/support/defenders/identities'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import { addRealCase } from '@/tests/support/real-case'

/** The ids of what the screens show. */
export type StaffContent = { shown: string; takenDown: string; retired: string; campaign: string }

/** Content for each kind of screen: somebody who is shown, with a campaign, and somebody taken down. */
export async function prepareStaffContent(): Promise<StaffContent> {
  await addPages()
  const shown = await addRealCase({
    slug: 'lina-prova',
    name: 'Lina Prova i Llarguíssima de Montserrat',
    title: 'Llibertat per a la Lina Prova',
    story: 'Una història.',
    right: 'womens-rights',
  })
  await hidePart(operator, shown.defender.id, 'face')
  const link = await makeHideLink(operator, shown.defender.id)
  await hideByLink('token' in link ? link.token : '', 'face')
  const down = await addRealCase({ slug: 'mar-prova', name: 'Mar Prova', right: 'womens-rights' })
  const takenDown = down.defender.id
  await takeDownWithProof(takenDown)
  const retired = await addRetired()
  return { shown: shown.defender.id, takenDown, retired, campaign: shown.campaign.id }
}

/** Somebody who is to be shown under a pseudonym, which is saved. */
async function addRetired(): Promise<string> {
  const { defender } = await addRealCase({ slug: 'olga-oculta', name: 'Olga Oculta' })
  await retireIdentity(operator, defender.id)
  await saveIdentity(operator, defender.id, identityInput('lumo-prenda', 'Lumo Prenda'))
  return defender.id
}

/** Takes somebody down, and waits until a process has written that they are gone. */
export async function takeDownWithProof(defenderId: string): Promise<void> {
  await takeDownDefender(operator, defenderId)
  await eventually('its proof', async () => {
    const proof = await readTakeDownProof({ defenderId })
    return proof?.processes.some(({ state }) => state === 'gone')
  })
}

/** The kinds of screens, and where one of each is. */
export const staffKinds = {
  'the home screen': () => '/staff',
  'the defenders': () => '/staff/defenders',
  'a list of defenders with nobody in it': () => '/staff/defenders?q=ningú',
  'a defender who is shown': ({ shown }) => `/staff/defenders/${shown}`,
  'a defender who is taken down': ({ takenDown }) => `/staff/defenders/${takenDown}`,
  'the question before a take-down': ({ shown }) => `/staff/defenders/${shown}/take-down`,
  'the proof of a take-down': ({ takenDown }) => `/staff/defenders/${takenDown}/take-down`,
  'the form to show again': ({ takenDown }) => `/staff/defenders/${takenDown}/show`,
  'the form to show a part again': ({ shown }) => `/staff/defenders/${shown}/parts/face`,
  'the link to hide of a defender': ({ shown }) => `/staff/defenders/${shown}/link`,
  'the consents of a defender': ({ shown }) => `/staff/defenders/${shown}/consent`,
  'the question before a pseudonym': ({ shown }) => `/staff/defenders/${shown}/pseudonym`,
  'the form of a pseudonym': ({ retired }) => `/staff/defenders/${retired}/pseudonym`,
  'the situation of a defender': ({ shown }) => `/staff/defenders/${shown}/situation`,
  'the campaigns': () => '/staff/campaigns',
  'a campaign': ({ campaign }) => `/staff/campaigns/${campaign}`,
  'the form to hide a shown name': ({ campaign }) => `/staff/campaigns/${campaign}/names`,
  'the search': () => '/staff/search?q=prova',
  'the log': () => '/staff/log',
  'oneself on the staff': () => '/staff/me',
  'the people of the staff': () => '/staff/people',
  'the question before a lock': () => '/staff/lock',
  'a screen that is not there': () => '/staff/never-was',
} satisfies Record<string, (content: StaffContent) => string>

export type StaffKind = keyof typeof staffKinds
