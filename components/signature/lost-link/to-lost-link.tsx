import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'

type Props = { slug: string; from: 'fromCampaign' | 'fromInbox' }

/** The link for people who have signed before and no longer have their own link. */
export function ToLostLink({ slug, from }: Props) {
  const t = useTranslations('lostLink')
  const address = addressOf(useLocale(), 'lostLink', { slug })
  return (
    <p className="hint to-link">
      {t.rich(from, { link: (words) => <a href={address}>{words}</a> })}
    </p>
  )
}
