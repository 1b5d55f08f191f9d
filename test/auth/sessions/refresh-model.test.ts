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
 * What a family should be, by the table of the specification. Tokens are numbers: the parent of 2 is 1. Times are in
 * seconds; no sum of the steps that are taken comes near a limit, since real time passes as well.
 */
interface Model {
  now: number
  /** When each token was used first; all but the last one, the head, were. */
  usedAt: number[]
  lastUsedAt: number
  hasEnded: boolean
}

type Asked = { refresh: number } | 'revoke'
/** The token that was given, by its number or as it is; or whether the session could be revoked. */
type Answer<Token> = Token | 'refused' | 'revoked'

function expected(model: Model, asked: Asked): [Model, Answer<number>] {
  const { now, usedAt, lastUsedAt } = model
  if (model.hasEnded || now >= 90 * day) return [model, 'refused']
  if (asked === 'revoke') return [{ ...model, hasEnded: true }, 'revoked']
  if (now - lastUsedAt >= 14 * day) return [model, 'refused']
  const token = asked.refresh
  if (token === usedAt.length) return [{ ...model, usedAt: [...usedAt, now], lastUsedAt: now }, token + 1]
  if (token === usedAt.length - 1 && now - usedAt[token]! <= 30) return [model, token + 1]
  return [{ ...model, hasEnded: true }, 'refused']
}

/** Which token, counted back from the head, so that what is drawn always names one. */
const drawnAsked = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 9, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.nat(4) },
  { weight: 1, arbitrary: fc.constant('revoke' as const) },
)
const drawnWait = fc.oneof(
  { weight: 2, arbitrary: fc.constant(12) },
  { weight: 6, arbitrary: fc.constant(20) },
  { weight: 2, arbitrary: fc.constant(35) },
  { weight: 2, arbitrary: fc.constant(9.5 * day) },
  { weight: 1, arbitrary: fc.constant(16 * day) },
)
/** Seconds to wait, or what is asked at once. */
const drawnStep = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(drawnAsked) },
  { weight: 3, arbitrary: fc.array(drawnAsked, { minLength: 2, maxLength: 4 }) },
  { weight: 3, arbitrary: drawnWait },
)

test('answers any interleaving of exchanges, revocations and waiting as the table says', async () => {
  const seen = { rotated: 0, repeated: 0, reused: 0, revoked: 0, tooLate: 0 }
  const steps = fc.array(drawnStep, { minLength: 1, maxLength: 20, size: 'max' })
  const holds = fc.asyncProperty(steps, async (steps) => {
    const username = unique()
    const { body } = await rest(app, 'POST /api/v2/users', {
      body: { username, email: `${username}@byline.test`, password },
    })
    const session = sessionIdOf(body.accessToken)
    let model: Model = { now: 0, usedAt: [], lastUsedAt: 0, hasEnded: false }
    let tokens: string[] = [body.refreshToken]

    const answerTo = async (asked: Asked): Promise<Answer<string>> => {
      if (asked !== 'revoke') {
        const { status, body } = await refreshSession(app, tokens[asked.refresh])
        if (status === 401 && body.code === 'INVALID_REFRESH_TOKEN') return 'refused'
        expect(status, JSON.stringify(body)).toBe(200)
        return body.refreshToken
      }
      const { status } = await rest(app, 'DELETE /api/v2/sessions/current', { token: body.accessToken })
      // 404 is for who was let in, but found it ended by what was asked at once.
      expect([204, 401, 404]).toContain(status)
      return status === 204 ? 'revoked' : 'refused'
    }

    for (const step of steps) {
      if (typeof step === 'number') {
        await letTimePass(db, session, `${step} seconds`)
        model = { ...model, now: model.now + step }
        continue
      }
      const head = model.usedAt.length
      const all = step.map(
        (back): Asked => (back === 'revoke' ? back : { refresh: Math.max(head - back, 0) }),
      )
      const given = await Promise.all(all.map(answerTo))
      const story = JSON.stringify({ model, all, given: given.map((answer) => nameOf(answer, tokens)) })
      const explanation = inSomeOrder(all.length, (order) => explain(model, tokens, order, all, given))
      expect(explanation, `no order of these explains the answers: ${story}`).not.toBeNull()
      const after = explanation!
      count(seen, model, after.model, given)
      ;({ model, tokens } = after)
      const family = await sessionState(db, session)
      expect(family, story).toMatchObject({ hasEnded: model.hasEnded, tokens: tokens.length })
      expect(family.unused, story).toBeLessThanOrEqual(1)
    }
  })
  await fc.assert(holds, { numRuns: 100 })
  for (const [what, times] of Object.entries(seen))
    expect(times, `${what} was never drawn`).toBeGreaterThan(0)
})

/** The model after all was asked in this order, or null when the answers would have been others. */
function explain(model: Model, known: string[], order: number[], all: Asked[], given: Answer<string>[]) {
  const tokens = [...known]
  let after = model
  for (const i of order) {
    const [next, answer] = expected(after, all[i]!)
    after = next
    if (typeof answer === 'number') {
      if (!isToken(given[i]!)) return null
      tokens[answer] ??= given[i]!
      if (tokens.indexOf(given[i]!) !== answer) return null
    } else if (given[i] !== answer) return null
  }
  return { model: after, tokens }
}

function inSomeOrder<R>(
  length: number,
  attempt: (order: number[]) => R | null,
  begun: number[] = [],
): R | null {
  if (begun.length === length) return attempt(begun)
  for (let i = 0; i < length; i++) {
    const found = begun.includes(i) ? null : inSomeOrder(length, attempt, [...begun, i])
    if (found) return found
  }
  return null
}

function isToken(answer: string): boolean {
  return answer.startsWith('byr_')
}

function nameOf(answer: string, tokens: string[]): string | number {
  const index = tokens.indexOf(answer)
  return index === -1 ? answer.slice(0, 8) : index
}

/** So that a draw that leaves something out is noticed. */
function count(seen: Record<string, number>, before: Model, after: Model, given: Answer<string>[]): void {
  const hasRevoked = given.includes('revoked')
  const isGiven = given.filter(isToken).length
  const rotations = after.usedAt.length - before.usedAt.length
  const note = (what: string, happened: boolean) => {
    if (happened) seen[what]!++
  }
  note('rotated', rotations > 0)
  note('repeated', isGiven > rotations)
  note('revoked', hasRevoked)
  note('reused', !before.hasEnded && after.hasEnded && !hasRevoked)
  note('tooLate', !after.hasEnded && isGiven === 0)
}
