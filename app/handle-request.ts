import { unstable_rethrow } from 'next/navigation'
import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'

/** What a fault is answered with: 503 where trying again can help, 500 where something is wrong here. */
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
    // A redirect and a 404 are exceptions of Next's, and no faults.
    unstable_rethrow(error)
    const status = isDatabaseAway(error) ? 503 : 500
    log.error('A request failed', { requestId: currentRequest().id, task, status, error })
    setAnswerStatus(status)
    return answerFault(status)
  }
}

/** The outcome of an act whose fault its form answers in words. */
export const unavailable = () => ({ outcome: 'unavailable' }) as const
