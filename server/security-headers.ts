const resourcePolicy = 'Cross-Origin-Resource-Policy'

/** Header names and values, flat, as `writeHead` takes them. */
export type HeaderList = string[]

/**
 * The headers of every answer. `same-origin` and not `no-referrer`: the latter makes browsers send
 * `Origin: null` with a form, which admission must refuse.
 */
export function securityHeaders(appUrl: string): HeaderList {
  const headers = [
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'same-origin',
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    resourcePolicy,
    'same-origin',
  ]
  if (appUrl.startsWith('https:')) {
    headers.push('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  }
  return headers
}

/** The same for answers that other sites may show in their pages. */
export function embeddableHeaders(base: HeaderList): HeaderList {
  const at = base.indexOf(resourcePolicy)
  return base.with(at + 1, 'cross-origin')
}

const nothing = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** The policy of answers that are no page: JSON, redirects, files. */
export const bareContentPolicy = `${nothing}; form-action 'none'`

/** The directives for what a page loads besides images and fonts of this site. */
export type PageNeeds = { styleHashes: readonly string[]; styleSheet: boolean; script: boolean }

/**
 * The policy of a page: exactly what our document may load, inline styles by their hash. Where it
 * has no script none of it sends requests, and requests to this site are allowed all the same,
 * since tools that judge a page (Lighthouse) read `/robots.txt` as if the page did, and would not
 * find it otherwise.
 */
export function pageContentPolicy({ styleHashes, styleSheet, script }: PageNeeds): string {
  const styles = [
    ...(styleSheet ? ["'self'"] : []),
    ...styleHashes.map((hash) => `'sha256-${hash}'`),
  ]
  return [
    nothing,
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    ...(styles.length > 0 ? [`style-src ${styles.join(' ')}`] : []),
    ...(script ? ["script-src 'self'"] : []),
  ].join('; ')
}
