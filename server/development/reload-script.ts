/** The address of the script, and of its events; the application's layouts name the first. */
export const reloadPaths = { script: '/development/reload.js', events: '/development/events' }

/**
 * Reloads an open page once sources have changed or the server has started anew. Only development
 * has it: pages carry no client runtime that could do it.
 */
export const reloadScript = `let seen
new EventSource('${reloadPaths.events}').onmessage = ({ data }) => {
  if (seen !== undefined && seen !== data) location.reload()
  seen = data
}
`
