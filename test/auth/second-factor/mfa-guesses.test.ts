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
/** With the quotas that deployments have. Registering has one as well: people come from the other, where they share a database. */
const strict = await startApp({ RATE_LIMIT_MULTIPLIER: '1' })
const newEnrolled = async (of: FastifyInstance = app) => enrol(of, await newUser(of))
const newStrict = () => newEnrolled(hasPostgres ? app : strict)

const many = <T>(length: number, make: (index: number) => T) => Array.from({ length }, (_, i) => make(i))
const count = (gists: string[], wanted: string) => gists.filter((gist) => gist === wanted).length

/** As many answers in one document as there are codes. @returns what was refused: the first may end the document */
async function answerInOneDocument(of: FastifyInstance, token: string, codes: string[]): Promise<string[]> {
  const fields = codes.map(
    (code, i) => `a${i}: answerChallenge(challengeToken: "${token}", code: "${code}") { accessToken }`,
  )
  const { errors, data } = await ask(of, `mutation { ${fields.join('\n')} }`)
  expect(data).toBeNull()
  return errors.map(({ extensions }) => extensions.code)
}

/** How many codes of somebody were looked at and found wrong. */
async function foundWrong(user: Enrolled): Promise<number> {
  const [row] = await selectRows<{ count: number }>(
    app,
    sql`select count(*)::int from audit_events where target = ${`user:${keyOf(user)}`} and result = 'INVALID_CODE'`,
  )
  return row!.count
}

test('takes five guesses, and refuses the sixth though it is right', async () => {
  const user = await newEnrolled()
  const challenge = await requestChallenge(app, user)
  const [wrong, right] = [await wrongCode(app, user.secret), await totpCode(app, user.secret)]
  for (let i = 1; i <= 5; i++) {
    expect(statusAndCode(await answerChallenge(app, challenge, wrong))).toBe(rejections.wrongCode)
    expect(await guessesPerChallenge(app, user)).toEqual([i])
  }
  for (const code of [right, user.backupCodes[0]!, wrong])
    expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.invalidChallenge)
  // Neither code was looked at.
  expect((await rest(app, 'GET /api/v2/me/mfa', { token: user.token })).body.backupCodesLeft).toBe(10)
  expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, user), right))).toBe('201')
})

test('takes the fifth guess when it is right', async () => {
  const user = await newEnrolled()
  const challenge = await requestChallenge(app, user)
  for (let i = 1; i <= 4; i++) await answerChallenge(app, challenge, await wrongCode(app, user.secret))
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe('201')
})

test('counts wrong backup codes, and what is no code at all, as guesses too', async () => {
  const user = await newEnrolled()
  const challenge = await requestChallenge(app, user)
  for (const code of ['0000-0000-0000-0000-0000-0000', '', 'x', '1234567', '１２３４５６'])
    expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.wrongCode)
  expect(await guessesPerChallenge(app, user)).toEqual([5])
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
    rejections.invalidChallenge,
  )
})

test('counts each of twenty guesses at once', async () => {
  const user = await newEnrolled()
  const challenge = await requestChallenge(app, user)
  const wrong = await wrongCode(app, user.secret)
  const answers = (await Promise.all(many(20, () => answerChallenge(app, challenge, wrong)))).map(
    statusAndCode,
  )
  expect([count(answers, rejections.wrongCode), count(answers, rejections.invalidChallenge)]).toEqual([5, 15])
  expect(await guessesPerChallenge(app, user)).toEqual([5])
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
    rejections.invalidChallenge,
  )
})

test('counts every guess of fifteen in one document that is looked at', async () => {
  const user = await newEnrolled()
  const challenge = await requestChallenge(app, user)
  const wrong = await wrongCode(app, user.secret)
  const codes = many(15, () => wrong)
  for (let documents = 1; documents <= 6; documents++) {
    const refused = await answerInOneDocument(app, challenge, codes)
    expect(refused.length).toBeGreaterThan(0)
    expect(await guessesPerChallenge(app, user)).toEqual([await foundWrong(user)])
  }
  expect(await guessesPerChallenge(app, user)).toEqual([5])
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
    rejections.invalidChallenge,
  )
})

test('takes no right code behind five wrong ones in one document', async () => {
  const user = await newEnrolled()
  const challenge = await requestChallenge(app, user)
  const [wrong, right] = [await wrongCode(app, user.secret), await totpCode(app, user.secret)]
  await answerInOneDocument(app, challenge, [...many(5, () => wrong), ...many(10, () => right)])
  const live = sql`select id from sessions where user_id = ${keyOf(user)}`
  expect(await selectRows(app, live)).toHaveLength(1)
  // It was not looked at.
  expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, user), right))).toBe('201')
})

test('makes who guesses at one account wait, whichever sign-in it is, and counts nothing meanwhile', async () => {
  const user = await newStrict()
  const from = randomAddress()
  const first = await passwordStep(user, from)
  const second = await passwordStep(user, from)
  const [wrong, right] = [await wrongCode(strict, user.secret), await totpCode(strict, user.secret)]
  for (let i = 0; i < 5; i++)
    expect(statusAndCode(await answerChallenge(strict, first, wrong, from))).toBe(rejections.wrongCode)
  expect(await wrongCodesCounted(strict, user)).toBe(5)
  for (const code of [wrong, right, user.backupCodes[0]!]) {
    const refused = await answerChallenge(strict, second, code, from)
    expect(statusAndCode(refused)).toBe('429 TOO_MANY_ATTEMPTS')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  }
  // Nor does another network help, nor another sign-in.
  const elsewhere = randomAddress()
  const third = await passwordStep(user, elsewhere)
  expect(statusAndCode(await answerChallenge(strict, third, right, elsewhere))).toBe('429 TOO_MANY_ATTEMPTS')
  expect(await wrongCodesCounted(strict, user)).toBe(5)
  expect(await guessesPerChallenge(strict, user)).toEqual([5, 0, 0])
  // Who signs in from where they always do is not kept waiting.
  expect(statusAndCode(await answerChallenge(strict, second, right))).toBe('201')
})

test('makes who guesses at a step-up, or at an enrolment, wait', async () => {
  const user = await newStrict()
  const { token } = user
  const wrong = await wrongCode(strict, user.secret)
  const stepUp = (code: string) =>
    rest(strict, 'POST /api/v2/me/reauthenticate', { token, body: { password, code } })
  const answers: string[] = []
  for (let i = 0; i < 15; i++) answers.push(statusAndCode(await stepUp(wrong)))
  expect(answers.slice(0, 5)).toEqual(many(5, () => rejections.wrongCode))
  expect(answers).toContain('429 TOO_MANY_ATTEMPTS')

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
])('takes a code that is typed %s', async (_how, typed) => {
  const user = await newEnrolled()
  const code = typed(await totpCode(app, user.secret))
  expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, user), code))).toBe('201')
})

test.each<[how: string, typed: (code: string) => string]>([
  [
    'in full-width digits',
    (code) => code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ],
  ['in Arabic digits', (code) => code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
  ['with a digit too many', (code) => `${code}0`],
  ['with a zero before it', (code) => `0${code}`],
  ['with a digit too few', (code) => code.slice(1)],
  ['with a letter', (code) => `${code.slice(0, 5)}O`],
  ['with a sign', (code) => `+${code}`],
  ['as a fraction', (code) => `${code}.0`],
  ['with a line break', (code) => `${code}\n`],
  ['with U+0000', (code) => `${code}\u0000`],
  ['with half a character', (code) => `${code}\ud800`],
  ['with 200 characters', (code) => code.padStart(200, '0')],
  ['twice', (code) => `${code} ${code}`],
  ['as nothing', () => ''],
  ['as spaces', () => '      '],
])('takes a code for wrong that is typed %s', async (_how, typed) => {
  const user = await newEnrolled()
  const code = await totpCode(app, user.secret)
  const challenge = await requestChallenge(app, user)
  expect(statusAndCode(await answerChallenge(app, challenge, typed(code)))).toBe(rejections.wrongCode)
  expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe('201')
})

test('takes a code that is no text, or is endless, for a mistake and no guess', async () => {
  const user = await newEnrolled()
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
    const answered = await rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code } })
    expect(statusAndCode(answered), JSON.stringify(code)).toBe('400 BAD_INPUT')
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
