import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password } from '../../support/factories.ts'
import { type Enrolled, enrol, requestChallenge, totpCode } from '../../support/identity.ts'
import { answerChallenge, forgetUsedCodes, isSignedIn, rejections, statusAndCode } from '../../support/mfa.ts'

const app = await startApp()
const newEnrolled = async () => enrol(app, await newUser(app))

const remake = async ({ token }: Enrolled): Promise<string[]> => {
  const { status, body } = await rest(app, 'POST /api/v2/me/mfa/backup-codes', { token })
  expect(status).toBe(200)
  return body.backupCodes
}
const left = async ({ token }: Enrolled) => (await rest(app, 'GET /api/v2/me/mfa', { token })).body
const show = async (user: Enrolled, code: string) =>
  statusAndCode(await answerChallenge(app, await requestChallenge(app, user), code))

/** One that has this character in it. */
async function codeWith(user: Enrolled, character: string): Promise<string> {
  for (let codes = user.backupCodes; ; codes = await remake(user)) {
    const found = codes.find((code) => code.includes(character))
    if (found) return found
  }
}

test('takes each of the ten once, and says how many are left', async () => {
  const user = await newEnrolled()
  expect(await left(user)).toEqual({ totp: true, backupCodesLeft: 10 })
  for (const [i, code] of user.backupCodes.entries()) {
    expect(await show(user, code)).toBe('201')
    expect((await left(user)).backupCodesLeft).toBe(9 - i)
    expect(await show(user, code)).toBe(rejections.wrongCode)
  }
  expect(await left(user)).toEqual({ totp: true, backupCodesLeft: 0 })
  // The app is there still, and new ones can be made.
  await forgetUsedCodes(app, user)
  expect(await show(user, await totpCode(app, user.secret))).toBe('201')
  expect(await show(user, (await remake(user))[0]!)).toBe('201')
})

test.each<[how: string, has: string, typed: (code: string) => string]>([
  ['as it was shown', '', (code) => code],
  ['in lower case', '', (code) => code.toLowerCase()],
  ['without hyphens', '', (code) => code.replaceAll('-', '')],
  ['with spaces for hyphens', '', (code) => code.replaceAll('-', ' ')],
  ['with dashes for hyphens', '', (code) => code.replaceAll('-', '–')],
  ['with what copying added', '', (code) => `\t${code} \r\n`],
  ['with O for 0', '0', (code) => code.replaceAll('0', 'O')],
  ['with o for 0', '0', (code) => code.replaceAll('0', 'o')],
  ['with I for 1', '1', (code) => code.replaceAll('1', 'I')],
  ['with i for 1', '1', (code) => code.replaceAll('1', 'i')],
  ['with L for 1', '1', (code) => code.replaceAll('1', 'L')],
  ['with l for 1', '1', (code) => code.replaceAll('1', 'l').toLowerCase()],
])('takes a backup code that is typed %s, once', async (_how, has, typed) => {
  const user = await newEnrolled()
  const code = await codeWith(user, has)
  expect(await show(user, typed(code))).toBe('201')
  for (const again of [typed(code), code]) expect(await show(user, again)).toBe(rejections.wrongCode)
  expect((await left(user)).backupCodesLeft).toBe(9)
})

test.each<[how: string, typed: (code: string) => string]>([
  ['with a character too few', (code) => code.slice(0, -1)],
  ['with a character too many', (code) => `${code}0`],
  ['with another last character', (code) => code.slice(0, -1) + (code.endsWith('7') ? '8' : '7')],
  ['with two groups exchanged', (code) => [...code.split('-').slice(1), code.split('-')[0]].join('-')],
  ['with underscores', (code) => code.replaceAll('-', '_')],
  [
    'in full-width letters',
    (code) => code.replace(/[A-Z\d]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ],
  ['by the half', (code) => code.slice(0, 14)],
])('takes a backup code for wrong that is typed %s', async (_how, typed) => {
  const user = await newEnrolled()
  // Six equal groups, or an end that fits, come by chance once in longer than anybody tests.
  expect(await show(user, typed(user.backupCodes[0]!))).toBe(rejections.wrongCode)
  expect((await left(user)).backupCodesLeft).toBe(10)
  expect(await show(user, user.backupCodes[0]!)).toBe('201')
})

test('makes ten others, and all before are void, used or not', async () => {
  const user = await newEnrolled()
  expect(await show(user, user.backupCodes[0]!)).toBe('201')
  const second = await remake(user)
  const third = await remake(user)
  expect(new Set([...user.backupCodes, ...second, ...third]).size).toBe(30)
  expect((await left(user)).backupCodesLeft).toBe(10)
  for (const code of [...user.backupCodes.slice(0, 3), ...second.slice(0, 3)])
    expect(await show(user, code)).toBe(rejections.wrongCode)
  expect(await show(user, third[9]!)).toBe('201')
  expect((await left(user)).backupCodesLeft).toBe(9)
})

test('makes ten, and not twenty, when they are made twice at once', async () => {
  const user = await newEnrolled()
  const made = await Promise.all(Array.from({ length: 6 }, () => remake(user)))
  expect((await left(user)).backupCodesLeft).toBe(10)
  const good: boolean[] = []
  for (const codes of made) good.push((await show(user, codes[0]!)) === '201')
  expect(good.filter(Boolean)).toHaveLength(1)
})

test('ends the other sessions when new ones are made, also one that a backup code began', async () => {
  const user = await newEnrolled()
  const { body } = await answerChallenge(app, await requestChallenge(app, user), user.backupCodes[0]!)
  for (const token of [user.token, body.accessToken]) expect(await isSignedIn(app, token)).toBe(true)
  await remake(user)
  expect(await isSignedIn(app, body.accessToken)).toBe(false)
  expect(await isSignedIn(app, user.token)).toBe(true)
})

test('takes the backup code of somebody else for wrong', async () => {
  const [one, other] = [await newEnrolled(), await newEnrolled()]
  expect(await show(one, other.backupCodes[0]!)).toBe(rejections.wrongCode)
  expect(await show(other, other.backupCodes[0]!)).toBe('201')
})

test('takes a backup code for a step-up, once', async () => {
  const user = await newEnrolled()
  const { token } = user
  const body = { password, code: user.backupCodes[0]!.toLowerCase() }
  const stepUp = () => rest(app, 'POST /api/v2/me/reauthenticate', { token, body })
  expect(statusAndCode(await stepUp())).toBe('200')
  expect(statusAndCode(await stepUp())).toBe(rejections.wrongCode)
  expect(await show(user, user.backupCodes[0]!)).toBe(rejections.wrongCode)
})

test('confirms no enrolment by a backup code of the one before', async () => {
  const user = await newEnrolled()
  const { token } = user
  await rest(app, 'DELETE /api/v2/me/mfa/totp', { token })
  await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const body = { code: user.backupCodes[0] }
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body }))).toBe(
    rejections.wrongCode,
  )
})
