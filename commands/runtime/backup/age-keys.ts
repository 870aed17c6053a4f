import { readFileSync } from 'node:fs'
import { Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '@/commands/runtime/steps'

const example = 'such as age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'
const makeOne = 'npm run altaveu -- backup-identity FILE makes a pair'

/** Encrypts to each of those recipients (age, https://age-encryption.org/v1). Throws a `Refusal` for one that is none. */
export function encrypterFor(recipients: readonly string[]): Encrypter {
  if (recipients.length === 0) {
    throw new Refusal(
      `--recipient must name whom the backup is encrypted to, ${example}. ${makeOne}`,
    )
  }
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new Refusal(
        `--recipient ${shown(recipient)} is no age recipient, ${example}. ${makeOne}`,
      )
    }
  }
  return encrypter
}

/** A secret identity that was given in a recipient's place is not repeated. */
const shown = (recipient: string) =>
  /secret/i.test(recipient) ? '(a secret identity)' : recipient.slice(0, 80)

/**
 * Decrypts with the identities of those files: lines of `AGE-SECRET-KEY-1…`, others are comments, as
 * age's own programs write them. Throws a `Refusal` for a file that holds none.
 */
export function decrypterWith(files: readonly string[]): Decrypter {
  if (files.length === 0) {
    throw new Refusal(
      '--identity must name the file of an identity that the backup is encrypted to',
    )
  }
  const decrypter = new Decrypter()
  for (const file of files) {
    const identities = readIdentities(file)
    if (identities.length === 0) throw new Refusal(noIdentity(file))
    for (const identity of identities) {
      try {
        decrypter.addIdentity(identity)
      } catch {
        throw new Refusal(noIdentity(file))
      }
    }
  }
  return decrypter
}

const noIdentity = (file: string) =>
  `--identity ${file} holds no age identity: a line that begins with AGE-SECRET-KEY-`

function readIdentities(file: string): string[] {
  try {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/)
    return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  } catch (error) {
    throw new Refusal(`--identity ${file} cannot be read (${codeOf(error)})`)
  }
}

/** The system's code of a fault, such as ENOENT. */
export const codeOf = (error: unknown): string =>
  String(Reflect.get(Object(error), 'code') ?? 'unreadable')
