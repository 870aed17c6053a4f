import type { FormField } from '@/server/bodies/action-fields'
import { isValidJson } from '@/server/bodies/json-body'

/** How Next names an action: a type's byte and 20 bytes of its hash. */
export const isActionId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{42}$/.test(value)

const plainAction = /^\$ACTION_ID_([\da-f]{42})$/

/** Whether a form names exactly one action that has no state, as React writes it for such a form. */
export function namesPlainAction(fields: readonly FormField[]): boolean {
  const ofAction = fields.filter(({ name }) => name.startsWith('$'))
  const [only] = ofAction
  if (ofAction.length !== 1 || !only) return false
  return plainAction.test(only.name) && only.value.length === 0 && !only.isFile
}

/** What React's `encodeReply` names: the call's values by number, and a form's fields behind its own. */
const valueName = /^\d{1,3}$/
const fieldName = /^_?\d{1,3}_/

/**
 * Whether these are the arguments of a call that React's client made of forms and plain values. Its
 * decoder knows many more kinds of value, which no call of ours has, and breaks over most that are forged.
 */
export function isValidCall(fields: readonly FormField[]): boolean {
  const values = fields.filter(({ name }) => valueName.test(name))
  const others = fields.filter(({ name }) => !valueName.test(name))
  const names = new Set(values.map(({ name }) => name))
  return (
    names.has('0') &&
    names.size === values.length &&
    values.every(({ value, isFile }) => !isFile && isValidArgument(value)) &&
    others.every(({ name }) => fieldName.test(name))
  )
}

/** Whether this is JSON in which every string is somebody's text, a form of the call, or "undefined". */
export function isValidArgument(value: Buffer): boolean {
  if (!isValidJson(value)) return false
  let valid = true
  JSON.parse(value.toString('utf8'), (_key, one: unknown) => {
    if (typeof one === 'string' && !isPlain(one)) valid = false
    return one
  })
  return valid
}

/** React doubles the dollar with which somebody's text begins; `$K` is a form, `$D` an instant. */
function isPlain(text: string): boolean {
  return !text.startsWith('$') || /^\$(?:\$|undefined$|K[\da-f]{1,3}$|D\d{4}-)/.test(text)
}
