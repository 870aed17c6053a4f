import { useTranslations } from 'next-intl'
import { stateFilters } from '@/lib/publishing/public-state'

type Props = {
  /** The list's address. */
  path: string
  label: string
  query: { state?: string; q?: string; order: string }
}

/** What a list is narrowed to and how it is ordered: a plain form, so that all of it is in the address. */
export function ListForm({ path, label, query }: Props) {
  const t = useTranslations('lists')
  return (
    <form className="choices" action={path} aria-label={t('narrow')}>
      <div className="field">
        <label htmlFor="q">{label}</label>
        <input
          className="input"
          id="q"
          name="q"
          maxLength={100}
          autoComplete="off"
          defaultValue={query.q}
        />
      </div>
      <div className="field">
        <label htmlFor="state">{t('state')}</label>
        <select className="input" id="state" name="state" defaultValue={query.state ?? ''}>
          <option value="">{t('anyState')}</option>
          {stateFilters.map((state) => (
            <option key={state} value={state}>
              {t(`filters.${state}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="order">{t('order')}</label>
        <select className="input" id="order" name="order" defaultValue={query.order}>
          <option value="name">{t('orders.name')}</option>
          <option value="newest">{t('orders.newest')}</option>
        </select>
      </div>
      <button className="button plain" type="submit">
        {t('apply')}
      </button>
    </form>
  )
}
