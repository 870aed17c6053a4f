import { z } from 'zod'
import { isSlug } from '@/lib/campaigns/slug'
import { locales } from '@/lib/i18n/routing'

/** What can be wrong with a field of the form; its words are messages. */
export type IdentityFault =
  | 'missing'
  | 'too-long'
  | 'not-an-address'
  | 'taken'
  | 'story-without-name'

export type IdentityForm = z.output<typeof schema>

/** `kind`, `slug`, or `name-ca`, `story-ca` and so on. */
export type IdentityFaults = Record<string, IdentityFault>

const longestName = 200
const longestStory = 12_000

const fault = (error: IdentityFault) => ({ error })
/** Characters that nobody sees or that turn a text around (Unicode's `Cc` but line breaks, `Cf`). */
const unseen = /(?![\n\r\t])[\p{Cc}\p{Cf}]/gu
const text = (longest: number) =>
  z
    .string(fault('missing'))
    .transform((typed) => typed.replace(unseen, '').replaceAll('\r\n', '\n').trim())
    .refine((typed) => typed.length <= longest, fault('too-long'))
const one = z.object({ name: text(longestName), story: text(longestStory) })

const schema = z.object({
  /** `pseudonym`, or `name`: back to the person's own. */
  kind: z.enum(['pseudonym', 'name'], fault('missing')),
  slug: z
    .string(fault('missing'))
    .trim()
    .min(1, fault('missing'))
    .refine(isSlug, fault('not-an-address')),
  texts: z.object({ ca: one, es: one, en: one }),
  keepsCountry: z.boolean(),
  keepsRights: z.boolean(),
  /** Somebody has looked at the places that hold a word of a former name. */
  wordsSeen: z.boolean(),
})

/**
 * Reads what the form of a new identity gave: a name in one language at least, and no story without a
 * name. Names each field at fault once. Never throws.
 */
export function parseIdentityForm(
  input: unknown,
): { ok: true; form: IdentityForm } | { ok: false; faults: IdentityFaults } {
  const parsed = schema.safeParse(input)
  const faults: IdentityFaults = {}
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const [field, locale, part] = path.map(String)
      faults[field === 'texts' && locale ? `${part ?? 'name'}-${locale}` : (field ?? 'kind')] ??=
        message as IdentityFault
    }
    return { ok: false, faults }
  }
  const form = parsed.data
  for (const locale of locales) {
    const { name, story } = form.texts[locale]
    if (story !== '' && name === '') faults[`name-${locale}`] = 'story-without-name'
  }
  if (locales.every((locale) => form.texts[locale].name === '')) faults['name-ca'] ??= 'missing'
  return Object.keys(faults).length === 0 ? { ok: true, form } : { ok: false, faults }
}
