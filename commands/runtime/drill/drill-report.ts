import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printLine } from '@/commands/runtime/steps'
import type { CheckedAddress } from '@/lib/take-down/find-checked-addresses'
import type { ProcessProof } from '@/lib/take-down/read-take-down-proof'

/** Enough of an id to tell a handful of processes apart. */
const nameOf = (id: string) => id.slice(0, 8)
const inSeconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`

/** The lines of a report, printed as they come and kept under DATA_DIR. */
export class DrillReport {
  readonly #lines: string[] = []

  add(line: string): void {
    this.#lines.push(line)
    printLine(line)
  }

  /** What each web process found at its own addresses. */
  addProcesses(processes: readonly ProcessProof[], askedAt: Date): void {
    for (const one of processes)
      this.add(`  Web process ${nameOf(one.id)}: ${wordsOf(one, askedAt)}`)
  }

  addShowing(showing: readonly CheckedAddress[]): void {
    for (const { kind, path } of showing) this.add(`  STILL SHOWN: ${path} (${kind})`)
  }

  /** Writes the report; returns where. */
  keep(dataDir: string, at: Date): string {
    const folder = join(dataDir, 'drills')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, `${at.toISOString().slice(0, 19).replaceAll(':', '-')}.txt`)
    writeFileSync(file, `${this.#lines.join('\n')}\n`, { mode: 0o600 })
    return file
  }
}

function wordsOf(proof: ProcessProof, askedAt: Date): string {
  switch (proof.state) {
    case 'gone':
    case 'showing': {
      const after = inSeconds(proof.at.getTime() - askedAt.getTime())
      const kinds = proof.kinds.map(({ kind, addresses, showing }) =>
        showing === 0 ? `${kind} ${addresses}` : `${kind} ${showing} of ${addresses} SHOWING`,
      )
      return `looked at all of its addresses, done after ${after}: ${kinds.join(', ')}`
    }
    case 'checking':
      return 'HAS NOT LOOKED'
    case 'silent':
      return `NOT HEARD FROM; shows nothing from ${proof.darkAt.toISOString()}`
  }
}
