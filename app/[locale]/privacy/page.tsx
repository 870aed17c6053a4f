import { getTranslations } from 'next-intl/server'
import { languageLinks } from '@/app/[locale]/language-links'
import { PageData } from '@/app/[locale]/page-data'
import { pageLocale } from '@/app/[locale]/page-locale'
import { pageMetadata } from '@/app/[locale]/page-metadata'
import { PrivacyText } from '@/components/signature/privacy-text'
import { PageFrame } from '@/components/ui/page-frame'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('privacy')
  return pageMetadata({ locale, page: 'privacy', title: t('title'), description: t('description') })
}

export default async function PrivacyPage({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('privacy')
  const { organisation, organisationContact } = settings()
  return (
    <PageFrame
      text
      languages={languageLinks('privacy')}
      current="privacy"
      organisation={organisation}
    >
      <PrivacyText organisation={organisation} contact={organisationContact} />
      <PageData
        type="WebPage"
        locale={locale}
        page="privacy"
        title={t('title')}
        description={t('description')}
      />
    </PageFrame>
  )
}
