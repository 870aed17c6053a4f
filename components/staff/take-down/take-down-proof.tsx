import { useLocale, useTranslations } from 'next-intl'
import { LookAgain } from '@/components/staff/take-down/look-again'
import { dayAndTime } from '@/lib/i18n/day-and-time'
import { addressKinds } from '@/lib/take-down/address-kinds'
import type { ProcessProof, TakeDownProof } from '@/lib/take-down/read-take-down-proof'

type Props = {
  proof: TakeDownProof
  /** The screen's own address, for whoever has no scripts. */
  address: string
}

/** What each web process of the site saw at its own addresses, and of which nothing is known. */
export function TakeDownProofTable({ proof, address }: Props) {
  const t = useTranslations('takeDown.proof')
  const locale = useLocale()
  const isRunning = proof.processes.some(({ state }) => state === 'checking')
  return (
    <section>
      <h2>{t('title')}</h2>
      <p role="status">{t(`sums.${sumOf(proof.processes)}`)}</p>
      <p className="hint">{t('asOf', { time: dayAndTime(locale, proof.at) })}</p>
      {isRunning && (
        <p>
          <LookAgain />
          <a href={address}>{t('lookAgain')}</a>
        </p>
      )}
      <ul className="lines">
        {proof.processes.map((process, index) => (
          <ProcessLine key={process.id} process={process} number={index + 1} />
        ))}
      </ul>
      <FoundTable processes={proof.processes} />
    </section>
  )
}

/** The state of the whole, by the process that is worst off. */
function sumOf(processes: ProcessProof[]) {
  const worst = (['showing', 'silent', 'checking', 'gone'] as const).find((state) =>
    processes.some((process) => process.state === state),
  )
  return worst ?? 'none'
}

const marks = { gone: 'good', showing: 'down', checking: 'waiting', silent: 'waiting' } as const

function ProcessLine({ process, number }: { process: ProcessProof; number: number }) {
  const t = useTranslations('takeDown.proof')
  const locale = useLocale()
  return (
    <li>
      <span className={`state ${marks[process.state]}`}>
        {t('process', { number })}: {t(`processes.${process.state}`)}
      </span>
      <span>
        {process.state !== 'checking' && t(`times.${process.state}`, timesOf(process, locale))}
      </span>
    </li>
  )
}

function timesOf(
  process: Exclude<ProcessProof, { state: 'checking' }>,
  locale: 'ca' | 'es' | 'en',
) {
  if (process.state !== 'silent') return { time: dayAndTime(locale, process.at), dark: '' }
  const [time, dark] = [process.reportedAt, process.darkAt].map((at) => dayAndTime(locale, at))
  return { time: time ?? '', dark: dark ?? '' }
}

/** By kind of address: how many were fetched by all processes, and how many still showed something. */
function FoundTable({ processes }: { processes: ProcessProof[] }) {
  const t = useTranslations('takeDown.proof')
  const found = processes.flatMap((process) => ('kinds' in process ? process.kinds : []))
  if (found.length === 0) return null
  const sumOfKind = (kind: string, of: 'addresses' | 'showing') =>
    found.filter((one) => one.kind === kind).reduce((sum, one) => sum + one[of], 0)
  return (
    <table>
      <caption className="away">{t('found')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.kind')}</th>
          <th scope="col">{t('columns.addresses')}</th>
          <th scope="col">{t('columns.showing')}</th>
        </tr>
      </thead>
      <tbody>
        {addressKinds
          .filter((kind) => found.some((one) => one.kind === kind))
          .map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`kinds.${kind}`)}</th>
              <td>{sumOfKind(kind, 'addresses')}</td>
              <td>
                {sumOfKind(kind, 'showing') === 0 ? t('nothing') : sumOfKind(kind, 'showing')}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
