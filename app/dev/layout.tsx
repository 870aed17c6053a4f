import type { ReactNode } from 'react'
import '@/app/styles/site.css'

export const dynamic = 'force-dynamic'
export const metadata = {
  title: 'Mailbox · Altaveu',
  icons: '/favicon.svg',
  robots: { index: false },
}

/** Tools of a local installation; in English, as they are for whoever works on it. */
export default function DevLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <main className="frame">{children}</main>
      </body>
    </html>
  )
}
