/** What a letter says, in one language; HTML and plain text are made of the same. */
export type LetterWords = {
  /** What a list of letters shows after the subject. */
  preheader: string
  heading: string
  /** What this is about, a paragraph each. */
  paragraphs: string[]
  /** `undefined` where there is nothing to press. */
  button: string | undefined
  /** What stands before the link in words, for who cannot press the button; only where there is one. */
  copyLink: string
  /** What to do if it was somebody else. */
  notYou: string
  /** Why one gets this letter, and who the data controller is. */
  reasons: string[]
}
