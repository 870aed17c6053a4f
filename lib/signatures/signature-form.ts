import { z } from 'zod'
import { isCountryCode } from '@/lib/i18n/countries'
import { isLocale } from '@/lib/i18n/routing'
import {
  findPunctuationTypo,
  type PunctuationError,
} from '@/lib/signatures/address/address-punctuation'
import { type EmailAddress, parseEmailAddress } from '@/lib/signatures/address/email-address'
import { withoutInvisible } from '@/lib/signatures/address/invisible-characters'
import { parsePersonName } from '@/lib/signatures/person-name'

/** The errors that a field can have; each has its messages. */
export type FieldError =
  | 'missing'
  | 'wrong-type'
  | 'too-long'
  | 'forbidden-characters'
  | 'has-web-address'
  | 'not-an-address'
  | PunctuationError
  | 'not-in-list'
  | 'must-be-given'
  | 'must-be-empty'

export type ParsedForm = { ok: true; form: SignatureForm } | { ok: false; errors: FieldErrors }

/**
 * Reads the values of a form or a JSON body, strictly: a box is `true`, `false`, `'on'`, `''` or
 * absent; an array or an object is an error wherever it occurs. Names each field with an error once.
 * Ignores keys that it does not know, and properties that are not the input's own. Never throws.
 */
export function parseSignatureForm(input: unknown): ParsedForm {
  const parsed = schema.safeParse(ownFields(input))
  if (!parsed.success) return { ok: false, errors: fieldErrorsOf(parsed.error) }
  const { website: _, ...form } = parsed.data
  return { ok: true, form }
}

/** Reads the address that a form asks for by itself, by the same rules. Never throws. */
export function parseEmailField(
  input: unknown,
): { ok: true; email: EmailAddress } | { ok: false; error: FieldError } {
  const parsed = email.safeParse(input)
  if (parsed.success) return { ok: true, email: parsed.data }
  return { ok: false, error: fieldErrorOf(parsed.error.issues[0]) }
}

/**
 * The fields that a form knows, as they were typed: a string each, or an array (which is an error)
 * where one came repeatedly or as a file. A box without a tick is absent.
 */
export function formDataFields(data: FormData): Partial<Record<Field, string | string[]>> {
  const given: Partial<Record<Field, string | string[]>> = {}
  for (const field of fields) {
    const values = data.getAll(field)
    const [first] = values
    if (first === undefined) continue
    const single = values.length === 1 && typeof first === 'string'
    given[field] = single ? first : values.filter((value) => typeof value === 'string')
  }
  return given
}

/** The largest number that a version's column holds. */
const largestVersion = 2 ** 31 - 1

const text = z.string({ error: ({ input }) => (input === undefined ? 'missing' : 'wrong-type') })
const optionalText = z.string({ error: 'wrong-type' }).optional()

/** The name as `parsePersonName` returns it: 1 to 100 characters, NFC. */
const name = text.transform((typed, context) => {
  const parsed = parsePersonName(typed)
  return parsed.ok ? parsed.name : refuse(context, parsed.fault)
})

const email = text.transform((typed, context) => {
  if (withoutInvisible(typed) === '') return refuse(context, 'missing')
  const error = () => findPunctuationTypo(typed)?.error ?? 'not-an-address'
  return parseEmailAddress(typed) ?? refuse(context, error())
})

/** ISO 3166-1 alpha-2. */
const country = optionalText.transform((code, context) => {
  if (code === undefined || code === '') return undefined
  return isCountryCode(code) ? code : refuse(context, 'not-in-list')
})

const box = z
  .literal([true, false, 'on', ''], { error: 'wrong-type' })
  .optional()
  .transform((value) => value === true || value === 'on')

const consent = box.transform((given, context): true =>
  given ? true : refuse(context, 'must-be-given'),
)

const locale = text.transform((value, context) => {
  if (value === '') return refuse(context, 'missing')
  return isLocale(value) ? value : refuse(context, 'not-in-list')
})

/** The version of the petition's text that the person read, where the page said it. */
const version = z
  .union([z.number(), z.string()], { error: 'wrong-type' })
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === '') return undefined
    const plain = typeof value === 'number' || /^[1-9]\d{0,9}$/.test(value)
    const number = plain ? Number(value) : Number.NaN
    const possible = Number.isInteger(number) && number > 0 && number <= largestVersion
    return possible ? number : refuse(context, 'wrong-type')
  })

/** A field that people neither see nor fill in: any text in it was written by a robot. */
const website = optionalText.transform((value, context) =>
  value ? refuse(context, 'must-be-empty') : undefined,
)

/** The form's fields, a line each: all that is known of a field, except how a page asks for it. */
const shape = { name, email, country, consent, locale, version, website }
const schema = z.object(shape)

export type Field = keyof typeof shape

export const fields = Object.keys(shape) as readonly Field[]

export type FieldErrors = Partial<Record<Field, FieldError>>

/** A valid form: its address is parsed, its country `undefined` for "rather not say". */
export type SignatureForm = Omit<z.output<typeof schema>, 'website'>

function refuse(context: z.RefinementCtx, error: FieldError): never {
  context.addIssue({ code: 'custom', message: error })
  return z.NEVER
}

function ownFields(input: unknown): Partial<Record<Field, unknown>> {
  const own: Partial<Record<Field, unknown>> = {}
  if (typeof input !== 'object' || input === null) return own
  for (const [field, value] of Object.entries(input)) if (isField(field)) own[field] = value
  return own
}

function isField(key: string): key is Field {
  return fields.some((field) => field === key)
}

function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0])
    if (isField(field)) errors[field] ??= fieldErrorOf(issue)
  }
  return errors
}

/** Every message of the schema above is an error: `refuse` and its `error`s have no others. */
function fieldErrorOf(issue: { message: string } | undefined): FieldError {
  return (issue?.message ?? 'wrong-type') as FieldError
}
