import { askAgainAndAgain } from '@/tests/bench/connection'
import { requestsOf, type Wanted } from '@/tests/bench/requests'

/** The order for the load process. */
export type LoadOrder = {
  port: number
  wanted: Wanted
  connections: number
  seconds: number
  /** The status that every answer must have. */
  status: number
}

export type LoadResult = {
  answers: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Answers of another status than asked for, by status. */
  unexpected: Record<string, number>
  /** The load process's own share of a core: near 1 it may have limited the rate itself. */
  ownCpu: number
}

const host = '127.0.0.1'

async function load(order: LoadOrder): Promise<LoadResult> {
  const { port, wanted, connections, seconds, status } = order
  const latencies: number[] = []
  const unexpected: Record<string, number> = {}
  const request = requestsOf(wanted, `${host}:${port}`)
  const cpu = process.cpuUsage()
  const began = performance.now()
  const until = began + seconds * 1_000
  const next = () => (performance.now() < until ? request() : undefined)
  await Promise.all(
    Array.from({ length: connections }, () =>
      askAgainAndAgain({ host, port }, next, (answer) => {
        latencies.push(answer.latency)
        if (answer.status === status) return
        unexpected[answer.status] = (unexpected[answer.status] ?? 0) + 1
      }),
    ),
  )
  const took = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  latencies.sort((one, other) => one - other)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0
  return {
    answers: latencies.length,
    perSecond: latencies.length / took,
    p50: at(0.5),
    p99: at(0.99),
    unexpected,
    ownCpu: (user + system) / 1e6 / took,
  }
}

process.on('message', (order: LoadOrder) => {
  load(order).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: 0 })
