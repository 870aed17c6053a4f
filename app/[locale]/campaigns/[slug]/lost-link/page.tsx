import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { askForIt } from '@/app/[locale]/campaigns/[slug]/lost-link/actions'
import { campaignMetadata, campaignOrForm } from '@/app/documents/campaign-to-show'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { LinkForm } from '@/components/signature/lost-link/link-form'
import { LinkMayCome } from '@/components/signature/lost-link/link-may-come'
import { LostLinkHead } from '@/components/signature/lost-link/lost-link-head'
import { PageFrame } from '@/components/ui/page-frame'
import { addressOf } from '@/lib/i18n/routing'
import { shownSender } from '@/lib/mail/sender'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string; slug: string }> }

export function generateMetadata({ params }: Props) {
  return campaignMetadata(params, 'lostLink', async () => {
    const t = await getTranslations('lostLink')
    return { title: t('title'), description: t('lead') }
  })
}

export default guarded(async function LostLinkPage({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug } = await params
  const found = await campaignOrForm(locale, slug)
  if (!found) notFound()
  const campaign = found === 'only-the-form' ? undefined : found
  const { organisation, mailFrom } = settings()
  return (
    <PageFrame text languages={languageLinks('lostLink', { slug })} organisation={organisation}>
      <LinkForm
        action={askForIt}
        address={addressOf(locale, 'lostLink', { slug })}
        answer={
          <LinkMayCome
            slug={slug}
            sample={campaign?.sample ?? false}
            from={shownSender(mailFrom)}
          />
        }
      >
        <LostLinkHead campaign={campaign} />
      </LinkForm>
    </PageFrame>
  )
})
