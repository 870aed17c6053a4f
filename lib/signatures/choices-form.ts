import { type NameFault, parsePersonName } from '@/lib/signatures/person-name'

/** What the holder of the link wants to become public, and to receive. */
export type SignerChoices = {
  /** The name to show, as `parsePersonName` returns it; `undefined` for none. */
  publicName: string | undefined
  updates: boolean
}

/** The choices as they were typed and ticked. */
export type TypedChoices = { showName: boolean; publicName: string; updates: boolean }

export type ParsedChoices =
  | { ok: true; choices: SignerChoices }
  /** The error of `publicName`, by the rules of a name. */
  | { ok: false; error: NameFault; typed: TypedChoices }
  /** No page of ours sends such a form. */
  | { ok: false; error: 'unreadable' }

/**
 * Reads the two boxes and the name to show, strictly: a box is ticked (`on`, once) or absent. The name
 * is required where its box is ticked, and forgotten where it is not. Never throws.
 */
export function parseChoices(data: FormData): ParsedChoices {
  const [showName, updates] = [box(data.getAll('showName')), box(data.getAll('updates'))]
  const publicName = text(data.getAll('publicName'))
  if (showName === undefined || updates === undefined || publicName === undefined) {
    return { ok: false, error: 'unreadable' }
  }
  if (!showName) return { ok: true, choices: { publicName: undefined, updates } }
  const parsed = parsePersonName(publicName)
  if (parsed.ok) return { ok: true, choices: { publicName: parsed.name, updates } }
  return { ok: false, error: parsed.fault, typed: { showName, publicName, updates } }
}

function box(values: readonly unknown[]): boolean | undefined {
  if (values.length === 0) return false
  return values.length === 1 && values[0] === 'on' ? true : undefined
}

function text(values: readonly unknown[]): string | undefined {
  const [value = '', ...others] = values
  return typeof value === 'string' && others.length === 0 ? value : undefined
}

/** The values that a form shows for choices that were read. */
export const typedFrom = ({ publicName, updates }: SignerChoices): TypedChoices => ({
  ...{ showName: publicName !== undefined, publicName: publicName ?? '', updates },
})
