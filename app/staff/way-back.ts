const home = '/staff'
/** A screen's path and query, in the characters of the workspace's addresses. */
const screen = /^\/staff(?:\/[\w-]{1,200}){0,7}(?:\?[\w\-.~%&=+]{0,500})?$/
/** Screens that are steps of the sign-in: nobody is redirected back to them. */
const signInSteps = /^\/staff\/(?:sign-in|second-factor|unknown)\b/

/** Where somebody goes after the sign-in: to a screen of the workspace, whatever was asked for. */
export function wayBack(to: string | string[] | undefined): string {
  const asked = [to].flat()[0] ?? home
  return screen.test(asked) && !signInSteps.test(asked) ? asked : home
}

/** The address of a sign-in step that leads back to the screen which was asked for. */
export function signInAddress(step: string, path = home, query = ''): string {
  const parameters = new URLSearchParams(query)
  // Next's client adds it to what it asks for.
  parameters.delete('_rsc')
  const to = wayBack(parameters.size === 0 ? path : `${path}?${parameters}`)
  return to === home ? step : `${step}?${new URLSearchParams({ to })}`
}
