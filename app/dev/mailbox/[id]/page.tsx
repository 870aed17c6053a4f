import { notFound } from 'next/navigation'
import { LetterText } from '@/components/ui/letter-text'
import { readMailboxLetter } from '@/lib/mail/mailbox/read-mailbox-letter'

type Props = { params: Promise<{ id: string }> }

export default async function LetterPage({ params }: Props) {
  const { id } = await params
  const letter = await readMailboxLetter(id)
  if (!letter) notFound()
  return (
    <>
      <p className="kicker">
        <a href="/dev/mailbox">Mailbox</a>
      </p>
      <h1>{letter.subject}</h1>
      <p className="hint">
        To {letter.to}, <time dateTime={letter.date}>{letter.date}</time>
      </p>
      <LetterText text={letter.text} />
      <details>
        <summary>Headers</summary>
        <pre>{JSON.stringify(letter.headers, null, 2)}</pre>
      </details>
      <details>
        <summary>HTML</summary>
        <pre>{letter.html}</pre>
      </details>
    </>
  )
}
