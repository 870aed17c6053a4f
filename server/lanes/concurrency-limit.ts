export type ConcurrencyLimits = {
  /** How much work runs at once. */
  inFlight: number
  /** How much of it one network may have; its other work waits, and lets other networks' pass. */
  ofOneNetwork: number
  /** How long work may wait for its turn, in milliseconds, before it is refused; 0: it never waits. */
  maxWait: number
}

/** The most work that waits, of which one network has half at most. */
const maxQueueLength = 1_024

type Waiting = { network: string | undefined; admit: (admitted: boolean) => void }

/**
 * A bulkhead: bounds the work that runs at once, in all and for a network. Work past the bound
 * waits in its turn; `undefined` where its time ran out, and nothing was begun. Work without a
 * network is for everybody, and only the bound for all applies to it.
 */
export function makeConcurrencyLimit({ inFlight, ofOneNetwork, maxWait }: ConcurrencyLimits) {
  let running = 0
  const runningOf = new Map<string, number>()
  const queue = new Set<Waiting>()
  const waitingOf = new Map<string, number>()

  const hasRoom = (network: string | undefined) =>
    running < inFlight && (network === undefined || (runningOf.get(network) ?? 0) < ofOneNetwork)

  function begin(network: string | undefined): void {
    running++
    if (network !== undefined) add(runningOf, network, 1)
  }

  function end(network: string | undefined): void {
    running--
    if (network !== undefined) add(runningOf, network, -1)
    for (const waiting of queue) {
      if (running >= inFlight) return
      if (hasRoom(waiting.network)) waiting.admit(true)
    }
  }

  function enter(network: string | undefined): Promise<boolean> | boolean {
    if (hasRoom(network)) {
      begin(network)
      return true
    }
    const neighbours = network === undefined ? 0 : (waitingOf.get(network) ?? 0)
    if (maxWait === 0 || queue.size >= maxQueueLength || neighbours >= maxQueueLength / 2)
      return false
    return new Promise((resolve) => {
      const waiting: Waiting = {
        network,
        admit(admitted) {
          clearTimeout(timer)
          queue.delete(waiting)
          if (network !== undefined) add(waitingOf, network, -1)
          if (admitted) begin(network)
          resolve(admitted)
        },
      }
      const timer = setTimeout(() => waiting.admit(false), maxWait)
      queue.add(waiting)
      if (network !== undefined) add(waitingOf, network, 1)
    })
  }

  return async function run<Result>(
    network: string | undefined,
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    if (!(await enter(network))) return undefined
    try {
      return await work()
    } finally {
      end(network)
    }
  }
}

function add(counts: Map<string, number>, network: string, change: 1 | -1): void {
  const count = (counts.get(network) ?? 0) + change
  if (count === 0) counts.delete(network)
  else counts.set(network, count)
}
