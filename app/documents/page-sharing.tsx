import { getTranslations } from 'next-intl/server'
import { PageData } from '@/app/documents/page-data'
import { ShareLinks } from '@/components/sharing/share-links'
import { addressOf, type Locale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

type Props = {
  locale: Locale
  page: 'campaign' | 'defender'
  slug: string
  title: string
  description?: string
  /**
   * Whether the case is fictional: then it is marked where it is shared, and there is no data for
   * machines.
   */
  sample: boolean
  person: { name: string; slug: string }
}

/** The ways to share a person's or a campaign's page, and its data for machines. */
export async function PageSharing({ locale, page, slug, title, sample, ...facts }: Props) {
  const t = await getTranslations({ locale, namespace: 'site' })
  const url = settings().appUrl + addressOf(locale, page, { slug })
  const type = page === 'defender' ? 'ProfilePage' : 'WebPage'
  return (
    <>
      <ShareLinks url={url} title={sample ? `${title} – ${t('sample')}` : title} />
      {!sample && (
        <PageData
          {...facts}
          type={type}
          locale={locale}
          page={page}
          params={{ slug }}
          title={title}
        />
      )}
    </>
  )
}
