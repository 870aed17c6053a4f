import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits in base64url, for a cookie. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What the database keeps of a token: its SHA-256, from which it cannot be made. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest()
