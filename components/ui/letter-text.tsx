const address = /(https?:\/\/[^\s<>]+)/

/** A letter's plain text, its addresses as links. */
export function LetterText({ text }: { text: string }) {
  return (
    <pre>
      {text.split(address).map((part, index) =>
        // Every second part is what the pattern caught; the parts never change places.
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
