/** What a segment of the workspace's paths is made of: words, ids and tokens, never a file's ending. */
const segment = /^[A-Za-z0-9_-]{1,200}$/
const deepest = 8

/** Whether a path belongs to the workspace, whether or not a screen is there. */
export function isStaffPath(path: string): boolean {
  return path === '/staff' || path.startsWith('/staff/')
}

/** An address that no screen has: the workspace's own 404 stands there, behind the sign-in. */
const unknownPath = '/staff/unknown'

/**
 * The path that Next is asked for. What cannot be a screen's becomes one unknown path, so that none of
 * Next's own spellings (`.rsc`, `%2e`, `//`) reaches it.
 */
export function pathForNext(path: string): string {
  const segments = path.replace(/\/$/, '').split('/').slice(1)
  const known = segments.length <= deepest && segments.every((one) => segment.test(one))
  return known ? `/${segments.join('/')}` : unknownPath
}
