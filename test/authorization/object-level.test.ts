import { type GraphQLOutputType, getNamedType } from 'graphql'
import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newArticle, newComment, newUser, password, type TestUser, unique } from '../support/factories.ts'
import { keyOf, sessionOf, signIn } from '../support/identity.ts'
import { newAddress, select } from '../support/mfa.ts'
import { operationFor, rootFields, type Samples } from '../support/operations.ts'
import { requestFor, routes } from '../support/rest/requests.ts'

const app = await startApp()

/** Somebody who has one of everything, and a word that stands in all that is theirs alone. */
async function newVictim() {
  const [secret, tag] = [unique('secret'), unique('tag')]
  const user = await newUser(app)
  const shown = await newArticle(app, user)
  const draft = await newArticle(app, user, { publish: false, title: secret, body: secret, tags: [tag] })
  const comment = await newComment(app, user, shown.slug)
  const [{ number }] = await select<{ number: number }>(
    app,
    sql`select number from comments where id = ${keyOf(comment)}`,
  ).then((rows) => rows as [{ number: number }])
  const { accessToken } = await signIn(app, user, { headers: { 'user-agent': secret } })
  const { body: key } = await rest(app, 'POST /api/v2/api-keys', {
    token: user.token,
    body: { name: secret, scopes: [], expiresInDays: 30 },
  })
  const ids = [user.id, shown.id, draft.id, comment.id, sessionOf(accessToken), key.apiKey.id as string]
  return { ...user, secret, tag, shown, draft, comment, number, ids, hint: key.apiKey.hint.slice(0, -2) }
}

const victim = await newVictim()

/** Every way to name something of the victim's, by the names that arguments have. */
const names: Samples[] = victim.ids.map((id) => {
  const { slug } = id === victim.draft.id ? victim.draft : victim.shown
  const { username, email, number, secret, tag } = victim
  const filters = { author: username, favoritedBy: username, favorited: username, q: secret, query: secret }
  const passwords = { password, currentPassword: password, newPassword: password, code: '000000' }
  const things = { id, ids: [id], slug, articleSlug: slug, number, username, email, name: tag, tag }
  return { ...filters, ...passwords, ...things, scopes: [], expiresInDays: 1 }
})

/** All that is theirs, but for what everybody may do to it: follow, like, comment. */
function stateOf(user: TestUser) {
  const key = keyOf(user)
  const rows = (table: string, owner: string) => sql`(select jsonb_agg(to_jsonb(t) - 'search'
    - 'favorites_count' - 'comments_count' - 'followers_count' - 'last_used_at' order by t.id)
    from ${sql.identifier(table)} t where ${sql.identifier(owner)} = ${key})`
  return select(
    app,
    sql`select ${rows('users', 'id')} as users, ${rows('articles', 'author_id')} as articles,
      ${rows('comments', 'author_id')} as comments, ${rows('sessions', 'user_id')} as sessions,
      ${rows('api_keys', 'user_id')} as keys,
      (select count(*) from totp_factors where user_id = ${key}) as factors,
      (select count(*) from favorites where user_id = ${key}) as favorites,
      (select count(*) from follows where follower_id = ${key}) as follows`,
  )
}

/** A stranger asks with each of the victim's names; nothing that is the victim's is shown or changed. */
async function steal(askFor: (names: Samples, thief: TestUser) => Promise<unknown>): Promise<void> {
  const [before, thief] = await Promise.all([stateOf(victim), newUser(app)])
  for (const samples of names) {
    const answer = JSON.stringify(await askFor(samples, thief))
    for (const secret of [victim.secret, victim.email, victim.hint]) expect(answer).not.toContain(secret)
  }
  expect(await stateOf(victim)).toEqual(before)
}

/** Who knows somebody's address and password is them. */
const isForThem = (name: string) =>
  /register|sign-?in|\/login|POST \/(users|sessions)$|password-?reset/i.test(name)

const article = 'slug title body author { username } comments { nodes { body article { title } } }'
const selections: Record<string, string> = {
  Article: article,
  ArticleConnection: `totalCount nodes { ${article} }`,
  Comment: 'body article { title }',
  Node: `... on Article { ${article} } ... on Comment { body } ... on User { username }`,
  SearchConnection: `totalCount nodes { article { ${article} } snippet }`,
  User: `username articles { totalCount nodes { ${article} } }`,
  Viewer: 'email articles { nodes { title } }',
}
const selectionOf = (type: GraphQLOutputType) => selections[getNamedType(type).name] ?? '__typename'

const fields = rootFields().filter(({ name }) => !isForThem(name))

test.each(fields.map(({ name }) => name))(
  '%s gives a stranger nothing of somebody, and does them nothing',
  (name) => {
    const place = fields.find((field) => field.name === name)!
    return steal(async (samples, { token }) => {
      const { query, variables } = operationFor(place, samples)
      const asked = query.replace('__typename', selectionOf(place.field.type))
      return ask(app, asked, variables, token)
    })
  },
)

const paths = [...routes.keys()].filter((route) => !isForThem(route))

test.each(paths)('%s gives a stranger nothing of somebody, and does them nothing', (route) =>
  steal(async (samples, { token }) => {
    const filters = routes.get(route)!.inputs.filter(({ place }) => place === 'query')
    const input = Object.fromEntries(
      filters.flatMap(({ name }) => (name in samples ? [[name, samples[name]]] : [])),
    )
    const { address, body } = requestFor(route, { ...samples, input })
    const headers = { 'if-match': address.startsWith('GET') ? undefined : '*' }
    return (await rest(app, address, { token, body, headers })).body
  }),
)

test('finds no comment by its number below another article, and deletes none', async () => {
  const thief = await newUser(app)
  const [own, draft] = [await newArticle(app, thief), await newArticle(app, thief, { publish: false })]
  for (const slug of [own.slug, draft.slug, victim.draft.slug]) {
    const path = `/api/v1/articles/${slug}/comments/${victim.number}` as const
    expect((await rest(app, `DELETE ${path}`, { token: thief.token })).status).toBe(404)
  }
  const { body } = await rest(app, `GET /api/v1/articles/${victim.shown.slug}/comments`)
  expect(body.comments.map(({ id }: { id: number }) => id)).toContain(victim.number)
})

const nodeTypes = ['Article', 'Comment', 'Tag', 'User']
const otherTypes = ['ActiveSession', 'ApiKey', 'AuditEvent', 'ManagedUser', 'MfaStatus', 'Session', 'Viewer']
const anyNode = `__typename ... on Article { title slug } ... on Comment { body } ... on User { username }`

test('finds by the id of a thing nothing of another kind, whatever type is written before it', async () => {
  const thief = await newUser(app)
  const keyIn = (id: string) => (id.length === 36 ? id : keyOf({ id }))
  for (const id of victim.ids) {
    for (const type of nodeTypes) {
      const forged = btoa(`${type}:${keyIn(id)}`)
      const isTrue = forged === id && id !== victim.draft.id
      const query = `query ($id: ID!) { node(id: $id) { ${anyNode} } nodes(ids: [$id]) { ${anyNode} } }`
      for (const { token } of [thief, victim, { token: undefined }]) {
        const { data, errors } = await ask(app, query, { id: forged }, token)
        const isSeen = isTrue || (token === victim.token && forged === id)
        const expected = isSeen ? [undefined, type] : ['NOT_FOUND', undefined]
        const { node, nodes } = data as { node: Node | null; nodes: (Node | null)[] }
        expect([errors[0]?.extensions.code, node?.__typename]).toEqual(expected)
        expect(nodes[0]?.__typename).toBe(expected[1])
      }
    }
    for (const type of otherTypes) {
      const query = 'query ($id: ID!) { node(id: $id) { __typename } }'
      const { errors } = await ask(app, query, { id: btoa(`${type}:${keyIn(id)}`) }, victim.token)
      expect([type, errors[0]?.extensions.code]).toEqual([type, 'BAD_INPUT'])
    }
  }
})

interface Node {
  __typename: string
}

test('ends no session by the id of a key, and no key by the id of a session, not even their owner\u2019s', async () => {
  const { token, ids } = victim
  const before = await stateOf(victim)
  const [session, key] = ids.slice(-2) as [string, string]
  for (const path of [`sessions/${key}`, `api-keys/${session}`])
    expect((await rest(app, `DELETE /api/v2/${path}`, { token })).body.code).toBe('NOT_FOUND')
  expect((await rest(app, `POST /api/v2/api-keys/${session}/rotate`, { token, body: {} })).body.code).toBe(
    'NOT_FOUND',
  )
  expect(await stateOf(victim)).toEqual(before)
})

test('lets nobody guess more often by many guesses in one document', async () => {
  const strict = await startApp({ RATE_LIMIT_MULTIPLIER: '1' })
  const [username, from] = [unique(), newAddress()]
  const email = `${username}@byline.test`
  await rest(strict, 'POST /api/v2/users', { from, body: { username, email, password } })
  /** One document that signs in again and again, each time with another password. */
  const guess = async (passwords: string[]) => {
    const input = (i: number) => `input: { email: $email, password: $p${i} }`
    const fields = passwords.map((_, i) => `a${i}: signIn(${input(i)}) { accessToken }`)
    const query = `mutation ($email: String!, ${passwords.map((_, i) => `$p${i}: String!`)}) { ${fields.join(' ')} }`
    const variables = { email, ...Object.fromEntries(passwords.map((one, i) => [`p${i}`, one])) }
    const { body } = await rest(strict, 'POST /graphql', { from, body: { query, variables } })
    return (body.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code)
  }
  const wrong = Array.from({ length: 14 }, (_, i) => `wrong ${i}`)
  expect(await guess([...wrong, 'wrong', password])).toEqual(['QUERY_TOO_COMPLEX'])
  // The first that is wrong ends it: the right one behind is not even looked at.
  for (let i = 0; i < 4; i++) expect(await guess([...wrong, password])).toEqual(['INVALID_CREDENTIALS'])
  expect(await guess([password])).toEqual([])
})

test('refuses several operations in one request, and does none of them', async () => {
  const user = await newUser(app)
  const one = { query: 'mutation { updateProfile(input: { bio: "batched" }) { bio } }' }
  for (const payload of [[one], [one, one], Array(50).fill(one), [], { 0: one, length: 1 }]) {
    const headers = { authorization: `Bearer ${user.token}`, 'content-type': 'application/json' }
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: JSON.stringify(payload),
    })
    expect([response.statusCode, response.json().errors[0].extensions.code]).toEqual([400, 'BAD_INPUT'])
    expect(response.json().data).toBeUndefined()
  }
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).body.bio).toBe('')
})
