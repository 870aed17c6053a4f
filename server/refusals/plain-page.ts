import { createHash } from 'node:crypto'
import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { plainPageWords, type RefusedStatus } from '@/server/refusals/plain-page-words'
import { type StaffRefusedStatus, staffPageWords } from '@/server/refusals/staff-page-words'
import { pageContentPolicy } from '@/server/security-headers'

const style = [
  ':root{color-scheme:light dark}',
  'body{margin:0;font:1.125rem/1.6 system-ui,sans-serif;background:#faf7f2;color:#26211c}',
  'main{max-width:34rem;margin:0 auto;padding:4rem 1.5rem}',
  'section+section{margin-top:2.5rem}',
  'h1{margin:0 0 1rem;font:600 1.75rem/1.25 Georgia,serif}',
  'a{color:inherit;text-underline-offset:.2em}',
  '@media(prefers-color-scheme:dark){body{background:#1c1815;color:#f0eae2}}',
].join('')

/** The policy under which a plain page is sent. */
export const plainPagePolicy = pageContentPolicy({
  styleHashes: [createHash('sha256').update(style).digest('base64')],
  styleSheet: false,
  script: false,
})

/**
 * A whole small page in words, for requests that never reach the application: in the visitor's
 * language, or in all of them where the request was not even readable.
 */
export function plainPage(status: RefusedStatus, locale?: Locale): string {
  const shown = locale ? [locale] : locales
  return pageOf(
    shown.map((one) => {
      const { home, pages } = plainPageWords[one]
      return { locale: one, ...pages[status], link: { href: addressOf(one, 'home'), text: home } }
    }),
  )
}

/** The same for the workspace, whose one link leads back there. */
export function plainStaffPage(status: StaffRefusedStatus, locale: Locale): string {
  const { home, pages } = staffPageWords[locale]
  return pageOf([{ locale, ...pages[status], link: { href: '/staff', text: home } }])
}

type Section = {
  locale: Locale
  title: string
  text: string
  link: { href: string; text: string }
}

function pageOf(sections: Section[]): string {
  return [
    `<!doctype html><html lang="${sections[0]?.locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta name="robots" content="noindex"><title>${sections.map(({ title }) => title).join(' · ')} – Altaveu</title>`,
    `<style>${style}</style></head><body><main>`,
    ...sections.map(sectionOf),
    '</main></body></html>',
  ].join('')
}

function sectionOf({ locale, title, text, link }: Section): string {
  const onwards = `<p><a href="${link.href}">${link.text}</a></p>`
  return `<section lang="${locale}"><h1>${title}</h1><p>${text}</p>${onwards}</section>`
}
