'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import { isId } from '@/app/staff/list-query'
import type { ActState } from '@/components/staff/form/act-state'
import type { OwnLinkState } from '@/components/staff/hiding/own-link-state'
import {
  type ApproveLiftingOutcome,
  approveLifting,
} from '@/lib/defenders/hiding/manage/approve-lifting'
import {
  type AskToLiftOutcome,
  askToLiftHiding,
} from '@/lib/defenders/hiding/manage/ask-to-lift-hiding'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { addressOf, locales } from '@/lib/i18n/routing'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import { settings } from '@/lib/platform/settings'
import type { StaffMember } from '@/lib/staff/staff-member'

/** Makes a new link for the person of the screen; its answer is the only page that ever shows it. */
export async function make(_before: OwnLinkState): Promise<OwnLinkState> {
  const by = await staffMember()
  const id = submittedItem()
  const done = await handleRequest('make a link to hide', () => makeHideLink(by, id), unavailable)
  switch (done.outcome) {
    case 'made':
      return { addresses: await addressesOf(by, done.token) }
    case 'unknown-defender':
      return redirect(`/staff/defenders/${id}`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

async function addressesOf({ locale: own }: StaffMember, token: string) {
  const t = await getTranslations({ locale: own, namespace: 'item.languages' })
  const { appUrl } = settings()
  return locales.map((locale) => ({
    language: t(locale),
    address: appUrl + addressOf(locale, 'hide', { token }),
  }))
}

/** Asks to show again what the link hid. */
export async function ask(_before: ActState, data: FormData): Promise<ActState> {
  return decide(data, askToLiftHiding)
}

/** Shows it again, where another member asked for it. */
export async function approve(_before: ActState, data: FormData): Promise<ActState> {
  return decide(data, approveLifting)
}

type LiftingOutcome = AskToLiftOutcome | ApproveLiftingOutcome

async function decide(
  data: FormData,
  act: (by: StaffMember, id: string, statement: string) => Promise<LiftingOutcome>,
): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const given = data.get('hiding')
  const hidingId = typeof given === 'string' && isId(given) ? given : undefined
  if (hidingId === undefined) return redirect(`/staff/defenders/${id}/link`)
  const name = `statement-${hidingId}`
  const statement = String(data.get(name) ?? '')
  const done = await handleRequest(
    'show again what a link hid',
    () => act(by, hidingId, statement),
    unavailable,
  )
  switch (done.outcome) {
    case 'asked':
    case 'lifted':
    case 'not-asked':
    case 'not-hidden':
      return redirect(`/staff/defenders/${id}/link`)
    case 'reason-missing':
      return missing(by, name)
    case 'by-another-person':
    case 'too-soon':
      return refused(by)
    case 'not-allowed':
    case 'unavailable':
      return { ...(await actFailure(by, done.outcome)), typed: { [name]: statement } }
    default:
      return done satisfies never
  }
}

async function missing({ locale }: StaffMember, name: string): Promise<ActState> {
  const t = await getTranslations({ locale, namespace: 'consent' })
  setAnswerStatus(422)
  return { errors: { [name]: t('faults.missing') } }
}

async function refused({ locale }: StaffMember): Promise<ActState> {
  const t = await getTranslations({ locale, namespace: 'ownLink.byAnother' })
  setAnswerStatus(409)
  return { failed: { title: t('title'), text: t('text') } }
}
