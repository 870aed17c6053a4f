import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  /** Whether an act was requested and failed. */
  failed: boolean
  /** The button that opens it. */
  children: ReactNode
}

/** A signer's own page before its button is pressed: the same for every link, held or not. */
export function OwnClosed({ failed, children }: Props) {
  const t = useTranslations('own')
  return (
    <>
      <h1>{t('title')}</h1>
      {failed && (
        <div className="notice part" role="alert">
          <h2>{t('failed.title')}</h2>
          <p>{t('failed.text')}</p>
        </div>
      )}
      <p className="lead">{t('lead')}</p>
      <p className="column">{t('closed')}</p>
      {children}
    </>
  )
}
