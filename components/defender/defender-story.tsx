import { useTranslations } from 'next-intl'
import { OtherLanguageNotice, useOtherLanguage } from '@/components/ui/other-language'
import { Paragraphs } from '@/components/ui/paragraphs'
import type { DefenderProfile } from '@/lib/defenders/read-defender'

/** A person's story or, where there is none yet, a sentence that says so: nothing is made up. */
export function DefenderStory({ defender }: { defender: DefenderProfile }) {
  const t = useTranslations('defender')
  const { name, story, storyLocale, sample } = defender
  const lang = useOtherLanguage(storyLocale)
  if (story === undefined) return sample ? null : <p className="column">{t('noStory', { name })}</p>
  return (
    <section className="stack">
      <h2>{t('story')}</h2>
      <OtherLanguageNotice text={storyLocale} />
      <div className="prose" lang={lang}>
        <Paragraphs text={story} />
      </div>
    </section>
  )
}
