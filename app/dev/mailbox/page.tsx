import { listMailbox } from '@/lib/mail/mailbox/list-mailbox'

export default async function MailboxPage() {
  const letters = await listMailbox()
  return (
    <>
      <h1>Mailbox</h1>
      <p>Where no mail transport is set, letters come here, the newest first.</p>
      {letters.length === 0 && <p className="notice">No letter has come yet.</p>}
      <ul className="rows">
        {letters.map(({ id, subject, to, date }) => (
          <li key={id}>
            <a href={`/dev/mailbox/${id}`}>{subject}</a>
            <p className="hint">
              To {to}, <time dateTime={date}>{date}</time>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href="/dev/mailbox">Look again</a> · <a href="/dev/mailbox.json">As JSON</a>
      </p>
    </>
  )
}
