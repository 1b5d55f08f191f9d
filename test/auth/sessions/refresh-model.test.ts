import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { password, unique } from '../../support/factories.ts'
import { sessionIdOf } from '../../support/identity.ts'
import { letTimePass, refreshSession, sessionState } from '../../support/refresh-tokens.ts'

const app = await startApp()
const { db } = app.services
const day = 24 * 60 * 60

/**
 * The expected state of a session's refresh tokens. Tokens are numbers in the order of their creation. Times
 * are in seconds. No sum of the generated waits comes near a limit, because real time passes as well.
 */
interface Model {
  now: number
  /** When each token was first used. Only the newest token, the head, is unused. */
  usedAt: number[]
  lastUsedAt: number
  hasEnded: boolean
}

type Request = { refresh: number } | 'revoke'
/** The returned token, as its number or literally, or another result. */
type Result<Token> = Token | 'rejected' | 'revoked'

function expected(model: Model, request: Request): [Model, Result<number>] {
  const { now, usedAt, lastUsedAt } = model
  if (model.hasEnded || now >= 90 * day) return [model, 'rejected']
  if (request === 'revoke') return [{ ...model, hasEnded: true }, 'revoked']
  if (now - lastUsedAt >= 14 * day) return [model, 'rejected']
  const token = request.refresh
  if (token === usedAt.length) return [{ ...model, usedAt: [...usedAt, now], lastUsedAt: now }, token + 1]
  if (token === usedAt.length - 1 && now - usedAt[token]! <= 30) return [model, token + 1]
  return [{ ...model, hasEnded: true }, 'rejected']
}

/** Which token to send, counted back from the head, so that every generated number names a token. */
const generatedRequest = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 9, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.nat(4) },
  { weight: 1, arbitrary: fc.constant('revoke' as const) },
)
const generatedWait = fc.oneof(
  { weight: 2, arbitrary: fc.constant(12) },
  { weight: 6, arbitrary: fc.constant(20) },
  { weight: 2, arbitrary: fc.constant(35) },
  { weight: 2, arbitrary: fc.constant(9.5 * day) },
  { weight: 1, arbitrary: fc.constant(16 * day) },
)
/** Seconds to wait, or requests to send concurrently. */
const generatedStep = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(generatedRequest) },
  { weight: 3, arbitrary: fc.array(generatedRequest, { minLength: 2, maxLength: 4 }) },
  { weight: 3, arbitrary: generatedWait },
)

test('matches the model for any interleaving of refreshes, revocations and waits', async () => {
  const seen = { rotated: 0, repeated: 0, reused: 0, revoked: 0, tooLate: 0 }
  const steps = fc.array(generatedStep, { minLength: 1, maxLength: 20, size: 'max' })
  const holds = fc.asyncProperty(steps, async (steps) => {
    const username = unique()
    const { body } = await rest(app, 'POST /api/v2/users', {
      body: { username, email: `${username}@byline.test`, password },
    })
    const session = sessionIdOf(body.accessToken)
    let model: Model = { now: 0, usedAt: [], lastUsedAt: 0, hasEnded: false }
    let tokens: string[] = [body.refreshToken]

    const send = async (request: Request): Promise<Result<string>> => {
      if (request !== 'revoke') {
        const { status, body } = await refreshSession(app, tokens[request.refresh])
        if (status === 401 && body.code === 'INVALID_REFRESH_TOKEN') return 'rejected'
        expect(status, JSON.stringify(body)).toBe(200)
        return body.refreshToken
      }
      const { status } = await rest(app, 'DELETE /api/v2/sessions/current', { token: body.accessToken })
      // 404: a concurrent request ended the session after this one was authenticated.
      expect([204, 401, 404]).toContain(status)
      return status === 204 ? 'revoked' : 'rejected'
    }

    for (const step of steps) {
      if (typeof step === 'number') {
        await letTimePass(db, session, `${step} seconds`)
        model = { ...model, now: model.now + step }
        continue
      }
      const head = model.usedAt.length
      const all = step.map(
        (back): Request => (back === 'revoke' ? back : { refresh: Math.max(head - back, 0) }),
      )
      const results = await Promise.all(all.map(send))
      const story = JSON.stringify({ model, all, results: results.map((result) => nameOf(result, tokens)) })
      const explanation = inSomeOrder(all.length, (order) => explain(model, tokens, order, all, results))
      expect(explanation, `no order of the requests explains the results: ${story}`).not.toBeNull()
      const after = explanation!
      count(seen, model, after.model, results)
      ;({ model, tokens } = after)
      const state = await sessionState(db, session)
      expect(state, story).toMatchObject({ hasEnded: model.hasEnded, tokens: tokens.length })
      expect(state.unused, story).toBeLessThanOrEqual(1)
    }
  })
  await fc.assert(holds, { numRuns: 100 })
  for (const [what, times] of Object.entries(seen)) expect(times, `${what} never happened`).toBeGreaterThan(0)
})

/** The model after all requests in this order, or null if the results do not match it. */
function explain(model: Model, known: string[], order: number[], all: Request[], results: Result<string>[]) {
  const tokens = [...known]
  let after = model
  for (const i of order) {
    const [next, result] = expected(after, all[i]!)
    after = next
    if (typeof result === 'number') {
      if (!isToken(results[i]!)) return null
      tokens[result] ??= results[i]!
      if (tokens.indexOf(results[i]!) !== result) return null
    } else if (results[i] !== result) return null
  }
  return { model: after, tokens }
}

function inSomeOrder<R>(
  length: number,
  attempt: (order: number[]) => R | null,
  chosen: number[] = [],
): R | null {
  if (chosen.length === length) return attempt(chosen)
  for (let i = 0; i < length; i++) {
    const found = chosen.includes(i) ? null : inSomeOrder(length, attempt, [...chosen, i])
    if (found) return found
  }
  return null
}

function isToken(result: string): boolean {
  return result.startsWith('byr_')
}

function nameOf(result: string, tokens: string[]): string | number {
  const index = tokens.indexOf(result)
  return index === -1 ? result.slice(0, 8) : index
}

/** Counts what happened, so that the test notices if the generated steps miss a case. */
function count(seen: Record<string, number>, before: Model, after: Model, results: Result<string>[]): void {
  const hasRevoked = results.includes('revoked')
  const tokenCount = results.filter(isToken).length
  const rotations = after.usedAt.length - before.usedAt.length
  const note = (what: string, happened: boolean) => {
    if (happened) seen[what]!++
  }
  note('rotated', rotations > 0)
  note('repeated', tokenCount > rotations)
  note('revoked', hasRevoked)
  note('reused', !before.hasEnded && after.hasEnded && !hasRevoked)
  note('tooLate', !after.hasEnded && tokenCount === 0)
}
