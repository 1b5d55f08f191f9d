import { randomBytes, randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type ErrorCode, statusByCode } from '../../src/errors.ts'
import { type RestResponse, rest } from './clients.ts'

/** What a user signs in with. */
export interface Credentials {
  email: string
  password: string
  /** Not in REST v1. */
  deviceToken?: string | null
}

/** Where a request comes from. */
export interface RequestOrigin {
  from?: string
  headers?: Record<string, string>
}

/** A response of REST or GraphQL, with an outcome that both have in common. */
export interface ResponseWithOutcome extends RestResponse {
  /** The HTTP status; for a GraphQL error, the status that REST v2 has for its code. */
  outcome: number
}

/** Sends credentials to one endpoint and returns the response, with any outcome. */
export type SignInEndpoint = (
  app: FastifyInstance,
  given: Credentials,
  from?: RequestOrigin,
) => Promise<ResponseWithOutcome>

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }'
const startSignIn =
  'mutation ($input: SignInInput!) { startSignIn(input: $input) { session { accessToken } } }'

export type EndpointName = 'REST v1' | 'REST v2' | 'GraphQL signIn' | 'GraphQL startSignIn'

/** Every endpoint that accepts a password to sign in. */
export const signInEndpoints: Record<EndpointName, SignInEndpoint> = {
  'REST v1': async (app, given, from) =>
    withOutcome(await rest(app, 'POST /api/v1/users/login', { body: { user: given }, ...from })),
  'REST v2': async (app, given, from) =>
    withOutcome(await rest(app, 'POST /api/v2/sessions', { body: given, ...from })),
  'GraphQL signIn': (app, input, from) => sendGraphql(app, signIn, { input }, from),
  'GraphQL startSignIn': (app, input, from) => sendGraphql(app, startSignIn, { input }, from),
}

/** The names of these endpoints, for `test.each`. */
export const endpointNames = Object.keys(signInEndpoints) as EndpointName[]
/** Signs in by REST v2, with any outcome. */
export const trySignIn = signInEndpoints['REST v2']

/** Sends a GraphQL request from an address and with headers. */
export async function sendGraphql(
  app: FastifyInstance,
  query: string,
  variables: object,
  from?: RequestOrigin,
): Promise<ResponseWithOutcome> {
  const response = await rest(app, 'POST /graphql', { body: { query, variables }, ...from })
  const code: ErrorCode | undefined = response.body.errors?.[0].extensions.code
  return { ...response, outcome: code ? statusByCode[code] : response.status }
}

function withOutcome(response: RestResponse): ResponseWithOutcome {
  return { ...response, outcome: response.status }
}

/** An IPv4 address that no other test uses. */
export function randomAddress(): string {
  return ['10', randomInt(256), randomInt(256), randomInt(1, 255)].join('.')
}

/** The first 64 bits of an IPv6 address, as a prefix that no other test uses. */
export function randomIpv6Prefix(): string {
  return `2001:db8:1${randomBytes(2).toString('hex').slice(1)}:1${randomBytes(2).toString('hex').slice(1)}`
}
