// An emoji (Unicode Technical Standard 51), with the characters that modify or join it. The three
// trade mark signs count as emoji there, and as letters here.
const emoji =
  /(?:(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\u20e3\ufe0e\ufe0f])+/gu

/** A text without emoji, which none of our fonts has, as a picture may show it. */
export function drawableText(text: string): string {
  return text.normalize().replace(emoji, '').replace(/\s+/g, ' ').trim()
}
