import { render } from '@react-email/render'
import type { Locale } from '@/lib/i18n/routing'
import { letterTranslator } from '@/lib/i18n/translator'
import { LetterFrame } from '@/lib/mail/letters/letter-frame'
import { letterText } from '@/lib/mail/letters/letter-text'
import type { LetterWords } from '@/lib/mail/letters/letter-words'
import type { LetterKind } from '@/lib/mail/queue-letters'
import { settings } from '@/lib/platform/settings'

export type LetterText = { subject: string; text: string; html: string }

/** Stands for the link while a letter is rendered; no address holds it. */
const linkMark = 'https://link.invalid/altaveu'

const rendered = new Map<string, Promise<LetterText>>()

/** The names of the letters in the messages. */
const names = {
  confirm: 'confirm',
  already_signed: 'alreadySigned',
  your_link: 'yourLink',
  withdrawn: 'withdrawn',
  staff_sign_in: 'staffSignIn',
  staff_invitation: 'staffInvitation',
  staff_new_browser: 'staffNewBrowser',
  staff_factor_reset: 'staffFactorReset',
  staff_approval_asked: 'staffApprovalAsked',
  staff_administrators_changed: 'staffAdministratorsChanged',
  staff_workspace_locked: 'staffWorkspaceLocked',
  staff_hidden_by_link: 'staffHiddenByLink',
} as const satisfies Record<LetterKind, string>

/** Letters that carry no link, and so have no button. */
const withoutLink = [
  'withdrawn',
  'staffNewBrowser',
  'staffFactorReset',
  'staffApprovalAsked',
  'staffAdministratorsChanged',
  'staffWorkspaceLocked',
  'staffHiddenByLink',
] as const

type Name = (typeof names)[LetterKind]
type WithoutLink = (typeof withoutLink)[number]
const isWithoutLink = (name: Name): name is WithoutLink => withoutLink.some((one) => one === name)

/**
 * A letter's subject and bodies in a language, with its link, if it carries one. They name neither
 * defender, petition nor signer: lock screens and mail providers read them. Rendered once a kind
 * and language.
 */
export async function writeLetter(
  kind: LetterKind,
  locale: Locale,
  link: string | undefined,
): Promise<LetterText> {
  const { subject, text, html } = await templateOf(kind, locale)
  if (link === undefined) return { subject, text, html }
  return { subject, text: text.replaceAll(linkMark, link), html: html.replaceAll(linkMark, link) }
}

/** A rendering that failed is not kept: the next letter tries again. */
function templateOf(kind: LetterKind, locale: Locale): Promise<LetterText> {
  const key = `${kind} ${locale}`
  const known = rendered.get(key)
  if (known) return known
  const template = renderLetter(kind, locale)
  rendered.set(key, template)
  template.catch(() => rendered.delete(key))
  return template
}

async function renderLetter(kind: LetterKind, locale: Locale): Promise<LetterText> {
  const words = wordsOf(kind, locale)
  const subject = letterTranslator(locale)(`${names[kind]}.subject`)
  const frame = <LetterFrame locale={locale} link={linkMark} subject={subject} words={words} />
  return { subject, text: letterText(words, linkMark), html: await render(frame) }
}

function wordsOf(kind: LetterKind, locale: Locale): LetterWords {
  const t = letterTranslator(locale)
  const name = names[kind]
  const site = new URL(settings().appUrl).host
  const { organisationContact: contact } = settings()
  const organisation = settings().organisation ?? t('sampleOrganisation')
  return {
    preheader: t(`${name}.preheader`),
    heading: t(`${name}.heading`),
    paragraphs: [t(`${name}.what`, { site }), t(`${name}.life`)],
    button: isWithoutLink(name) ? undefined : t(`${name}.button`),
    copyLink: t('copyLink'),
    notYou: t(`${name}.notYou`),
    reasons: [
      t(`${name}.why`, { site }),
      t('dataController', { organisation }),
      ...(contact ? [t('contact', { contact })] : []),
    ],
  }
}
