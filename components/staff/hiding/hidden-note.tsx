import { useTranslations } from 'next-intl'
import { type HiddenNow, isHiddenByOwnLink } from '@/lib/defenders/hiding/hidden-now'
import { partsToHide } from '@/lib/defenders/hiding/parts-to-hide'

/** What is hidden of a person, in a line; nothing where all of them is as their consents say. */
export function HiddenNote({ hidden }: { hidden: HiddenNow[] }) {
  const t = useTranslations('hiding')
  const words = useTranslations('consent.parts')
  const parts = partsToHide.filter((one) => hidden.some(({ part }) => part === one))
  return (
    <>
      {isHiddenByOwnLink(hidden) && <p className="hint">{t('byLink')}</p>}
      {parts.length > 0 && (
        <p className="hint">
          {t('hidden', { parts: parts.map((part) => words(part)).join(', ') })}
        </p>
      )}
    </>
  )
}
