import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compress, encodingFor, isCompressible } from '@/server/content-encoding'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, zstd', 'zstd'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'zstd'],
  ['br;q=nonsense', 'identity'],
  ['identity', 'identity'],
])('whoever takes %j gets %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding)
  expect(encodingFor(accepted)).toBe(encoding)
})

test.each([
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
  ['gzip', gunzipSync],
] as const)('%s gives the same bytes back, at every compression', async (encoding, decompress) => {
  const body = Buffer.from('Una veu que no calla. '.repeat(500))
  for (const compression of ['once', 'changing', 'kept', 'forever'] as const) {
    const packed = await compress(body, encoding, compression)
    expect(packed.length).toBeLessThan(body.length / 10)
    expect(decompress(packed).equals(body)).toBe(true)
  }
})

test('what is small or packed already is left alone', () => {
  expect(isCompressible('text/html; charset=utf-8', 200)).toBe(false)
  expect(isCompressible('font/woff2', 20_000)).toBe(false)
  expect(isCompressible('image/svg+xml', 2_000)).toBe(true)
  expect(isCompressible('application/problem+json; charset=utf-8', 2_000)).toBe(true)
})
