import { describe, expect, test, vi } from 'vitest'
import { locales } from '@/lib/i18n/routing'
import { writeLetter } from '@/lib/mail/letters/write-letter'
import type { LetterKind } from '@/lib/mail/queue-letters'
import { words } from '@/tests/support/words'

vi.mock('@react-email/render', { spy: true })

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
const kinds = Object.keys(names) as LetterKind[]
const link = `https://altaveu.example.org/en/confirm/${'Ab3-_'.repeat(8)}xyz`
const withLink = ['confirm', 'already_signed', 'your_link', 'staff_sign_in', 'staff_invitation']
const linked = (kind: LetterKind) => withLink.includes(kind)

const each = kinds.flatMap((kind) => locales.map((locale) => ({ kind, locale })))

const write = ({ kind, locale }: (typeof each)[number]) =>
  writeLetter(kind, locale, linked(kind) ? link : undefined)

/** The words that a person reads in HTML, in one line. */
function readable(html: string): string {
  const body = html.slice(html.indexOf('</head>'))
  return body
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

describe.each(each)('$kind in $locale', (one) => {
  const { kind, locale } = one
  const said = words[locale].letters[names[kind]]

  test('says the same as HTML and as plain text', async () => {
    const { html, text, subject } = await write(one)
    expect(subject).toBe(said.subject)
    const { subject: _, preheader: __, ...messages } = said
    for (const message of Object.values(messages)) {
      // What is filled in differs from place to place.
      for (const part of message.split(/\{\w+\}/)) {
        expect(inOneLine(text)).toContain(part.trim())
        expect(readable(html)).toContain(part.trim())
      }
    }
    const { dataController, sampleOrganisation } = words[locale].letters
    const who = dataController.replace('{organisation}', sampleOrganisation)
    expect(inOneLine(text)).toContain(who)
    expect(readable(html)).toContain(who)
  })

  test('as plain text: short lines, and the link alone on its own', async () => {
    const { text } = await write(one)
    const lines = text.split('\n')
    expect(lines.filter((line) => line === link)).toHaveLength(linked(kind) ? 1 : 0)
    for (const line of lines.filter((other) => other !== link)) {
      expect(line.length).toBeLessThanOrEqual(72)
      expect(line).toBe(line.trim())
      expect(line).not.toMatch(/[[\]{}<>|*]|&\w+;|https?:|\u200c|link\.invalid/)
    }
    expect(text).not.toMatch(/\n{3}/)
    expect(text.endsWith('.\n')).toBe(true)
  })

  test('as HTML: one button, its link once in words that can be copied, and nothing that has to be fetched', async () => {
    const { html } = await write(one)
    expect([...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual(
      linked(kind) ? [link] : [],
    )
    const { copyLink } = words[locale].letters
    const copied = `${copyLink} ${link}`
    expect(readable(html).split(copied)).toHaveLength(linked(kind) ? 2 : 1)
    expect(readable(html).split(link)).toHaveLength(linked(kind) ? 2 : 1)
    expect(html).toContain(`lang="${locale}"`)
    expect(html).toContain('prefers-color-scheme: dark')
    expect(html).not.toMatch(/<img|<script|<link|\ssrc=|url\(|@import|link\.invalid|undefined/)
  })

  test('its preheader leaves no room for what follows', async () => {
    const { html, text } = await write(one)
    const after = html.slice(html.indexOf('<body'))
    const hidden = after.match(/<div[^>]*display:\s*none[^>]*>(.*?)<\/div>/s)?.[1] ?? ''
    const [preheader = '', filler = ''] = hidden.split('<div>')
    expect(inOneLine(preheader)).toBe(said.preheader)
    // Mail programs show some 90 to 140 characters; what fills them up has no width.
    expect(filler.replace(/[^\u00a0\u200b-\u200f\ufeff]/g, '').length).toBeGreaterThan(150)
    expect(readable(html).startsWith(said.preheader)).toBe(true)
    expect(said.preheader.length).toBeLessThan(90)
    expect(text).not.toContain(said.preheader)
  })
})

test('a letter is rendered once for its kind and language, whoever gets it', async () => {
  vi.resetModules()
  const { render } = await import('@react-email/render')
  const { writeLetter: writeAnew } = await import('@/lib/mail/letters/write-letter')
  const before = vi.mocked(render).mock.calls.length
  for (const { kind, locale } of each) {
    const [first, second] = await Promise.all([
      writeAnew(kind, locale, `${link}1`),
      writeAnew(kind, locale, `${link}2`),
    ])
    expect(first.html.replaceAll(`${link}1`, '')).toBe(second.html.replaceAll(`${link}2`, ''))
    if (linked(kind)) expect(first.text).toContain(`\n${link}1\n`)
  }
  expect(vi.mocked(render).mock.calls.length - before).toBe(each.length)
})
