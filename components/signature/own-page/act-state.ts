/** What an act of one button says back, in the words of the page's language. */
export type ActState = {
  /** It was done. */
  done?: true
  /** It was not: why. */
  failed?: { title: string; text: string }
}

export type Act = (before: ActState, form: FormData) => Promise<ActState>
