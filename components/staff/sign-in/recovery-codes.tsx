import type { CodesWords } from '@/components/staff/sign-in/factor-state'

type Props = { codes: readonly string[]; words: CodesWords; to: string }

/** The recovery codes, this once, and the way on. */
export function RecoveryCodes({ codes, words, to }: Props) {
  return (
    <section className="notice done" aria-live="polite">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <a className="button" href={to}>
          {words.go}
        </a>
      </p>
    </section>
  )
}
