import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, unique } from '../../support/factories.ts'
import { sendGraphql, trySignIn } from '../../support/sign-in-endpoints.ts'

const app = await startApp()

const register = 'mutation ($input: RegisterInput!) { register(input: $input) { accessToken } }'
const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }'

interface Refusal {
  status: number
  code: string | undefined
  /** Where the answer says it was, and why. */
  told: unknown
  /** Who tried, to be looked at afterwards. */
  email: string
}

interface Person {
  username: string
  email: string
}

type Way = (person: Person, chosen: string) => Promise<Refusal>

/** A person of this name; where an account is needed to set a password, its owner. */
const ways: Record<string, Way> = {
  'registering by REST v2': async ({ username, email }, chosen) => {
    const { status, body } = await rest(app, 'POST /api/v2/users', {
      body: { username, email, password: chosen },
    })
    return { status, code: body.code, told: body.errors, email }
  },
  'registering by REST v1': async ({ username, email }, chosen) => {
    const { status, body } = await rest(app, 'POST /api/v1/users', {
      body: { user: { username, email, password: chosen } },
    })
    return { status, code: undefined, told: body.errors?.body, email }
  },
  'registering by GraphQL': async ({ username, email }, chosen) => {
    const { status, body } = await sendGraphql(app, register, {
      input: { username, email, password: chosen },
    })
    const { code, details } = body.errors?.[0].extensions ?? {}
    return { status, code, told: details, email }
  },
  'changing it by REST v2': async (person, chosen) => {
    const { token, email } = await registered(person)
    const { status, body } = await rest(app, 'PUT /api/v2/me/password', {
      token,
      body: { currentPassword: password, newPassword: chosen },
    })
    return { status, code: body.code, told: body.errors, email }
  },
  'changing it by REST v1': async (person, chosen) => {
    const { token, email } = await registered(person)
    const { status, body } = await rest(app, 'PUT /api/v1/user', {
      token,
      body: { user: { password: chosen } },
    })
    return { status, code: undefined, told: body.errors?.body, email }
  },
  'changing it by GraphQL': async (person, chosen) => {
    const { token, email } = await registered(person)
    const input = { currentPassword: password, newPassword: chosen }
    const { status, body } = await sendGraphql(
      app,
      change,
      { input },
      {
        headers: { authorization: `Bearer ${token}` },
      },
    )
    const { code, details } = body.errors?.[0].extensions ?? {}
    return { status, code, told: details, email }
  },
}

const places: Record<string, (why: string) => unknown> = {
  'registering by REST v2': (why) => [{ pointer: '#/password', in: 'body', detail: why }],
  'registering by REST v1': (why) => [`password ${why}`],
  'registering by GraphQL': (why) => [{ field: 'input.password', message: why }],
  'changing it by REST v2': (why) => [{ pointer: '#/newPassword', in: 'body', detail: why }],
  'changing it by REST v1': (why) => [`password ${why}`],
  'changing it by GraphQL': (why) => [{ field: 'input.newPassword', message: why }],
}

const statuses = (name: string) => (name.endsWith('v1') ? 422 : name.endsWith('v2') ? 400 : 200)

async function registered({ username, email }: Person): Promise<{ token: string; email: string }> {
  const { status, body } = await rest(app, 'POST /api/v2/users', { body: { username, email, password } })
  expect(status).toBe(201)
  return { token: body.accessToken, email }
}

function somebody(): Person {
  const username = unique('ronja')
  return { username, email: `${unique('robber')}@forest.example` }
}

const own = 'is too easy to guess: it is little more than your name, your e-mail address or "byline"'
const repeats = 'is too easy to guess: it repeats itself'
const common = 'is one of the most common passwords'

describe.each(Object.keys(ways))('%s', (name) => {
  const way = ways[name]!

  test.each([
    [common, 'one that everybody has', () => 'password'],
    [common, 'one in another spelling', () => 'ＰａＳＳＷＯＲＤ'],
    [repeats, 'a repetition', () => 'abcabcabcabc'],
    [own, 'their name', ({ username }: Person) => username.toUpperCase()],
    [own, 'half of their address', ({ email }: Person) => email.split('@')[0]!],
  ])('tells that it %s: %s', async (why, _, make) => {
    const person = somebody()
    const chosen = make(person)
    const { status, code, told, email } = await way(person, chosen)
    expect(status).toBe(statuses(name))
    if (!name.endsWith('v1')) expect(code).toBe('WEAK_PASSWORD')
    expect(told).toEqual(places[name]!(why))
    expect((await trySignIn(app, { email, password: chosen })).outcome).toBe(401)
  })

  test.each([
    ['7', '😀🐙🎻🚂🥨🧦🪐'],
    ['129', some(129)],
  ])('refuses %s characters', async (_, chosen) => {
    const person = somebody()
    const { status, code, told, email } = await way(person, chosen)
    expect(status).toBe(statuses(name))
    if (!name.endsWith('v1')) expect(code).toBe('BAD_INPUT')
    expect(JSON.stringify(told)).toContain('must be 8 to 128 characters')
    expect((await trySignIn(app, { email, password: chosen })).outcome).toBe(401)
  })

  test.each([
    ['8', '😀🐙🎻🚂🥨🧦🪐🦔'],
    ['128', some(128)],
    ['any', 'nul\u0000 and bell\u0007 and some'],
  ])('takes %s characters', async (_, chosen) => {
    const { status, email } = await way(somebody(), chosen)
    expect(status).toBeLessThan(300)
    expect((await trySignIn(app, { email, password: chosen })).status).toBe(201)
    expect((await trySignIn(app, { email, password: `${chosen}x` })).outcome).toBe(401)
  })
})

test('takes nobody for strong by letters that are written in two parts', async () => {
  const person = somebody()
  const { status, code } = await ways['registering by REST v2']!(person, 'q\u0303x\u0301w\u0302z\u030a')
  expect([status, code]).toEqual([400, 'WEAK_PASSWORD'])
})

test('looks at the name and the address that come with a password', async () => {
  const { token } = await newUser(app)
  const username = unique('kalle')
  for (const user of [
    { username, password: username },
    { email: `${username}@byline.test`, password: `${username}!` },
  ]) {
    const { status, body } = await rest(app, 'PUT /api/v1/user', { token, body: { user } })
    expect([status, body.errors.body]).toEqual([422, [`password ${own}`]])
  }
})

/** So many code points of four bytes each. */
function some(count: number): string {
  return Array.from({ length: count }, () => String.fromCodePoint(0x1f300 + randomInt(700))).join('')
}
