const address = /(https?:\/\/[^\s<>]+)/

/** A letter's plain text, with its addresses as links. */
export function LetterText({ text }: { text: string }) {
  return (
    <pre>
      {text.split(address).map((part, index) =>
        // Every second part matched the pattern; the order of the parts never changes.
        index % 2 === 1 ? (
          <a key={part} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </pre>
  )
}
