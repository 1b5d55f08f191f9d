import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newArticle, newUser } from '../support/factories.ts'
import { signIn } from '../support/identity.ts'

const app = await startApp()
const [author, otherUser] = await Promise.all([newUser(app), newUser(app)])
const otherViewers = { 'a guest': undefined, 'another user': otherUser.token }

const get = async (path: string, token?: string, headers: Record<string, string> = {}) =>
  rest(app, `GET ${path}`, { token, headers })

test('does not confirm by an ETag what the viewer may not see', async () => {
  const { slug } = await newArticle(app, author, { publish: false })
  const path = `/api/v2/articles/${slug}`
  const etag = (await get(path, author.token)).headers.etag!
  expect((await get(path, author.token, { 'if-none-match': etag })).status).toBe(304)
  for (const token of Object.values(otherViewers)) {
    for (const known of [etag, `W/${etag}`, '*', `"x", ${etag}`])
      for (const at of [path, `${path}/comments`, path.replace('v2', 'v1')]) {
        const { status, headers } = await get(at, token, { 'if-none-match': known })
        expect([at, status, headers.etag]).toEqual([at, 404, undefined])
      }
    if (!token) continue
    for (const ifMatch of [etag, '*', '"99-x"'])
      for (const request of [`PATCH ${path}`, `DELETE ${path}`, `POST ${path}/publish`] as const) {
        const body = request.startsWith('PATCH') ? { body: 'x' } : undefined
        const response = await rest(app, request, { token, body, headers: { 'if-match': ifMatch } })
        expect([request, response.status]).toEqual([request, 404])
      }
  }
  expect((await get(path, author.token, { 'if-none-match': etag })).status).toBe(304)
})

test('returns FORBIDDEN for a visible article of another user, whatever If-Match contains', async () => {
  const { slug } = await newArticle(app, author)
  const { etag } = (await get(`/api/v2/articles/${slug}`, otherUser.token)).headers
  for (const ifMatch of [etag!, '*', '"99-x"', '"x"']) {
    const response = await rest(app, `PATCH /api/v2/articles/${slug}`, {
      token: otherUser.token,
      body: { body: 'x' },
      headers: { 'if-match': ifMatch },
    })
    expect([response.status, response.body.code]).toEqual([403, 'FORBIDDEN'])
  }
})

const ownPaths = ['/me', '/me/drafts', '/me/mfa', '/sessions', '/api-keys', '/feed']

test.each(ownPaths)('does not match the ETag of %s for another user', async (path) => {
  const [one, other] = await Promise.all([newUser(app), newUser(app)])
  const { etag, 'cache-control': caching } = (await get(`/api/v2${path}`, one.token)).headers
  expect(caching).toBe('no-store')
  const { status, headers } = await get(`/api/v2${path}`, other.token, { 'if-none-match': etag! })
  expect(status).toBe(200)
  expect(headers.etag).not.toBe(etag)
  const { accessToken } = await signIn(app, one)
  await rest(app, 'DELETE /api/v2/sessions/current', { token: accessToken })
  expect((await get(`/api/v2${path}`, accessToken, { 'if-none-match': etag! })).status).toBe(401)
  expect((await get(`/api/v2${path}`, undefined, { 'if-none-match': '*' })).status).toBe(401)
})
