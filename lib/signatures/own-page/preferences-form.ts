import type { Preferences } from '@/lib/signatures/own-page/change-preferences'

/**
 * The two boxes of a form, strictly: ticked (`on`, once) or absent. `undefined` for anything else,
 * which no page of ours sends.
 */
export function readPreferences(data: FormData): Preferences | undefined {
  const [showName, updates] = [box(data.getAll('showName')), box(data.getAll('updates'))]
  return showName === undefined || updates === undefined ? undefined : { showName, updates }
}

function box(values: readonly unknown[]): boolean | undefined {
  if (values.length === 0) return false
  return values.length === 1 && values[0] === 'on' ? true : undefined
}
