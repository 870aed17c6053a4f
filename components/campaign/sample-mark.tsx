import { useTranslations } from 'next-intl'

type Props = { demo: boolean }

/** Marks a fictional case, wherever one is shown. */
export function SampleMark({ demo }: Props) {
  const t = useTranslations('site')
  return demo ? <strong className="sample">{t('sample')}</strong> : null
}

/** The same above a page's title. */
export function SampleKicker({ demo }: Props) {
  return demo ? (
    <p className="kicker">
      <SampleMark demo={demo} />
    </p>
  ) : null
}
