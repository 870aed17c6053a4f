import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'

type Props = { slug: string; from: 'fromCampaign' | 'fromInbox' }

/** For whoever has signed before: the way to the link that they no longer have. */
export function ToLostLink({ slug, from }: Props) {
  const t = useTranslations('lostLink')
  const address = addressOf(useLocale(), 'lostLink', { slug })
  return (
    <p className="hint to-link">
      {t.rich(from, { link: (words) => <a href={address}>{words}</a> })}
    </p>
  )
}
