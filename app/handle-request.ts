import { unstable_rethrow } from 'next/navigation'
import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'

/**
 * The status for a fault: 503 where a later try may succeed, 500 where the fault is in this
 * program.
 */
export type FaultStatus = 500 | 503

/**
 * Answers a request, or a part of it: the one place where the application catches a fault. It is
 * logged with the request's id and what was being done (`task`), without any value; then `answerFault`
 * says what the visitor gets, with the status that the answer has.
 */
export async function handleRequest<Answer, FaultAnswer>(
  task: string,
  answer: () => Promise<Answer>,
  answerFault: (status: FaultStatus) => FaultAnswer | Promise<FaultAnswer>,
): Promise<Answer | FaultAnswer> {
  try {
    return await answer()
  } catch (error) {
    // Next throws redirects and 404s as exceptions; they are no faults.
    unstable_rethrow(error)
    const status = isDatabaseAway(error) ? 503 : 500
    log.error('A request failed', { requestId: currentRequest().id, task, status, error })
    setAnswerStatus(status)
    return answerFault(status)
  }
}

/** The outcome that a form shows in words where its act met a fault; for `answerFault`. */
export const unavailable = () => ({ outcome: 'unavailable' }) as const
