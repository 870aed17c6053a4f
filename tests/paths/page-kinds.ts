import { addressOf, type Locale } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { addDefender, addPage, addRight } from '@/tests/support/directory'
import type { Person } from '@/tests/support/people'
import { addSigners, namesOf } from '@/tests/support/signers/add-signers'
import { showSignersTomorrow } from '@/tests/support/signers/showing-hour'
import { sign, tokenIn } from '@/tests/support/signing'
import type { Site } from '@/tests/support/site'

/** One page of each kind: how somebody comes to see it. */
export type PageKind = { name: string; visit: (person: Person, locale: Locale) => Promise<unknown> }

/** Prepares what the pages show, and tells of each kind once. */
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
  const named = await addCampaign({
    startingTally: Object.entries({ AD: 214, CD: 48, ES: 1_830, IS: 9 }).map(
      ([country, total]) => ({
        country,
        total,
      }),
    ),
  })
  await prepareSigners(site, named.id)
  const person = await prepareDirectory()
  const email = `waiting+${slug}@example.org`
  await sign(slug, { email })
  const letter = await site.mailbox.letterTo(email)
  const goes = (address: (locale: Locale) => string) => (person: Person, locale: Locale) =>
    person.page.goto(address(locale))
  return [
    { name: 'home', visit: goes((locale) => addressOf(locale, 'home')) },
    { name: 'the campaigns', visit: goes((locale) => addressOf(locale, 'campaigns')) },
    { name: 'an open campaign', visit: goes((locale) => addressOf(locale, 'campaign', { slug })) },
    {
      name: 'a campaign with names and countries',
      visit: goes((locale) => addressOf(locale, 'campaign', { slug: named.slug })),
    },
    {
      name: 'a delivered campaign',
      visit: goes((locale) => addressOf(locale, 'campaign', { slug: delivered.slug })),
    },
    {
      name: 'a won campaign',
      visit: goes((locale) => addressOf(locale, 'campaign', { slug: won.slug })),
    },
    {
      name: 'a form that comes back',
      async visit(person) {
        await person.opens('campaign', { slug })
        await person.signs({ name: 'Nil Prova', email: 'nil@example', consent: false })
        await person.reads(person.says.signature.check.title)
      },
    },
    {
      name: 'check your inbox',
      visit: goes((locale) => addressOf(locale, 'checkYourInbox', { slug })),
    },
    {
      name: 'a link to confirm',
      visit: goes((locale) => addressOf(locale, 'confirm', { token: tokenIn(letter) })),
    },
    {
      name: 'a link for which nothing is held',
      visit: goes((locale) => addressOf(locale, 'confirm', { token: 'x'.repeat(43) })),
    },
    { name: 'signed', visit: goes((locale) => addressOf(locale, 'signed', { slug })) },
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
      visit: goes((locale) => addressOf(locale, 'defender', { slug: person.plain })),
    },
    {
      name: 'a defender with a story in one language',
      visit: goes((locale) => addressOf(locale, 'defender', { slug: person.told })),
    },
    {
      name: 'a fictional defender with a campaign',
      visit: goes((locale) => addressOf(locale, 'defender', { slug: `qui-${slug}` })),
    },
    { name: 'why they fight', visit: goes((locale) => addressOf(locale, 'whyTheyFight')) },
    { name: 'United Nations', visit: goes((locale) => addressOf(locale, 'unitedNations')) },
    { name: 'about', visit: goes((locale) => addressOf(locale, 'about')) },
    { name: 'accessibility', visit: goes((locale) => addressOf(locale, 'accessibility')) },
    { name: 'privacy', visit: goes((locale) => addressOf(locale, 'privacy')) },
    { name: 'a page that is not there', visit: goes((locale) => `/${locale}/no-hi-es`) },
    { name: 'the mailbox', visit: goes(() => '/dev/mailbox') },
    { name: 'a letter in the mailbox', visit: goes(() => `/dev/mailbox/${letter.id}`) },
  ]
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
  await showSignersTomorrow()
}

/** People, what they defend, and the programme's pages. Returns who has a story and who has none. */
async function prepareDirectory() {
  await addRight('right-to-peace', 1, {
    ca: 'dret a la pau',
    es: 'derecho a la paz',
    en: 'right to peace',
  })
  const [plain, told] = ['bruna-prova', 'nil-prova-i-serradell']
  await addDefender({
    slug: plain,
    name: 'Bruna Prova',
    country: 'CO',
    rights: ['right-to-peace'],
  })
  await addDefender({
    slug: told,
    name: 'Nil Prova i Serradell',
    country: 'CD',
    situation: 'at_risk',
    rights: ['right-to-peace'],
    story: 'Un paràgraf de prova.\n\nI un altre.',
    languages: ['ca'],
  })
  for (const number of Array.from({ length: 30 }, (_, index) => index))
    await addDefender({ slug: `gent-${number}`, name: `Gent ${number}`, country: 'NI' })
  await addPage('about')
  await addPage('why-they-fight')
  await addPage('united-nations', ['ca'])
  return { plain, told }
}
