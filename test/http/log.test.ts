import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { createLog } from '../../src/log.ts'
import { copyOfTemplate, startApp } from '../support/app.ts'
import { newArticle, newUser, unique } from '../support/factories.ts'
import { openMailbox, tokenIn } from '../support/mailbox.ts'

const lines: string[] = []
const destination = { write: (line: string) => void lines.push(line) }
const log = createLog({ level: 'info', format: 'json' }, destination)
const mailbox = await openMailbox()
// A separate database, because a test breaks it. With a mail server, because otherwise mails are written to the log.
const app = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate(), SMTP_URL: mailbox.url }, { log })

const secret = unique('secret-')
const register = 'mutation ($input: RegisterInput!) { register(input: $input) { accessToken refreshToken } }'
const refresh = 'mutation ($token: String!) { refreshSession(refreshToken: $token) { refreshToken } }'
const createKey = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }'
const startTotp = 'mutation { startTotp { secret uri } }'
const verify = 'mutation ($token: String!) { verifyEmail(token: $token) }'
const reset =
  'mutation ($token: String!, $password: String!) { resetPassword(token: $token, password: $password) }'
const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }'

/** The log lines of one request, and its response. */
async function send(query: string, variables: object = {}, authorization?: string) {
  const requestId = unique('request-')
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'x-request-id': requestId, ...(authorization && { authorization }) },
    payload: { query, variables },
  })
  const { data, errors = [] } = response.json()
  const logged = lines.map((line) => JSON.parse(line)).filter((line) => line.requestId === requestId)
  return { status: response.statusCode, data, errors, logged, body: response.body }
}

const account = () => ({
  username: unique(),
  email: `${unique()}@byline.test`,
  password: `${secret}${unique()}`,
})

test('logs client, request and outcome in one line', async () => {
  const { logged } = await send('{ __typename }')
  expect(logged).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      requestId: expect.any(String),
      method: 'POST',
      path: '/graphql',
      status: 200,
      ms: expect.any(Number),
      ip: '127.0.0.1',
      msg: 'request completed',
    },
  ])
})

test('logs a rejected request at info with its code and path', async () => {
  const { email } = await newUser(app)
  for (const [query, variables, code, path] of [
    [signIn, { input: { email, password: secret } }, 'INVALID_CREDENTIALS', 'signIn'],
    [register, { input: { ...account(), email } }, 'ALREADY_TAKEN', 'register'],
    [register, { input: { ...account(), email: 'x' } }, 'BAD_INPUT', 'register'],
    [`{ article(slug: "${unique()}") { id } }`, {}, 'NOT_FOUND', 'article'],
    ['{ feed { nodes { id } } }', {}, 'UNAUTHENTICATED', 'feed'],
    [register, {}, 'BAD_INPUT', undefined],
  ] as const) {
    const { logged } = await send(query, variables)
    expect(logged.filter(({ msg }) => msg === 'request rejected')).toMatchObject([
      { level: 'info', code, ...(path && { path }) },
    ])
    expect(logged.map(({ level }) => level)).toEqual(['info', 'info'])
  }
  const { logged } = await send('{ viewer { email } }', {}, 'Bearer x')
  expect(logged[0]).toMatchObject({ level: 'info', code: 'UNAUTHENTICATED' })
})

test('logs no passwords, tokens, hashes or e-mail addresses', async () => {
  const mine = account()
  const { data } = await send(register, { input: mine })
  const token: string = data.register.accessToken
  const bearer = `Bearer ${token}`
  const forged = `${token.slice(0, -6)}AAAAAA`
  const inline = `mutation { signIn(input: { email: "${mine.email}", password: "${mine.password}" }) { expiresIn } }`
  await send(signIn, { input: { email: mine.email, password: mine.password } })
  await send(signIn, { input: { email: mine.email, password: `${mine.password}x` } })
  await send(signIn, { input: { email: mine.email, password: [mine.password] } })
  await send(signIn, { input: { email: mine.email, passwort: mine.password } })
  await send(register, { input: mine })
  await send(inline)
  await send(`${inline.slice(0, -2)} nope }`)
  await send(inline.slice(0, -4))
  await send('{ viewer { email } }', {}, bearer)
  await send('{ viewer { email } }', {}, `Bearer ${forged}`)
  await send('{ viewer { email } }', {}, `Basic ${token}`)
  const parent: string = data.register.refreshToken
  const child: string = (await send(refresh, { token: parent })).data.refreshSession.refreshToken
  const grandchild: string = (await send(refresh, { token: child })).data.refreshSession.refreshToken
  const key: string = (
    await send(createKey, { input: { name: 'Log', scopes: ['articles:read'], expiresInDays: 1 } }, bearer)
  ).data.createApiKey.key
  const totp = (await send(startTotp, {}, bearer)).data.startTotp.secret
  const [letter] = await mailbox.messagesTo(mine.email)
  const mailed = tokenIn(letter!)
  await send(reset, { token: mailed, password: mine.password }) // A token for another purpose.
  await send(verify, { token: mailed })
  await send('{ viewer { email } }', {}, `Bearer ${key}`)
  await send('{ viewer { email } }', {}, `Bearer ${key.slice(0, -1)}`)
  await send('mutation ($id: ID!) { revokeApiKey(id: $id) }', { id: key }, bearer)
  await app.inject({ url: '/api/v2/me', headers: { 'x-api-key': key } })
  await app.inject(`/api/v2/me?access_token=${token}`)
  await app.inject({ method: 'POST', url: `/api/v2/email-verifications/${mailed}` })
  await app.inject({ method: 'PUT', url: `/api/v2/password-resets/${mailed}`, payload: { password: secret } })
  expect((await send(refresh, { token: parent })).errors).toMatchObject([
    { extensions: { code: 'INVALID_REFRESH_TOKEN' } }, // Token reuse, which is recorded.
  ])
  await app.inject(`/graphql?${new URLSearchParams({ query: inline })}`)
  await app.inject({ url: `/nope?token=${token}`, headers: { cookie: `token=${token}` } })
  await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'text/plain' },
    payload: inline,
  })

  const written = lines.join('')
  expect(written).toContain('"request rejected"')
  const opaque = [parent, child, grandchild, key, mailed].map((text) => text.slice(-40, -2))
  for (const hidden of [
    secret,
    ...token.split('.').slice(1),
    'AAAAAA',
    mine.email,
    '$argon2',
    totp,
    ...opaque,
  ])
    expect(written).not.toContain(hidden)
})

test('logs an internal error once and masks it for the client', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const mine = account()
  const text = unique('private words ')
  const comment = 'mutation ($s: String!, $b: String!) { createComment(articleSlug: $s, body: $b) { id } }'
  for (const { broken, query, variables, path, token } of [
    {
      broken: 'comments',
      query: comment,
      variables: { s: slug, b: text },
      path: 'createComment',
      token: author.token,
    },
    {
      broken: 'users',
      query: signIn,
      variables: { input: { email: mine.email, password: secret } },
      path: 'signIn',
    },
    { broken: 'users', query: register, variables: { input: mine }, path: 'register' },
    { broken: 'users', query: '{ viewer { email } }', variables: {}, path: undefined, token: author.token },
  ]) {
    const { status, logged, errors, data, body } = await without(broken, () =>
      send(query, variables, token && `Bearer ${token}`),
    )
    expect(data ?? null).toBeNull()
    expect(status).toBe(path ? 200 : 500)
    expect(errors).toMatchObject([{ ...(path && { path: [path] }), extensions: { code: 'INTERNAL' } }])
    expect(body).not.toMatch(/does not exist|comments|users|insert into|node_modules/)
    expect(logged).toMatchObject([
      { level: 'error', err: { message: `relation "${broken}" does not exist` }, ...(path && { path }) },
      { level: 'info', msg: 'request completed' },
    ])
  }
  for (const hidden of [text, secret, mine.email, mine.username, author.token, '$argon2'])
    expect(lines.join('')).not.toContain(hidden)
})

async function without<T>(table: string, work: () => Promise<T>): Promise<T> {
  const rename = (from: string, to: string) =>
    app.services.db.write.execute(sql.raw(`alter table ${from} rename to ${to}`))
  await rename(table, `${table}_gone`)
  return work().finally(() => rename(`${table}_gone`, table))
}
