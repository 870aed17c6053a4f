import { LRUCache } from 'lru-cache'
import type { FinishedDocument } from '@/server/document'

const second = 1_000
/** A document that shows a count is sent as it is for so long. */
const countFresh = 1 * second
const notFoundFresh = 2 * second
/** The version is asked for once a second: after so long without an answer it cannot be asked. */
const unheardAfter = 2.5 * second
/** Cut off for longer, a process could go on showing what was taken down. */
export const heldWithoutHearing = 300 * second
const mostNotFound = 1_000

export type VersionHeard = {
  current(): string | undefined
  /** In the milliseconds of `now`. */
  lastHeard(): number
}

export type LinkedSignature = {
  document: FinishedDocument
  /** The era in which its render began. */
  era: number
  /** When its render began. */
  since: number
  showsCount: boolean
}

export type DocumentStore = ReturnType<typeof makeDocumentStore>

/**
 * The documents held in memory, and whether they are true. An era is the life of one content
 * version in this process: a version that comes back (a database restored) is a new era.
 */
export function makeDocumentStore(heard: VersionHeard, now: () => number, keptBytes: number) {
  const kept = new LRUCache<string, LinkedSignature>({
    maxSize: keptBytes,
    maxEntrySize: Math.ceil(keptBytes / 4),
    sizeCalculation: ({ document }) => document.size,
  })
  // Apart from the documents, so that a flood of addresses that never were cannot push them out.
  const notFound = new LRUCache<string, LinkedSignature>({ max: mostNotFound })
  let version: string | undefined
  let currentEra = 0

  function era(): number {
    const current = heard.current()
    if (current !== version) {
      version = current
      currentEra++
    }
    return currentEra
  }

  /** Whether a document of this era may be sent without asking for a newer one. */
  function isFresh(held: LinkedSignature): boolean {
    const at = now()
    const unheard = at - heard.lastHeard()
    if (unheard > unheardAfter) return unheard <= heldWithoutHearing
    return !held.showsCount || at - held.since <= countFresh
  }

  return {
    era,
    now,

    /** Whether no version was ever heard, so that nothing can be known to be true. */
    isDeaf: () => heard.current() === undefined,

    /** Whether the database has been silent for so long that nothing held may be shown. */
    isCutOff: () => heard.current() !== undefined && now() - heard.lastHeard() > heldWithoutHearing,

    /** What may be sent at once: the whole of a hit. */
    fresh(key: string): FinishedDocument | undefined {
      const held = kept.get(key)
      return held && held.era === era() && isFresh(held) ? held.document : undefined
    },

    freshNotFound(key: string): FinishedDocument | undefined {
      const held = notFound.get(key)
      if (!held || held.era !== era()) return undefined
      return now() - held.since <= notFoundFresh ? held.document : undefined
    },

    /** What is held of this era, fresh or not. */
    held(key: string): LinkedSignature | undefined {
      const held = kept.get(key)
      return held && held.era === era() ? held : undefined
    },

    /** Keeps an answer that is worth it, and says which copy to send. */
    keep(key: string, rendered: LinkedSignature): FinishedDocument {
      const { status } = rendered.document
      if (status === 404) notFound.set(key, rendered)
      const before = kept.peek(key)?.document
      if (status !== 200 || before === rendered.document) return rendered.document
      // The same bytes again: what was compressed already is as good for the new copy.
      const document = before?.equals(rendered.document) ? before : rendered.document
      kept.set(key, { ...rendered, document })
      return document
    },

    /** Counts a document's bytes anew once it has been compressed. */
    updateSize(key: string, document: FinishedDocument): void {
      const held = kept.peek(key)
      if (held?.document === document) kept.set(key, { ...held })
    },
  }
}
