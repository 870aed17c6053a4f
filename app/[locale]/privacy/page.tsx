import { getTranslations } from 'next-intl/server'
import { languageLinks } from '@/app/documents/language-links'
import { PageData } from '@/app/documents/page-data'
import { pageLocale } from '@/app/documents/page-locale'
import { pageMetadata } from '@/app/documents/page-metadata'
import { PrivacyText } from '@/components/signature/privacy-text'
import { PageFrame } from '@/components/ui/page-frame'
import { settings } from '@/lib/platform/settings'
import { retentionPolicy } from '@/lib/retention/retention-policy'
import { withdrawnLetterRetention } from '@/lib/signatures/terms'

const hour = 3_600_000

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('privacy')
  return pageMetadata({ locale, page: 'privacy', title: t('title'), description: t('description') })
}

export default async function PrivacyPage({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('privacy')
  const { organisation, organisationContact: contact, transport } = settings()
  const kept = retentionPolicy.filter(({ name }) => name !== 'mailbox' || transport === 'mailbox')
  return (
    <PageFrame
      text
      languages={languageLinks('privacy')}
      current="privacy"
      organisation={organisation}
    >
      <PrivacyText
        {...{ organisation, contact, transport, kept }}
        withdrawnHours={withdrawnLetterRetention / hour}
      />
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
