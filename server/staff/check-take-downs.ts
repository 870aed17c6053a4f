import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { type AddressKind, addressKinds, type TakenDown } from '@/lib/take-down/address-kinds'
import {
  type CheckedAddress,
  type CheckedSubject,
  findCheckedAddresses,
} from '@/lib/take-down/find-checked-addresses'
import { listPendingChecks } from '@/lib/take-down/list-pending-checks'
import { showsSubject } from '@/lib/take-down/shows-subject'
import { type KindResult, storeCheckResult } from '@/lib/take-down/store-check-result'
import { answerRequest } from '@/server/answer-request'
import { GatheredResponse, replayRequest } from '@/server/next/gathered-response'
import type { Site } from '@/server/site'

/** How often a process asks for checks, beside the moments at which the content changes. */
const askEvery = 3_000
/** So many addresses at once leave room to readers. */
const abreast = 2

type ContentVersion = {
  current(): string | undefined
  onChange(listener: () => void): void
}

/**
 * Lets this process prove each take-down: it fetches every kind of address that showed the person from
 * itself, as a visitor would, and writes what it saw. Killed on the way, the next process looks anew.
 * Returns what stops it.
 */
export function checkTakeDowns(
  site: Site,
  processId: string,
  contentVersion: ContentVersion,
): () => Promise<void> {
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let askedMeanwhile = false

  function start(): void {
    if (running) askedMeanwhile = true
    if (running || stopping.signal.aborted) return
    askedMeanwhile = false
    running = checkPending(site, processId, contentVersion, stopping.signal)
      .catch((error: unknown) => {
        if (!isDatabaseAway(error)) log.warn('A take-down could not be checked', { error })
      })
      .finally(() => {
        running = undefined
        if (askedMeanwhile) start()
      })
  }

  contentVersion.onChange(start)
  const timer = setInterval(start, askEvery)
  start()
  return async () => {
    stopping.abort()
    clearInterval(timer)
    await running
  }
}

async function checkPending(
  site: Site,
  processId: string,
  contentVersion: ContentVersion,
  signal: AbortSignal,
): Promise<void> {
  const { contentVersion: newest, checks } = await listPendingChecks(processId)
  // It has not learnt of the newest content yet: it would find what it is about to drop.
  if (contentVersion.current()?.split('.')[0] !== String(newest)) return
  for (const { id, taken } of checks) {
    const results = await checkOne(site, taken, signal)
    if (results) await storeCheckResult(id, processId, results)
  }
}

/** `undefined` where the check was broken off, or nothing is left of whoever was taken down. */
async function checkOne(
  site: Site,
  taken: TakenDown,
  signal: AbortSignal,
): Promise<KindResult[] | undefined> {
  const subject = await findCheckedAddresses(taken)
  if (!subject) return undefined
  const showing = new Map<AddressKind, boolean[]>()
  const waiting = [...subject.addresses]
  const visit = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const known = showing.get(next.kind) ?? []
      showing.set(next.kind, known)
      known.push(await isShown(site, subject, next))
    }
  }
  await Promise.all(Array.from({ length: abreast }, visit))
  return signal.aborted ? undefined : resultsOf(showing)
}

function resultsOf(showing: Map<AddressKind, boolean[]>): KindResult[] {
  return addressKinds.flatMap((kind) => {
    const found = showing.get(kind)
    if (!found) return []
    return [{ kind, addresses: found.length, showing: found.filter((one) => one).length }]
  })
}

async function isShown(
  site: Site,
  subject: CheckedSubject,
  address: CheckedAddress,
): Promise<boolean> {
  const { status, type, body } = await fetchOwn(site, address.path)
  // A fault tells nothing: the check is tried again as a whole.
  if (status >= 500)
    throw new Error(`An address of the kind ${address.kind} was answered ${status}`)
  const text = type.startsWith('image/') ? '' : body.toString('utf8')
  return showsSubject(subject, address, { status, text })
}

/** This process's own answer to a visitor: through the whole pipeline, its document cache included. */
async function fetchOwn(site: Site, path: string) {
  const headers = { host: new URL(site.appUrl).host }
  const request = replayRequest({ method: 'GET', url: path, headers })
  const response = new GatheredResponse(request)
  answerRequest(site, request, response)
  const { status, headers: given, body } = await response.whole
  return { status, type: String(given['content-type'] ?? ''), body }
}
