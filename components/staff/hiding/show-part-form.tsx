import { useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import type { PartToHide } from '@/lib/defenders/hiding/parts-to-hide'

type Props = { part: PartToHide; isHidden: boolean; mayShow: boolean; show: StaffAction }

/** The form that shows a hidden part again, with a reason. Whoever may not is told who may. */
export function ShowPartForm({ part, isHidden, mayShow, show }: Props) {
  const t = useTranslations('hiding')
  const words = useTranslations('takeDown.show')
  if (!isHidden) return <p>{t('notHidden')}</p>
  if (!mayShow) return <p>{words('notAllowed')}</p>
  return (
    <section>
      <p>{t(`parts.${part}.explains`)}</p>
      <ActForm
        action={show}
        button={t(`parts.${part}.show`)}
        pending={t('pending')}
        field={{ name: 'reason', label: words('reason'), hint: words('reasonHint') }}
      />
    </section>
  )
}
