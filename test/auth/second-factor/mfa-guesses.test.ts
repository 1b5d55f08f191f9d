import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { hasPostgres, startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password } from '../../support/factories.ts'
import { type Enrolled, enrol, keyOf, requestChallenge, totpCode } from '../../support/identity.ts'
import {
  answerChallenge,
  guessesPerChallenge,
  rejections,
  selectRows,
  statusAndCode,
  wrongCode,
  wrongCodesCounted,
} from '../../support/mfa.ts'
import { randomAddress } from '../../support/sign-in-endpoints.ts'

const app = await startApp()
/**
 * Has the quotas of a deployment. One of them limits registrations, so if both apps share a database, users
 * register at the other app.
 */
const strict = await startApp({ RATE_LIMIT_MULTIPLIER: '1' })
const newEnrolledUser = async (of: FastifyInstance = app) => enrol(of, await newUser(of))
const newEnrolledUserForStrict = () => newEnrolledUser(hasPostgres ? app : strict)

const many = <T>(length: number, make: (index: number) => T) => Array.from({ length }, (_, i) => make(i))
const count = (results: string[], expected: string) => results.filter((one) => one === expected).length

/**
 * Answers a challenge with each code in one document.
 * @returns the error codes; the first error may end the document
 */
async function answerInOneDocument(of: FastifyInstance, token: string, codes: string[]): Promise<string[]> {
  const fields = codes.map(
    (code, i) => `a${i}: answerChallenge(challengeToken: "${token}", code: "${code}") { accessToken }`,
  )
  const { errors, data } = await ask(of, `mutation { ${fields.join('\n')} }`)
  expect(data).toBeNull()
  return errors.map(({ extensions }) => extensions.code)
}

/** The number of a user's codes that were checked and wrong, from the audit log. */
async function checkedAndWrong(user: Enrolled): Promise<number> {
  const [row] = await selectRows<{ count: number }>(
    app,
    sql`select count(*)::int from audit_events where target = ${`user:${keyOf(user)}`} and result = 'INVALID_CODE'`,
  )
  return row!.count
}

test('allows five guesses, and rejects the sixth even if it is right', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  const [wrong, right] = [await wrongCode(app, user.secret), await totpCode(app, user.secret)]
  for (let i = 1; i <= 5; i++) {
    expect(statusAndCode(await answerChallenge(app, challenge, wrong))).toBe(rejections.wrongCode)
    expect(await guessesPerChallenge(app, user)).toEqual([i])
  }
  for (const code of [right, user.backupCodes[0]!, wrong])
    expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.invalidChallenge)
  // Neither code was checked.
  expect((await rest(app, 'GET /api/v2/me/mfa', { token: user.token })).body.backupCodesLeft).toBe(10)
  expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, user), right))).toBe('201')
})

test('accepts a right code as the fifth guess', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  for (let i = 1; i <= 4; i++) await answerChallenge(app, challenge, await wrongCode(app, user.secret))
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe('201')
})

test('counts wrong backup codes and malformed codes as guesses', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  for (const code of ['0000-0000-0000-0000-0000-0000', '', 'x', '1234567', '１２３４５６'])
    expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.wrongCode)
  expect(await guessesPerChallenge(app, user)).toEqual([5])
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
    rejections.invalidChallenge,
  )
})

test('counts each of twenty concurrent guesses', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  const wrong = await wrongCode(app, user.secret)
  const responses = (await Promise.all(many(20, () => answerChallenge(app, challenge, wrong)))).map(
    statusAndCode,
  )
  expect([count(responses, rejections.wrongCode), count(responses, rejections.invalidChallenge)]).toEqual([
    5, 15,
  ])
  expect(await guessesPerChallenge(app, user)).toEqual([5])
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
    rejections.invalidChallenge,
  )
})

test('counts every guess that is checked when one document sends fifteen', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  const wrong = await wrongCode(app, user.secret)
  const codes = many(15, () => wrong)
  for (let documents = 1; documents <= 6; documents++) {
    const rejected = await answerInOneDocument(app, challenge, codes)
    expect(rejected.length).toBeGreaterThan(0)
    expect(await guessesPerChallenge(app, user)).toEqual([await checkedAndWrong(user)])
  }
  expect(await guessesPerChallenge(app, user)).toEqual([5])
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
    rejections.invalidChallenge,
  )
})

test('rejects a right code after five wrong ones in the same document', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  const [wrong, right] = [await wrongCode(app, user.secret), await totpCode(app, user.secret)]
  await answerInOneDocument(app, challenge, [...many(5, () => wrong), ...many(10, () => right)])
  const live = sql`select id from sessions where user_id = ${keyOf(user)}`
  expect(await selectRows(app, live)).toHaveLength(1)
  // The right code was not checked.
  expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, user), right))).toBe('201')
})

test('throttles guesses at one account across sign-ins, and counts nothing while it waits', async () => {
  const user = await newEnrolledUserForStrict()
  const from = randomAddress()
  const first = await passwordStep(user, from)
  const second = await passwordStep(user, from)
  const [wrong, right] = [await wrongCode(strict, user.secret), await totpCode(strict, user.secret)]
  for (let i = 0; i < 5; i++)
    expect(statusAndCode(await answerChallenge(strict, first, wrong, from))).toBe(rejections.wrongCode)
  expect(await wrongCodesCounted(strict, user)).toBe(5)
  for (const code of [wrong, right, user.backupCodes[0]!]) {
    const rejected = await answerChallenge(strict, second, code, from)
    expect(statusAndCode(rejected)).toBe('429 TOO_MANY_ATTEMPTS')
    expect(Number(rejected.headers['retry-after'])).toBeGreaterThan(0)
  }
  // Another network and another sign-in do not help.
  const elsewhere = randomAddress()
  const third = await passwordStep(user, elsewhere)
  expect(statusAndCode(await answerChallenge(strict, third, right, elsewhere))).toBe('429 TOO_MANY_ATTEMPTS')
  expect(await wrongCodesCounted(strict, user)).toBe(5)
  expect(await guessesPerChallenge(strict, user)).toEqual([5, 0, 0])
})

test('throttles guesses at a step-up and at the confirmation of an enrolment', async () => {
  const user = await newEnrolledUserForStrict()
  const { token } = user
  const wrong = await wrongCode(strict, user.secret)
  const stepUp = (code: string) =>
    rest(strict, 'POST /api/v2/me/reauthenticate', { token, body: { password, code } })
  const responses: string[] = []
  for (let i = 0; i < 15; i++) responses.push(statusAndCode(await stepUp(wrong)))
  expect(responses.slice(0, 5)).toEqual(many(5, () => rejections.wrongCode))
  expect(responses).toContain('429 TOO_MANY_ATTEMPTS')

  const { token: beginner } = await newUser(hasPostgres ? app : strict)
  const { body } = await rest(strict, 'POST /api/v2/me/mfa/totp', { token: beginner })
  const code = await wrongCode(strict, body.secret)
  const confirm = () => rest(strict, 'POST /api/v2/me/mfa/totp/confirm', { token: beginner, body: { code } })
  const confirmations: string[] = []
  for (let i = 0; i < 15; i++) confirmations.push(statusAndCode(await confirm()))
  expect(confirmations.slice(0, 5)).toEqual(many(5, () => rejections.wrongCode))
  expect(confirmations).toContain('429 TOO_MANY_ATTEMPTS')
})

test.each<[how: string, typed: (code: string) => string]>([
  ['with a space inside', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['with spaces around', (code) => `  ${code} `],
  ['digit by digit', (code) => [...code].join(' ')],
])('accepts a code that is typed %s', async (_how, typed) => {
  const user = await newEnrolledUser()
  const code = typed(await totpCode(app, user.secret))
  expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, user), code))).toBe('201')
})

test.each<[how: string, typed: (code: string) => string]>([
  [
    'in full-width digits',
    (code) => code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ],
  ['in Arabic digits', (code) => code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
  ['with one digit too many', (code) => `${code}0`],
  ['with a zero before it', (code) => `0${code}`],
  ['with one digit too few', (code) => code.slice(1)],
  ['with a letter', (code) => `${code.slice(0, 5)}O`],
  ['with a sign', (code) => `+${code}`],
  ['as a fraction', (code) => `${code}.0`],
  ['with a line break', (code) => `${code}\n`],
  ['with U+0000', (code) => `${code}\u0000`],
  ['with a lone surrogate', (code) => `${code}\ud800`],
  ['with 200 characters', (code) => code.padStart(200, '0')],
  ['twice', (code) => `${code} ${code}`],
  ['as an empty string', () => ''],
  ['as spaces', () => '      '],
])('rejects a code that is typed %s', async (_how, typed) => {
  const user = await newEnrolledUser()
  const code = await totpCode(app, user.secret)
  const challenge = await requestChallenge(app, user)
  expect(statusAndCode(await answerChallenge(app, challenge, typed(code)))).toBe(rejections.wrongCode)
  expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe('201')
})

test('rejects a code that is not a string or too long as bad input, and does not count a guess', async () => {
  const user = await newEnrolledUser()
  const challengeToken = await requestChallenge(app, user)
  for (const code of [
    Number(await totpCode(app, user.secret)),
    null,
    [],
    {},
    true,
    undefined,
    '0'.repeat(201),
  ]) {
    const response = await rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code } })
    expect(statusAndCode(response), JSON.stringify(code)).toBe('400 BAD_INPUT')
  }
  expect(await guessesPerChallenge(app, user)).toEqual([0])
})

async function passwordStep({ email }: Enrolled, from?: string): Promise<string> {
  const { body } = await rest(strict, 'POST /api/v2/sessions', {
    body: { email, password },
    ...(from && { from }),
  })
  return body.challengeToken
}
