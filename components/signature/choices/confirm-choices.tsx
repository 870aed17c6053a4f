import { useTranslations } from 'next-intl'
import { ChoicesForm } from '@/components/signature/choices/choices-form'
import type { ChoicesAct } from '@/components/signature/choices/choices-state'

type Props = {
  action: ChoicesAct
  /** The page's own public address. */
  address: string
}

const nothing = { showName: false, publicName: '', updates: false }

/** The two choices and the button that confirms with them. */
export function ConfirmChoices(link: Props) {
  const t = useTranslations('choices')
  const confirm = useTranslations('confirm')
  return (
    <section className="part column" id="choices">
      <script type="module" src="/enhance.js" async />
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <ChoicesForm {...link} chosen={nothing} button={confirm('button')} />
      <p className="hint">{confirm('after')}</p>
    </section>
  )
}
