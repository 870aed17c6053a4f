import type { Locale } from '@/lib/i18n/routing'

export type InThree<T> = Record<Locale, T>

/** A right as the programme names it, in its general list or beside a person. */
export type ProgrammeRight = {
  /** English, such as `womens-rights`; the same in every language. */
  id: string
  /** The name in lower case, as it is within a sentence. */
  name: InThree<string>
  /**
   * What the programme itself says about it, in one or two sentences; empty where it only names it.
   */
  about: InThree<string>
  named: 'why-they-fight' | 'a-defender' | 'both'
}

/**
 * All that the programme says about a person: nothing else is known, and nothing else is stated.
 */
export type ProgrammeDefender = {
  slug: string
  /** The name as the programme writes it. */
  name: string
  /** ISO 3166-1 alpha-2. The programme doesn't say whether one was born, lives or works there. */
  country: string
  /**
   * The rights in the programme's order; `note` is what it adds about a right for this person, in
   * lower case.
   */
  rights: { right: string; note?: InThree<string> }[]
}

export type ProgrammePage = {
  id: 'about' | 'why-they-fight' | 'united-nations'
  /**
   * The body's paragraphs are separated by a blank line; one that begins with `## ` is a heading.
   */
  texts: InThree<{ title: string; lead: string; body: string }>
}
