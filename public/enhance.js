// The interactive parts of an open page. Each element does nothing where it fails, and the page
// works without it.

// The stamp of an act is for the person who did it, so it is removed from an address that can be
// copied from the bar.
const here = new URL(location.href)
if (here.searchParams.has('stamp')) {
  here.searchParams.delete('stamp')
  history.replaceState(history.state, '', here)
}

const every = 10_000
const longest = 160_000
const quiet = 60_000

/** A number of signatures that follows `src` while the page is visible. */
class SignatureCount extends HTMLElement {
  connectedCallback() {
    this.onSight = () => (document.hidden ? this.rest() : this.ask())
    document.addEventListener('visibilitychange', this.onSight)
    this.pause = every
    this.told = performance.now()
    this.region ??= this.makeRegion()
    if (!document.hidden) this.plan()
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.onSight)
    this.rest()
    this.region?.remove()
    this.region = undefined
  }

  rest() {
    clearTimeout(this.timer)
    this.asked?.abort()
  }

  /** Jitter keeps many open pages from asking in step. */
  plan() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(), this.pause * (0.75 + Math.random() / 2))
  }

  async ask() {
    this.rest()
    const asked = new AbortController()
    this.asked = asked
    const late = setTimeout(() => asked.abort(), every)
    try {
      const answer = await fetch(this.getAttribute('src'), {
        signal: asked.signal,
        credentials: 'omit',
      })
      if (!answer.ok) throw new Error(answer.status)
      const { signatures } = await answer.json()
      if (Number.isSafeInteger(signatures)) this.show(signatures)
      this.pause = every
    } catch {
      this.pause = Math.min(longest, this.pause * 2)
    }
    clearTimeout(late)
    if (this.asked === asked && this.isConnected && !document.hidden) this.plan()
  }

  show(signatures) {
    const text = new Intl.NumberFormat(this.getAttribute('locale') || 'ca').format(signatures)
    const changed = text !== this.textContent.trim()
    if (changed) this.textContent = text
    this.tell(text, changed)
  }

  /** Announces the sentence around the number to screen readers, at most once a minute. */
  tell(text, changed) {
    this.untold ||= changed
    if (!this.untold || performance.now() - this.told < quiet) return
    this.region.textContent = this.sentence() || text
    this.untold = false
    this.told = performance.now()
  }

  /** The sentence that contains the number. */
  sentence() {
    return this.closest('p')?.textContent.trim()
  }

  makeRegion() {
    const region = document.createElement('div')
    region.setAttribute('aria-live', 'polite')
    // Hidden visually, but not from screen readers; set by script, which a content policy allows.
    Object.assign(region.style, {
      position: 'absolute',
      inlineSize: '1px',
      blockSize: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    })
    document.body.append(region)
    return region
  }
}

if (!customElements.get('signature-count')) {
  customElements.define('signature-count', SignatureCount)
}

/** Shares a page's address by the browser's own means, or copies it. */
class SharePage extends HTMLElement {
  connectedCallback() {
    // The script may run while the page is still being parsed, before the element's content is
    // there.
    if (document.readyState !== 'loading') this.begin()
    else document.addEventListener('DOMContentLoaded', () => this.begin(), { once: true })
  }

  begin() {
    const [share, ways, copy] = ['share', 'ways', 'copy'].map((name) =>
      this.querySelector(`[data-${name}]`),
    )
    copy.hidden = false
    copy.onclick = () => this.copy()
    if (!navigator.share) return
    share.hidden = false
    ways.hidden = true
    // A person who closes the browser's window has changed their mind, and need not be told.
    share.onclick = () =>
      navigator
        .share({ title: this.getAttribute('name'), url: this.getAttribute('address') })
        .catch(() => {})
  }

  async copy() {
    const field = this.querySelector('input')
    field.select()
    const said = await navigator.clipboard?.writeText(field.value).then(
      () => 'copied',
      () => 'selected',
    )
    this.querySelector('[role=status]').textContent = this.getAttribute(said ?? 'selected')
  }
}

if (!customElements.get('share-page')) customElements.define('share-page', SharePage)

const sentWithin = 10_000

/**
 * A form marked `data-once` is sent by the first press; another press before the answer does
 * nothing.
 */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('form[data-once]')) return
  const again = performance.now() - Number(form.dataset.sent ?? -sentWithin) < sentWithin
  if (again) event.preventDefault()
  else form.dataset.sent = String(performance.now())
})

// A page that is restored from the browser's history may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) delete form.dataset.sent
})
