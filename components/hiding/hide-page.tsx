import { useTranslations } from 'next-intl'
import { HideForm } from '@/components/hiding/hide-form'
import type { Act } from '@/components/signature/own-page/act-state'
import { Answered } from '@/components/signature/own-page/answered'

type Props = {
  action: Act
  /** The page's own public address. */
  address: string
}

/** What a person's own link does, and its two buttons; it names nobody. */
export function HidePage({ action, address }: Props) {
  const t = useTranslations('hide')
  return (
    <Answered action={action} address={address} answer={<Received />}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <p className="column">{t('what')}</p>
      <p className="column">{t('only')}</p>
      <HideForm action={action} address={address} person={t('person')} face={t('face')} />
      <p className="column">{t('undo')}</p>
    </Answered>
  )
}

/** The same words whether there is such a link or not. */
function Received() {
  const t = useTranslations('hide')
  return (
    <>
      <h1>{t('doneTitle')}</h1>
      <p className="lead">{t('done')}</p>
      <p className="column">{t('outside')}</p>
      <p className="column">{t('undo')}</p>
    </>
  )
}
