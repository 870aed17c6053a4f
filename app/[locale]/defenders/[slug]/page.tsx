import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { defenderToShow } from '@/app/documents/defender-to-show'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { faultMetadata, missingMetadata, pageMetadata } from '@/app/documents/page-metadata'
import { PageSharing } from '@/app/documents/page-sharing'
import { DefenderProfile } from '@/components/defender/defender-profile'
import { PageFrame } from '@/components/ui/page-frame'
import { settings } from '@/lib/platform/settings'
import { listRights } from '@/lib/rights/list-rights'

type Props = { params: Promise<{ locale: string; slug: string }> }

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug } = await params
  const defender = await defenderToShow(locale, slug).catch(() => 'unreadable' as const)
  if (defender === 'unreadable') return faultMetadata
  if (!defender) return missingMetadata()
  const [t, site] = await Promise.all([getTranslations('defender'), getTranslations('site')])
  const { name, sample } = defender
  const rights = defender.rights.map((right) => right.name).join(', ')
  return pageMetadata({
    locale,
    page: 'defender',
    params: { slug },
    title: sample ? `${name} – ${site('sample')}` : name,
    description: rights ? t('description', { name, rights }) : `${name}. ${t('kind')}.`,
    listed: !sample,
    picture: { kind: 'defenders', slug },
  })
}

export default guarded(async function DefenderPage({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug } = await params
  const [defender, rights] = await Promise.all([defenderToShow(locale, slug), listRights(locale)])
  if (!defender) notFound()
  return (
    <PageFrame
      languages={languageLinks('defender', { slug })}
      organisation={settings().organisation}
    >
      <DefenderProfile defender={defender} rights={rights} />
      <PageSharing
        locale={locale}
        page="defender"
        slug={slug}
        title={defender.name}
        sample={defender.sample}
        person={defender}
      />
    </PageFrame>
  )
})
