import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/routing'
import type { SampleCampaign, SampleTexts } from '@/prisma/seed/samples/sample-campaign'
import { samples } from '@/prisma/seed/samples/samples'

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const slugForm = /^mostra-[a-z0-9]+(-[a-z0-9]+)*$/

describe('the samples as a whole', () => {
  it('are one open, one delivered and one won campaign, its defender released', () => {
    expect(samples.map(stage)).toEqual(['open', 'delivered', 'won'])
    expect(samples.map((sample) => sample.defender.situation)).toEqual([
      'detained',
      'detained',
      'released',
    ])
  })

  it('have addresses of their own in plain letters that say they are samples', () => {
    const slugs = samples.flatMap((sample) => [sample.slug, sample.defender.slug])
    for (const slug of slugs) expect(slug).toMatch(slugForm)
    expect(new Set(slugs).size).toBe(slugs.length)
  })
})

describe.each(samples)('the sample $slug', (sample) => {
  it('tells everything in each of the three languages', () => {
    for (const text of allTexts(sample)) expect(text.trim()).toBe(text)
    for (const text of allTexts(sample)) expect(text).not.toBe('')
    const isOver = stage(sample) !== 'open'
    for (const locale of locales) {
      expect(sample.texts[locale].result !== undefined, `${locale} result`).toBe(isOver)
    }
  })

  it('has no sentence in common between two languages', () => {
    for (const [one, other] of [
      ['ca', 'es'],
      ['ca', 'en'],
      ['es', 'en'],
    ] as const) {
      const there = new Set(sentences(sample, other))
      expect(sentences(sample, one).filter((sentence) => there.has(sentence))).toEqual([])
    }
  })

  it('raises its voice nowhere and names no calendar year', () => {
    for (const text of allTexts(sample)) {
      expect(text).not.toMatch(/[!¡]/)
      expect(text).not.toMatch(/\b(19|20)\d\d\b/)
    }
  })

  it('is set with one kind of apostrophe, and with Spanish questions opened and closed', () => {
    for (const text of allTexts(sample)) expect(text).not.toMatch(/['"´`]|l\.l/)
    for (const text of textsOf(sample.texts.es)) {
      expect(text.split('¿').length).toBe(text.split('?').length)
    }
  })

  it.each(locales)('keeps to the measure of a campaign page in %s', (locale) => {
    const { lead, story, demand, petition } = sample.texts[locale]
    expect(words(story)).toBeGreaterThanOrEqual(180)
    expect(words(story)).toBeLessThanOrEqual(300)
    expect(words(petition)).toBeGreaterThanOrEqual(60)
    expect(words(petition)).toBeLessThanOrEqual(120)
    expect(split(lead).length).toBeLessThanOrEqual(2)
    expect(split(demand)).toHaveLength(1)
  })

  it('names its defender to whoever reads the title, the demand or the petition', () => {
    for (const locale of locales) {
      const { title, lead, story, demand, petition } = sample.texts[locale]
      for (const text of [title, lead, story, demand, petition]) {
        expect(text).toContain(sample.defender.name[locale])
      }
    }
  })

  it('counts signatures that add up', () => {
    const { startingTally, goal, deliveredSignatures } = sample
    const total = startingTally.reduce((sum, { total }) => sum + total, 0)
    for (const { country, total } of startingTally) {
      expect(country).toMatch(/^[A-Z]{2}$/)
      expect(regions.of(country), country).toBeDefined()
      expect(Number.isInteger(total) && total > 0).toBe(true)
    }
    expect(new Set(startingTally.map(({ country }) => country)).size).toBe(startingTally.length)
    if (stage(sample) === 'open') expect(total).toBeLessThan(goal)
    else expect(total).toBeGreaterThanOrEqual(deliveredSignatures ?? Number.POSITIVE_INFINITY)
  })

  it('tells of as many delivered signatures as were delivered', () => {
    const { deliveredSignatures: delivered } = sample
    for (const locale of locales) {
      const result = sample.texts[locale].result?.replaceAll(/(?<=\d)[.,](?=\d{3})/g, '')
      if (result !== undefined) expect(result).toContain(String(delivered))
    }
  })

  it('was opened, closed, delivered and won in that order, and delivered after late confirmations', () => {
    const closed = sample.closesInDays === undefined ? undefined : -sample.closesInDays
    const steps = [sample.opensDaysAgo, closed, sample.deliveredDaysAgo, sample.wonDaysAgo]
    const days = steps.filter((step) => step !== undefined)
    expect(days).toEqual(days.toSorted((a, b) => b - a))
    if (sample.deliveredDaysAgo !== undefined && closed !== undefined) {
      expect(closed - sample.deliveredDaysAgo).toBeGreaterThan(1)
    }
  })
})

function stage(sample: SampleCampaign) {
  if (sample.wonDaysAgo !== undefined) return 'won'
  if (sample.deliveredDaysAgo !== undefined) return 'delivered'
  return (sample.closesInDays ?? 1) > 0 ? 'open' : 'closed'
}

function textsOf(texts: SampleTexts): string[] {
  return Object.values(texts)
}

function allTexts(sample: SampleCampaign): string[] {
  const { name } = sample.defender
  const people = sample.addressees.flatMap((addressee) => [addressee.name, addressee.office])
  return locales.flatMap((locale) => [
    ...textsOf(sample.texts[locale]),
    ...[name, ...people].map((inThree) => inThree[locale]),
  ])
}

/** The sentences of two words or more in a language, in lower case; names are left out. */
function sentences(sample: SampleCampaign, locale: (typeof locales)[number]): string[] {
  const offices = sample.addressees.map(({ office }) => office[locale])
  return [...textsOf(sample.texts[locale]), ...offices]
    .flatMap(split)
    .map((sentence) => sentence.replaceAll(sample.defender.name[locale], '').toLowerCase().trim())
    .filter((sentence) => words(sentence) >= 2)
}

function split(text: string): string[] {
  return text.split(/(?<=[.:;?])\s+|\n+/).filter((part) => part !== '')
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
