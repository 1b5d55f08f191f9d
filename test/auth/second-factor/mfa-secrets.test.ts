import { expect, test } from 'vitest'
import { createVault, keyId, randomSecret } from '../../../src/crypto/vault.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password } from '../../support/factories.ts'
import { type Enrolled, enrol, keyOf, requestChallenge, totpCode } from '../../support/identity.ts'
import {
  answerChallenge,
  forgetUsedCodes,
  guessesPerChallenge,
  selectRows,
  statusAndCode,
  wrongCodesCounted,
} from '../../support/mfa.ts'
import { randomAddress } from '../../support/sign-in-endpoints.ts'

const app = await startApp()
const { vault } = app.services

const sealedOf = async (user: { id: string }) =>
  (
    await selectRows<{ secret: string }>(
      app,
      sql`select secret from totp_factors where user_id = ${keyOf(user)}`,
    )
  )[0]!.secret
const seal = (user: { id: string }, secret: string) =>
  app.services.db.write.execute(
    sql`update totp_factors set secret = ${secret} where user_id = ${keyOf(user)}`,
  )
const reauthenticate = ({ token }: Enrolled, code: string) =>
  rest(app, 'POST /api/v2/me/reauthenticate', { token, body: { password, code } })
const newEnrolled = async () => enrol(app, await newUser(app))

test('keeps secrets encrypted with the current key, each time otherwise', async () => {
  const users = [await newEnrolled(), await newEnrolled()]
  for (const user of users) {
    const sealed = await sealedOf(user)
    expect(sealed.split('.')[0]).toBe(vault.currentKeyId)
    expect(sealed).not.toContain(user.secret)
    expect(Buffer.from(sealed.split('.')[2]!, 'base64url').toString('latin1')).not.toContain(user.secret)
  }
  const owner = `${keyOf(users[0]!)}|totp`
  const sealed = Array.from({ length: 50 }, () => vault.encrypt('the same', owner))
  expect(new Set(sealed.map((one) => one.split('.')[1])).size).toBe(50)
})

test('keeps no backup code that the database could tell', async () => {
  const { backupCodes, ...user } = await newEnrolled()
  const rows = await selectRows<object>(app, sql`select * from backup_codes where user_id = ${keyOf(user)}`)
  expect(rows).toHaveLength(10)
  const stored = JSON.stringify(rows)
  for (const code of backupCodes)
    for (const form of [code, code.replaceAll('-', '')]) expect(stored).not.toContain(form)
})

test('keeps no challenge token that the database could tell', async () => {
  const user = await newEnrolled()
  const token = await requestChallenge(app, user)
  const rows = await selectRows<object>(app, sql`select * from mfa_challenges where user_id = ${keyOf(user)}`)
  expect(rows).toHaveLength(1)
  for (const part of [token, token.slice(4), token.slice(4, -7)])
    expect(JSON.stringify(rows)).not.toContain(part)
})

test('lets nobody in with a secret that was moved to them from another row', async () => {
  const [thief, victim] = [await newEnrolled(), await newEnrolled()]
  await seal(victim, await sealedOf(thief))
  const challenge = await requestChallenge(app, victim)
  for (const { secret } of [thief, victim]) {
    const code = await totpCode(app, secret)
    const answers = [await answerChallenge(app, challenge, code), await reauthenticate(victim, code)]
    for (const one of answers) {
      expect(statusAndCode(one)).toBe('500 INTERNAL')
      expect(JSON.stringify(one.body)).not.toMatch(/decrypt|authenticate data|key|totp/i)
    }
  }
  // The secret is the thief's own still.
  await forgetUsedCodes(app, thief)
  expect(
    statusAndCode(
      await answerChallenge(app, await requestChallenge(app, thief), await totpCode(app, thief.secret)),
    ),
  ).toBe('201')
})

test('confirms no enrolment by a secret that was moved from another row', async () => {
  const [thief, victim] = [await newEnrolled(), await newUser(app)]
  const { token } = victim
  await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  await seal(victim, await sealedOf(thief))
  const body = { code: await totpCode(app, thief.secret) }
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body }))).toBe(
    '500 INTERNAL',
  )
  expect((await rest(app, 'GET /api/v2/me/mfa', { token })).body.totp).toBe(false)
  // Beginning anew helps.
  const { body: enrolment } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const anew = { code: await totpCode(app, enrolment.secret) }
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body: anew }))).toBe(
    '200',
  )
})

test('counts no guess that a fault of the server has answered, however many there are', async () => {
  const user = await newEnrolled()
  const sealed = await sealedOf(user)
  const challenge = await requestChallenge(app, user)
  const [code, from] = [await totpCode(app, user.secret), randomAddress()]
  await seal(user, `${sealed.slice(0, -4)}AAAA`)
  for (let i = 0; i < 7; i++)
    expect(statusAndCode(await answerChallenge(app, challenge, code, from))).toBe('500 INTERNAL')
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => answerChallenge(app, challenge, code, from)),
  )
  expect([...new Set(answers.map(statusAndCode))]).toEqual(['500 INTERNAL'])
  expect(await guessesPerChallenge(app, user)).toEqual([0])
  expect(await wrongCodesCounted(app, user)).toBe(0)
  await seal(user, sealed)
  expect(statusAndCode(await answerChallenge(app, challenge, code, from))).toBe('201')
})

test('lets a backup code in although the secret cannot be read', async () => {
  const user = await newEnrolled()
  await seal(user, `00000000.${(await sealedOf(user)).split('.').slice(1).join('.')}`)
  const challenge = await requestChallenge(app, user)
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
    '500 INTERNAL',
  )
  expect(statusAndCode(await answerChallenge(app, challenge, user.backupCodes[0]!))).toBe('201')
})

test.each<[what: string, change: (parts: [string, string, string]) => string[]]>([
  ['another key id', ([, iv, body]) => ['00000000', iv, body]],
  ['no key id', ([, iv, body]) => [iv, body]],
  ['another nonce', ([id, iv, body]) => [id, flipped(iv), body]],
  ['another text', ([id, iv, body]) => [id, iv, flipped(body)]],
  ['another tag', ([id, iv, body]) => [id, iv, flipped(body, -1)]],
  ['a shorter tag', ([id, iv, body]) => [id, iv, shortened(body, 4)]],
  [
    'nothing but a tag',
    ([id, iv, body]) => [id, iv, Buffer.from(body, 'base64url').subarray(-16).toString('base64url')],
  ],
  ['nothing', ([id]) => [id, '', '']],
])('opens no secret with %s', async (_what, change) => {
  const owner = 'somebody|totp'
  const sealed = vault.encrypt('a secret', owner)
  expect(vault.decrypt(sealed, owner)).toBe('a secret')
  const changed = change(sealed.split('.') as [string, string, string]).join('.')
  expect(() => vault.decrypt(changed, owner)).toThrow()
})

test('opens a secret for its user and its purpose alone', () => {
  const sealed = vault.encrypt('a secret', 'ann|totp')
  for (const owner of ['bob|totp', 'ann|signing key', 'ann', 'ann|totp|', ''])
    expect(() => vault.decrypt(sealed, owner), owner).toThrow()
})

test('encrypts with the first key, which the ciphertext names, and decrypts with all keys', () => {
  const [older, newer, pepper] = [randomSecret(), randomSecret(), randomSecret()]
  const before = createVault({ keys: [older], pepper })
  const after = createVault({ keys: [newer, older], pepper })
  const [old, fresh] = [before.encrypt('a secret', 'ann'), after.encrypt('a secret', 'ann')]
  expect([before.currentKeyId, after.currentKeyId]).toEqual([keyId(older), keyId(newer)])
  expect([old.split('.')[0], fresh.split('.')[0]]).toEqual([keyId(older), keyId(newer)])
  expect(after.decrypt(old, 'ann')).toBe('a secret')
  expect(() => before.decrypt(fresh, 'ann')).toThrow(`the key ${keyId(newer)}`)
  // The id is bound to what it encrypts: it cannot be called another's, not even that of a key that is there.
  const renamed = [keyId(newer), ...old.split('.').slice(1)].join('.')
  expect(() => after.decrypt(renamed, 'ann')).toThrow()
})

function flipped(text: string, at = 0): string {
  const bytes = Buffer.from(text, 'base64url')
  bytes[bytes.length + (at < 0 ? at : at - bytes.length)]! ^= 1
  return bytes.toString('base64url')
}

function shortened(text: string, by: number): string {
  return Buffer.from(text, 'base64url').subarray(0, -by).toString('base64url')
}
