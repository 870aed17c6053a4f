import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { countryName } from '@/lib/i18n/countries'
import { addressOf, type Locale, type PageName, type PageParams } from '@/lib/i18n/routing'
import { type BrowserOptions, openWindow, type Window } from '@/tests/support/browser'
import { eventually } from '@/tests/support/eventually'
import { type InputMethod, keyboard, pointer } from '@/tests/support/input-method'
import { linkIn } from '@/tests/support/mail/mailbox'
import type { Site } from '@/tests/support/site'
import { languageSwitch, ownNames, words } from '@/tests/support/words'

/**
 * The values that a person writes into the form; fields other than name and address stay as they
 * are unless given.
 */
export type Signing = {
  name: string
  email: string
  /** ISO 3166-1 alpha-2. */
  country?: string
  /** Whether consent is given; it is unless stated otherwise. */
  consent?: boolean
}

export type Person = {
  page: Page
  says: (typeof words)[Locale]
  opens(page: PageName, params?: PageParams): Promise<void>
  /** Fills the form in, as far as it is said, and sends it. */
  signs(signing: Signing): Promise<void>
  /** Waits for the newest letter to an address, the one with that number, and follows its link. */
  opensTheLetter(email: string, number?: number): Promise<void>
  /** Presses the button behind the letter's link, with what is to become public, if anything. */
  confirms(choices?: { publicName?: string; updates?: boolean }): Promise<void>
  /** Types an address into the form that asks for a lost link, and sends it. */
  asksForTheLink(email: string): Promise<void>
  /** Follows the first link of that name. */
  follows(name: string | RegExp): Promise<void>
  /** Changes the language with the language switch. */
  switchesTo(locale: Locale): Promise<void>
  presses(button: string): Promise<void>
  /** The number of signatures that the page shows now. */
  number(): Promise<number>
  /** Waits until the page has that heading. */
  reads(heading: string): Promise<void>
  /** Forgets all that the site has stored in this browser: from here on the person is a stranger. */
  forgetsTheSite(): Promise<void>
}

export type People = {
  arrive(options?: BrowserOptions & { keyboardOnly?: boolean }): Promise<Person>
  /** Fails if, since it was last asked, a page did anything that no page should. */
  expectNoComplaints(): void
  /** Closes their windows, and fails if a page did anything that no page should. */
  leave(): Promise<void>
}

/** Makes people with a browser, each a stranger to the site. */
export function createPeople(browser: Browser, site: Site): People {
  const windows: Window[] = []
  const expectNoComplaints = () =>
    expect(windows.flatMap(({ complaints }) => complaints.splice(0))).toEqual([])
  return {
    expectNoComplaints,
    async arrive(options = {}) {
      const window = await openWindow(browser, site.origin, options)
      windows.push(window)
      const { locale = 'ca', keyboardOnly = false } = options
      return person(window.page, site, locale, keyboardOnly ? keyboard(window.page) : pointer)
    },
    async leave() {
      await Promise.all(windows.map(({ context }) => context.close()))
      expectNoComplaints()
    },
  }
}

function person(page: Page, site: Site, locale: Locale, input: InputMethod): Person {
  const says = words[locale]
  const presses = (name: string) => input.presses(page.getByRole('button', { name }))
  return {
    page,
    says,
    presses,
    opens: async (name, params) => void (await page.goto(addressOf(locale, name, params))),
    async signs(signing) {
      await fillIn(formOf(page, locale), input, locale, signing)
      await presses(says.signature.button)
      await page.waitForLoadState()
    },
    async opensTheLetter(email, number) {
      await page.goto(linkIn(await site.mailbox.letterTo(email, number)))
    },
    async asksForTheLink(email) {
      await input.writes(page.getByRole('textbox', { name: says.signature.email }), email)
      await presses(says.lostLink.button)
      await page.waitForLoadState()
    },
    async confirms({ publicName, updates } = {}) {
      const form = choicesOf(page, locale)
      if (publicName !== undefined) {
        await input.ticks(form.showName)
        await input.writes(form.publicName, publicName)
      }
      if (updates) await input.ticks(form.updates)
      await presses(says.confirm.button)
    },
    follows: (name) => input.presses(page.getByRole('link', { name }).first()),
    switchesTo(other) {
      const languages = page.getByRole('list', { name: languageSwitch })
      return input.presses(languages.getByRole('link', { name: ownNames[other] }))
    },
    number: () => numberIn(page.locator('signature-count').first()),
    reads: (heading) =>
      eventually(`the heading "${heading}"`, () =>
        page.getByRole('heading', { name: heading }).first().isVisible(),
      ).then(() => undefined),
    async forgetsTheSite() {
      const debuggee = await page.context().newCDPSession(page)
      await debuggee.send('Storage.clearDataForOrigin', {
        origin: site.origin,
        storageTypes: 'all',
      })
      await debuggee.detach()
      await page.context().clearCookies()
    },
  }
}

/** The controls of the form, found by their labels. */
export function formOf(page: Page, locale: Locale) {
  const { signature } = words[locale]
  return {
    name: page.getByRole('textbox', { name: signature.name }),
    email: page.getByRole('textbox', { name: signature.email }),
    country: page.getByRole('combobox', { name: signature.country }),
    consent: page.getByRole('checkbox', { name: signature.consent }),
  }
}

/** The controls of the two choices, on the page that confirms and on a signer's own. */
export function choicesOf(page: Page, locale: Locale) {
  const { choices } = words[locale]
  return {
    showName: page.getByRole('checkbox', { name: choices.showName }),
    publicName: page.getByRole('textbox', { name: choices.publicName }),
    updates: page.getByRole('checkbox', { name: choices.updates }),
  }
}

async function fillIn(
  form: ReturnType<typeof formOf>,
  input: InputMethod,
  locale: Locale,
  { name, email, country, consent = true }: Signing,
): Promise<void> {
  await input.writes(form.name, name)
  await input.writes(form.email, email)
  if (country) await input.chooses(form.country, countryName(locale, country) ?? country)
  if (consent) await input.ticks(form.consent)
}

async function numberIn(locator: Locator): Promise<number> {
  const text = (await locator.textContent()) ?? ''
  const digits = text.replace(/\D/g, '')
  if (digits === '') throw new Error(`No number in "${text}"`)
  return Number(digits)
}
