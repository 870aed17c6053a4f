import { useLocale, useTranslations } from 'next-intl'
import { ChoicesForm } from '@/components/signature/choices/choices-form'
import type { ChoicesAct } from '@/components/signature/choices/choices-state'
import { CorrectionForm } from '@/components/signature/own-page/correction-form'
import type { CorrectionAct } from '@/components/signature/own-page/correction-state'
import { countryNames } from '@/lib/i18n/countries'
import { addressOf } from '@/lib/i18n/routing'
import type { OwnSignature } from '@/lib/signatures/own-page/open-signature'

type Props = { signature: OwnSignature; token: string }

/** The signer's choices, which can be changed. */
export function OwnChoices({ signature, token, action }: Props & { action: ChoicesAct }) {
  const t = useTranslations('own')
  const locale = useLocale()
  const { showName, updates, record, publicName } = signature
  return (
    <section className="part column" id="choices">
      <script type="module" src="/enhance.js" async />
      <h2>{t('choicesTitle')}</h2>
      <ChoicesForm
        action={action}
        address={`${addressOf(locale, 'signature', { token })}#choices`}
        showNameHint={t('showNameHint')}
        chosen={{ showName, updates, publicName: record?.publicName ?? publicName ?? '' }}
        button={t('save')}
        done={t('saved')}
        quiet
      />
    </section>
  )
}

/** The values of the form to sign, which can be corrected. */
export function OwnCorrection({ signature, token, action }: Props & { action: CorrectionAct }) {
  const t = useTranslations('own')
  const locale = useLocale()
  return (
    <section className="part column" id="correction">
      <h2>{t('correctTitle')}</h2>
      <p>{t('correctText')}</p>
      <CorrectionForm
        action={action}
        address={`${addressOf(locale, 'signature', { token })}#correction`}
        countries={countryNames(locale)}
        stored={{ name: signature.record?.name, country: signature.country ?? '' }}
      />
    </section>
  )
}
