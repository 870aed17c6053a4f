import type { TypoQuestion } from '@/components/signature/sign-state'

type Props = { id: string; question: TypoQuestion }

/**
 * "Did you mean …?", within the form: each button sends the form with the address that it names,
 * whatever is in the field by then.
 */
export function TypoButtons({ id, question: { title, text, answers } }: Props) {
  return (
    <section className="notice asks" id={id} tabIndex={-1} aria-labelledby={`${id}-asks`}>
      {/*
       * The button that Enter in a field presses: it asks once more, and chooses no address for
       * anybody.
       */}
      <button className="away" type="submit" tabIndex={-1} aria-hidden="true" />
      <h2 id={`${id}-asks`}>{title}</h2>
      <p>{text}</p>
      {answers.map(({ address, words }) => (
        <button
          className="button plain"
          type="submit"
          key={address}
          name="chosenEmail"
          value={address}
        >
          {words}
        </button>
      ))}
    </section>
  )
}
