import { addressOf, type Locale } from '@/lib/i18n/routing'
import type { MailboxLetter } from '@/lib/mail/mailbox/list-mailbox'
import { stampedAddress } from '@/lib/signatures/act-stamp'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { prepareDirectory } from '@/tests/paths/content/prepare-directory'
import { hidePageKinds } from '@/tests/paths/hide-page-kinds'
import { ownPageKinds } from '@/tests/paths/own-page-kinds'
import type { PageKind } from '@/tests/paths/page-kind'
import { addCampaign } from '@/tests/support/campaign'
import type { Person } from '@/tests/support/people'
import { addSigners, namesOf } from '@/tests/support/signers/add-signers'
import { showSignersInWeeks } from '@/tests/support/signers/showing-hour'
import { sign, tokenIn } from '@/tests/support/signing'
import type { Site } from '@/tests/support/site'

/** The content of the pages; each is a slug. */
export type Shown = {
  open: string
  delivered: string
  won: string
  /** One with names and countries of its signers. */
  named?: string
  /** A person without a story, one with a story in one language only, and one of a sample. */
  plain: string
  withStory?: string
  fictional: string
  letterIn: (locale: Locale) => MailboxLetter
  /** The token of a confirmed signature's link. */
  signedToken: string
}

const goes = (address: (locale: Locale) => string) => (person: Person, locale: Locale) =>
  person.page.goto(address(locale))

/** Each kind once, with what is there to be shown. */
export function pageKinds(shown: Shown): PageKind[] {
  const { open, delivered, won, named, letterIn, signedToken } = shown
  return [
    { name: 'home', visit: goes((locale) => addressOf(locale, 'home')) },
    { name: 'the campaigns', visit: goes((locale) => addressOf(locale, 'campaigns')) },
    {
      name: 'an open campaign',
      visit: goes((locale) => addressOf(locale, 'campaign', { slug: open })),
    },
    ...(named === undefined ? [] : [namedIn(named)]),
    {
      name: 'a delivered campaign',
      visit: goes((locale) => addressOf(locale, 'campaign', { slug: delivered })),
    },
    {
      name: 'a won campaign',
      visit: goes((locale) => addressOf(locale, 'campaign', { slug: won })),
    },
    {
      name: 'a form that comes back',
      async visit(person) {
        await person.opens('campaign', { slug: open })
        await person.signs({ name: 'Nil Prova', email: 'nil@example', consent: false })
        await person.reads(person.says.signature.check.title)
      },
    },
    {
      name: 'a form whose address looks like a slip',
      async visit(person) {
        await person.opens('campaign', { slug: open })
        await person.signs({ name: 'Nil Prova', email: 'nil.prova@gmial.com' })
        await person.reads(person.says.typo.title.replace('{suggested}', 'nil.prova@gmail.com'))
      },
    },
    { name: 'a lost link', visit: goes((locale) => addressOf(locale, 'lostLink', { slug: open })) },
    {
      name: 'a lost link, its address mistyped',
      async visit(person) {
        await person.opens('lostLink', { slug: open })
        await person.asksForTheLink('nil@example')
        await person.reads(person.says.lostLink.check.title)
      },
    },
    {
      name: 'a lost link that may come',
      async visit(person) {
        await person.opens('lostLink', { slug: open })
        await person.asksForTheLink('never@example.org')
        await person.reads(person.says.lostLink.answerTitle)
      },
    },
    {
      name: 'check your inbox',
      visit: goes((locale) => stampedAddress(locale, 'checkYourInbox', open)),
    },
    {
      name: 'a link to confirm',
      visit: goes((locale) => addressOf(locale, 'confirm', { token: tokenIn(letterIn(locale)) })),
    },
    {
      name: 'a link to confirm, the name to show missing',
      async visit(person, locale) {
        await person.page.goto(addressOf(locale, 'confirm', { token: tokenIn(letterIn(locale)) }))
        await person.confirms({ publicName: ' ' })
        await person.reads(person.says.choices.check.title)
      },
    },
    {
      name: 'a link that is confirmed already',
      visit: goes((locale) => addressOf(locale, 'confirm', { token: signedToken })),
    },
    {
      name: 'a link for which nothing is held',
      visit: goes((locale) => addressOf(locale, 'confirm', { token: 'x'.repeat(43) })),
    },
    { name: 'signed', visit: goes((locale) => stampedAddress(locale, 'signed', open)) },
    {
      name: 'signed, opened by somebody else',
      visit: goes((locale) => addressOf(locale, 'signed', { slug: open })),
    },
    ...ownPageKinds(letterIn, signedToken),
    ...hidePageKinds,
    { name: 'the directory', visit: goes((locale) => addressOf(locale, 'defenders')) },
    {
      name: 'the directory, narrowed, with a value that means nothing',
      visit: goes((locale) => `${addressOf(locale, 'defenders')}?right=right-to-peace&page=0`),
    },
    {
      name: 'the directory with nobody in it',
      visit: goes((locale) => `${addressOf(locale, 'defenders')}?country=FR&q=nobody`),
    },
    {
      name: 'a defender without a story',
      visit: goes((locale) => addressOf(locale, 'defender', { slug: shown.plain })),
    },
    {
      name: 'a fictional defender with a campaign',
      visit: goes((locale) => addressOf(locale, 'defender', { slug: shown.fictional })),
    },
    { name: 'why they fight', visit: goes((locale) => addressOf(locale, 'whyTheyFight')) },
    { name: 'United Nations', visit: goes((locale) => addressOf(locale, 'unitedNations')) },
    { name: 'about', visit: goes((locale) => addressOf(locale, 'about')) },
    { name: 'accessibility', visit: goes((locale) => addressOf(locale, 'accessibility')) },
    { name: 'privacy', visit: goes((locale) => addressOf(locale, 'privacy')) },
    { name: 'a page that is not there', visit: goes((locale) => `/${locale}/no-hi-es`) },
    { name: 'the mailbox', visit: goes(() => '/dev/mailbox') },
    {
      name: 'a letter in the mailbox',
      visit: goes((locale) => `/dev/mailbox/${letterIn(locale).id}`),
    },
    ...(shown.withStory === undefined ? [] : [storyPage(shown.withStory)]),
  ]
}

/** The names of the kinds, before any content exists. */
export function pageKindNames(shown: Partial<Pick<Shown, 'named' | 'withStory'>>): string[] {
  const letterIn = () => {
    throw new Error('There is no letter yet')
  }
  const none = {
    open: '',
    delivered: '',
    won: '',
    plain: '',
    fictional: '',
    letterIn,
    signedToken: '',
  }
  return pageKinds({ ...none, ...shown }).map(({ name }) => name)
}

const namedIn = (slug: string): PageKind => ({
  name: 'a campaign with names and countries',
  visit: goes((locale) => addressOf(locale, 'campaign', { slug })),
})

const storyPage = (slug: string): PageKind => ({
  name: 'a defender with a story in one language',
  visit: goes((locale) => addressOf(locale, 'defender', { slug })),
})

/** Prepares people and campaigns of the tests' own for the pages to show, and returns the kinds. */
export async function preparePageKinds(site: Site): Promise<PageKind[]> {
  const tally = (total: number) => [{ country: 'ZZ', total }]
  const { slug } = await addCampaign({ startingTally: tally(640) })
  const delivered = await addCampaign({
    opensDaysAgo: 90,
    closesInDays: -20,
    deliveredDaysAgo: 10,
    deliveredSignatures: 1_100,
    startingTally: tally(1_100),
  })
  const won = await addCampaign({ opensDaysAgo: 90, wonDaysAgo: 5, startingTally: tally(800) })
  const email = `waiting+${slug}@example.org`
  await sign(slug, { email })
  const letter = await site.mailbox.letterTo(email)
  const signed = `signed+${slug}@example.org`
  await sign(slug, { email: signed })
  const signedToken = tokenIn(await site.mailbox.letterTo(signed))
  await confirmSignature(signedToken, { publicName: 'Nil Prova', updates: false })
  return pageKinds({
    open: slug,
    delivered: delivered.slug,
    won: won.slug,
    named: await addNamedCampaign(site),
    ...(await prepareDirectory()),
    fictional: `qui-${slug}`,
    letterIn: () => letter,
    signedToken,
  })
}

/** A campaign with names and countries of its signers. Returns its slug. */
export async function addNamedCampaign(site: Site): Promise<string> {
  const countries = Object.entries({ AD: 214, CD: 48, ES: 1_830, IS: 9 })
  const startingTally = countries.map(([country, total]) => ({ country, total }))
  const { id, slug } = await addCampaign({ startingTally })
  await prepareSigners(site, id)
  return slug
}

/** Signers who are shown, with names that are hard to set, and the countries of a campaign. */
async function prepareSigners({ installation }: Site, campaignId: string): Promise<void> {
  const plain = [
    'Núria Cabré i Sol·là',
    'Iñaki Etxeberria',
    'María José',
    'Ona',
    'Nil Prova',
    'Nil Prova',
  ]
  const scripts = ['محمد بن عبد الله', 'אבי כהן', '山田太郎', 'Ὀδυσσεύς', 'Łucja Ż']
  const long = [
    `${'Moltllarg'.repeat(10)}`,
    'Maria del Mar Bonet i de la Torre-Serradell i Puigdevall',
  ]
  await addSigners(installation.database, campaignId, [
    ...plain,
    ...scripts,
    ...long,
    ...namesOf('Gent', 60),
  ])
  await showSignersInWeeks()
}
