'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { ShortcutWords } from '@/components/staff/shell/shortcut-words'

/** Where this browser keeps that single keys are not wanted (WCAG 2.2, 2.1.4). */
const storedUnder = 'altaveu-staff-shortcuts'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName))

/**
 * `/` goes to the search, `g` and a letter to a screen, `?` shows all of them. Each of them is also a link
 * or a field on every screen, and single keys can be turned off.
 */
export function Shortcuts({ words }: { words: ShortcutWords }) {
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const [inUse, setInUse] = useState(true)

  useEffect(() => setInUse(localStorage.getItem(storedUnder) !== 'off'), [])

  useEffect(() => {
    if (!inUse) return
    let leading = false
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
      const screen = leading && words.goTo.find(({ letter }) => letter === event.key)
      leading = event.key === 'g'
      if (screen) router.push(screen.path)
      else if (event.key === '?') dialog.current?.showModal()
      else if (event.key === '/') document.getElementById('find')?.focus()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [inUse, words, router])

  function change(use: boolean): void {
    setInUse(use)
    localStorage.setItem(storedUnder, use ? 'on' : 'off')
  }

  return (
    <>
      <button className="quiet-button" type="button" onClick={() => dialog.current?.showModal()}>
        {words.open}
      </button>
      <dialog ref={dialog} aria-labelledby="shortcuts">
        <h2 id="shortcuts">{words.title}</h2>
        <dl className="keys">
          <Key keys="/" text={words.find} />
          {words.goTo.map(({ letter, text }) => (
            <Key key={letter} keys={`g ${letter}`} text={text} />
          ))}
          <Key keys="?" text={words.all} />
        </dl>
        <label className="check">
          <input
            type="checkbox"
            checked={inUse}
            onChange={(event) => change(event.target.checked)}
          />
          {words.inUse}
        </label>
        <form method="dialog">
          <button className="button plain" type="submit">
            {words.close}
          </button>
        </form>
      </dialog>
    </>
  )
}

function Key({ keys, text }: { keys: string; text: string }) {
  return (
    <div>
      <dt>
        {keys.split(' ').map((one) => (
          <kbd key={one}>{one}</kbd>
        ))}
      </dt>
      <dd>{text}</dd>
    </div>
  )
}
