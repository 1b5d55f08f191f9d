import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../../support/factories.ts'
import { keyOf } from '../../support/identity.ts'
import {
  endpointNames,
  type ResponseWithOutcome,
  randomAddress,
  signInEndpoints,
  trySignIn,
} from '../../support/sign-in-endpoints.ts'
import { passwordGuessKey, throttleOf } from '../../support/throttling.ts'

const statements: string[] = []
const app = await startApp({}, { onStatement: (statement) => statements.push(statement) })

const unknownEmail = () => `${unique()}@byline.test`

async function newDisabledUser(): Promise<TestUser> {
  const user = await newUser(app)
  await app.services.db.write.execute(
    sql`update users set disabled_at = now() where username = ${user.username}`,
  )
  return user
}

/** What a client can see of a response, without the parts that always differ. */
function visibleParts({ status, headers, body }: ResponseWithOutcome): string {
  const { date: _, 'x-request-id': __, ...others } = headers
  const { requestId: ___, ...shown } = body
  return JSON.stringify([status, others, shown])
}

async function auditOf({ headers }: ResponseWithOutcome): Promise<unknown[]> {
  const { rows } = (await app.services.db.write.execute(sql`
    select actor, action, target, result, address from audit_events
    where request_id = ${headers['x-request-id']}`)) as unknown as { rows: unknown[] }
  return rows
}

test.each(endpointNames)(
  'treats an unknown address, a wrong password and a disabled account alike by %s',
  async (name) => {
    const [known, disabled] = await Promise.all([newUser(app), newDisabledUser()])
    const from = randomAddress()
    const responses = new Set<string>()
    const work = new Set<string>()
    for (const [email, given, target] of [
      [unknownEmail(), password, 'unknown account'],
      [known.email, `${password}x`, `user:${keyOf(known)}`],
      [known.email.toUpperCase(), '', `user:${keyOf(known)}`],
      [disabled.email, password, `user:${keyOf(disabled)}`],
      [disabled.email, `${password}x`, `user:${keyOf(disabled)}`],
    ] as const) {
      const { count: before = 0 } = (await throttleOf(app, passwordGuessKey(email, from))) ?? {}
      statements.length = 0
      const response = await signInEndpoints[name](app, { email, password: given }, { from })
      // Written at intervals.
      work.add(statements.filter((text) => !text.includes('deprecated_usage')).join(';\n'))
      expect(response.outcome).toBe(401)
      responses.add(visibleParts(response))
      expect(await throttleOf(app, passwordGuessKey(email, from))).toMatchObject({ count: before + 1 })
      const event = { actor: 'guest', action: 'session.started', result: 'INVALID_CREDENTIALS' }
      expect(await auditOf(response)).toEqual([{ ...event, target, address: from }])
    }
    expect([...responses]).toEqual([expect.stringContaining('The e-mail address or the password is wrong')])
    expect([...work]).toEqual([expect.stringContaining('throttles')])
  },
)

test('takes the same time for an unknown address as for a wrong password', async () => {
  const [{ email: known }, { email: disabled }] = await Promise.all([newUser(app), newDisabledUser()])
  const kinds = {
    wrong: () => trySignIn(app, { email: known, password: unique() }),
    unknown: () => trySignIn(app, { email: unknownEmail(), password: unique() }),
    disabled: () => trySignIn(app, { email: disabled, password }),
  }
  await retryMeasurement(3, async () => {
    const times = { wrong: [] as number[], unknown: [] as number[], disabled: [] as number[] }
    for (let i = 0; i < 60; i++) {
      for (const [kind, attempt] of Object.entries(kinds)) {
        const start = performance.now()
        await attempt()
        times[kind as keyof typeof times].push(performance.now() - start)
      }
    }
    for (const kind of ['unknown', 'disabled'] as const) {
      const ratio = median(times[kind]) / median(times.wrong)
      expect(ratio, kind).toBeGreaterThan(0.7)
      expect(ratio, kind).toBeLessThan(1.4)
    }
  })
})

/** Repeats a measurement until it passes, because a busy machine can distort single ones. */
async function retryMeasurement(attempts: number, measure: () => Promise<void>): Promise<void> {
  for (let left = attempts; ; left--) {
    try {
      return await measure()
    } catch (error) {
      if (left === 1) throw error
    }
  }
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!
}

test.each(endpointNames)('accepts a password in any Unicode spelling by %s', async (name) => {
  const [chosen, typed] = ['ﬁnancé ℌello① Ångström', 'finance\u0301 Hello1 A\u030angstro\u0308m'] as const
  const username = unique()
  const email = `${username}@byline.test`
  const { status } = await rest(app, 'POST /api/v2/users', { body: { username, email, password: chosen } })
  expect(status).toBe(201)
  for (const spelling of [chosen, typed])
    expect((await signInEndpoints[name](app, { email, password: spelling })).outcome).toBeLessThan(202)
  for (const other of [`${typed} `, typed.toLowerCase(), typed.replace('e\u0301', 'e')])
    expect((await signInEndpoints[name](app, { email, password: other })).outcome).toBe(401)
})

test('accepts the current password in another Unicode spelling when it is changed', async () => {
  const [chosen, typed] = ['Zażółć gęślą', 'Zaz\u0307o\u0301łc\u0301 ge\u0328s\u0301la\u0328'] as const
  const { token, email } = await newUser(app)
  const change = (currentPassword: string, newPassword: string) =>
    rest(app, 'PUT /api/v2/me/password', { token, body: { currentPassword, newPassword } })
  expect((await change(password, chosen)).status).toBe(204)
  expect((await change(typed, password)).status).toBe(204)
  expect((await trySignIn(app, { email, password })).status).toBe(201)
})

test.each(endpointNames)('signs in with the right password by %s, and records it', async (name) => {
  const user = await newUser(app)
  const response = await signInEndpoints[name](app, { email: user.email, password }, { from: '203.0.113.77' })
  expect(response.outcome).toBeLessThan(202)
  expect(JSON.stringify(response.body)).toMatch(/"(accessToken|token)":"eyJ/)
  expect(await auditOf(response)).toEqual([
    {
      actor: `user:${keyOf(user)}`,
      action: 'session.started',
      target: expect.stringMatching(/^session:[0-9a-f-]{36}$/),
      result: 'done',
      address: '203.0.113.77',
    },
  ])
})
