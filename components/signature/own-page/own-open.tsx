import { useLocale, useTranslations } from 'next-intl'
import { SampleKicker } from '@/components/campaign/sample-mark'
import type { ChoicesAct } from '@/components/signature/choices/choices-state'
import { ActForm } from '@/components/signature/own-page/act-form'
import type { Act } from '@/components/signature/own-page/act-state'
import type { CorrectionAct } from '@/components/signature/own-page/correction-state'
import { OwnChoices, OwnCorrection } from '@/components/signature/own-page/own-choices'
import { OwnFacts } from '@/components/signature/own-page/own-facts'
import { addressOf } from '@/lib/i18n/routing'
import type { OwnSignature } from '@/lib/signatures/own-page/open-signature'

type Props = {
  signature: OwnSignature
  token: string
  acts: { changeChoices: ChoicesAct; correct: CorrectionAct; withdraw: Act; reportNotMe: Act }
}

/** A signer's own page behind its button: all that is stored, and all acts that are possible. */
export function OwnOpen({ signature, token, acts }: Props) {
  const t = useTranslations('own')
  const locale = useLocale()
  const address = addressOf(locale, 'signature', { token })
  const form = { address, quiet: true }
  return (
    <>
      {signature.campaign && <SampleKicker sample={signature.campaign.sample} />}
      <h1>{t('title')}</h1>
      <p className="lead">{t(signature.status)}</p>
      {signature.status === 'waiting' && (
        <p>
          <a href={addressOf(locale, 'confirm', { token })}>{t('toConfirm')}</a>
        </p>
      )}
      <section className="part">
        <h2>{t('heldTitle')}</h2>
        <OwnFacts signature={signature} />
      </section>
      {signature.status === 'confirmed' && (
        <>
          <OwnChoices signature={signature} token={token} action={acts.changeChoices} />
          <OwnCorrection signature={signature} token={token} action={acts.correct} />
        </>
      )}
      <section className="part column">
        <h2>{t('downloadTitle')}</h2>
        <p>{t('downloadText')}</p>
        <form
          className="act"
          method="post"
          encType="multipart/form-data"
          action={addressOf(locale, 'signatureData', { token })}
        >
          <button className="button quiet" type="submit">
            {t('download')}
          </button>
        </form>
      </section>
      <section className="part column">
        <h2>{t('withdrawTitle')}</h2>
        <details>
          <summary>{t('withdrawAsk')}</summary>
          <p>{t('withdrawText')}</p>
          {signature.status === 'confirmed' && signature.record && <p>{t('withdrawLetter')}</p>}
          <ActForm {...form} action={acts.withdraw} button={t('withdraw')} />
        </details>
        <details>
          <summary>{t('notMeAsk')}</summary>
          <p>{t('notMeText')}</p>
          <ActForm {...form} action={acts.reportNotMe} button={t('reportNotMe')} />
        </details>
      </section>
    </>
  )
}
