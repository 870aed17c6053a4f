import { existsSync, writeFileSync } from 'node:fs'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { codeOf } from '@/commands/runtime/backup/age-keys'
import { printLine, Refusal } from '@/commands/runtime/steps'

/**
 * `altaveu backup-identity FILE`: makes the pair of keys of backups, for whoever has no program of age's.
 * The identity, which opens them, goes into the file; the recipient, which only encrypts, is printed.
 */
export async function backupIdentity(file: string): Promise<void> {
  if (existsSync(file)) throw new Refusal(`${file} is there already: it is not written over`)
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  try {
    writeFileSync(file, `# public key: ${recipient}\n${identity}\n`, {
      ...{ mode: 0o600, flag: 'wx', flush: true },
    })
  } catch (error) {
    throw new Refusal(`${file} cannot be written (${codeOf(error)})`)
  }
  printLine(`Identity:  ${file}`)
  printLine(`Recipient: ${recipient}`)
  printLine(
    'Whoever has the identity can open the backups: keep it away from this machine, and twice.',
  )
}
