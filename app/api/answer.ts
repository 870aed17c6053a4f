import { handleRequest } from '@/app/handle-request'
import { problemAnswer } from '@/lib/problems/problem-details'

/** Seconds after which a refused request may well succeed. */
const soon = 5

/**
 * A broken connection can hide that the work was done, so the answer does not say that nothing was
 * stored.
 */
const tryAgain = 'Try again: each person counts once.'

export const publicJson = { headers: { 'cache-control': 'public, max-age=0, s-maxage=2' } }

export function notFoundProblem(): Response {
  return problemAnswer({ status: 404, title: 'Not found' })
}

/** Answers an address for programs; a fault is answered in words, as problem details. */
export function answer(act: () => Promise<Response>): Promise<Response> {
  return handleRequest('answer a program', act, (status) =>
    status === 503
      ? problemAnswer({ status, title: 'Not available for the moment', detail: tryAgain }, soon)
      : problemAnswer({ status, title: 'Something failed here', detail: tryAgain }),
  )
}
