import { setTimeout as pause } from 'node:timers/promises'
import type { CheckedAddress, CheckedSubject } from '@/lib/take-down/find-checked-addresses'
import { showsSubject } from '@/lib/take-down/shows-subject'

const fetchWithin = 10_000
const abreast = 4
const pollInterval = 100

/** A public address's answer, as anybody gets it. */
async function isShown(
  origin: string,
  subject: CheckedSubject,
  address: CheckedAddress,
): Promise<boolean> {
  const answer = await fetch(origin + address.path, {
    // A connection of its own each time, so that every process that listens is met.
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(fetchWithin),
  })
  const type = answer.headers.get('content-type') ?? ''
  const body = Buffer.from(await answer.arrayBuffer())
  if (answer.status >= 500) throw new Error(`${address.path} was answered ${answer.status}`)
  const text = type.startsWith('image/') ? '' : body.toString('utf8')
  return showsSubject(subject, address, { status: answer.status, text })
}

/** Of those addresses, the ones that show somebody now. Throws where one is not answered. */
export async function listShowing(
  origin: string,
  subject: CheckedSubject,
): Promise<CheckedAddress[]> {
  const waiting = [...subject.addresses]
  const showing: CheckedAddress[] = []
  const visit = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (await isShown(origin, subject, next)) showing.push(next)
    }
  }
  await Promise.all(Array.from({ length: abreast }, visit))
  return showing
}

export type Watched = {
  /** Milliseconds after which the last address was seen to show them; 0 where none did. */
  lastShown: number
  /** What still shows them at the end. */
  showing: CheckedAddress[]
}

/** Looks again and again until no address shows them, for so long at most. */
export async function watchAddresses(
  origin: string,
  subject: CheckedSubject,
  within: number,
): Promise<Watched> {
  const began = performance.now()
  let lastShown = 0
  for (;;) {
    const showing = await listShowing(origin, subject)
    const passed = performance.now() - began
    if (showing.length === 0) return { lastShown, showing }
    lastShown = passed
    if (passed > within) return { lastShown, showing }
    await pause(pollInterval)
  }
}
