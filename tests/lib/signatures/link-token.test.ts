import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { linkHash, linkToken, messageName, tokenPattern } from '@/lib/signatures/link-token'

test('a token is the same at each retry, and another for each request and key', () => {
  const [id, key] = [randomUUID(), randomBytes(32)]
  expect(linkToken(id, key)).toBe(linkToken(id, key))
  expect(linkToken(id, key)).not.toBe(linkToken(randomUUID(), key))
  expect(linkToken(id, key)).not.toBe(linkToken(id, randomBytes(32)))
  expect(linkToken(id, key)).toMatch(tokenPattern)
})

test('what is kept of a token, and a message’s name, hold neither token nor id', () => {
  const [id, key] = [randomUUID(), randomBytes(32)]
  const token = linkToken(id, key)
  expect(linkHash(token)).toHaveLength(32)
  expect(linkHash(token).toString('base64url')).not.toBe(token)
  expect(messageName(id, key)).not.toContain(id.slice(0, 8))
  expect(messageName(id, key)).toMatch(/^[0-9a-f]{40}$/)
})
