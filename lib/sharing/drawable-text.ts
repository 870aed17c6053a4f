// Unicode Technical Standard 51: an emoji, with what modifies or joins it. The three signs of
// trade are emoji to it, and letters to everybody else.
const emoji =
  /(?:(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\u20e3\ufe0e\ufe0f])+/gu

/** A text as a picture may show it: the same without emoji, which none of our fonts has. */
export function drawableText(text: string): string {
  return text.normalize().replace(emoji, '').replace(/\s+/g, ' ').trim()
}
