const measures = 3

/**
 * The least time, in microseconds, that can be compared: work that grows with the square of a long
 * input takes many times as much.
 */
const minMeasurableTime = 500_000

/**
 * How many times more processor time the work takes on an input eight times as long: some 8 where
 * it grows with the length, 64 where it grows with its square. It is this thread's time, so that
 * other work on the machine changes nothing; work too short to measure counts as not growing.
 */
export function growth(work: (length: number) => void, length: number): number {
  work(length / 8)
  const long = minTime(() => work(length))
  return long < minMeasurableTime ? 1 : long / minTime(() => work(length / 8))
}

/** The least processor time that the work takes, in microseconds. */
function minTime(work: () => void): number {
  const times = Array.from({ length: measures }, () => {
    const before = process.threadCpuUsage()
    work()
    const { user, system } = process.threadCpuUsage(before)
    return user + system
  })
  return Math.max(1, Math.min(...times))
}
