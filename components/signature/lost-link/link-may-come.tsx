import { useLocale, useTranslations } from 'next-intl'
import { SampleKicker } from '@/components/campaign/sample-mark'
import { addressOf } from '@/lib/i18n/routing'

type Props = { slug: string; sample: boolean; from: string }

/**
 * Tells the reader what to look for in the inbox, if there is a letter: the same words for
 * everybody.
 */
export function LinkMayCome({ slug, sample, from }: Props) {
  const t = useTranslations('lostLink')
  const inbox = useTranslations('inbox')
  const letters = useTranslations('letters')
  const form = addressOf(useLocale(), 'lostLink', { slug })
  return (
    <>
      <SampleKicker sample={sample} />
      <h1>{t('answerTitle')}</h1>
      <p className="lead">{t('answerLead')}</p>
      <dl className="letter">
        <dt>{inbox('from')}</dt>
        <dd>{from}</dd>
        <dt>{inbox('subject')}</dt>
        <dd className="name">{letters('yourLink.subject')}</dd>
      </dl>
      <div className="column stack">
        <p className="hint">{t('alsoSubject', { subject: letters('confirm.subject') })}</p>
        <p>{t('answerSame')}</p>
        <h2>{inbox('notComing')}</h2>
        <ul className="bullets">
          <li>{inbox('wait')}</li>
          <li>{inbox('spam')}</li>
          <li>{t('often')}</li>
          <li>{t.rich('again', { link: (words) => <a href={form}>{words}</a> })}</li>
        </ul>
      </div>
    </>
  )
}
