import { LRUCache } from 'lru-cache'
import { staleAfter } from '@/lib/platform/content-version'
import type { FinishedDocument } from '@/server/document'

const second = 1_000
/** A document that shows a count is sent as it is for so long. */
const countFresh = 1 * second
const notFoundFresh = 2 * second
/** The version is asked for once a second: after so long without an answer it cannot be asked. */
const unansweredAfter = 2.5 * second
const maxNotFound = 1_000
/** Of the memory, for documents that a query asks for. */
const shareOfNarrowed = 0.25

/** The part of a `ContentVersionWatch` that decides whether a document is still true. */
export type ContentVersion = {
  current(): string | undefined
  /** In the milliseconds of `now`. */
  lastAnswerAt(): number
}

export type StoredDocument = {
  document: FinishedDocument
  /** The generation in which its render began. */
  generation: number
  /** When its render began. */
  since: number
  showsCount: boolean
}

export type DocumentStore = ReturnType<typeof makeDocumentStore>

/**
 * The documents held in memory, and whether they are true. A generation is the life of one content
 * version in this process: a version that comes back (a database restored) is a new generation.
 */
export function makeDocumentStore(
  contentVersion: ContentVersion,
  now: () => number,
  keptBytes: number,
) {
  const whole = makeMemory(keptBytes - Math.floor(keptBytes * shareOfNarrowed))
  // Lists narrowed in every way that means something are too many: they push out one another only.
  const narrowed = makeMemory(Math.floor(keptBytes * shareOfNarrowed))
  const memoryOf = (key: string) => (key.includes('?') ? narrowed : whole)
  // Apart from the documents, so that a flood of addresses that never were cannot push them out.
  const notFound = new LRUCache<string, StoredDocument>({ max: maxNotFound })
  let version: string | undefined
  let currentGeneration = 0

  function generation(): number {
    const current = contentVersion.current()
    if (current !== version) {
      version = current
      currentGeneration++
    }
    return currentGeneration
  }

  /** Whether a document of this generation may be sent without asking for a newer one. */
  function isFresh(stored: StoredDocument): boolean {
    const at = now()
    const unanswered = at - contentVersion.lastAnswerAt()
    if (unanswered > unansweredAfter) return unanswered <= staleAfter
    return !stored.showsCount || at - stored.since <= countFresh
  }

  return {
    generation,
    now,

    /** Whether a version is known; without one nothing can be known to be true. */
    hasVersion: () => contentVersion.current() !== undefined,

    /** Whether the database has been silent for so long that nothing stored may be shown. */
    isStale: () =>
      contentVersion.current() !== undefined && now() - contentVersion.lastAnswerAt() > staleAfter,

    /** What may be sent at once: the whole of a hit. */
    fresh(key: string): FinishedDocument | undefined {
      const stored = memoryOf(key).get(key)
      return stored && stored.generation === generation() && isFresh(stored)
        ? stored.document
        : undefined
    },

    freshNotFound(key: string): FinishedDocument | undefined {
      const stored = notFound.get(key)
      if (!stored || stored.generation !== generation()) return undefined
      return now() - stored.since <= notFoundFresh ? stored.document : undefined
    },

    /** Whether anything is stored, be it of an older generation: it has been read before. */
    has: (key: string) => memoryOf(key).has(key),

    /** What is stored of this generation, fresh or not. */
    find(key: string): StoredDocument | undefined {
      const stored = memoryOf(key).get(key)
      return stored && stored.generation === generation() ? stored : undefined
    },

    /** Stores an answer that is worth it, and says which copy to send. */
    store(key: string, rendered: StoredDocument): FinishedDocument {
      const { status } = rendered.document
      if (status === 404) notFound.set(key, rendered)
      const before = memoryOf(key).peek(key)?.document
      if (status !== 200 || before === rendered.document) return rendered.document
      // The same bytes again: what was compressed already is as good for the new copy.
      const document = before?.equals(rendered.document) ? before : rendered.document
      memoryOf(key).set(key, { ...rendered, document })
      return document
    },

    /** Counts a document's bytes anew once it has been compressed. */
    updateSize(key: string, document: FinishedDocument): void {
      const stored = memoryOf(key).peek(key)
      if (stored?.document === document) memoryOf(key).set(key, { ...stored })
    },
  }
}

function makeMemory(bytes: number) {
  return new LRUCache<string, StoredDocument>({
    maxSize: bytes,
    maxEntrySize: Math.ceil(bytes / 3),
    sizeCalculation: ({ document }) => document.size,
  })
}
