import { useLocale, useTranslations } from 'next-intl'
import { SampleKicker } from '@/components/campaign/sample-mark'
import { ToLostLink } from '@/components/signature/lost-link/to-lost-link'
import { addressOf } from '@/lib/i18n/routing'

type Props = { slug: string; sample: boolean; from: string }

/** Tells the signer what to look for in the inbox, and what to do if it does not come. */
export function LetterIsComing({ slug, sample, from }: Props) {
  const t = useTranslations('inbox')
  const letters = useTranslations('letters')
  const confirm = useTranslations('confirm')
  const locale = useLocale()
  const form = `${addressOf(locale, 'campaign', { slug })}#sign`
  return (
    <>
      <SampleKicker sample={sample} />
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <dl className="letter">
        <dt>{t('from')}</dt>
        <dd>{from}</dd>
        <dt>{t('subject')}</dt>
        <dd className="name">{letters('confirm.subject')}</dd>
      </dl>
      <div className="column stack">
        <p>{t('steps', { button: confirm('button') })}</p>
        <p className="hint">{t('alsoSubject')}</p>
        <h2>{t('notComing')}</h2>
        <ul className="bullets">
          <li>{t('wait')}</li>
          <li>{t('spam')}</li>
          <li>{t.rich('again', { link: (words) => <a href={form}>{words}</a> })}</li>
        </ul>
        <ToLostLink from="fromInbox" slug={slug} />
      </div>
      <script type="module" src="/enhance.js" async />
    </>
  )
}
