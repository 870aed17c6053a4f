/** The words of a letter in one language, of which HTML and plain text are made. */
export type LetterWords = {
  /** The text that a list of letters shows after the subject. */
  preheader: string
  heading: string
  /** The body, a string for each paragraph. */
  paragraphs: string[]
  /** The button's words; `undefined` where there is no button. */
  button: string | undefined
  /**
   * The words before the link, for readers who cannot press the button; only where there is one.
   */
  copyLink: string
  /** The advice to a reader who did not ask for it. */
  notYou: string
  /** Why the reader gets this letter, and who the data controller is. */
  reasons: string[]
}
