import type { FinishedDocument } from '@/server/document'
import { type DocumentStore, heldWithoutHearing } from '@/server/document-store'

/**
 * A count older than this (in ms) is sent to nobody while the database answers: the contract's 5 s,
 * less the 2 s of the shared caches in front.
 */
const countOldest = 3_000

type Flight = { era: number; result: Promise<FinishedDocument> }
export type Render = () => Promise<FinishedDocument>
export type DocumentCache = ReturnType<typeof makeDocumentCache>

/**
 * Finished documents by address, for as long as they are true (design.md, "The content version"):
 * each is rendered once an era, or once a second where it shows a count, whoever asks for it.
 */
export function makeDocumentCache(store: DocumentStore) {
  const flights = new Map<string, Flight>()

  /**
   * The document at an address: the one held while it is true, else one render that all who ask
   * meanwhile share. `undefined`: cut off from the database for too long to show anything.
   */
  async function get(
    key: string,
    showsCount: boolean,
    render: Render,
  ): Promise<FinishedDocument | undefined> {
    if (store.isCutOff()) return undefined
    const fresh = store.fresh(key) ?? store.freshNotFound(key)
    if (fresh) return fresh
    const held = store.held(key)
    const next = flight(key, showsCount, render)
    if (!held || store.now() - held.since > countOldest) return next
    // In the background: its failure is logged where it happens, and the copy held goes on.
    next.catch(() => undefined)
    return held.document
  }

  /** The one render of an address in an era; whoever asks in a newer era starts another. */
  function flight(key: string, showsCount: boolean, render: Render): Promise<FinishedDocument> {
    const era = store.era()
    const running = flights.get(key)
    if (running?.era === era) return running.result
    const started: Flight = { era, result: fly(key, showsCount, render) }
    flights.set(key, started)
    const landed = () => {
      if (flights.get(key) === started) flights.delete(key)
    }
    started.result.then(landed, landed)
    return started.result
  }

  /** Renders, and keeps what no newer era has overtaken meanwhile. */
  async function fly(key: string, showsCount: boolean, render: Render): Promise<FinishedDocument> {
    const era = store.era()
    const since = store.now()
    const document = await renderOrHold(key, render)
    const isTrue = !store.isDeaf() && era === store.era()
    return isTrue ? store.keep(key, { document, era, since, showsCount }) : document
  }

  /** A render that fails takes nothing from the readers of a copy that is still of this era. */
  async function renderOrHold(key: string, render: Render): Promise<FinishedDocument> {
    try {
      const document = await render()
      return document.status >= 500 ? (usable(key) ?? document) : document
    } catch (error) {
      const held = usable(key)
      if (held) return held
      throw error
    }
  }

  function usable(key: string): FinishedDocument | undefined {
    const held = store.held(key)
    return held && store.now() - held.since <= heldWithoutHearing ? held.document : undefined
  }

  return { peek: store.fresh, get, updateSize: store.updateSize }
}
