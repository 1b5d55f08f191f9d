import { type GraphQLOutputType, getNamedType } from 'graphql'
import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newArticle, newComment, newUser, password, type TestUser, unique } from '../support/factories.ts'
import { keyOf, sessionIdOf, signIn } from '../support/identity.ts'
import { selectRows } from '../support/mfa.ts'
import { operationFor, rootFields, type Samples } from '../support/operations.ts'
import { requestFor, routes } from '../support/rest/requests.ts'
import { randomAddress } from '../support/sign-in-endpoints.ts'

const app = await startApp()

/** A user with one object of each kind, and a secret word in all of their private data. */
async function newVictim() {
  const [secret, tag] = [unique('secret'), unique('tag')]
  const user = await newUser(app)
  const shown = await newArticle(app, user)
  const draft = await newArticle(app, user, { publish: false, title: secret, body: secret, tags: [tag] })
  const comment = await newComment(app, user, shown.slug)
  const [{ number }] = await selectRows<{ number: number }>(
    app,
    sql`select number from comments where id = ${keyOf(comment)}`,
  ).then((rows) => rows as [{ number: number }])
  const { accessToken } = await signIn(app, user, { headers: { 'user-agent': secret } })
  const { body: key } = await rest(app, 'POST /api/v2/api-keys', {
    token: user.token,
    body: { name: secret, scopes: [], expiresInDays: 30 },
  })
  const ids = [user.id, shown.id, draft.id, comment.id, sessionIdOf(accessToken), key.apiKey.id as string]
  return { ...user, secret, tag, shown, draft, comment, number, ids, hint: key.apiKey.hint.slice(0, -2) }
}

const victim = await newVictim()

/** Values for all arguments that can name an object of the victim, once for each ID. */
const names: Samples[] = victim.ids.map((id) => {
  const { slug } = id === victim.draft.id ? victim.draft : victim.shown
  const { username, email, number, secret, tag } = victim
  const filters = { author: username, favoritedBy: username, favorited: username, q: secret, query: secret }
  const passwords = { password, currentPassword: password, newPassword: password, code: '000000' }
  const things = { id, ids: [id], slug, articleSlug: slug, number, username, email, name: tag, tag }
  return { ...filters, ...passwords, ...things, scopes: [], expiresInDays: 1 }
})

/** All data of a user, except the counts that other users may change: favorites, comments and followers. */
function stateOf(user: TestUser) {
  const key = keyOf(user)
  const rows = (table: string, owner: string) => sql`(select jsonb_agg(to_jsonb(t) - 'search'
    - 'favorites_count' - 'comments_count' - 'followers_count' - 'last_used_at' order by t.id)
    from ${sql.identifier(table)} t where ${sql.identifier(owner)} = ${key})`
  return selectRows(
    app,
    sql`select ${rows('users', 'id')} as users, ${rows('articles', 'author_id')} as articles,
      ${rows('comments', 'author_id')} as comments, ${rows('sessions', 'user_id')} as sessions,
      ${rows('api_keys', 'user_id')} as keys,
      (select count(*) from totp_factors where user_id = ${key}) as factors,
      (select count(*) from favorites where user_id = ${key}) as favorites,
      (select count(*) from follows where follower_id = ${key}) as follows`,
  )
}

/** Sends each of the victim's names as another user. No data of the victim may be returned or changed. */
async function attack(send: (names: Samples, attacker: TestUser) => Promise<unknown>): Promise<void> {
  const [before, attacker] = await Promise.all([stateOf(victim), newUser(app)])
  for (const samples of names) {
    const response = JSON.stringify(await send(samples, attacker))
    for (const secret of [victim.secret, victim.email, victim.hint]) expect(response).not.toContain(secret)
  }
  expect(await stateOf(victim)).toEqual(before)
}

/** Operations that may act on the victim, because they authenticate by the victim's address or password. */
const authenticatesItself = (name: string) =>
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

const fields = rootFields().filter(({ name }) => !authenticatesItself(name))

test.each(fields.map(({ name }) => name))('%s reveals and changes nothing of another user', (name) => {
  const place = fields.find((field) => field.name === name)!
  return attack(async (samples, { token }) => {
    const { query, variables } = operationFor(place, samples)
    const selecting = query.replace('__typename', selectionOf(place.field.type))
    return ask(app, selecting, variables, token)
  })
})

const paths = [...routes.keys()].filter((route) => !authenticatesItself(route))

test.each(paths)('%s reveals and changes nothing of another user', (route) =>
  attack(async (samples, { token }) => {
    const filters = routes.get(route)!.inputs.filter(({ place }) => place === 'query')
    const input = Object.fromEntries(
      filters.flatMap(({ name }) => (name in samples ? [[name, samples[name]]] : [])),
    )
    const { address, body } = requestFor(route, { ...samples, input })
    const headers = { 'if-match': address.startsWith('GET') ? undefined : '*' }
    return (await rest(app, address, { token, body, headers })).body
  }),
)

test('does not find or delete a comment by its number under another article', async () => {
  const attacker = await newUser(app)
  const [own, draft] = [await newArticle(app, attacker), await newArticle(app, attacker, { publish: false })]
  for (const slug of [own.slug, draft.slug, victim.draft.slug]) {
    const path = `/api/v1/articles/${slug}/comments/${victim.number}` as const
    expect((await rest(app, `DELETE ${path}`, { token: attacker.token })).status).toBe(404)
  }
  const { body } = await rest(app, `GET /api/v1/articles/${victim.shown.slug}/comments`)
  expect(body.comments.map(({ id }: { id: number }) => id)).toContain(victim.number)
})

const nodeTypes = ['Article', 'Comment', 'Tag', 'User']
const otherTypes = ['ActiveSession', 'ApiKey', 'AuditEvent', 'ManagedUser', 'MfaStatus', 'Session', 'Viewer']
const anyNode = `__typename ... on Article { title slug } ... on Comment { body } ... on User { username }`

test('finds nothing by an ID with a forged type', async () => {
  const attacker = await newUser(app)
  const keyIn = (id: string) => (id.length === 36 ? id : keyOf({ id }))
  for (const id of victim.ids) {
    for (const type of nodeTypes) {
      const forged = btoa(`${type}:${keyIn(id)}`)
      const isGenuine = forged === id && id !== victim.draft.id
      const query = `query ($id: ID!) { node(id: $id) { ${anyNode} } nodes(ids: [$id]) { ${anyNode} } }`
      for (const { token } of [attacker, victim, { token: undefined }]) {
        const { data, errors } = await ask(app, query, { id: forged }, token)
        const isSeen = isGenuine || (token === victim.token && forged === id)
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

test('ends no session by the ID of an API key and no API key by the ID of a session, even for their owner', async () => {
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

test('allows no additional password guesses through many guesses in one document', async () => {
  const strict = await startApp({ RATE_LIMIT_MULTIPLIER: '1' })
  const [username, from] = [unique(), randomAddress()]
  const email = `${username}@byline.test`
  await rest(strict, 'POST /api/v2/users', { from, body: { username, email, password } })
  /** Signs in once with each password, all in one document. */
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
  // The first wrong password ends the document: the right one after it is not checked.
  for (let i = 0; i < 4; i++) expect(await guess([...wrong, password])).toEqual(['INVALID_CREDENTIALS'])
  expect(await guess([password])).toEqual([])
})

test('rejects several operations in one request and runs none of them', async () => {
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
