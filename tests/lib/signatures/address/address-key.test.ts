import { createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addressKey, makeWrappedKey, unwrapKey } from '@/lib/signatures/address/address-key'

const master = randomBytes(32)

test('a campaign’s key unwraps to the same 32 bytes each time', () => {
  const id = randomUUID()
  const wrapped = makeWrappedKey(id, master)
  const key = unwrapKey(id, wrapped, master)
  expect(key.equals(unwrapKey(id, wrapped, master))).toBe(true)
  expect(key.symmetricKeySize).toBe(32)
})

test('a wrapped key opens under no other master key and for no other campaign', () => {
  const id = randomUUID()
  const wrapped = makeWrappedKey(id, master)
  expect(() => unwrapKey(id, wrapped, randomBytes(32))).toThrow()
  expect(() => unwrapKey(randomUUID(), wrapped, master)).toThrow()
})

test('the same address has the same key within a campaign and another in each other campaign', () => {
  const newKey = () => createSecretKey(randomBytes(32))
  const one = newKey()
  expect(addressKey('a@example.org', one)).toEqual(addressKey('a@example.org', one))
  expect(addressKey('a@example.org', one)).not.toEqual(addressKey('b@example.org', one))
  expect(addressKey('a@example.org', one)).not.toEqual(addressKey('a@example.org', newKey()))
})
