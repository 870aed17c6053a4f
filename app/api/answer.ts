import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { problemAnswer } from '@/lib/problems/problem-details'

/** Seconds after which a refused request may well succeed. */
const soon = 5

/** A line that breaks can hide that the work was done: it does not say that nothing was stored. */
const tryAgain = 'Try again: each person counts once.'

export const publicJson = { headers: { 'cache-control': 'public, max-age=0, s-maxage=2' } }

export function notFoundProblem(): Response {
  return problemAnswer({ status: 404, title: 'Not found' })
}

/** The door of every JSON address: faults are caught once here, logged, and answered in words. */
export async function answer(request: Request, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    const requestId = request.headers.get('x-altaveu-request-id') ?? undefined
    log.error('A request failed', { error, requestId })
    const title = isDatabaseAway(error) ? 'Not available for the moment' : 'Something failed here'
    return problemAnswer({ status: 503, title, detail: tryAgain }, soon)
  }
}
