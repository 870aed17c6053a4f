import type { Situation } from '@/lib/defenders/situation'
import type { Locale } from '@/lib/i18n/routing'

export type InThree<T> = Record<Locale, T>

/** What a campaign's page tells in one language. Paragraphs are parted by a blank line. */
export type SampleTexts = {
  title: string
  /** One or two sentences. */
  lead: string
  story: string
  /** What came of it, once the campaign is over. */
  result?: string
  /** One sentence. */
  demand: string
  /** The whole text that is signed. */
  petition: string
}

/** A campaign for a fictional person of no country; its times are days counted from the seeding. */
export type SampleCampaign = {
  slug: string
  /** Signatures aimed at. */
  goal: number
  opensDaysAgo: number
  /** Negative: it has closed; undefined: no end is set. */
  closesInDays: number | undefined
  deliveredDaysAgo?: number
  /** The number that was handed over. */
  deliveredSignatures?: number
  wonDaysAgo?: number
  /** Signatures it begins with, by the signers' country: ISO 3166-1 alpha-2, or `ZZ` for "rather not say". */
  startingTally: { country: string; total: number }[]
  defender: { slug: string; situation: Situation; name: InThree<string> }
  texts: InThree<SampleTexts>
  addressees: { name: InThree<string>; office: InThree<string> }[]
}
