import { useTranslations } from 'next-intl'

type Props = { sample: boolean }

/** Marks a fictional case, wherever one is shown. */
export function SampleMark({ sample }: Props) {
  const t = useTranslations('site')
  return sample ? <strong className="sample">{t('sample')}</strong> : null
}

/** The same mark above a page's title. */
export function SampleKicker({ sample }: Props) {
  return sample ? (
    <p className="kicker">
      <SampleMark sample={sample} />
    </p>
  ) : null
}
