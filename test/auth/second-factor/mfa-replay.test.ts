import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password } from '../../support/factories.ts'
import { type Enrolled, enrol, requestChallenge, totpCode } from '../../support/identity.ts'
import {
  answerChallenge,
  forgetUsedCodes,
  rejections,
  signInWithCode,
  statusAndCode,
} from '../../support/mfa.ts'

const app = await startApp()
const newEnrolledUser = async () => enrol(app, await newUser(app))

const challengesOf = async (user: Enrolled, count: number) => {
  const tokens: string[] = []
  for (let i = 0; i < count; i++) tokens.push(await requestChallenge(app, user))
  return tokens
}
const countEach = (results: string[]) =>
  Object.fromEntries(
    [...new Set(results)].map((result) => [result, results.filter((one) => one === result).length]),
  )

/** An operation that takes a code. Returns '201' if the code was accepted. */
type CodeOperation = (user: Enrolled, code: string) => Promise<() => Promise<string>>

const operations: Record<string, CodeOperation> = {
  async 'sign-in by REST'(user, code) {
    const token = await requestChallenge(app, user)
    return async () => statusAndCode(await answerChallenge(app, token, code))
  },
  async 'sign-in by GraphQL'(user, code) {
    const token = await requestChallenge(app, user)
    const query =
      'mutation ($t: String!, $c: String!) { answerChallenge(challengeToken: $t, code: $c) { expiresIn } }'
    return async () => outcome(await ask(app, query, { t: token, c: code }))
  },
  async 'step-up by REST'({ token }, code) {
    const body = { password, code }
    return async () =>
      statusAndCode(await rest(app, 'POST /api/v2/me/reauthenticate', { token, body })).replace(
        /^200$/,
        '201',
      )
  },
  async 'step-up by GraphQL'({ token }, code) {
    const query =
      'mutation ($p: String!, $c: String) { reauthenticate(password: $p, code: $c) { expiresIn } }'
    return async () => outcome(await ask(app, query, { p: password, c: code }, token))
  },
}
const outcome = ({ errors }: { errors: { extensions: { code: string } }[] }) =>
  errors[0] ? `401 ${errors[0].extensions.code}` : '201'

test.each<[what: string, code: (user: Enrolled) => Promise<string> | string]>([
  ['a TOTP code', ({ secret }) => totpCode(app, secret)],
  ['a backup code', ({ backupCodes }) => backupCodes[0]!],
])('accepts %s for only one of twenty concurrent sign-ins', async (_what, code) => {
  const user = await newEnrolledUser()
  const tokens = await challengesOf(user, 20)
  const shown = await code(user)
  const responses = await Promise.all(tokens.map((token) => answerChallenge(app, token, shown)))
  expect(countEach(responses.map(statusAndCode))).toEqual({ '201': 1, [rejections.wrongCode]: 19 })
})

test('accepts only one of ten concurrent answers to the same challenge, each with its own code', async () => {
  const user = await newEnrolledUser()
  const token = await requestChallenge(app, user)
  const responses = await Promise.all(user.backupCodes.map((code) => answerChallenge(app, token, code)))
  expect(countEach(responses.map(statusAndCode))).toEqual({ '201': 1, [rejections.invalidChallenge]: 9 })
})

test.each<[what: string, code: (user: Enrolled) => Promise<string> | string]>([
  ['a TOTP code', ({ secret }) => totpCode(app, secret)],
  ['a backup code', ({ backupCodes }) => backupCodes[0]!],
])('accepts %s for only one of all operations at once', async (_what, code) => {
  const user = await newEnrolledUser()
  const sameCode = await code(user)
  const prepared: (() => Promise<string>)[] = []
  for (const operation of Object.values(operations)) prepared.push(await operation(user, sameCode))
  expect(countEach(await Promise.all(prepared.map((send) => send())))).toEqual({
    '201': 1,
    [rejections.wrongCode]: 3,
  })
})

test.each(Object.keys(operations))('rejects a code everywhere after %s has used it', async (first) => {
  const user = await newEnrolledUser()
  const code = await totpCode(app, user.secret)
  expect(await (await operations[first]!(user, code))()).toBe('201')
  for (const [second, operation] of Object.entries(operations))
    expect(await (await operation(user, code))(), second).toBe(rejections.wrongCode)
})

test('rejects the code that confirmed the enrolment in every operation', async () => {
  const user = await newUser(app)
  const { token } = user
  const { body } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const code = await totpCode(app, body.secret)
  const { body: confirmed } = await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body: { code } })
  const enrolled = { ...user, secret: body.secret, backupCodes: confirmed.backupCodes }
  for (const [name, operation] of Object.entries(operations)) {
    expect(await (await operation(enrolled, code))(), name).toBe(rejections.wrongCode)
    // An older code is rejected too.
    expect(await (await operation(enrolled, await totpCode(app, body.secret, -1)))(), name).toBe(
      rejections.wrongCode,
    )
  }
})

test('rejects codes of an earlier enrolment after a new one', async () => {
  const user = await newEnrolledUser()
  await signInWithCode(app, user)
  const body = { code: user.backupCodes[9] }
  expect(statusAndCode(await rest(app, 'DELETE /api/v2/me/mfa/totp', { token: user.token, body }))).toBe(
    '204',
  )
  const reenrolled = await enrol(app, user)
  for (const code of [await totpCode(app, user.secret), ...user.backupCodes.slice(0, 3)])
    expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, reenrolled), code))).toBe(
      rejections.wrongCode,
    )
})

test('does not use up a code after a wrong password or with an invalid challenge', async () => {
  const user = await newEnrolledUser()
  const { token } = user
  const code = await totpCode(app, user.secret)
  const body = { password: `${password}!`, code }
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/reauthenticate', { token, body }))).toBe(
    '401 INVALID_CREDENTIALS',
  )
  const challenge = await requestChallenge(app, user)
  expect(statusAndCode(await answerChallenge(app, `${challenge.slice(0, -1)}Z`, code))).toBe(
    rejections.invalidChallenge,
  )
  expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe('201')
})

test('tracks used codes per user', async () => {
  const [one, other] = [await newEnrolledUser(), await newEnrolledUser()]
  for (const user of [one, other]) {
    const code = await totpCode(app, user.secret)
    expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, user), code))).toBe('201')
  }
  await forgetUsedCodes(app, one)
  const code = await totpCode(app, other.secret)
  expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, other), code))).toBe(
    rejections.wrongCode,
  )
})
