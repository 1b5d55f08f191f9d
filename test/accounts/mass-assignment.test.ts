import { getNamedType, isInputObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newArticle, newComment, newUser, password, type TestUser, unique } from '../support/factories.ts'
import { keyOf } from '../support/identity.ts'
import { selectRows } from '../support/mfa.ts'
import { operationFor, rootFields } from '../support/operations.ts'
import { requestFor, routes } from '../support/rest/requests.ts'

const app = await startApp()
const otherUser = await newUser(app)

/** Fields that clients can never set: they are fixed at creation or derived. */
const readOnlyFields: Record<string, unknown> = {
  id: '018f0000-0000-7000-8000-000000000000',
  role: 'ADMIN',
  permissions: ['users:manage'],
  author: { id: otherUser.id, username: otherUser.username },
  authorId: keyOf(otherUser),
  userId: keyOf(otherUser),
  user: { id: otherUser.id },
  viewer: { role: 'ADMIN' },
  emailVerified: true,
  emailVerifiedAt: '2020-01-01T00:00:00.000Z',
  disabled: false,
  disabledAt: null,
  passwordHash: 'x',
  mfa: false,
  status: 'PUBLISHED',
  createdAt: '2020-01-01T00:00:00.000Z',
  updatedAt: '2020-01-01T00:00:00.000Z',
  publishedAt: '2020-01-01T00:00:00.000Z',
  favoritesCount: 1_000,
  followersCount: 1_000,
  number: 1,
  expiresAt: '2099-01-01T00:00:00.000Z',
  session: { isFresh: true },
  constructor: { prototype: { role: 'ADMIN' } },
}

/** Inputs that set such a field on purpose, and filters. */
const allowedFields = [
  'ArticleFilter.author',
  'UpdateUserInput.role',
  'UpdateUserInput.disabled',
  'UsersFilter.role',
  'UsersFilter.disabled',
]

const inputTypes = Object.values(schema.getTypeMap()).filter(isInputObjectType)

test('has no input for read-only fields', () => {
  const found = inputTypes.flatMap((type) =>
    Object.keys(type.getFields())
      .filter((name) => name in readOnlyFields)
      .map((name) => `${type.name}.${name}`),
  )
  expect(found.toSorted()).toEqual(allowedFields.toSorted())
})

/** A user with a draft and a comment, and samples for valid requests. */
async function newAuthor() {
  const user = await newUser(app)
  const published = await newArticle(app, user)
  const { id } = await newComment(app, user, published.slug)
  const { slug } = await newArticle(app, user, { publish: false })
  const passwords = { password, currentPassword: password, newPassword: password, code: '000000' }
  const names = { slug, articleSlug: published.slug, id, username: user.username, email: user.email }
  return { user, samples: { ...names, ...passwords, scopes: [], expiresInDays: 1 } }
}

const withInput = rootFields().filter(({ kind, field }) => kind === 'mutation' && field.args.length > 0)

test.each(withInput.map(({ name }) => name))('%s rejects read-only fields', async (name) => {
  const place = withInput.find((field) => field.name === name)!
  const { user, samples } = await newAuthor()
  const [input] = place.field.args.filter(({ type }) => isInputObjectType(getNamedType(type)))
  const type = input && getNamedType(input.type).name
  for (const [field, value] of Object.entries(readOnlyFields)) {
    if (input && !allowedFields.includes(`${type}.${field}`)) {
      const { query, variables } = operationFor(place, samples, [`${input.name}.${field}`, value])
      const { data, errors } = await ask(app, query, variables, user.token)
      expect([field, data, errors[0]?.extensions.code]).toEqual([field, null, 'BAD_INPUT'])
    }
    if (place.field.args.some(({ name }) => name === field)) continue
    const { query, variables } = operationFor(place, samples)
    const withUnknownArgument = query.replace(
      /\{ (\w+)(\(?)/,
      (_, root, open) => `{ ${root}(${field}: "x"${open ? ', ' : ')'}`,
    )
    const { data, errors } = await ask(app, withUnknownArgument, variables, user.token)
    expect([field, data, errors[0]?.extensions.code]).toEqual([field, null, 'GRAPHQL_VALIDATION_FAILED'])
  }
})

const nested = [{ set: 'x' }, { title: 'x' }, ['x', { id: 'x' }], { create: { role: 'ADMIN' } }]

test('rejects objects in place of strings', async () => {
  const { token } = await newUser(app)
  const valid = { title: 'T', description: 'D', body: 'B' }
  for (const value of nested)
    for (const [field, input] of [
      ['createArticle', { ...valid, title: value }],
      ['createArticle', { ...valid, tags: [value] }],
      ['updateProfile', { bio: value }],
    ] as const) {
      const type = field === 'createArticle' ? 'CreateArticleInput' : 'UpdateProfileInput'
      const query = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`
      const { data, errors } = await ask(app, query, { input }, token)
      expect([data, errors[0]?.extensions.code]).toEqual([null, 'BAD_INPUT'])
    }
})

const writeRoutes = [...routes]
  .filter(([, { endpoint }]) => endpoint.method !== 'GET')
  .map(([route]) => route)
const ifMatch = { 'if-match': '*' }

test.each(writeRoutes.filter((route) => route.startsWith('v2')))(
  '%s rejects read-only fields',
  async (route) => {
    const { user, samples } = await newAuthor()
    const { address, members } = requestFor(route, samples)
    const [known, hasBody] = [
      routes.get(route)!.inputs.map(({ name }) => name),
      !address.startsWith('DELETE'),
    ]
    for (const [field, value] of Object.entries(readOnlyFields)) {
      if (known.includes(field)) continue
      const body = hasBody ? { ...members, [field]: value } : undefined
      const query = hasBody ? '' : `${address.includes('?') ? '&' : '?'}${field}=x`
      const response = await rest(app, `${address}${query}` as 'POST /', {
        token: user.token,
        body,
        headers: ifMatch,
      })
      expect([field, response.status, response.body.code]).toEqual([field, 400, 'BAD_INPUT'])
      expect(response.body.errors).toContainEqual({
        pointer: `#/${field}`,
        in: hasBody ? 'body' : 'query',
        detail: 'is unknown',
      })
    }
  },
)

/** Rows whose values show that a read-only field was written. */
const tamperedRows = ({ id }: TestUser, domain: string) =>
  selectRows(
    app,
    sql`with mine as (select * from users where id = ${keyOf({ id })} or email like ${`%@${domain}`})
      select 'user' as what from mine where role <> 'author' or email_verified_at is not null
        or disabled_at is not null or created_at < '2021-01-01' or followers_count > 0 or id = ${readOnlyFields.id}
      union all select 'article' from articles where (author_id in (select id from mine) and (favorites_count > 0
        or created_at < '2021-01-01' or updated_at < '2021-01-01' or published_at < '2021-01-01'))
        or author_id = ${keyOf(otherUser)} or id = ${readOnlyFields.id}
      union all select 'comment' from comments where author_id = ${keyOf(otherUser)} or id = ${readOnlyFields.id}
        or (author_id in (select id from mine) and created_at < '2021-01-01')`,
  )

test.each(writeRoutes.filter((route) => route.startsWith('v1')))(
  '%s writes no read-only fields',
  async (route) => {
    const { user, samples } = await newAuthor()
    const domain = `${unique()}.test`
    for (const [field, value] of Object.entries(readOnlyFields)) {
      const username = unique()
      const isRegistration = route === 'v1 POST /users'
      const { address, body, members } = requestFor(route, {
        ...samples,
        ...(isRegistration && { username, email: `${username}@${domain}` }),
      })
      const [envelope] = Object.keys(body ?? {})
      const bodies = envelope
        ? [{ [envelope]: { ...members, [field]: value } }, { [envelope]: members, [field]: value }]
        : [{ [field]: value }]
      for (const sent of bodies) {
        const { status } = await rest(app, address, { token: user.token, body: sent })
        expect([200, 201, 204, 404, 422]).toContain(status)
      }
      await rest(app, `${address}?${field}=${encodeURIComponent(String(value))}`, { token: user.token, body })
    }
    expect(await tamperedRows(user, domain)).toEqual([])
  },
)

test('keeps the role of a user who sends another one with a valid change', async () => {
  const user = await newUser(app)
  for (const [request, body] of [
    ['PATCH /api/v2/me', { bio: 'x', role: 'ADMIN' }],
    ['PUT /api/v1/user', { user: { bio: 'x', role: 'ADMIN' } }],
    ['PUT /api/v1/user', { user: { bio: 'x' }, role: 'ADMIN' }],
    ['PUT /api/v1/user?role=ADMIN', { user: { bio: 'x' } }],
    [`PATCH /api/v2/users/${user.username}`, { role: 'ADMIN' }],
  ] as const)
    await rest(app, request, { token: user.token, body, headers: ifMatch })
  const raw = '{"user":{"bio":"x","__proto__":{"role":"ADMIN"},"constructor":{"prototype":{"role":"ADMIN"}}}}'
  const headers = { authorization: `Token ${user.token}`, 'content-type': 'application/json' }
  await app.inject({ method: 'PUT', url: '/api/v1/user', headers, payload: raw })
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).body).toMatchObject({
    role: 'AUTHOR',
    emailVerified: false,
  })
})
