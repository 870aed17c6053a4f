/** A refusal as JSON: problem details (RFC 9457), with a message a field where one is at fault. */
export type ProblemDetails = {
  status: number
  title: string
  detail?: string
  errors?: Record<string, string>
}

/** An `application/problem+json` answer that nobody keeps; `retryAfter` in seconds. */
export function problemAnswer(problem: ProblemDetails, retryAfter?: number): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...problem }), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
  })
}
