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
const newEnrolled = async () => enrol(app, await newUser(app))

const challengesOf = async (user: Enrolled, count: number) => {
  const tokens: string[] = []
  for (let i = 0; i < count; i++) tokens.push(await requestChallenge(app, user))
  return tokens
}
const tally = (gists: string[]) =>
  Object.fromEntries([...new Set(gists)].map((gist) => [gist, gists.filter((one) => one === gist).length]))

/** Where a code is asked for; each answers '201' when it was taken. */
type Door = (user: Enrolled, code: string) => Promise<() => Promise<string>>

const doors: Record<string, Door> = {
  async 'the sign-in of REST'(user, code) {
    const token = await requestChallenge(app, user)
    return async () => statusAndCode(await answerChallenge(app, token, code))
  },
  async 'the sign-in of GraphQL'(user, code) {
    const token = await requestChallenge(app, user)
    const query =
      'mutation ($t: String!, $c: String!) { answerChallenge(challengeToken: $t, code: $c) { expiresIn } }'
    return async () => outcome(await ask(app, query, { t: token, c: code }))
  },
  async 'the step-up of REST'({ token }, code) {
    const body = { password, code }
    return async () =>
      statusAndCode(await rest(app, 'POST /api/v2/me/reauthenticate', { token, body })).replace(
        /^200$/,
        '201',
      )
  },
  async 'the step-up of GraphQL'({ token }, code) {
    const query =
      'mutation ($p: String!, $c: String) { reauthenticate(password: $p, code: $c) { expiresIn } }'
    return async () => outcome(await ask(app, query, { p: password, c: code }, token))
  },
}
const outcome = ({ errors }: { errors: { extensions: { code: string } }[] }) =>
  errors[0] ? `401 ${errors[0].extensions.code}` : '201'

test.each<[what: string, code: (user: Enrolled) => Promise<string> | string]>([
  ['a code of the app', ({ secret }) => totpCode(app, secret)],
  ['a backup code', ({ backupCodes }) => backupCodes[0]!],
])('lets one of twenty in who show %s at once', async (_what, code) => {
  const user = await newEnrolled()
  const tokens = await challengesOf(user, 20)
  const shown = await code(user)
  const answers = await Promise.all(tokens.map((token) => answerChallenge(app, token, shown)))
  expect(tally(answers.map(statusAndCode))).toEqual({ '201': 1, [rejections.wrongCode]: 19 })
})

test('lets one in of ten who answer the same sign-in at once, though each has a code of their own', async () => {
  const user = await newEnrolled()
  const token = await requestChallenge(app, user)
  const answers = await Promise.all(user.backupCodes.map((code) => answerChallenge(app, token, code)))
  expect(tally(answers.map(statusAndCode))).toEqual({ '201': 1, [rejections.invalidChallenge]: 9 })
})

test.each<[what: string, code: (user: Enrolled) => Promise<string> | string]>([
  ['a code of the app', ({ secret }) => totpCode(app, secret)],
  ['a backup code', ({ backupCodes }) => backupCodes[0]!],
])('takes %s at one door of all at once', async (_what, code) => {
  const user = await newEnrolled()
  const shown = await code(user)
  const opened: (() => Promise<string>)[] = []
  for (const door of Object.values(doors)) opened.push(await door(user, shown))
  expect(tally(await Promise.all(opened.map((knock) => knock())))).toEqual({
    '201': 1,
    [rejections.wrongCode]: 3,
  })
})

test.each(Object.keys(doors))('takes a code that was used at %s at no other', async (first) => {
  const user = await newEnrolled()
  const code = await totpCode(app, user.secret)
  expect(await (await doors[first]!(user, code))()).toBe('201')
  for (const [second, door] of Object.entries(doors))
    expect(await (await door(user, code))(), second).toBe(rejections.wrongCode)
})

test('takes the code that confirmed the enrolment at no door', async () => {
  const user = await newUser(app)
  const { token } = user
  const { body } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const code = await totpCode(app, body.secret)
  const { body: confirmed } = await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body: { code } })
  const enrolled = { ...user, secret: body.secret, backupCodes: confirmed.backupCodes }
  for (const [name, door] of Object.entries(doors)) {
    expect(await (await door(enrolled, code))(), name).toBe(rejections.wrongCode)
    // Nor an older one.
    expect(await (await door(enrolled, await totpCode(app, body.secret, -1)))(), name).toBe(
      rejections.wrongCode,
    )
  }
})

test('lets an old code in by no new enrolment', async () => {
  const user = await newEnrolled()
  await signInWithCode(app, user)
  expect(statusAndCode(await rest(app, 'DELETE /api/v2/me/mfa/totp', { token: user.token }))).toBe('204')
  const again = await enrol(app, user)
  for (const code of [await totpCode(app, user.secret), ...user.backupCodes.slice(0, 3)])
    expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, again), code))).toBe(
      rejections.wrongCode,
    )
})

test('uses no code up for a wrong password at the step-up, nor for a sign-in that is over', async () => {
  const user = await newEnrolled()
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

test('counts codes by user: the same moment is nobody else’s', async () => {
  const [one, other] = [await newEnrolled(), await newEnrolled()]
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
