import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base 32: no letter is taken for another. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'
/** 20 letters of 5 random bits each: 100 bits. */
const length = 20

/** A code such as `k3f9m-…`: 100 random bits, in groups that are easy to copy. */
export function newRecoveryCode(): string {
  const code = Array.from(randomBytes(length), (byte) => letters[byte % 32]).join('')
  return code.replace(/.{5}(?=.)/g, '$&-')
}

/** A code as it was typed, in the one form that is hashed; `undefined` where it can be none. */
export function recoveryCodeIn(typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return code.length === length && [...code].every((letter) => letters.includes(letter))
    ? code
    : undefined
}

/** What the database keeps: so many random bits need no slow hash. */
export const recoveryCodeHash = (code: string) =>
  createHash('sha256').update(`altaveu recovery code 1:${code}`).digest()
