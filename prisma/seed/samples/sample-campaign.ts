import type { Situation } from '@/lib/defenders/situation'
import type { Locale } from '@/lib/i18n/routing'

export type InThree<T> = Record<Locale, T>

/** The texts of a campaign's page in one language. Paragraphs are separated by a blank line. */
export type SampleTexts = {
  title: string
  /** One or two sentences. */
  lead: string
  story: string
  /** The result, once the campaign is closed. */
  result?: string
  /** One sentence. */
  demand: string
  /** The whole petition. */
  petition: string
}

/** A campaign for a fictional person of no country; its times are days counted from the seeding. */
export type SampleCampaign = {
  slug: string
  /** The goal, in signatures. */
  goal: number
  opensDaysAgo: number
  /** The day on which it closes: negative where it has closed, undefined where no end is set. */
  closesInDays: number | undefined
  deliveredDaysAgo?: number
  /** The number of signatures that was delivered. */
  deliveredSignatures?: number
  wonDaysAgo?: number
  /**
   * The signatures that it begins with, by the signers' country: ISO 3166-1 alpha-2, or `ZZ` for
   * "rather not say".
   */
  startingTally: { country: string; total: number }[]
  defender: { slug: string; situation: Situation; name: InThree<string> }
  texts: InThree<SampleTexts>
  addressees: { name: InThree<string>; office: InThree<string> }[]
}
