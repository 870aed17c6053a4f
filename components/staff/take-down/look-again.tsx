'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const every = 1_500

/** Asks for the screen anew while something is under way; beside it stands a link that does the same. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), every)
    return () => clearInterval(timer)
  }, [router])
  return null
}
