import { randomBytes, randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type ErrorCode, statusByCode } from '../../src/errors.ts'
import { type RestAnswer, rest } from './clients.ts'

export interface Credentials {
  email: string
  password: string
}

export interface From {
  from?: string
  headers?: Record<string, string>
}

export interface Tried extends RestAnswer {
  /** As a status, whichever door it was: that of the refusal's code in GraphQL. */
  outcome: number
}

export type Door = (app: FastifyInstance, given: Credentials, from?: From) => Promise<Tried>

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }'
const startSignIn =
  'mutation ($input: SignInInput!) { startSignIn(input: $input) { session { accessToken } } }'

export type DoorName = 'REST v1' | 'REST v2' | 'GraphQL signIn' | 'GraphQL startSignIn'

/** Every way to sign in with a password. */
export const doors: Record<DoorName, Door> = {
  'REST v1': async (app, given, from) =>
    tried(await rest(app, 'POST /api/v1/users/login', { body: { user: given }, ...from })),
  'REST v2': async (app, given, from) =>
    tried(await rest(app, 'POST /api/v2/sessions', { body: given, ...from })),
  'GraphQL signIn': (app, input, from) => graphqlFrom(app, signIn, { input }, from),
  'GraphQL startSignIn': (app, input, from) => graphqlFrom(app, startSignIn, { input }, from),
}

export const doorNames = Object.keys(doors) as DoorName[]
export const knock = doors['REST v2']

/** One GraphQL request with its headers, from an address. */
export async function graphqlFrom(
  app: FastifyInstance,
  query: string,
  variables: object,
  from?: From,
): Promise<Tried> {
  const answer = await rest(app, 'POST /graphql', { body: { query, variables }, ...from })
  const code: ErrorCode | undefined = answer.body.errors?.[0].extensions.code
  return { ...answer, outcome: code ? statusByCode[code] : answer.status }
}

function tried(answer: RestAnswer): Tried {
  return { ...answer, outcome: answer.status }
}

/** Whence nobody else asks. */
export function someAddress(): string {
  return ['10', randomInt(256), randomInt(256), randomInt(1, 255)].join('.')
}

/** The first half of IPv6 addresses. */
export function someNetwork(): string {
  return `2001:db8:1${randomBytes(2).toString('hex').slice(1)}:1${randomBytes(2).toString('hex').slice(1)}`
}
