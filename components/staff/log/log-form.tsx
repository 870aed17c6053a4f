import { useTranslations } from 'next-intl'
import { auditSubjects } from '@/lib/audit/audit-subjects'
import { auditedActs } from '@/lib/audit/audited-act'

type Props = {
  path: string
  query: { person?: string; act?: string; subject?: string; day?: string }
  people: { id: string; name: string }[]
}

/** What the log is narrowed to: a plain form, so that all of it is in the address. */
export function LogForm({ path, query, people }: Props) {
  const t = useTranslations('log')
  const lists = useTranslations('lists')
  return (
    <form className="choices" action={path} aria-label={lists('narrow')}>
      <Choice name="person" label={t('columns.person')} any={t('anyPerson')} chosen={query.person}>
        {[
          ...people.map(({ id, name }) => ({ value: id, text: name })),
          { value: 'operator', text: t('actors.operator') },
          { value: 'own_link', text: t('actors.own_link') },
        ]}
      </Choice>
      <Choice name="act" label={t('columns.act')} any={t('anyAct')} chosen={query.act}>
        {auditedActs.map((act) => ({ value: act, text: t(`acts.${act}`) }))}
      </Choice>
      <Choice
        name="subject"
        label={t('columns.subject')}
        any={t('anySubject')}
        chosen={query.subject}
      >
        {auditSubjects.map((subject) => ({ value: subject, text: t(`subjects.${subject}`) }))}
      </Choice>
      <div className="field">
        <label htmlFor="day">{t('day')}</label>
        <input
          className="input"
          id="day"
          name="day"
          maxLength={10}
          autoComplete="off"
          defaultValue={query.day}
        />
      </div>
      <button className="button plain" type="submit">
        {lists('apply')}
      </button>
    </form>
  )
}

type ChoiceProps = {
  name: string
  label: string
  any: string
  chosen: string | undefined
  children: { value: string; text: string }[]
}

function Choice({ name, label, any, chosen, children }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select className="input" id={name} name={name} defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {children.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
