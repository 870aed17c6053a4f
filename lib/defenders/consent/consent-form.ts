import { z } from 'zod'
import { consentGivers, consentPurposes, consentScopes } from '@/lib/defenders/consent/coverage'

/** What can be wrong with a field of the form; its words are messages. */
export type ConsentFault =
  | 'missing'
  | 'too-long'
  | 'not-a-day'
  | 'in-the-future'
  | 'ends-before-it-starts'
  | 'too-far'
  | 'under-duress'

export type ConsentForm = z.output<typeof schema>
export type ConsentField = keyof ConsentForm | 'freely'
export type ConsentFaults = Partial<Record<ConsentField, ConsentFault>>

/** Years after which a consent has ended at the latest. */
const longestYears = 5

const fault = (error: ConsentFault) => ({ error })
const text = (longest: number) =>
  z.string(fault('missing')).trim().min(1, fault('missing')).max(longest, fault('too-long'))
const day = z.iso.date(fault('not-a-day'))
const some = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z.array(z.enum(values, fault('missing'))).min(1, fault('missing'))

const schema = z.object({
  /** It denies what it covers. */
  denial: z.boolean().default(false),
  givenBy: z.enum(consentGivers, fault('missing')),
  /** Days are of `TIME_ZONE`, as YYYY-MM-DD. */
  givenOn: day,
  evidence: text(1_000),
  paperAt: text(300),
  purposes: some(consentPurposes),
  covers: some(consentScopes),
  /** Its first day; where there is none, the day on which it was given. */
  startsOn: day.optional(),
  /** Its last day; where there is none, as long as the person's situation makes it. */
  endsOn: day.optional(),
  channel: text(300),
})

/**
 * Reads what the form of the consent register gave. A consent needs the box that says it was given freely:
 * none is given under duress. Names each field at fault once. Never throws.
 */
export function parseConsentForm(
  input: unknown,
  today: string,
): { ok: true; form: ConsentForm } | { ok: false; faults: ConsentFaults } {
  const parsed = schema.safeParse(input)
  const faults: ConsentFaults = {}
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      faults[path[0] as ConsentField] ??= message as ConsentFault
    }
    return { ok: false, faults }
  }
  const form = parsed.data
  const { givenOn, startsOn = givenOn, endsOn } = form
  const freely = (input as { freely?: unknown }).freely
  if (!form.denial && freely !== true) faults.freely = 'under-duress'
  if (givenOn > today) faults.givenOn = 'in-the-future'
  if (startsOn > today) faults.startsOn = 'in-the-future'
  if (endsOn !== undefined && endsOn < startsOn) faults.endsOn = 'ends-before-it-starts'
  if (endsOn !== undefined && endsOn > yearsAfter(today, longestYears)) faults.endsOn = 'too-far'
  return Object.keys(faults).length === 0 ? { ok: true, form } : { ok: false, faults }
}

const yearsAfter = (today: string, years: number) =>
  `${Number(today.slice(0, 4)) + years}${today.slice(4)}`
