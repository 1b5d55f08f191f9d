import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { TypedDocumentString } from '../generated/graphql.ts'
import type { ErrorCode } from '../src/errors.ts'

export interface Answer<Data = Record<string, unknown>> {
  status: number
  data: Data | null
  errors: {
    message: string
    path?: (string | number)[]
    extensions: { code: ErrorCode; details?: Detail[] }
  }[]
}

interface Detail {
  field: string
  message: string
}

/** What `gql` throws when the answer has errors. */
export class Refused extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super(answer.errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join('\n'))
    this.answer = answer
  }
}

/** The whole answer to a GraphQL operation, whatever it is. */
export async function ask<Data>(
  app: FastifyInstance,
  query: string,
  variables: object = {},
  token?: string,
): Promise<Answer<Data>> {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    payload: { query, variables },
  })
  const { data = null, errors = [] } = response.json()
  return { status: response.statusCode, data, errors }
}

/** The data of a typed operation. @throws {Refused} when the answer has errors */
export async function gql<Data, Variables extends object>(
  app: FastifyInstance,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  token?: string,
): Promise<Data> {
  const answer = await ask<Data>(app, document.toString(), variables, token)
  if (answer.errors.length > 0) throw new Refused(answer as Answer)
  return answer.data!
}

/** Expects a refusal with this code, and returns its first error. */
export async function refused(code: ErrorCode, asked: Promise<unknown>) {
  const error = await asked.then(
    (data) => expect.unreachable(`expected ${code}, got ${JSON.stringify(data)}`),
    (error: unknown) => error,
  )
  if (!(error instanceof Refused)) throw error
  expect(error.answer.errors.map(({ extensions }) => extensions.code)).toEqual([code])
  return error.answer.errors[0]!
}
