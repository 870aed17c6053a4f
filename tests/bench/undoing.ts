/** The functions that undo what was started and made. */
export type Undo = (() => unknown)[]

/**
 * Runs a program's work, and afterwards calls all functions in `undo` in reverse, in every case:
 * also when it fails, is interrupted, or the command that started it is gone.
 */
export async function undoing(work: (undo: Undo) => Promise<void>): Promise<void> {
  const undo: Undo = []
  let all: Promise<void> | undefined
  const undoAll = () => {
    all ??= (async () => {
      for (const one of undo.reverse()) await one()
    })()
    return all
  }
  const interrupted = () => void undoAll().finally(() => process.exit(130))
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted).on('disconnect', interrupted)
  try {
    await work(undo)
  } finally {
    await undoAll()
  }
  process.off('disconnect', interrupted)
  if (process.connected) process.disconnect()
}
