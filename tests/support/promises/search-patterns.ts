/** A value to look for in bytes, in one of the encodings in which it could be stored. */
export type SearchPattern = { what: string; bytes: Buffer }

/**
 * The value raw in four encodings, in hex, in base64 and base64url at each of the three alignments.
 */
export function encodingsOf(what: string): SearchPattern[] {
  const utf8 = Buffer.from(what)
  const utf16 = Buffer.from(what, 'utf16le')
  const raw = [utf8, utf16, Buffer.from(utf16).swap16(), Buffer.from(what, 'latin1')]
  const hex = raw.slice(0, 2).map((bytes) => bytes.toString('hex'))
  const texts = [
    ...hex,
    ...hex.map((one) => one.toUpperCase()),
    ...raw.slice(0, 2).flatMap(base64Cores),
    encodeURIComponent(what),
  ]
  const all = new Set([...raw.map((bytes) => bytes.toString('latin1')), ...texts])
  return [...all].map((text) => ({ what, bytes: Buffer.from(text, 'latin1') }))
}

/**
 * The part that the base64 text of anything with these bytes must contain, wherever in a group of
 * three they begin.
 */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first characters mix with what stood before, the last with what follows.
    const core = text.slice(before === 0 ? 0 : before + 1, -1)
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** The values whose patterns are in those bytes. */
export function foundIn(bytes: Buffer, patterns: SearchPattern[]): string[] {
  return [
    ...new Set(patterns.filter((pattern) => bytes.includes(pattern.bytes)).map(({ what }) => what)),
  ]
}

const maxZeroRun = 64

/** The same bytes without their long runs of zeros, of which a database's files are full. */
export function withoutZeros(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  const zeros = Buffer.alloc(maxZeroRun)
  for (let from = 0; from < bytes.length; ) {
    const run = bytes.indexOf(zeros, from)
    const end = run === -1 ? bytes.length : run + maxZeroRun
    kept.push(bytes.subarray(from, end))
    from = end
    while (from < bytes.length && bytes[from] === 0) from++
  }
  return Buffer.concat(kept)
}
