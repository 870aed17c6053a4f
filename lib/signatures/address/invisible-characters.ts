/**
 * Characters that nobody sees: white space, zero-width characters, soft hyphens, directional marks,
 * embeddings and isolates, byte order marks, variation selectors, fillers, tags and the blank
 * Braille pattern. An override of the direction (U+202D, U+202E) is not among them, since it
 * changes how the text after it reads.
 */
const invisible = /(?!\u202D|\u202E)[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu

const invisibleButJoiners =
  /(?!\u200C|\u200D|\u202D|\u202E)[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Takes all characters that nobody sees out of a text. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}

/** The same, but for the joiners (ZWNJ, ZWJ) that some scripts cannot be written without. */
export function withoutInvisibleButJoiners(text: string): string {
  return text.replace(invisibleButJoiners, '')
}
