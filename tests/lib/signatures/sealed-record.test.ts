import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import sodium from 'sodium-native'
import { describe, expect, test } from 'vitest'
import { openRecord } from '@/lib/signatures/open-record'
import { sealRecord } from '@/lib/signatures/sealed-record'
import { copyForSigner, readSignerCopy } from '@/lib/signatures/signer-copy'

const keys = { sealPublic: Buffer.alloc(32), sealSecret: Buffer.alloc(32) }
sodium.crypto_box_keypair(keys.sealPublic, keys.sealSecret)
const record = { name: 'Núria Gal·la O’Brien', email: 'nuria@example.org' }
const token = randomBytes(32).toString('base64url')

describe('a sealed record', () => {
  test('opens with the worker’s keys to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, email) => {
        const id = randomUUID()
        expect(openRecord(id, sealRecord(id, { name, email }, keys.sealPublic), keys)).toEqual({
          name,
          email,
        })
      }),
    )
  })

  test('does not open for another request', () => {
    const sealed = sealRecord(randomUUID(), record, keys.sealPublic)
    expect(() => openRecord(randomUUID(), sealed, keys)).toThrow('another request')
  })

  test('does not open when one byte of it was changed, or with other keys', () => {
    const id = randomUUID()
    const sealed = sealRecord(id, record, keys.sealPublic)
    sealed[100] = (sealed[100] ?? 0) ^ 1
    expect(() => openRecord(id, sealed, keys)).toThrow('does not open')
    const others = { sealPublic: Buffer.alloc(32), sealSecret: Buffer.alloc(32) }
    sodium.crypto_box_keypair(others.sealPublic, others.sealSecret)
    expect(() => openRecord(id, sealRecord(id, record, keys.sealPublic), others)).toThrow()
  })

  test('says its version, and an unknown one is refused', () => {
    const id = randomUUID()
    const sealed = sealRecord(id, record, keys.sealPublic)
    expect(sealed[0]).toBe(1)
    sealed[0] = 2
    expect(() => openRecord(id, sealed, keys)).toThrow('unknown version')
  })

  test('is as long for a short name as for a long one', () => {
    const short = sealRecord(randomUUID(), { name: 'A', email: 'a@example.org' }, keys.sealPublic)
    const long = sealRecord(randomUUID(), { ...record, name: 'x'.repeat(100) }, keys.sealPublic)
    expect(short.length).toBe(long.length)
  })
})

describe('a signer’s copy', () => {
  test('opens with the link’s token to the same record', () => {
    const id = randomUUID()
    expect(readSignerCopy(id, copyForSigner(id, record, token), token)).toEqual(record)
  })

  test('opens with no other token and for no other request', () => {
    const id = randomUUID()
    const copy = copyForSigner(id, record, token)
    expect(() => readSignerCopy(id, copy, randomBytes(32).toString('base64url'))).toThrow()
    expect(() => readSignerCopy(randomUUID(), copy, token)).toThrow('another request')
  })
})
