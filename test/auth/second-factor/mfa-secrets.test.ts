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

const storedSecretOf = async (user: { id: string }) =>
  (
    await selectRows<{ secret: string }>(
      app,
      sql`select secret from totp_factors where user_id = ${keyOf(user)}`,
    )
  )[0]!.secret
const storeSecret = (user: { id: string }, secret: string) =>
  app.services.db.write.execute(
    sql`update totp_factors set secret = ${secret} where user_id = ${keyOf(user)}`,
  )
const reauthenticate = ({ token }: Enrolled, code: string) =>
  rest(app, 'POST /api/v2/me/reauthenticate', { token, body: { password, code } })
const newEnrolledUser = async () => enrol(app, await newUser(app))

test('encrypts secrets with the current key, each with its own nonce', async () => {
  const users = [await newEnrolledUser(), await newEnrolledUser()]
  for (const user of users) {
    const sealed = await storedSecretOf(user)
    expect(sealed.split('.')[0]).toBe(vault.currentKeyId)
    expect(sealed).not.toContain(user.secret)
    expect(Buffer.from(sealed.split('.')[2]!, 'base64url').toString('latin1')).not.toContain(user.secret)
  }
  const owner = `${keyOf(users[0]!)}|totp`
  const sealed = Array.from({ length: 50 }, () => vault.encrypt('same text', owner))
  expect(new Set(sealed.map((one) => one.split('.')[1])).size).toBe(50)
})

test('stores no backup code in plain text', async () => {
  const { backupCodes, ...user } = await newEnrolledUser()
  const rows = await selectRows<object>(app, sql`select * from backup_codes where user_id = ${keyOf(user)}`)
  expect(rows).toHaveLength(10)
  const stored = JSON.stringify(rows)
  for (const code of backupCodes)
    for (const form of [code, code.replaceAll('-', '')]) expect(stored).not.toContain(form)
})

test('stores no challenge token in plain text', async () => {
  const user = await newEnrolledUser()
  const token = await requestChallenge(app, user)
  const rows = await selectRows<object>(app, sql`select * from mfa_challenges where user_id = ${keyOf(user)}`)
  expect(rows).toHaveLength(1)
  for (const part of [token, token.slice(4), token.slice(4, -7)])
    expect(JSON.stringify(rows)).not.toContain(part)
})

test('rejects every code if the stored secret was copied from the row of another user', async () => {
  const [attacker, victim] = [await newEnrolledUser(), await newEnrolledUser()]
  await storeSecret(victim, await storedSecretOf(attacker))
  const challenge = await requestChallenge(app, victim)
  for (const { secret } of [attacker, victim]) {
    const code = await totpCode(app, secret)
    const responses = [await answerChallenge(app, challenge, code), await reauthenticate(victim, code)]
    for (const one of responses) {
      expect(statusAndCode(one)).toBe('500 INTERNAL')
      expect(JSON.stringify(one.body)).not.toMatch(/decrypt|authenticate data|key|totp/i)
    }
  }
  // The attacker's own secret still works.
  await forgetUsedCodes(app, attacker)
  expect(
    statusAndCode(
      await answerChallenge(app, await requestChallenge(app, attacker), await totpCode(app, attacker.secret)),
    ),
  ).toBe('201')
})

test('does not confirm an enrolment with a secret copied from the row of another user', async () => {
  const [attacker, victim] = [await newEnrolledUser(), await newUser(app)]
  const { token } = victim
  await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  await storeSecret(victim, await storedSecretOf(attacker))
  const body = { code: await totpCode(app, attacker.secret) }
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body }))).toBe(
    '500 INTERNAL',
  )
  expect((await rest(app, 'GET /api/v2/me/mfa', { token })).body.totp).toBe(false)
  // Starting again helps.
  const { body: enrolment } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const retry = { code: await totpCode(app, enrolment.secret) }
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body: retry }))).toBe(
    '200',
  )
})

test('does not count guesses that fail with a server error', async () => {
  const user = await newEnrolledUser()
  const sealed = await storedSecretOf(user)
  const challenge = await requestChallenge(app, user)
  const [code, from] = [await totpCode(app, user.secret), randomAddress()]
  await storeSecret(user, `${sealed.slice(0, -4)}AAAA`)
  for (let i = 0; i < 7; i++)
    expect(statusAndCode(await answerChallenge(app, challenge, code, from))).toBe('500 INTERNAL')
  const responses = await Promise.all(
    Array.from({ length: 4 }, () => answerChallenge(app, challenge, code, from)),
  )
  expect([...new Set(responses.map(statusAndCode))]).toEqual(['500 INTERNAL'])
  expect(await guessesPerChallenge(app, user)).toEqual([0])
  expect(await wrongCodesCounted(app, user)).toBe(0)
  await storeSecret(user, sealed)
  expect(statusAndCode(await answerChallenge(app, challenge, code, from))).toBe('201')
})

test('accepts a backup code even if the TOTP secret cannot be decrypted', async () => {
  const user = await newEnrolledUser()
  await storeSecret(user, `00000000.${(await storedSecretOf(user)).split('.').slice(1).join('.')}`)
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
])('does not decrypt a secret with %s', async (_what, change) => {
  const owner = 'user|totp'
  const sealed = vault.encrypt('a secret', owner)
  expect(vault.decrypt(sealed, owner)).toBe('a secret')
  const changed = change(sealed.split('.') as [string, string, string]).join('.')
  expect(() => vault.decrypt(changed, owner)).toThrow()
})

test('decrypts a secret only for its own user and purpose', () => {
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
  // The key id is authenticated: replacing it fails, even by the id of another known key.
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
