import { useLocale, useTranslations } from 'next-intl'
import { DefenderRows } from '@/components/defender/defender-rows'
import type { DefenderSummary } from '@/lib/defenders/list-defenders'
import { addressOf } from '@/lib/i18n/routing'

/** A few people of the directory, on the home page. */
export function SomeDefenders({ defenders }: { defenders: DefenderSummary[] }) {
  const t = useTranslations('home')
  const all = addressOf(useLocale(), 'defenders')
  if (defenders.length === 0) return null
  return (
    <section className="part">
      <h2>{t('some')}</h2>
      <DefenderRows defenders={defenders} />
      <p>
        <a href={all}>{t('everybody')}</a>
      </p>
    </section>
  )
}
