/** The result of one check. `note`: nothing is wrong, and somebody may want to know. */
export type Finding = { state: 'ok' | 'note'; says: string; todo?: string } | Wrong

type Wrong = { state: 'wrong'; says: string; todo: string }

export const ok = (says: string): Finding => ({ state: 'ok', says })
export const note = (says: string, todo?: string): Finding => ({
  ...{ state: 'note', says },
  ...(todo ? { todo } : {}),
})
export const wrong = (says: string, todo: string): Finding => ({ state: 'wrong', says, todo })

/** A number with its noun: 1 letter, 2 letters. */
export function count(many: number, one: string, more = `${one}s`): string {
  return `${many} ${many === 1 ? one : more}`
}

/** The time since an instant, to the minute below a day and to the hour above. */
export function ago(date: Date, at: Date): string {
  const minutes = Math.max(0, Math.floor((at.getTime() - date.getTime()) / 60_000))
  if (minutes < 120) return `${count(minutes, 'minute')} ago`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`
}

/** A finding as the terminal shows it, with what to do below it. */
export function lineOf({ state, says, todo }: Finding): string {
  const mark = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' }[state]
  return todo ? `${mark} ${says}\n      → ${todo}` : `${mark} ${says}`
}
