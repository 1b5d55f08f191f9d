import { expect, test } from 'vitest'
import { createUser } from '../../src/accounts/administration.ts'
import { createHashing } from '../../src/auth/passwords/passwords.ts'
import { sql } from '../../src/db/drizzle.ts'
import { createLog } from '../../src/log.ts'
import { startApp } from '../support/app.ts'
import { ask, type RestResponse, rest } from '../support/clients.ts'
import { newComment, newUser, password, type TestUser, unique } from '../support/factories.ts'
import { keyOf, signIn } from '../support/identity.ts'
import { openMailbox, subjects, tokenIn } from '../support/mailbox.ts'
import { selectRows } from '../support/mfa.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url, EMAIL_VERIFICATION: 'required' })

const ifMatch = { 'if-match': '*' }
const article = (publish: boolean) => ({ title: unique('T'), description: 'd', body: 'b', publish })
const newKey = { name: 'Robot', scopes: ['articles:write', 'articles:publish'], expiresInDays: 1 }

async function verify({ email }: Pick<TestUser, 'email'>): Promise<void> {
  const [message] = await mailbox.messagesTo(email, { subject: subjects.verification })
  expect((await rest(app, `POST /api/v2/email-verifications/${tokenIn(message!)}`)).status).toBe(204)
}
async function verifiedUser(role?: 'editor'): Promise<TestUser> {
  const user = await newUser(app, role)
  await verify(user)
  return user
}
async function draftOf({ token }: Pick<TestUser, 'token'>): Promise<string> {
  const { status, body } = await rest(app, 'POST /api/v2/articles', { token, body: article(false) })
  expect(status).toBe(201)
  return body.slug
}
const createKey = ({ token }: TestUser) => rest(app, 'POST /api/v2/api-keys', { token, body: newKey })
async function byGraphql(query: string, variables: object, token: string): Promise<RestResponse> {
  const { status, errors } = await ask(app, query, variables, token)
  return { status, headers: {}, body: { code: errors[0]?.extensions.code } }
}

/** Every request that publishes, with the slug of a draft. */
const publications: Record<string, (token: string, slug: string) => Promise<RestResponse>> = {
  'creating an article by v1': (token) => {
    const { publish: _, ...body } = article(true)
    return rest(app, 'POST /api/v1/articles', { token, body: { article: body } })
  },
  'creating an article by v2': (token) => rest(app, 'POST /api/v2/articles', { token, body: article(true) }),
  'creating an article by GraphQL': (token) =>
    byGraphql(
      'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { id } }',
      { input: article(true) },
      token,
    ),
  'publishing a draft by v2': (token, slug) =>
    rest(app, `POST /api/v2/articles/${slug}/publish`, { token, headers: ifMatch }),
  'publishing a draft by GraphQL': (token, slug) =>
    byGraphql('mutation ($slug: String!) { publishArticle(slug: $slug) { id } }', { slug }, token),
}
const publishedBy = (user: TestUser) =>
  selectRows(
    app,
    sql`select slug, status from articles where author_id = ${keyOf(user)} and status <> 'draft'`,
  )

function expectNotVerified(name: string, { status, body }: RestResponse): void {
  if (name.endsWith('v1')) {
    const message = 'Verify your e-mail address first: follow the link in the mail'
    expect([status, body]).toEqual([403, { errors: { body: [message] } }])
  } else expect(body.code).toBe('EMAIL_NOT_VERIFIED')
}

test.each(Object.keys(publications))('requires a verified address for %s', async (name) => {
  const publish = publications[name]!
  const user = await newUser(app)
  const slug = await draftOf(user)
  expectNotVerified(name, await publish(user.token, slug))
  expect(await publishedBy(user)).toEqual([])
  await verify(user)
  const { status, body } = await publish(user.token, slug)
  expect([status < 300, body.code]).toEqual([true, undefined])
  expect(await publishedBy(user)).toHaveLength(1)
})

test.each(Object.keys(publications))(
  'lets an API key of before not do this after a change of the address: %s',
  async (name) => {
    const user = await verifiedUser()
    const { key } = (await createKey(user)).body
    const [one, other] = [await draftOf(user), await draftOf(user)]
    expect((await publications[name]!(key, one)).status).toBeLessThan(300)
    const email = `new.${user.email}`
    const body = { email, currentPassword: password }
    expect((await rest(app, 'PATCH /api/v2/me', { token: user.token, body, headers: ifMatch })).status).toBe(
      200,
    )
    expectNotVerified(name, await publications[name]!(key, other))
    expect(await publishedBy(user)).toHaveLength(1)
    await verify({ email })
    expect((await publications[name]!(key, other)).status).toBeLessThan(300)
  },
)

test('requires a verified address to create and to rotate an API key', async () => {
  const user = await newUser(app)
  const refused = await createKey(user)
  expect([refused.status, refused.body.code]).toEqual([403, 'EMAIL_NOT_VERIFIED'])
  await verify(user)
  const { apiKey } = (await createKey(user)).body
  await app.services.db.write.execute(
    sql`update users set email_verified_at = null where id = ${keyOf(user)}`,
  )
  const rotated = await rest(app, `POST /api/v2/api-keys/${apiKey.id}/rotate`, {
    token: user.token,
    body: {},
  })
  expect([rotated.status, rotated.body.code]).toEqual([403, 'EMAIL_NOT_VERIFIED'])
  const keys = await rest(app, 'GET /api/v2/api-keys', { token: user.token })
  expect(keys.body.items).toMatchObject([{ id: apiKey.id, state: 'LIVE' }])
})

test('requires it of editors too, for articles of others', async () => {
  const slug = await draftOf(await verifiedUser())
  const [unverified, verified] = [await newUser(app, 'editor'), await verifiedUser('editor')]
  const publish = publications['publishing a draft by v2']!
  expect((await publish(unverified.token, slug)).body.code).toBe('EMAIL_NOT_VERIFIED')
  expect((await publish(verified.token, slug)).status).toBe(200)
})

test('lets an unverified user write drafts and comments, unpublish, and revoke API keys', async () => {
  const user = await verifiedUser()
  const { apiKey } = (await createKey(user)).body
  const slug = await draftOf(user)
  const { token } = user
  expect((await publications['publishing a draft by v2']!(token, slug)).status).toBe(200)
  await app.services.db.write.execute(
    sql`update users set email_verified_at = null where id = ${keyOf(user)}`,
  )
  await newComment(app, user, slug)
  await draftOf(user)
  const unpublish = await rest(app, `POST /api/v2/articles/${slug}/unpublish`, { token, headers: ifMatch })
  expect(unpublish.status).toBe(200)
  expect((await rest(app, `DELETE /api/v2/api-keys/${apiKey.id}`, { token })).status).toBe(204)
})

test('treats the address of an account that the operator creates as verified', async () => {
  const username = unique('operated')
  const email = `${username}@byline.test`
  const passwordHash = await createHashing().hash(password)
  await createUser(app.services, 'operator', { username, email, role: 'author', passwordHash })
  const { accessToken } = await signIn(app, { email })
  const publish = publications['creating an article by v2']!
  expect((await publish(accessToken, '')).status).toBe(201)
})

test('warns at the start if nobody can verify an address', async () => {
  const warningsOf = async (env: Record<string, string>) => {
    const lines: string[] = []
    const log = createLog({ level: 'warn', format: 'json' }, { write: (line) => void lines.push(line) })
    await (await startApp({ SMTP_URL: '', ...env }, { log })).close()
    return lines.filter((line) => line.includes('EMAIL_VERIFICATION=off'))
  }
  expect(await warningsOf({ EMAIL_VERIFICATION: 'required' })).toHaveLength(1)
  expect(await warningsOf({ EMAIL_VERIFICATION: 'required', SMTP_URL: mailbox.url })).toEqual([])
  expect(await warningsOf({ EMAIL_VERIFICATION: 'off' })).toEqual([])
})
