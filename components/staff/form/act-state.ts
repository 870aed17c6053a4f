/** What an act's form shows once it was sent and the screen stays. */
export type ActState = {
  /** What went wrong, in words. */
  failed?: { title: string; text: string }
  /** What is wrong with a field, by its name. */
  errors?: Record<string, string>
  /** What was typed, by a field's name. */
  typed?: Record<string, string>
}

export type StaffAction = (before: ActState, data: FormData) => Promise<ActState>
