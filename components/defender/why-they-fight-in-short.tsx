import { useLocale, useTranslations } from 'next-intl'
import { useOtherLanguage } from '@/components/ui/other-language'
import { addressOf } from '@/lib/i18n/routing'
import type { PageText } from '@/lib/pages/read-page'

/** The beginning of the programme's page about why defenders fight, and the link to it. */
export function WhyTheyFightInShort({ page }: { page: PageText }) {
  const t = useTranslations('home')
  const lang = useOtherLanguage(page.textLocale)
  return (
    <section className="part">
      <h2 lang={lang}>{page.title}</h2>
      <p className="lead" lang={lang}>
        {page.lead}
      </p>
      <p className="mt-4">
        <a href={addressOf(useLocale(), 'whyTheyFight')}>{t('moreWhy')}</a>
      </p>
    </section>
  )
}
