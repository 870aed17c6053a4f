import { isValidJson } from '@/server/bodies/json-body'

export type FormField = { name: string; value: Buffer; isFile: boolean }

/**
 * A reference to an action with one bound value, its form's last state: our pages hold no other.
 */
const reference = /^\{"id":"[\da-f]{42}","bound":"\$@1"\}$/
const referenceName = /^\$ACTION_REF_(\d{1,6})$/

/**
 * Whether a form names exactly one action, and in the way in which React writes the form of a
 * `useActionState` into a page that has no client runtime: `$ACTION_REF_n`, empty; `$ACTION_n:0`, the
 * action's id; `$ACTION_n:1`, the state that it was shown with; `$ACTION_KEY`. React's decoder knows
 * many more forms of value, for calls that no page of ours makes, and breaks over most that are
 * forged.
 */
export function namesOneAction(fields: readonly FormField[]): boolean {
  const ofAction = fields.filter(({ name }) => name.startsWith('$'))
  const number = ofAction
    .map(({ name }) => referenceName.exec(name)?.[1])
    .find((found) => found !== undefined)
  if (number === undefined) return false
  const expected = new Map<string, (value: Buffer) => boolean>([
    [`$ACTION_REF_${number}`, (value) => value.length === 0],
    [`$ACTION_${number}:0`, (value) => reference.test(value.toString('latin1'))],
    [`$ACTION_${number}:1`, isValidState],
    ['$ACTION_KEY', () => true],
  ])
  for (const { name, value, isFile } of ofAction) {
    if (isFile || !expected.get(name)?.(value)) return false
    // Parsers differ on which of two fields of one name counts.
    expected.delete(name)
  }
  return expected.size === 0
}

/** Whether this is a list of one value, in which no string is one of React's references. */
function isValidState(value: Buffer): boolean {
  if (!isValidJson(value)) return false
  let sound = true
  const state: unknown = JSON.parse(value.toString('utf8'), (_key, one: unknown) => {
    if (typeof one === 'string' && isReference(one)) sound = false
    return one
  })
  return sound && Array.isArray(state) && state.length === 1
}

/** React doubles the dollar at the beginning of a text. */
function isReference(text: string): boolean {
  return text.startsWith('$') && !text.startsWith('$$') && text !== '$undefined'
}
