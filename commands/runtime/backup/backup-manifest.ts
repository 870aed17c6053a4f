import { z } from 'zod'

/** The form of the archive, raised when a release of Altaveu could not restore an older one's. */
const format = 1

const fingerprints = z.record(z.string(), z.string())

/** The first thing in a backup: what it is, before anything is made of it. */
const beginning = z.object({
  format: z.literal(format),
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  /** Version of PostgreSQL, such as 18: no other one reads its files. */
  postgres: z.number().int(),
  migrations: z.array(z.string()),
  /** Of each key, by its setting's name: `fingerprintOf`. */
  keys: fingerprints,
})

const range = z.tuple([z.number(), z.number()])

/** The last thing in a backup: without it, it is not whole. */
const ending = z.object({
  /** How far the WAL in it reaches. */
  stopLsn: z.string().regex(/^[0-9A-F]+\/[0-9A-F]+$/),
  /** Each figure just before and just after the end: what is restored lies between the two. */
  figures: z.record(z.string(), range),
})

/** What a file of keys begins with. */
const keysBeginning = z.object({ format: z.literal(format), madeAt: z.iso.datetime() })

export type BackupBeginning = z.infer<typeof beginning>
export type BackupEnding = z.infer<typeof ending>

export const backupFormat = format
export const entryNames = {
  beginning: 'altaveu-backup.json',
  ending: 'altaveu-backup-end.json',
  keysBeginning: 'altaveu-keys.json',
} as const

/** Each reads its entry's text; `undefined` where it is none, or of another format. */
export const readBeginning = (text: string) => parse(beginning, text)
export const readEnding = (text: string) => parse(ending, text)
export const readKeysBeginning = (text: string) => parse(keysBeginning, text)

function parse<Schema extends z.ZodType>(schema: Schema, text: string) {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Whether the text tells of a format that only a newer release knows. */
export function isOfNewerFormat(text: string): boolean {
  try {
    return Number(JSON.parse(text).format) > format
  } catch {
    return false
  }
}
