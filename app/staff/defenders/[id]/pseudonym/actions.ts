'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { placeLines } from '@/app/staff/defenders/[id]/pseudonym/place-lines'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import type { ActState } from '@/components/staff/form/act-state'
import type { PseudonymState } from '@/components/staff/pseudonym/pseudonym-state'
import type { NamingPlace } from '@/lib/defenders/identity/list-naming-places'
import { publishIdentity } from '@/lib/defenders/identity/manage/publish-identity'
import { retireIdentity } from '@/lib/defenders/identity/manage/retire-identity'
import { saveIdentity } from '@/lib/defenders/identity/manage/save-identity'
import { dayAndTime } from '@/lib/i18n/day-and-time'
import { type Locale, locales } from '@/lib/i18n/routing'
import { setAnswerStatus } from '@/lib/platform/request-protocol'

/** Takes the person of the screen down for ever, as far as this name goes. */
export async function retire(): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const done = await handleRequest('retire an identity', () => retireIdentity(by, id), unavailable)
  switch (done.outcome) {
    case 'retired':
    case 'already-retired':
    case 'sample':
    case 'unknown-defender':
      return redirect(`/staff/defenders/${id}/pseudonym`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

const several = ['keeps', 'wordsSeen']
const single = [
  'kind',
  'slug',
  ...locales.flatMap((locale) => [`name-${locale}`, `story-${locale}`]),
]

/** What was typed, as the form takes it back; boxes are joined by commas. */
const typedIn = (data: FormData): Record<string, string> =>
  Object.fromEntries([
    ...single.map((name) => [name, String(data.get(name) ?? '')] as const),
    ...several.map((name) => [name, data.getAll(name).map(String).join(',')] as const),
  ])

/** Saves the name under which the person of the screen is to be shown. */
export async function save(_before: PseudonymState, data: FormData): Promise<PseudonymState> {
  const by = await staffMember()
  const id = submittedItem()
  const typed = typedIn(data)
  const keeps = data.getAll('keeps')
  const text = (name: string) => typed[name] ?? ''
  const input = {
    ...{ kind: typed.kind, slug: typed.slug },
    texts: Object.fromEntries(
      locales.map((one) => [one, { name: text(`name-${one}`), story: text(`story-${one}`) }]),
    ),
    ...{ keepsCountry: keeps.includes('country'), keepsRights: keeps.includes('rights') },
    wordsSeen: data.getAll('wordsSeen').length > 0,
  }
  const done = await handleRequest(
    'save an identity',
    () => saveIdentity(by, id, input),
    unavailable,
  )
  switch (done.outcome) {
    case 'saved':
    case 'not-retired':
      return redirect(`/staff/defenders/${id}/pseudonym`)
    case 'named':
      return { ...(await named(by.locale, done.places)), typed }
    case 'faults': {
      const t = await getTranslations({ locale: by.locale, namespace: 'pseudonym' })
      setAnswerStatus(422)
      const errors = Object.entries(done.faults).map(([name, one]) => [name, t(`faults.${one}`)])
      return { errors: Object.fromEntries(errors), typed }
    }
    case 'not-allowed':
    case 'unavailable':
      return { ...(await actFailure(by, done.outcome)), typed }
    default:
      return done satisfies never
  }
}

/** Shows the person of the screen under the name that was saved. */
export async function publish(): Promise<PseudonymState> {
  const by = await staffMember()
  const id = submittedItem()
  const done = await handleRequest(
    'publish an identity',
    () => publishIdentity(by, id),
    unavailable,
  )
  switch (done.outcome) {
    case 'published':
      return redirect(`/staff/defenders/${done.id}`)
    case 'nothing-to-publish':
      return redirect(`/staff/defenders/${id}/pseudonym`)
    case 'named':
      return named(by.locale, done.places)
    case 'too-early':
      return refused(by.locale, 'too-early', dayAndTime(by.locale, done.earliestAt))
    case 'consent-missing':
    case 'hidden-by-own-link':
      return refused(by.locale, done.outcome)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

async function named(locale: Locale, places: NamingPlace[]): Promise<PseudonymState> {
  const t = await getTranslations({ locale, namespace: 'pseudonym' })
  setAnswerStatus(422)
  const found = places.some(({ whole }) => whole) ? 'named' : 'wordNamed'
  return {
    failed: { title: t(`${found}.title`), text: t(`${found}.text`) },
    places: await placeLines(locale, places),
  }
}

async function refused(
  locale: Locale,
  why: 'too-early' | 'consent-missing' | 'hidden-by-own-link',
  time = '',
): Promise<PseudonymState> {
  const t = await getTranslations({ locale, namespace: 'pseudonym' })
  setAnswerStatus(422)
  return { failed: { title: t('refused.title'), text: t(`refused.${why}`, { time }) } }
}
