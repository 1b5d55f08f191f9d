import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { rest } from '../clients.ts'
import { newUser, password, type TestUser, unique } from '../factories.ts'
import { challengeOf, enrol, keyOf, sessionOf as sessionIn, signIn, totpCode } from '../identity.ts'
import { type Mailbox, subjects, tokenIn } from '../mailbox.ts'
import { type Cases, page, sessionOf, text, time } from './answers.ts'

const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const tenCodes = { backupCodes: Array(10).fill(expect.stringMatching(/^[0-9A-Z-]{24,}$/)) }

const apiKeyNamed = (name: string, known: object = {}) => ({
  id: uuid,
  name,
  hint: expect.stringMatching(/^byl_(live|test)_[0-9A-Z]{16}_…$/),
  scopes: ['articles:read', 'articles:write'], // Reading is always among them.
  state: 'LIVE',
  createdAt: time,
  expiresAt: time,
  lastUsedAt: null,
  revokedAt: null,
  ...known,
})
const createdKey = (apiKey: object) => ({
  key: expect.stringMatching(/^byl_(live|test)_[0-9A-Z]{16}_[0-9A-Z]{59}$/),
  apiKey,
})

const managed = (user: TestUser, known: object = {}) => ({
  username: user.username,
  auditName: `user:${keyOf(user)}`,
  email: user.email,
  emailVerified: false,
  role: 'AUTHOR',
  disabled: false,
  mfa: false,
  createdAt: time,
  ...known,
})

/** Those of sessions, passwords, second factors, keys and administration. */
export const identityCases = (app: FastifyInstance, mailbox: Mailbox): Cases => ({
  'POST /sessions': async ({ username, email }) => {
    const body = { email, password }
    return { path: '/sessions', body, status: 201, answer: sessionOf({ username, email }) }
  },
  'POST /sessions/mfa': async (author) => {
    const { secret } = await enrol(app, author)
    const body = { challengeToken: await challengeOf(app, author), code: await totpCode(app, secret) }
    return { path: '/sessions/mfa', body, status: 201, answer: sessionOf(author) }
  },
  'POST /sessions/refresh': async (author) => {
    const { refreshToken } = await signIn(app, author)
    return { path: '/sessions/refresh', body: { refreshToken }, status: 200, answer: sessionOf(author) }
  },
  'GET /sessions': async () => {
    const session = {
      id: uuid,
      device: text,
      network: '127.0.0.0/24',
      createdAt: time,
      lastUsedAt: time,
      expiresAt: time,
      current: true,
    }
    return { path: '/sessions', status: 200, answer: { items: [session] } }
  },
  'DELETE /sessions': async () => ({ path: '/sessions', status: 204, answer: '' }),
  'DELETE /sessions/current': async () => ({ path: '/sessions/current', status: 204, answer: '' }),
  'DELETE /sessions/{id}': async (author) => {
    const { accessToken } = await signIn(app, author)
    return { path: `/sessions/${sessionIn(accessToken)}`, status: 204, answer: '' }
  },
  'POST /me/reauthenticate': async () => {
    const answer = { accessToken: text, expiresIn: 300 }
    return { path: '/me/reauthenticate', body: { password }, status: 200, answer }
  },
  'PUT /me/password': async () => {
    const body = { currentPassword: password, newPassword: 'a longer winter than most' }
    return { path: '/me/password', body, status: 204, answer: '' }
  },
  'POST /password-resets': async ({ email }) => {
    return { path: '/password-resets', body: { email }, status: 204, answer: '' }
  },
  'PUT /password-resets/{token}': async ({ email }) => {
    await rest(app, 'POST /api/v2/password-resets', { body: { email } })
    const [letter] = await mailbox.messagesTo(email, { subject: subjects.reset })
    const body = { password: 'a longer winter than most' }
    return { path: `/password-resets/${tokenIn(letter!)}`, body, status: 204, answer: '' }
  },
  'POST /email-verifications': async () => ({ path: '/email-verifications', status: 204, answer: '' }),
  'POST /email-verifications/{token}': async ({ email }) => {
    const [letter] = await mailbox.messagesTo(email, { subject: subjects.verification })
    return { path: `/email-verifications/${tokenIn(letter!)}`, status: 204, answer: '' }
  },
  'GET /me/mfa': async (author) => {
    await enrol(app, author)
    return { path: '/me/mfa', status: 200, answer: { totp: true, backupCodesLeft: 10 } }
  },
  'POST /me/mfa/totp': async () => {
    const answer = {
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
      uri: expect.stringMatching(/^otpauth:\/\/totp\//),
      qrCode: expect.stringMatching(/^data:image\/svg\+xml/),
    }
    return { path: '/me/mfa/totp', status: 200, answer }
  },
  'POST /me/mfa/totp/confirm': async ({ token }) => {
    const { body } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
    const code = await totpCode(app, body.secret)
    return { path: '/me/mfa/totp/confirm', body: { code }, status: 200, answer: tenCodes }
  },
  'DELETE /me/mfa/totp': async (author) => {
    await enrol(app, author)
    return { path: '/me/mfa/totp', status: 204, answer: '' }
  },
  'POST /me/mfa/backup-codes': async (author) => {
    await enrol(app, author)
    return { path: '/me/mfa/backup-codes', status: 200, answer: tenCodes }
  },
  'GET /api-keys': async (author) => {
    const name = unique()
    await newKey(app, author, name)
    return { path: '/api-keys', status: 200, answer: page(apiKeyNamed(name)) }
  },
  'POST /api-keys': async () => {
    const body = { name: 'Newsletter', scopes: ['articles:write'], expiresInDays: 90 }
    return { path: '/api-keys', body, status: 201, answer: createdKey(apiKeyNamed(body.name)) }
  },
  'DELETE /api-keys/{id}': async (author) => {
    const { id } = await newKey(app, author)
    return { path: `/api-keys/${id}`, status: 204, answer: '' }
  },
  'POST /api-keys/{id}/rotate': async (author) => {
    const { id, name } = await newKey(app, author)
    const answer = createdKey(apiKeyNamed(name))
    return { path: `/api-keys/${id}/rotate`, body: { overlapHours: 1 }, status: 201, answer }
  },
  'GET /users': async (author) => {
    const path = `/users?q=${author.username}&role=AUTHOR&disabled=false`
    return { path, as: await newUser(app, 'admin'), status: 200, answer: page(managed(author)) }
  },
  'PATCH /users/{username}': async (author) => {
    const body = { role: 'EDITOR', disabled: true }
    const answer = managed(author, body)
    return { path: `/users/${author.username}`, as: await newUser(app, 'admin'), body, status: 200, answer }
  },
  'DELETE /users/{username}/mfa': async (author) => {
    await enrol(app, author)
    const path = `/users/${author.username}/mfa?reason=Lost%20their%20phone`
    return { path, as: await newUser(app, 'admin'), status: 204, answer: '' }
  },
  'DELETE /users/{username}/sessions': async ({ username }) => {
    return { path: `/users/${username}/sessions`, as: await newUser(app, 'admin'), status: 204, answer: '' }
  },
  'GET /audit-events': async (author) => {
    const name = `user:${keyOf(author)}`
    const event = {
      id: uuid,
      at: time,
      actor: name,
      user: { username: author.username },
      action: 'account.registered',
      target: name,
      result: 'done',
      address: '127.0.0.1',
      requestId: text,
      details: [],
    }
    const path = `/audit-events?action=account.registered&actor=${name}&target=${name}&result=done`
    return { path, as: await newUser(app, 'admin'), status: 200, answer: page(event) }
  },
})

async function newKey(app: FastifyInstance, { token }: TestUser, name = unique()) {
  const body = { name, scopes: ['articles:write'], expiresInDays: 1 }
  return (await rest(app, 'POST /api/v2/api-keys', { token, body })).body.apiKey as {
    id: string
    name: string
  }
}
