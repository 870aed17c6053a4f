import type { ReactNode } from 'react'
import '@/app/styles/site.css'

export const dynamic = 'force-dynamic'
export const metadata = {
  title: 'Mailbox · Altaveu',
  icons: '/favicon.svg',
  robots: { index: false },
}

/** The frame of a local installation's tools, which are in English as they are for developers. */
export default function DevLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <main className="frame">{children}</main>
      </body>
    </html>
  )
}
