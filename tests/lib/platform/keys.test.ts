import { mkdtempSync, readFileSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ensureLocalKeys } from '@/lib/platform/keys/ensure-local-keys'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'altaveu-keys-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const files = [
  'web/master',
  'web/actions',
  'web/seal.pub',
  'worker/seal',
  'worker/links',
  'worker/counts',
]

test('the keys of a first start are 32 bytes each, and for their owner’s eyes only', () => {
  const data = folder()
  ensureLocalKeys(data)
  for (const file of files) {
    const path = join(data, 'keys', file)
    expect(Buffer.from(readFileSync(path, 'utf8'), 'base64')).toHaveLength(32)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  }
  expect(statSync(join(data, 'keys', 'worker')).mode & 0o777).toBe(0o700)
})

test('keys that are there are never touched; one that a killed start did not make is made', () => {
  const data = folder()
  ensureLocalKeys(data)
  const read = () => files.map((file) => readFileSync(join(data, 'keys', file), 'utf8'))
  const before = read()
  unlinkSync(join(data, 'keys', 'web', 'seal.pub'))
  ensureLocalKeys(data)
  expect(read()).toEqual(before)
})

test('a public key that is not the worker’s is refused: what is sealed to it would never open', () => {
  const data = folder()
  ensureLocalKeys(data)
  unlinkSync(join(data, 'keys', 'worker', 'seal'))
  expect(() => ensureLocalKeys(data)).toThrow('not of the worker')
})
