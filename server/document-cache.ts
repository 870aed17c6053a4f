import { staleAfter } from '@/lib/platform/content-version'
import type { FinishedDocument } from '@/server/document'
import type { DocumentStore } from '@/server/document-store'

/**
 * The age (in ms) past which a count is sent to nobody while the database answers: the contract's 5
 * s, less the 2 s of the shared caches in front.
 */
const countOldest = 3_000

type RunningRender = { generation: number; result: Promise<FinishedDocument> }
export type Render = () => Promise<FinishedDocument>
export type DocumentCache = ReturnType<typeof makeDocumentCache>

/**
 * Finished documents by address, as long as they are current (docs/architecture.md, "The content
 * version"): each is rendered once a generation, or once a second where it shows a count, however
 * many ask for it.
 */
export function makeDocumentCache(store: DocumentStore) {
  const running = new Map<string, RunningRender>()

  /**
   * The document at an address: the cached one while it is current, else one render that all who ask
   * meanwhile share. `undefined` where the database has been away for too long to show anything.
   */
  async function get(
    key: string,
    showsCount: boolean,
    render: Render,
  ): Promise<FinishedDocument | undefined> {
    if (store.isStale()) return undefined
    const fresh = store.fresh(key) ?? store.freshNotFound(key)
    if (fresh) return fresh
    const stored = store.find(key)
    const next = renderOnce(key, showsCount, render)
    if (!stored || store.now() - stored.since > countOldest) return next
    // The render runs in the background: its failure is logged where it happens, and the stored
    // copy stays in use.
    next.catch(() => undefined)
    return stored.document
  }

  /**
   * The one render of an address in a generation; a request in a newer generation starts another.
   */
  function renderOnce(key: string, showsCount: boolean, render: Render): Promise<FinishedDocument> {
    const generation = store.generation()
    const shared = running.get(key)
    if (shared?.generation === generation) return shared.result
    const started = { generation, result: renderAndStore(key, showsCount, render) }
    running.set(key, started)
    const settled = () => {
      if (running.get(key) === started) running.delete(key)
    }
    started.result.then(settled, settled)
    return started.result
  }

  /** Renders, and stores the document unless a newer generation has begun meanwhile. */
  async function renderAndStore(
    key: string,
    showsCount: boolean,
    render: Render,
  ): Promise<FinishedDocument> {
    const generation = store.generation()
    const since = store.now()
    const document = await renderOrFallBack(key, render)
    const isCurrent = store.hasVersion() && generation === store.generation()
    return isCurrent ? store.store(key, { document, generation, since, showsCount }) : document
  }

  /** A failed render leaves readers the copy of this same generation. */
  async function renderOrFallBack(key: string, render: Render): Promise<FinishedDocument> {
    try {
      const document = await render()
      return document.status >= 500 ? (fallback(key) ?? document) : document
    } catch (error) {
      const stored = fallback(key)
      if (stored) return stored
      throw error
    }
  }

  function fallback(key: string): FinishedDocument | undefined {
    const stored = store.find(key)
    return stored && store.now() - stored.since <= staleAfter ? stored.document : undefined
  }

  return { peek: store.fresh, get, has: store.has, updateSize: store.updateSize }
}

/** A cache for development that stores nothing, so that each change is seen at once. */
export const renderEachTime: DocumentCache = {
  peek: () => undefined,
  get: (_key, _showsCount, render) => render(),
  has: () => false,
  updateSize: () => undefined,
}
