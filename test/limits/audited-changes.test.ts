import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { password } from '../support/factories.ts'
import { registerFromNewAddress } from '../support/throttling.ts'

// 6 instead of 60 changes per hour.
const app = await startApp({ RATE_LIMIT_MULTIPLIER: '0.1' })

test('limits how many API keys a user creates and rotates in an hour, but not how many they revoke', async () => {
  const { token } = await registerFromNewAddress(app)
  const body = { name: 'Robot', scopes: ['articles:read'], expiresInDays: 1 }
  const ids: string[] = []
  for (let i = 0; i < 5; i++) {
    const created = await rest(app, 'POST /api/v2/api-keys', { token, body })
    expect(created.status).toBe(201)
    ids.push(created.body.apiKey.id)
  }
  const rotate = () => rest(app, `POST /api/v2/api-keys/${ids[0]}/rotate`, { token, body: {} })
  expect((await rotate()).status).toBe(201)
  for (const limited of [await rotate(), await rest(app, 'POST /api/v2/api-keys', { token, body })]) {
    expect([limited.status, limited.body.code]).toEqual([429, 'TOO_MANY_ATTEMPTS'])
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0)
  }
  for (const id of ids)
    expect((await rest(app, `DELETE /api/v2/api-keys/${id}`, { token })).status).toBeLessThan(300)
})

test('limits how often a user proves their own password in an hour', async () => {
  const { token } = await registerFromNewAddress(app)
  const reauthenticate = () =>
    rest(app, 'POST /api/v2/me/reauthenticate', { token, body: { password } }).then(({ status }) => status)
  for (let i = 0; i < 6; i++) expect(await reauthenticate()).toBe(200)
  expect(await reauthenticate()).toBe(429)
})
