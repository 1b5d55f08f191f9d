import { expect, test } from 'vitest'
import { apiKeyHint, findPublicId, randomApiKey } from '../../../src/auth/api-keys/api-key-format.ts'
import { isApiKey } from '../../../src/auth/api-keys/api-key-viewer.ts'
import { checksum, randomToken } from '../../../src/crypto/opaque-tokens.ts'

const { key, publicId } = randomApiKey('live')

test.each(['live', 'test'] as const)('creates %s keys with a readable public ID', (environment) => {
  const made = randomApiKey(environment)
  expect(made.key).toMatch(
    new RegExp(`^byl_${environment}_${made.publicId}_[0-9A-HJKMNP-TV-Z]{52}[0-9A-HJKMNP-TV-Z]{7}$`),
  )
  expect(made.publicId).toHaveLength(16)
  expect(isApiKey(made.key)).toBe(true)
  expect(findPublicId(made.key)).toBe(made.publicId)
})

test('creates unique keys', () => {
  const made = Array.from({ length: 1_000 }, () => randomApiKey('live'))
  expect(new Set(made.map(({ key }) => key)).size).toBe(1_000)
  expect(new Set(made.map(({ publicId }) => publicId)).size).toBe(1_000)
})

test('detects every mistyped character and every swap of two neighbours', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  for (let at = 0; at < key.length; at++) {
    for (const typed of alphabet) {
      const mistyped = key.slice(0, at) + typed + key.slice(at + 1)
      if (mistyped !== key) expect(findPublicId(mistyped), mistyped).toBeNull()
    }
    const swapped = key.slice(0, at) + (key[at + 1] ?? '') + key[at] + key.slice(at + 2)
    if (swapped !== key) expect(findPublicId(swapped), swapped).toBeNull()
  }
})

const withChecksum = (body: string) => body + checksum(body)
const body = key.slice(0, -7)

test('rejects malformed keys, even with a valid checksum', () => {
  for (const text of [
    '',
    'byl_',
    body,
    key.toLowerCase(),
    `${key} `,
    ` ${key}`,
    `${key}\n`,
    `${key}\0`,
    key.slice(0, -1),
    `${key}0`,
    withChecksum(body.replace('_live_', '_prod_')),
    withChecksum(body.replace('byl_', 'byr_')),
    withChecksum(body.replace('byl_', 'BYL_')),
    withChecksum(body.slice(0, -1)),
    withChecksum(`${body}0`),
    withChecksum(body.replace(publicId, publicId.slice(1))),
    withChecksum(body.replace(publicId, `${publicId.slice(1)}U`)),
    withChecksum(`${body.slice(0, -1)}I`),
    'byl_'.repeat(10_000),
  ])
    expect(findPublicId(text), text.slice(0, 100)).toBeNull()
})

test('distinguishes API keys from other credentials', () => {
  for (const other of [randomToken('refresh'), 'eyJhbGciOiJFZERTQSJ9.e30.c2ln', 'BYL_live_', 'byl', ''])
    expect(isApiKey(other), other).toBe(false)
})

test('creates a hint that contains nothing of the secret', () => {
  expect(apiKeyHint('live', publicId)).toBe(`byl_live_${publicId}_…`)
  expect(key.startsWith(apiKeyHint('live', publicId).slice(0, -1))).toBe(true)
})
