/** Deeper than any document that an address of ours takes. */
const deepest = 16
/** Names that change an object's prototype where code is careless. */
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype'])
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs

/**
 * Whether bytes are JSON that every parser reads alike: UTF-8, well formed, nested at most 16 deep,
 * no key twice in one object (parsers differ on which one counts; RFC 8259, section 4) and none
 * that names a prototype. Its time is proportional to the bytes, whatever they are.
 */
export function isValidJson(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    // Well-formedness is checked first: in well-formed text every string ends, so that the scan
    // never has to look back.
    JSON.parse(text)
    return hasValidKeys(text)
  } catch {
    return false
  }
}

function hasValidKeys(text: string): boolean {
  const open: (Set<string> | 'array')[] = []
  let last = ''
  for (const [token] of text.matchAll(tokens)) {
    const inside = open.at(-1)
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push('array')
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':' && inside instanceof Set && !takeKey(inside, last)) return false
    if (open.length > deepest) return false
    last = token
  }
  return true
}

function takeKey(keys: Set<string>, token: string): boolean {
  const key = String(JSON.parse(token))
  if (keys.has(key) || refusedKeys.has(key)) return false
  keys.add(key)
  return true
}
