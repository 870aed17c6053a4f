import { cache } from 'react'
import { readDefender } from '@/lib/defenders/read-defender'
import type { Locale } from '@/lib/i18n/routing'

/** A page's defender, read once for its head and its body. */
export const defenderToShow = cache((locale: Locale, slug: string) => readDefender(locale, slug))
