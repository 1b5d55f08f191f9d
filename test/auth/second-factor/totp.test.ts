import fc from 'fast-check'
import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { normaliseBackupCode } from '../../../src/auth/second-factor/backup-codes.ts'
import {
  isTotpCode,
  qrCode,
  randomTotpSecret,
  stepOf,
  totpUri,
} from '../../../src/auth/second-factor/totp.ts'
import { crockford } from '../../../src/crypto/opaque-tokens.ts'

/** The secret `12345678901234567890` of both RFCs, in base 32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const codeAt = (step: number, of = secret) => generateSync({ strategy: 'hotp', secret: of, counter: step })

/** RFC 4226, appendix D: the codes of the counters 0 to 9. */
const rfc4226 = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ')

test.each(rfc4226.map((code, counter) => ({ code, counter })))(
  'accepts $code for step $counter',
  (vector) => {
    const { code, counter } = vector
    expect(codeAt(counter)).toBe(code)
    expect(stepOf(secret, code, counter * 30)).toBe(counter)
    expect(stepOf(secret, code, counter * 30 + 29.999)).toBe(counter)
  },
)

// RFC 6238, appendix B (SHA-1). Ours are the last six of its eight digits.
test.each([
  { at: 59, digits: '94287082', step: 0x1 },
  { at: 1_111_111_109, digits: '07081804', step: 0x23523ec },
  { at: 1_111_111_111, digits: '14050471', step: 0x23523ed },
  { at: 1_234_567_890, digits: '89005924', step: 0x273ef07 },
  { at: 2_000_000_000, digits: '69279037', step: 0x3f940aa },
  { at: 20_000_000_000, digits: '65353130', step: 0x27bc86aa },
])('accepts the code of second $at', ({ at, digits, step }) => {
  expect(stepOf(secret, digits.slice(2), at)).toBe(step)
})

test('accepts the codes of the current and the previous step, and no older or future ones', () => {
  const step = 59_000_000
  for (const at of [step * 30, step * 30 + 15, step * 30 + 29]) {
    expect([-2, -1, 0, 1, 2].map((offset) => stepOf(secret, codeAt(step + offset), at))).toEqual([
      null,
      step - 1,
      step,
      null,
      null,
    ])
  }
})

test('assigns a code that two steps share to the later step, so that it is used up for both', () => {
  const step = 910_737 // The first such step of this secret, found by search.
  expect(codeAt(step)).toBe(codeAt(step + 1))
  expect(stepOf(secret, codeAt(step), (step + 1) * 30)).toBe(step + 1)
})

test.each([' 287082', '287082 ', '287 082', ' 2 8 7 0 8 2 '])('ignores the spaces in %j', (code) => {
  expect(isTotpCode(code)).toBe(true)
  expect(stepOf(secret, code, 59)).toBe(1)
})

test.each([
  '',
  ' ',
  '28708',
  '0287082',
  '2870820',
  '94287082',
  '28708a',
  '+28708',
  '2870.2',
  '-287082',
  '28708\n',
  '287082\n',
  '287\u00a0082',
  '２８７０８２',
  '٢٨٧٠٨٢',
  '28708２',
  '0x4616a',
  '\u0000',
])('rejects %j as a code', (code) => {
  expect(isTotpCode(code)).toBe(false)
  expect(stepOf(secret, code, 59)).toBeNull()
})

test('never throws, for any input at any time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.double({ min: 0, max: 1e11, noNaN: true }), (code, at) => {
      const step = stepOf(secret, code, at)
      expect(step === null || isTotpCode(code)).toBe(true)
    }),
  )
})

test('creates unique secrets of 160 bits and accepts their codes', () => {
  const secrets = Array.from({ length: 50 }, () => randomTotpSecret())
  expect(new Set(secrets).size).toBe(50)
  for (const one of secrets) {
    expect(one).toMatch(/^[A-Z2-7]{32}$/)
    expect(stepOf(one, codeAt(7, one), 7 * 30)).toBe(7)
  }
})

test('creates an otpauth URI with issuer and user', () => {
  const uri = new URL(totpUri(secret, 'zoë.o'))
  expect(uri.protocol).toBe('otpauth:')
  expect(uri.host).toBe('totp')
  expect(decodeURIComponent(uri.pathname)).toBe('/Byline:zoë.o')
  expect(Object.fromEntries(uri.searchParams)).toEqual({ secret, issuer: 'Byline' })
})

test('creates a QR code as a data URI, even for the longest name', () => {
  const [head, body] = qrCode(totpUri(secret, '漢'.repeat(40))).split(',')
  expect(head).toBe('data:image/svg+xml;base64')
  expect(Buffer.from(body!, 'base64').toString()).toMatch(/^<svg .*<\/svg>$/s)
})

test.each([
  ['0123-4567-89AB-CDEF-GHJK-MNPQ'],
  ['0123456789abcdefghjkmnpq'],
  [' o123 4567 89ab cdef ghjk mnpq\n'],
  ['OI23–4567–89AB–CDEF–GHJK–MNPQ'],
  ['ol23-4567-89ab-cdef-ghjk-mnpq'],
])('normalises the backup code %j', (text) => {
  expect(normaliseBackupCode(text)).toBe('0123456789ABCDEFGHJKMNPQ')
})

test.each([
  [''],
  ['0123-4567-89AB-CDEF-GHJK-MNP'],
  ['0123-4567-89AB-CDEF-GHJK-MNPQ-R'],
  ['U123-4567-89AB-CDEF-GHJK-MNPQ'],
  ['０123-4567-89AB-CDEF-GHJK-MNPQ'],
  ['0123_4567_89AB_CDEF_GHJK_MNPQ'],
])('rejects %j as a backup code', (text) => {
  expect(normaliseBackupCode(text)).toBeNull()
})

test('recognises every 120-bit backup code in its displayed form', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 15, maxLength: 15 }), (bytes) => {
      const code = crockford(bytes)
      expect(normaliseBackupCode(code.match(/.{4}/g)!.join('-').toLowerCase())).toBe(code)
    }),
  )
})
