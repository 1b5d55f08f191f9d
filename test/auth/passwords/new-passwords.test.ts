import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, unique } from '../../support/factories.ts'
import { sendGraphql, trySignIn } from '../../support/sign-in-endpoints.ts'

const app = await startApp()

const register = 'mutation ($input: RegisterInput!) { register(input: $input) { accessToken } }'
const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }'

interface Outcome {
  status: number
  code: string | undefined
  /** The place and reason that the error reports. */
  details: unknown
  /** The account to check afterwards. */
  email: string
}

interface Candidate {
  username: string
  email: string
}

type Endpoint = (candidate: Candidate, chosen: string) => Promise<Outcome>

/** Every endpoint that sets a password. The ones that change a password register the candidate first. */
const endpoints: Record<string, Endpoint> = {
  'registering by REST v2': async ({ username, email }, chosen) => {
    const { status, body } = await rest(app, 'POST /api/v2/users', {
      body: { username, email, password: chosen },
    })
    return { status, code: body.code, details: body.errors, email }
  },
  'registering by REST v1': async ({ username, email }, chosen) => {
    const { status, body } = await rest(app, 'POST /api/v1/users', {
      body: { user: { username, email, password: chosen } },
    })
    return { status, code: undefined, details: body.errors?.body, email }
  },
  'registering by GraphQL': async ({ username, email }, chosen) => {
    const { status, body } = await sendGraphql(app, register, {
      input: { username, email, password: chosen },
    })
    const { code, details } = body.errors?.[0].extensions ?? {}
    return { status, code, details, email }
  },
  'changing it by REST v2': async (candidate, chosen) => {
    const { token, email } = await registerCandidate(candidate)
    const { status, body } = await rest(app, 'PUT /api/v2/me/password', {
      token,
      body: { currentPassword: password, newPassword: chosen },
    })
    return { status, code: body.code, details: body.errors, email }
  },
  'changing it by REST v1': async (candidate, chosen) => {
    const { token, email } = await registerCandidate(candidate)
    const { status, body } = await rest(app, 'PUT /api/v1/user', {
      token,
      body: { user: { password: chosen, currentPassword: password } },
    })
    return { status, code: undefined, details: body.errors?.body, email }
  },
  'changing it by GraphQL': async (candidate, chosen) => {
    const { token, email } = await registerCandidate(candidate)
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
    return { status, code, details, email }
  },
}

const expectedDetails: Record<string, (why: string) => unknown> = {
  'registering by REST v2': (why) => [{ pointer: '#/password', in: 'body', detail: why }],
  'registering by REST v1': (why) => [`password ${why}`],
  'registering by GraphQL': (why) => [{ field: 'input.password', message: why }],
  'changing it by REST v2': (why) => [{ pointer: '#/newPassword', in: 'body', detail: why }],
  'changing it by REST v1': (why) => [`password ${why}`],
  'changing it by GraphQL': (why) => [{ field: 'input.newPassword', message: why }],
}

const statuses = (name: string) => (name.endsWith('v1') ? 422 : name.endsWith('v2') ? 400 : 200)

async function registerCandidate({ username, email }: Candidate): Promise<{ token: string; email: string }> {
  const { status, body } = await rest(app, 'POST /api/v2/users', { body: { username, email, password } })
  expect(status).toBe(201)
  return { token: body.accessToken, email }
}

function newCandidate(): Candidate {
  const username = unique('ronja')
  return { username, email: `${unique('robber')}@forest.example` }
}

const own = 'is too easy to guess: it is little more than your name, your e-mail address or "byline"'
const repeats = 'is too easy to guess: it repeats itself'
const common = 'is one of the most common passwords'

describe.each(Object.keys(endpoints))('%s', (name) => {
  const setPassword = endpoints[name]!

  test.each([
    [common, 'a common password', () => 'password'],
    [common, 'a common password in full-width letters', () => 'ＰａＳＳＷＯＲＤ'],
    [repeats, 'a repetition', () => 'abcabcabcabc'],
    [own, 'the username', ({ username }: Candidate) => username.toUpperCase()],
    [own, 'the local part of the e-mail address', ({ email }: Candidate) => email.split('@')[0]!],
  ])('reports that it %s: %s', async (why, _, make) => {
    const candidate = newCandidate()
    const chosen = make(candidate)
    const { status, code, details, email } = await setPassword(candidate, chosen)
    expect(status).toBe(statuses(name))
    if (!name.endsWith('v1')) expect(code).toBe('WEAK_PASSWORD')
    expect(details).toEqual(expectedDetails[name]!(why))
    expect((await trySignIn(app, { email, password: chosen })).outcome).toBe(401)
  })

  test.each([
    ['7', '😀🐙🎻🚂🥨🧦🪐'],
    ['129', randomCharacters(129)],
  ])('rejects %s characters', async (_, chosen) => {
    const candidate = newCandidate()
    const { status, code, details, email } = await setPassword(candidate, chosen)
    expect(status).toBe(statuses(name))
    if (!name.endsWith('v1')) expect(code).toBe('BAD_INPUT')
    expect(JSON.stringify(details)).toContain('must be 8 to 128 characters')
    expect((await trySignIn(app, { email, password: chosen })).outcome).toBe(401)
  })

  test.each([
    ['8', '😀🐙🎻🚂🥨🧦🪐🦔'],
    ['128', randomCharacters(128)],
    ['any', 'nul\u0000 and bell\u0007 and some'],
  ])('accepts %s characters', async (_, chosen) => {
    const { status, email } = await setPassword(newCandidate(), chosen)
    expect(status).toBeLessThan(300)
    expect((await trySignIn(app, { email, password: chosen })).status).toBe(201)
    expect((await trySignIn(app, { email, password: `${chosen}x` })).outcome).toBe(401)
  })
})

test('rejects weak passwords in decomposed Unicode', async () => {
  const candidate = newCandidate()
  const { status, code } = await endpoints['registering by REST v2']!(
    candidate,
    'q\u0303x\u0301w\u0302z\u030a',
  )
  expect([status, code]).toEqual([400, 'WEAK_PASSWORD'])
})

test('compares a password with the username and e-mail address of the same request', async () => {
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

/** Random code points of four bytes each. */
function randomCharacters(count: number): string {
  return Array.from({ length: count }, () => String.fromCodePoint(0x1f300 + randomInt(700))).join('')
}
