/** The answer of an act of one button, in the words of the page's language. */
export type ActState = {
  /** The words after it was done. */
  done?: true
  /** The words that say why it was not done. */
  failed?: { title: string; text: string }
}

export type Act = (before: ActState, form: FormData) => Promise<ActState>
