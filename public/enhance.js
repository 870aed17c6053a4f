// What moves on an open page. Each element does nothing where it fails; the page works without.

// The stamp of an act is for who did it: an address that is passed on from the bar goes without.
const here = new URL(location.href)
if (here.searchParams.has('stamp')) {
  here.searchParams.delete('stamp')
  history.replaceState(history.state, '', here)
}

const every = 10_000
const longest = 160_000
const quiet = 60_000

/** A number of signatures that follows `src` while somebody looks at the page. */
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

  /** To those who hear the page: the sentence around the number, at most once a minute. */
  tell(text, changed) {
    this.untold ||= changed
    if (!this.untold || performance.now() - this.told < quiet) return
    this.region.textContent = this.sentence() || text
    this.untold = false
    this.told = performance.now()
  }

  /** The sentence that the number stands in. */
  sentence() {
    return this.closest('p')?.textContent.trim()
  }

  makeRegion() {
    const region = document.createElement('div')
    region.setAttribute('aria-live', 'polite')
    // Out of sight, not out of hearing; set by script, which a content policy lets pass.
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

/** A page's address, passed on by the browser's own means, or copied. */
class SharePage extends HTMLElement {
  connectedCallback() {
    // The script may run while the page is still being read: what is inside comes later.
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
    // Whoever closes the browser's window has changed their mind, and need not be told so.
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

/** A form marked `data-once` is sent by the first press: another one before the answer comes does nothing. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('form[data-once]')) return
  const again = performance.now() - Number(form.dataset.sent ?? -sentWithin) < sentWithin
  if (again) event.preventDefault()
  else form.dataset.sent = String(performance.now())
})

// A page that comes back from the browser's history may be sent again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) delete form.dataset.sent
})
