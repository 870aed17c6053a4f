'use client'

import { type ReactNode, useActionState } from 'react'
import type { Act } from '@/components/signature/own-page/act-state'

type Props = {
  action: Act
  /** The same address as its form has, by which the answer is found again. */
  address: string
  /** Replaces the page once it is done, since the data around the form may be gone by then. */
  answer: ReactNode
  children: ReactNode
}

/** A page that is replaced by the answer of an act; rendered on the server only. */
export function Answered({ action, address, answer, children }: Props) {
  const [{ done }] = useActionState(action, {}, address)
  return done ? answer : children
}
