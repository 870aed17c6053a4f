'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import { isId } from '@/app/staff/list-query'
import type { ActState } from '@/components/staff/form/act-state'
import type { ConsentFaults } from '@/lib/defenders/consent/consent-form'
import { approveConsentExtension } from '@/lib/defenders/consent/manage/approve-consent-extension'
import { askToExtendConsent } from '@/lib/defenders/consent/manage/ask-to-extend-consent'
import { recordConsent } from '@/lib/defenders/consent/manage/record-consent'
import { type ReviewFinding, reviewConsent } from '@/lib/defenders/consent/manage/review-consent'
import type { Locale } from '@/lib/i18n/routing'
import { setAnswerStatus } from '@/lib/platform/request-protocol'

const single = [
  'kind',
  'givenBy',
  'givenOn',
  'evidence',
  'paperAt',
  'startsOn',
  'endsOn',
  'channel',
]
const several = ['purposes', 'covers', 'freely']

/** What was typed, as the form takes it back; boxes are joined by commas. */
function typedIn(data: FormData): Record<string, string> {
  return Object.fromEntries([
    ...single.map((name) => [name, String(data.get(name) ?? '')] as const),
    ...several.map((name) => [name, data.getAll(name).map(String).join(',')] as const),
  ])
}

/** Enters what the form says of the person of the screen. */
export async function record(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const typed = typedIn(data)
  const list = (name: string) => data.getAll(name).map(String)
  const input = {
    ...typed,
    ...{ purposes: list('purposes'), covers: list('covers'), freely: list('freely').length > 0 },
    denial: typed.kind === 'denial',
    startsOn: typed.startsOn || undefined,
    endsOn: typed.endsOn || undefined,
  }
  const done = await handleRequest(
    'record a consent',
    () => recordConsent(by, id, input),
    unavailable,
  )
  switch (done.outcome) {
    case 'recorded':
    case 'unknown-defender':
      return redirect(`/staff/defenders/${id}/consent`)
    case 'faults':
      return refusal(by.locale, done.faults, typed)
    case 'sample':
      return sampleRefusal(by.locale)
    case 'not-allowed':
    case 'unavailable':
      return { ...(await actFailure(by, done.outcome)), typed }
    default:
      return done satisfies never
  }
}

async function refusal(
  locale: Locale,
  faults: ConsentFaults,
  typed: Record<string, string>,
): Promise<ActState> {
  const t = await getTranslations({ locale, namespace: 'consent' })
  setAnswerStatus(422)
  const errors = Object.entries(faults).map(([name, fault]) => [name, t(`faults.${fault}`)])
  return {
    failed: { title: t('refused.title'), text: t('refused.text') },
    errors: Object.fromEntries(errors),
    typed,
  }
}

async function sampleRefusal(locale: Locale): Promise<ActState> {
  const t = await getTranslations({ locale, namespace: 'consent' })
  return { failed: { title: t('refused.title'), text: t('ofSample') } }
}

export async function keep(_before: ActState, data: FormData): Promise<ActState> {
  return review('holds', data)
}

export async function withdraw(_before: ActState, data: FormData): Promise<ActState> {
  return review('withdrawn', data)
}

async function review(finding: ReviewFinding, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const consentId = idIn(data, 'consent')
  if (consentId === undefined) return redirect(`/staff/defenders/${id}/consent`)
  const name = `evidence-${finding}-${consentId}`
  const evidence = String(data.get(name) ?? '')
  const done = await handleRequest(
    'review a consent',
    () => reviewConsent(by, consentId, finding, evidence),
    unavailable,
  )
  switch (done.outcome) {
    case 'reviewed':
    case 'already-withdrawn':
    case 'unknown-consent':
      return redirect(`/staff/defenders/${id}/consent`)
    case 'evidence-missing': {
      const t = await getTranslations({ locale: by.locale, namespace: 'consent' })
      setAnswerStatus(422)
      return { errors: { [name]: t('faults.missing') } }
    }
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

/** Asks for more time for a consent of somebody who cannot be reached. */
export async function extend(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const consentId = idIn(data, 'extended')
  if (consentId === undefined) return redirect(`/staff/defenders/${id}/consent`)
  const [lastDay, reason] = [`lastDay-${consentId}`, `reason-${consentId}`]
  const read = (name: string) => String(data.get(name) ?? '').trim()
  const typed = { [lastDay]: read(lastDay), [reason]: read(reason) }
  const done = await handleRequest(
    'ask to extend a consent',
    () => askToExtendConsent(by, consentId, read(lastDay), read(reason)),
    unavailable,
  )
  const t = await getTranslations({ locale: by.locale, namespace: 'consent' })
  switch (done.outcome) {
    case 'asked':
    case 'unknown-consent':
      return redirect(`/staff/defenders/${id}/consent`)
    case 'reason-missing':
      setAnswerStatus(422)
      return { errors: { [reason]: t('faults.missing') }, typed }
    case 'day-not-possible':
      setAnswerStatus(422)
      return { errors: { [lastDay]: t('extension.dayNotPossible') }, typed }
    case 'not-extendable':
      return refusedExtension(by.locale, 'notExtendable')
    case 'not-allowed':
    case 'unavailable':
      return { ...(await actFailure(by, done.outcome)), typed }
    default:
      return done satisfies never
  }
}

/** Gives a consent the time that another member asked for. */
export async function approveExtension(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const extensionId = idIn(data, 'extension')
  if (extensionId === undefined) return redirect(`/staff/defenders/${id}/consent`)
  const done = await handleRequest(
    'approve the extension of a consent',
    () => approveConsentExtension(by, extensionId),
    unavailable,
  )
  switch (done.outcome) {
    case 'approved':
    case 'already-approved':
    case 'unknown-extension':
      return redirect(`/staff/defenders/${id}/consent`)
    case 'by-another-person':
    case 'too-soon':
      return refusedExtension(by.locale, 'byAnother')
    case 'not-extendable':
      return refusedExtension(by.locale, 'notExtendable')
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

function idIn(data: FormData, name: string): string | undefined {
  const given = data.get(name)
  return typeof given === 'string' && isId(given) ? given : undefined
}

async function refusedExtension(
  locale: Locale,
  why: 'notExtendable' | 'byAnother',
): Promise<ActState> {
  const t = await getTranslations({ locale, namespace: 'consent.extension' })
  setAnswerStatus(409)
  return { failed: { title: t(`${why}.title`), text: t(`${why}.text`) } }
}
