import type { LetterWords } from '@/lib/mail/letters/letter-words'

/** The width of plain text, which mail programs show as it is. */
const columns = 72
const rule = '-'.repeat(24)

/** A letter as plain text: short lines, and the link alone on its own, whatever its length. */
export function letterText(words: LetterWords, link: string): string {
  const { heading, paragraphs, button, notYou, reasons } = words
  return [
    'Altaveu',
    wrap(heading),
    ...paragraphs.map(wrap),
    ...(button === undefined ? [] : [`${wrap(`${button}:`)}\n${link}`]),
    wrap(notYou),
    rule,
    ...reasons.map(wrap),
  ]
    .join('\n\n')
    .concat('\n')
}

function wrap(text: string): string {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
