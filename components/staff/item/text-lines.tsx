import { useTranslations } from 'next-intl'
import type { TextProgress } from '@/lib/defenders/manage/read-managed-defender'
import type { Locale } from '@/lib/i18n/routing'

const marks: Record<TextProgress, string> = {
  ready: 'good',
  'in-review': 'waiting',
  draft: '',
  missing: 'waiting',
}

type Props = { texts: { locale: Locale; progress: TextProgress; name?: string | undefined }[] }

/** How far the text of each language has come. */
export function TextLines({ texts }: Props) {
  const t = useTranslations('item')
  return (
    <section>
      <h2>{t('texts')}</h2>
      <ul className="lines">
        {texts.map(({ locale, progress, name }) => (
          <li key={locale}>
            <span>
              {t(`languages.${locale}`)}
              {name && (
                <>
                  : <span lang={locale}>{name}</span>
                </>
              )}
            </span>
            <span className={`state ${marks[progress]}`.trim()}>{t(`progress.${progress}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
