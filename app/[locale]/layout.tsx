import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { firstFonts } from '@/app/documents/first-fonts'
import { ReloadScript } from '@/components/ui/reload-script'
import { formMessages } from '@/lib/i18n/messages'
import { isLocale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import '@/app/styles/site.css'

// Each page is rendered on request; the server in front stores the finished document.
export const dynamic = 'force-dynamic'

export const viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ee' },
    { media: '(prefers-color-scheme: dark)', color: '#1a1511' },
  ],
}

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <html lang={locale}>
      <body>
        {firstFonts.map((file) => (
          <link key={file} rel="preload" href={file} as="font" type="font/woff2" crossOrigin="" />
        ))}
        <NextIntlClientProvider messages={formMessages(locale)}>{children}</NextIntlClientProvider>
        {settings().dev && <ReloadScript />}
      </body>
    </html>
  )
}
