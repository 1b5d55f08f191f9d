import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newUser, type TestUser, unique } from '../support/factories.ts'
import { enrol, keyOf } from '../support/identity.ts'

const app = await startApp()
const { write } = app.services.db
const admin = await newUser(app, 'admin')

async function list(query: string, { token }: Pick<TestUser, 'token'> = admin) {
  const { status, body } = await rest(app, `GET /api/v2/users?${query}`, { token })
  expect([status, body.code]).toEqual([200, undefined])
  return body as { items: Listed[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const namesIn = async (query: string) => (await list(query)).items.map(({ username }) => username)

interface Listed {
  username: string
  auditName: string
  email: string
}

/** Users whose names start with a word that no other test uses, newest first. */
async function newUsersNamed(word: string, count: number): Promise<TestUser[]> {
  const users: TestUser[] = []
  for (let i = 0; i < count; i++) users.unshift(await rename(await newUser(app), `${word}.${i}`))
  return users
}

async function rename(user: TestUser, username: string): Promise<TestUser> {
  const { status } = await rest(app, 'PATCH /api/v2/me', {
    token: user.token,
    body: { username },
    headers: { 'if-match': '*' },
  })
  expect(status).toBe(200)
  return { ...user, username }
}

test('returns what administrators need to manage users, and no secrets', async () => {
  const [user] = await newUsersNamed(unique('user'), 1)
  await enrol(app, user!)
  const { items } = await list(`q=${user!.username}`)
  expect(items).toEqual([
    {
      username: user!.username,
      auditName: `user:${keyOf(user!)}`,
      email: user!.email,
      emailVerified: false,
      role: 'AUTHOR',
      disabled: false,
      mfa: true,
      createdAt: expect.stringMatching(/Z$/),
    },
  ])
})

test('finds users by a part of their name or e-mail address, in any case and width', async () => {
  const word = unique('Zoé')
  const [user] = await newUsersNamed(word, 1)
  const wide = word.replaceAll(/[a-z0-9]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0))
  for (const piece of [word, word.toUpperCase(), word.toLowerCase(), word.slice(1), wide, ` ${word} `])
    expect(await namesIn(`q=${encodeURIComponent(piece)}`)).toEqual([user!.username])
  for (const piece of [user!.email, user!.email.toUpperCase(), user!.email.slice(2, -5)])
    expect(await namesIn(`q=${encodeURIComponent(piece)}`)).toEqual([user!.username])
})

test('treats characters of LIKE patterns literally', async () => {
  const word = unique('pattern')
  const plain = await rename(await newUser(app), `${word}xy`)
  const scored = await rename(await newUser(app), `${word}_y`)
  expect(await namesIn(`q=${word}_`)).toEqual([scored.username])
  expect(await namesIn(`q=${word}`)).toEqual([scored.username, plain.username])
  for (const piece of [`${word}%`, `${word}％`, `${word.slice(0, 5)}%`, `\\`, `${word}\\_`, `${word}x%y`])
    expect(await namesIn(`q=${encodeURIComponent(piece)}`)).toEqual([])
})

test('filters by role, by disabled, and by both', async () => {
  const word = unique('narrow')
  const [disabledEditor, editor, disabled, author] = await newUsersNamed(word, 4)
  for (const { username } of [disabledEditor!, editor!])
    await write.execute(sql`update users set role = 'editor' where username = ${username}`)
  for (const { username } of [disabledEditor!, disabled!])
    await write.execute(sql`update users set disabled_at = now() where username = ${username}`)
  const expected: [query: string, found: TestUser[]][] = [
    ['', [disabledEditor!, editor!, disabled!, author!]],
    ['role=EDITOR', [disabledEditor!, editor!]],
    ['role=AUTHOR', [disabled!, author!]],
    ['role=ADMIN', []],
    ['disabled=true', [disabledEditor!, disabled!]],
    ['disabled=false', [editor!, author!]],
    ['role=EDITOR&disabled=false', [editor!]],
  ]
  for (const [query, found] of expected)
    expect([query, await namesIn(`q=${word}&${query}`)]).toEqual([
      query,
      found.map(({ username }) => username),
    ])
})

test('pages through users without gaps or repetitions, and counts them', async () => {
  const word = unique('paged')
  const users = (await newUsersNamed(word, 5)).map(({ username }) => username)
  // Equal creation times, so that a page ends between them.
  await write.execute(
    sql`update users set created_at = date_trunc('second', created_at) where username like ${`${word}%`}`,
  )
  const whole = await namesIn(`q=${word}`)
  expect(whole.toSorted()).toEqual(users.toSorted())
  for (const size of [1, 2, 5]) {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { items, pageInfo } = await list(`q=${word}&first=${size}${after}`)
      seen.push(...items.map(({ username }) => username))
      if (!pageInfo.hasNextPage) break
      after = `&after=${pageInfo.endCursor}`
    }
    expect(seen).toEqual(whole)
  }
  const query = `query ($word: String!, $last: Int, $before: String) {
    users(filter: { matching: $word }, last: $last, before: $before) {
      totalCount pageInfo { startCursor hasPreviousPage } nodes { username user { username } }
    }
  }`
  const { data } = await ask<{ users: { totalCount: number; nodes: object[] } }>(
    app,
    query,
    { word, last: 2 },
    admin.token,
  )
  expect(data!.users.totalCount).toBe(5)
  expect(data!.users.nodes).toEqual(whole.slice(-2).map((username) => ({ username, user: { username } })))
})

test.each(['first=0', 'first=101', 'after=x', 'role=OWNER', 'disabled=perhaps', 'q=', 'email=x', 'q=a&q=b'])(
  'rejects the query %s',
  async (query) => {
    const { status, body } = await rest(app, `GET /api/v2/users?${query}`, { token: admin.token })
    expect([status, body.code]).toEqual([400, 'BAD_INPUT'])
  },
)

test('rejects the cursor of another list', async () => {
  const { pageInfo } = (await rest(app, 'GET /api/v2/audit-events?first=1', { token: admin.token })).body
  const path = `/api/v2/users?after=${pageInfo.endCursor}` as const
  expect((await rest(app, `GET ${path}`, { token: admin.token })).status).toBe(400)
})

test('does not reveal to other users whether an account exists', async () => {
  const editor = await newUser(app, 'editor')
  const seen = new Set<string>()
  for (const matching of [admin.username, editor.email, unique('unknown'), '%', null]) {
    const { data, errors } = await ask(
      app,
      'query ($matching: String) { users(filter: { matching: $matching }) { totalCount } }',
      { matching },
      editor.token,
    )
    seen.add(JSON.stringify([data, errors[0]!.extensions.code, errors[0]!.message]))
  }
  expect([...seen]).toEqual([expect.stringContaining('"FORBIDDEN"')])
  const { status } = await rest(app, 'GET /api/v2/users?after=x', { token: editor.token })
  expect(status).toBe(403)
})
