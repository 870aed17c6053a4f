'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const every = 1_500
/** For a minute: each time counts as use of the session, which must be able to end. */
const times = 40

/** Asks for the screen anew while something is under way; beside it stands a link that does the same. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    let asked = 0
    const timer = setInterval(() => {
      if (++asked >= times) clearInterval(timer)
      router.refresh()
    }, every)
    return () => clearInterval(timer)
  }, [router])
  return null
}
