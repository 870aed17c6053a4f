import { statfsSync } from 'node:fs'
import { type Finding, ok, wrong } from '@/commands/doctor/finding'

const megabyte = 1024 * 1024
const minFreeMegabytes = 512

/** Whether the data folder's disk has room. */
export function checkDisk(dataDir: string): Finding {
  try {
    const { bavail, bsize } = statfsSync(dataDir)
    const free = Math.floor((bavail * bsize) / megabyte)
    if (free >= minFreeMegabytes) return ok(`Disk: ${free} MB free under DATA_DIR`)
    return wrong(
      `Disk: only ${free} MB free under DATA_DIR ${dataDir}`,
      'make room: a full disk stops the database, and with it every signature',
    )
  } catch {
    return wrong(`Disk: DATA_DIR ${dataDir} cannot be looked at`, 'see that it is there')
  }
}
