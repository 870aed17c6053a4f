/** The services to which a page can be shared by a plain link. */
export type ShareWay = { name: string; href: string }

/**
 * Links that open another program's own window for sharing, with a page's title and address in it
 * and nothing else: no account of ours, no tracking parameter, nothing about the reader. Signal has
 * no such link (its makers say so: signalapp/Signal-Android, issue 8578); for it readers copy the
 * address.
 */
export function shareWays(title: string, url: string): ShareWay[] {
  const text = encodeURIComponent(`${title}\n${url}`)
  const address = encodeURIComponent(url)
  const words = encodeURIComponent(title)
  return [
    { name: 'WhatsApp', href: `https://wa.me/?text=${text}` },
    { name: 'Telegram', href: `https://t.me/share/url?url=${address}&text=${words}` },
    // docs.bsky.app, "Action Intent Links".
    { name: 'Bluesky', href: `https://bsky.app/intent/compose?text=${text}` },
    // Mastodon's own page for sharing, which asks for the reader's server; the part after `#` is
    // not sent to it.
    { name: 'Mastodon', href: `https://share.joinmastodon.org/#text=${text}` },
  ]
}

/** A letter with a page's title and address in it (RFC 6068). */
export function mailtoLink(title: string, url: string): string {
  return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n${url}`)}`
}
