import { LRUCache } from 'lru-cache'
import { staleAfter } from '@/lib/platform/content-version'
import type { FinishedDocument } from '@/server/document'

const second = 1_000
/** How long a document that shows a count is sent as it is. */
const countFresh = 1 * second
const notFoundFresh = 2 * second
/**
 * The version is queried once a second: after so long without an answer the database counts as
 * away.
 */
const unansweredAfter = 2.5 * second
const maxNotFound = 1_000
/** The share of the memory for documents of addresses with a query. */
const shareOfNarrowed = 0.25

/** The part of a `ContentVersionWatch` that decides whether a document is still current. */
export type ContentVersion = {
  current(): string | undefined
  /** A time of `now`, in milliseconds. */
  lastAnswerAt(): number
}

export type StoredDocument = {
  document: FinishedDocument
  /** The generation in which its render began. */
  generation: number
  /** The time at which its render began. */
  since: number
  showsCount: boolean
}

export type DocumentStore = ReturnType<typeof makeDocumentStore>

/**
 * The documents in memory, and whether they are current. A generation is the life of one content
 * version in this process: a version that comes back (a database restored) is a new generation.
 */
export function makeDocumentStore(
  contentVersion: ContentVersion,
  now: () => number,
  keptBytes: number,
) {
  const whole = makeMemory(keptBytes - Math.floor(keptBytes * shareOfNarrowed))
  // There are too many combinations of filters, so their documents displace only one another.
  const narrowed = makeMemory(Math.floor(keptBytes * shareOfNarrowed))
  const memoryOf = (key: string) => (key.includes('?') ? narrowed : whole)
  // Known 404s are stored apart from the documents, so that a flood of unknown addresses cannot
  // displace documents.
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

    /** Whether a version is known; without one no document can be known to be current. */
    hasVersion: () => contentVersion.current() !== undefined,

    /** Whether the database has been silent for so long that no stored document may be shown. */
    isStale: () =>
      contentVersion.current() !== undefined && now() - contentVersion.lastAnswerAt() > staleAfter,

    /** The document that may be sent at once: the whole path of a hit. */
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

    /**
     * Whether any document is stored, even of an older generation, so that the address has been
     * read before.
     */
    has: (key: string) => memoryOf(key).has(key),

    /** The stored document of this generation, fresh or not. */
    find(key: string): StoredDocument | undefined {
      const stored = memoryOf(key).get(key)
      return stored && stored.generation === generation() ? stored : undefined
    },

    /** Stores an answer that is worth it, and returns the copy to send. */
    store(key: string, rendered: StoredDocument): FinishedDocument {
      const { status } = rendered.document
      if (status === 404) notFound.set(key, rendered)
      const before = memoryOf(key).peek(key)?.document
      if (status !== 200 || before === rendered.document) return rendered.document
      // The bytes are the same, so what was compressed already is reused for the new copy.
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
