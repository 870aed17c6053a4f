import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'
import { logMegabytes } from '@/lib/retention/log-bound'

const maxBytes = logMegabytes * 1024 * 1024

export type BoundedLog = { write(text: string): void; close(): void }

/**
 * A log file that never grows past 5 MB: then it becomes `….1` (the one before is gone) and a new
 * one begins. A full disk loses lines, never the process.
 */
export function openLog(path: string): BoundedLog {
  let file = openSync(path, 'a', 0o600)
  let bytes = fstatSync(file).size
  return {
    write(text) {
      try {
        if (bytes > maxBytes) {
          closeSync(file)
          renameSync(path, `${path}.1`)
          file = openSync(path, 'a', 0o600)
          bytes = 0
        }
        bytes += writeSync(file, text)
      } catch {
        // There is no place to report it: the disk that holds the log is full.
      }
    },
    close: () => closeSync(file),
  }
}
