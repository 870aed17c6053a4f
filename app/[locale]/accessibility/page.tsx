import { getTranslations } from 'next-intl/server'
import { languageLinks } from '@/app/documents/language-links'
import { PageData } from '@/app/documents/page-data'
import { pageLocale } from '@/app/documents/page-locale'
import { pageMetadata } from '@/app/documents/page-metadata'
import { AccessibilityText } from '@/components/ui/accessibility-text'
import { PageFrame } from '@/components/ui/page-frame'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('accessibility')
  const [title, description] = [t('title'), t('description')]
  return pageMetadata({ locale, page: 'accessibility', title, description })
}

export default async function AccessibilityPage({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('accessibility')
  const { organisation, organisationContact } = settings()
  return (
    <PageFrame
      text
      languages={languageLinks('accessibility')}
      current="accessibility"
      organisation={organisation}
    >
      <AccessibilityText contact={organisationContact} />
      <PageData
        type="WebPage"
        locale={locale}
        page="accessibility"
        title={t('title')}
        description={t('description')}
      />
    </PageFrame>
  )
}
