import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import type { HiddenNow } from '@/lib/defenders/hiding/hidden-now'
import { type PartToHide, partsToHide } from '@/lib/defenders/hiding/parts-to-hide'

type Props = {
  /** The person's own screen. */
  path: string
  hidden: HiddenNow[]
  /** Whether this member may show again what the staff hid. */
  mayShow: boolean
  hide: StaffAction
}

/** Face, place and story: each is hidden with one press, and the way back stands where the button stood. */
export function HiddenParts({ path, hidden, mayShow, hide }: Props) {
  const t = useTranslations('hiding')
  return (
    <>
      <p className="hint">{t('text')}</p>
      <ul>
        {partsToHide.map((part) => {
          const ways = hidden.filter((one) => one.part === part)
          return (
            <li key={part}>
              {ways.length === 0 && (
                <ActForm
                  action={hide}
                  button={t(`parts.${part}.hide`)}
                  pending={t('pending')}
                  kind="takes-away"
                >
                  <input type="hidden" name="part" value={part} />
                </ActForm>
              )}
              {ways.some(({ ownLink }) => ownLink) && <p>{t(`parts.${part}.byLink`)}</p>}
              {ways.some(({ ownLink }) => !ownLink) && (
                <HiddenByStaff path={path} part={part} mayShow={mayShow} />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

type HiddenProps = { path: string; part: PartToHide; mayShow: boolean }

function HiddenByStaff({ path, part, mayShow }: HiddenProps) {
  const t = useTranslations('hiding')
  return (
    <p>
      {t(`parts.${part}.hidden`)}{' '}
      {mayShow ? (
        <Link href={`${path}/parts/${part}`} prefetch={false}>
          {t(`parts.${part}.show`)}
        </Link>
      ) : (
        t('onlyAdministrators')
      )}
    </p>
  )
}
