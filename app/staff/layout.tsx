import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { firstFonts } from '@/app/documents/first-fonts'
import { staffLocale } from '@/app/staff/guard'
import '@/app/staff/styles/staff.css'

// Each screen is made for one member of the staff, when it is asked for.
export const dynamic = 'force-dynamic'

export const metadata = { icons: '/favicon.svg', robots: { index: false } }

export const viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ee' },
    { media: '(prefers-color-scheme: dark)', color: '#1a1511' },
  ],
}

/** What all screens of the workspace share, the sign-in too. It shows nothing of anybody. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const locale = await staffLocale()
  setRequestLocale(locale)
  return (
    <html lang={locale}>
      <body>
        {firstFonts.map((file) => (
          <link key={file} rel="preload" href={file} as="font" type="font/woff2" crossOrigin="" />
        ))}
        {children}
      </body>
    </html>
  )
}
