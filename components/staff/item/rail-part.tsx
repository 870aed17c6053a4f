import type { ReactNode } from 'react'

/** One of the parts of a rail, under its heading. */
export function RailPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
