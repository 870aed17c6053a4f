'use client'

import { useEffect } from 'react'

/** So a session that is worked in ends at most three minutes before it has been idle for its time. */
const noteEvery = 3 * 60_000

type Props = { note: () => Promise<void> }

/**
 * Tells the site that somebody is at work here, where no screen is asked for: whoever types a long text
 * keeps their session. It asks after a key or a press alone, and once in three minutes at most.
 */
export function SessionActivity({ note }: Props) {
  useEffect(() => {
    // The screen itself counted as a use.
    let notedAt = Date.now()
    function noteActivity(): void {
      if (Date.now() - notedAt < noteEvery) return
      notedAt = Date.now()
      // Offline or after a new build nothing is noted; the next screen says what is the matter.
      note().catch(() => undefined)
    }
    const events = ['keydown', 'pointerdown'] as const
    for (const event of events) addEventListener(event, noteActivity)
    return () => {
      for (const event of events) removeEventListener(event, noteActivity)
    }
  }, [note])
  return null
}
