import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password } from '../../support/factories.ts'
import { type Enrolled, enrol, requestChallenge, totpCode } from '../../support/identity.ts'
import { answerChallenge, forgetUsedCodes, isSignedIn, rejections, statusAndCode } from '../../support/mfa.ts'

const app = await startApp()
const newEnrolledUser = async () => enrol(app, await newUser(app))

const remakeBackupCodes = async (user: Enrolled): Promise<string[]> => {
  await forgetUsedCodes(app, user)
  const code = await totpCode(app, user.secret)
  const { token } = user
  const { status, body } = await rest(app, 'POST /api/v2/me/mfa/backup-codes', { token, body: { code } })
  expect(status).toBe(200)
  return body.backupCodes
}
const mfaStatus = async ({ token }: Enrolled) => (await rest(app, 'GET /api/v2/me/mfa', { token })).body
const signInWith = async (user: Enrolled, code: string) =>
  statusAndCode(await answerChallenge(app, await requestChallenge(app, user), code))

/** A backup code that contains this character; remakes the codes until there is one. */
async function codeWith(user: Enrolled, character: string): Promise<string> {
  for (let codes = user.backupCodes; ; codes = await remakeBackupCodes(user)) {
    const found = codes.find((code) => code.includes(character))
    if (found) return found
  }
}

test('accepts each of the ten codes once, and reports how many are left', async () => {
  const user = await newEnrolledUser()
  expect(await mfaStatus(user)).toEqual({ totp: true, backupCodesLeft: 10 })
  for (const [i, code] of user.backupCodes.entries()) {
    expect(await signInWith(user, code)).toBe('201')
    expect((await mfaStatus(user)).backupCodesLeft).toBe(9 - i)
    expect(await signInWith(user, code)).toBe(rejections.wrongCode)
  }
  expect(await mfaStatus(user)).toEqual({ totp: true, backupCodesLeft: 0 })
  // The authenticator app still works, and new codes can be made.
  await forgetUsedCodes(app, user)
  expect(await signInWith(user, await totpCode(app, user.secret))).toBe('201')
  expect(await signInWith(user, (await remakeBackupCodes(user))[0]!)).toBe('201')
})

test.each<[how: string, has: string, typed: (code: string) => string]>([
  ['as it was shown', '', (code) => code],
  ['in lower case', '', (code) => code.toLowerCase()],
  ['without hyphens', '', (code) => code.replaceAll('-', '')],
  ['with spaces for hyphens', '', (code) => code.replaceAll('-', ' ')],
  ['with dashes for hyphens', '', (code) => code.replaceAll('-', '–')],
  ['with whitespace from copying', '', (code) => `\t${code} \r\n`],
  ['with O for 0', '0', (code) => code.replaceAll('0', 'O')],
  ['with o for 0', '0', (code) => code.replaceAll('0', 'o')],
  ['with I for 1', '1', (code) => code.replaceAll('1', 'I')],
  ['with i for 1', '1', (code) => code.replaceAll('1', 'i')],
  ['with L for 1', '1', (code) => code.replaceAll('1', 'L')],
  ['with l for 1', '1', (code) => code.replaceAll('1', 'l').toLowerCase()],
])('accepts a backup code once when it is typed %s', async (_how, has, typed) => {
  const user = await newEnrolledUser()
  const code = await codeWith(user, has)
  expect(await signInWith(user, typed(code))).toBe('201')
  for (const again of [typed(code), code]) expect(await signInWith(user, again)).toBe(rejections.wrongCode)
  expect((await mfaStatus(user)).backupCodesLeft).toBe(9)
})

test.each<[how: string, typed: (code: string) => string]>([
  ['with a character too few', (code) => code.slice(0, -1)],
  ['with a character too many', (code) => `${code}0`],
  ['with another last character', (code) => code.slice(0, -1) + (code.endsWith('7') ? '8' : '7')],
  ['with two groups swapped', (code) => [...code.split('-').slice(1), code.split('-')[0]].join('-')],
  ['with underscores', (code) => code.replaceAll('-', '_')],
  [
    'in full-width letters',
    (code) => code.replace(/[A-Z\d]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ],
  ['by half', (code) => code.slice(0, 14)],
])('rejects a backup code that is typed %s', async (_how, typed) => {
  const user = await newEnrolledUser()
  // Equal groups or a matching last character by chance are too rare to matter.
  expect(await signInWith(user, typed(user.backupCodes[0]!))).toBe(rejections.wrongCode)
  expect((await mfaStatus(user)).backupCodesLeft).toBe(10)
  expect(await signInWith(user, user.backupCodes[0]!)).toBe('201')
})

test('replaces all backup codes by ten new ones, used or not', async () => {
  const user = await newEnrolledUser()
  expect(await signInWith(user, user.backupCodes[0]!)).toBe('201')
  const second = await remakeBackupCodes(user)
  const third = await remakeBackupCodes(user)
  expect(new Set([...user.backupCodes, ...second, ...third]).size).toBe(30)
  expect((await mfaStatus(user)).backupCodesLeft).toBe(10)
  for (const code of [...user.backupCodes.slice(0, 3), ...second.slice(0, 3)])
    expect(await signInWith(user, code)).toBe(rejections.wrongCode)
  expect(await signInWith(user, third[9]!)).toBe('201')
  expect((await mfaStatus(user)).backupCodesLeft).toBe(9)
})

test('keeps only one set of ten when codes are remade several times at once', async () => {
  const user = await newEnrolledUser()
  const { token } = user
  const responses = await Promise.all(
    user.backupCodes
      .slice(0, 6)
      .map((code) => rest(app, 'POST /api/v2/me/mfa/backup-codes', { token, body: { code } })),
  )
  // A code that another request has replaced meanwhile is wrong.
  const made: string[][] = responses.flatMap(({ status, body }) => (status === 200 ? [body.backupCodes] : []))
  expect(made.length).toBeGreaterThan(0)
  expect((await mfaStatus(user)).backupCodesLeft).toBe(10)
  const valid: boolean[] = []
  for (const codes of made) valid.push((await signInWith(user, codes[0]!)) === '201')
  expect(valid.filter(Boolean)).toHaveLength(1)
})

test('ends all other sessions when codes are remade, including one started with a backup code', async () => {
  const user = await newEnrolledUser()
  const { body } = await answerChallenge(app, await requestChallenge(app, user), user.backupCodes[0]!)
  for (const token of [user.token, body.accessToken]) expect(await isSignedIn(app, token)).toBe(true)
  await remakeBackupCodes(user)
  expect(await isSignedIn(app, body.accessToken)).toBe(false)
  expect(await isSignedIn(app, user.token)).toBe(true)
})

test('rejects the backup code of another user', async () => {
  const [one, other] = [await newEnrolledUser(), await newEnrolledUser()]
  expect(await signInWith(one, other.backupCodes[0]!)).toBe(rejections.wrongCode)
  expect(await signInWith(other, other.backupCodes[0]!)).toBe('201')
})

test('accepts a backup code once for a step-up', async () => {
  const user = await newEnrolledUser()
  const { token } = user
  const body = { password, code: user.backupCodes[0]!.toLowerCase() }
  const stepUp = () => rest(app, 'POST /api/v2/me/reauthenticate', { token, body })
  expect(statusAndCode(await stepUp())).toBe('200')
  expect(statusAndCode(await stepUp())).toBe(rejections.wrongCode)
  expect(await signInWith(user, user.backupCodes[0]!)).toBe(rejections.wrongCode)
})

test('does not confirm an enrolment with a backup code of the previous one', async () => {
  const user = await newEnrolledUser()
  const { token } = user
  await rest(app, 'DELETE /api/v2/me/mfa/totp', { token, body: { code: user.backupCodes[1] } })
  await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const body = { code: user.backupCodes[0] }
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body }))).toBe(
    rejections.wrongCode,
  )
})
