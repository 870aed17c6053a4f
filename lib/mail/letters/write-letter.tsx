import { render, toPlainText } from '@react-email/components'
import type { Locale } from '@/lib/i18n/routing'
import { letterWords } from '@/lib/i18n/translator'
import { LetterFrame } from '@/lib/mail/letters/letter-frame'
import { settings } from '@/lib/platform/settings'

export type LetterKind = 'confirm' | 'alreadySigned'
export type LetterText = { subject: string; text: string; html: string }

/** Stands for the link while a letter is rendered; no address holds it. */
const linkMark = 'https://link.invalid/altaveu'

const rendered = new Map<string, Promise<LetterText>>()

/**
 * A letter's subject and bodies in a language, with its link. They name neither defender, petition
 * nor signer: lock screens and mail providers read them. Rendered once a kind and language.
 */
export async function writeLetter(
  kind: LetterKind,
  locale: Locale,
  link: string,
): Promise<LetterText> {
  const { subject, text, html } = await templateOf(kind, locale)
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
  const t = letterWords(locale)
  const site = new URL(settings().appUrl).host
  const { organisationContact: contact } = settings()
  const organisation = settings().organisation ?? t('sampleOrganisation')
  const words = {
    preheader: t(`${kind}.preheader`),
    heading: t(`${kind}.heading`),
    paragraphs: [t(`${kind}.what`, { site }), t(`${kind}.life`)],
    button: t(`${kind}.button`),
    reasons: [
      t(`${kind}.why`, { site }),
      t('responsible', { organisation }),
      ...(contact ? [t('contact', { contact })] : []),
    ],
  }
  const html = await render(<LetterFrame locale={locale} link={linkMark} words={words} />)
  return { subject: t(`${kind}.subject`), text: toPlainText(html), html }
}
