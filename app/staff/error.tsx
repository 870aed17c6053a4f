'use client'

import { brokenWords } from '@/components/staff/shell/broken-words'

/**
 * What stands in a screen's place where the client runtime met a fault, such as an action that never
 * reached the site. Its words are here, since no messages are loaded in a browser.
 */
export default function BrokenScreen({ reset }: { reset: () => void }) {
  const { title, text, again } = brokenWords(document.documentElement.lang)
  return (
    <main className="entry" id="work">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <button className="button" type="button" onClick={reset}>
          {again}
        </button>
      </p>
    </main>
  )
}
