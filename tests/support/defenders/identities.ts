import { locales } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'

/** What the form of a new identity gives: a pseudonym in every language, unless said otherwise. */
export function identityInput(
  slug: string,
  name: string,
  differences: { kind?: 'pseudonym' | 'name'; story?: string; wordsSeen?: boolean } = {},
) {
  const { kind = 'pseudonym', story = 'A story of hers.', wordsSeen = false } = differences
  const text = { name, story }
  return {
    ...{ kind, slug, wordsSeen },
    texts: Object.fromEntries(locales.map((locale) => [locale, text])),
    ...{ keepsCountry: false, keepsRights: true },
  }
}

/** As if somebody had waited for the day from which on an identity may be published. */
export async function letItsDayCome(formerId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE identity_change SET earliest_at = now() - interval '1 minute' WHERE former_id = ${formerId}::uuid`
}
