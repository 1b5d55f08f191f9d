import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { type RestResponse, rest } from '../support/clients.ts'
import { expectedOutcome, type Outcome, withoutVariant } from '../support/matrix/matrix.ts'
import { createMatrixRunner } from '../support/matrix/runner.ts'
import type { EndpointCase } from '../support/rest/endpoint-cases/endpoint-case.ts'
import { v1Cases } from '../support/rest/endpoint-cases/v1.ts'
import { v2Cases } from '../support/rest/endpoint-cases/v2.ts'
import { requestFor, routes } from '../support/rest/requests.ts'

/** v1 has no error codes, and one status for all kinds of invalid input. */
const statusInV1: Partial<Record<Outcome, string>> = {
  BAD_INPUT: '422',
  CONFLICT: '422',
  FORBIDDEN: '403',
  NOT_FOUND: '404',
  STEP_UP_REQUIRED: '403',
  UNAUTHENTICATED: '401',
}

const app = await startApp()
const runRow = await createMatrixRunner(app)
const rows = [...matrixRows('v1', new Map(Object.entries(v1Cases))), ...matrixRows('v2', v2Cases)]

test('has a row for every route and no other rows', () => {
  const listed = new Set(rows.map(([route]) => withoutVariant(route)))
  expect([...listed].toSorted()).toEqual([...routes.keys()].toSorted())
})

test.each(rows)('%s follows the authorization matrix for every kind of viewer', async (route, name) => {
  const { actual, expected } = await runRow(
    name,
    async ({ token }, samples) => {
      const { address, body } = requestFor(withoutVariant(route), samples)
      const headers = { 'if-match': address.startsWith('GET') ? undefined : '*' }
      return outcomeOf(await rest(app, address, { token, body, headers }))
    },
    (row, who, column) => {
      const outcome = expectedOutcome(row, who, column)
      const rejected = outcome === 'null' ? 'UNAUTHENTICATED' : outcome // REST rejects guests instead of returning null.
      return route.startsWith('v1') ? (statusInV1[rejected] ?? rejected) : rejected
    },
  )
  expect(actual).toEqual(expected)
})

/** Each endpoint and its variants, with the name of their row in the matrix. */
function matrixRows(
  version: string,
  cases: ReadonlyMap<string, Pick<EndpointCase, 'matrix' | 'matrixVariants'>>,
) {
  return [...cases].flatMap(([endpoint, { matrix, matrixVariants = {} }]) => [
    [`${version} ${endpoint}`, matrix] as const,
    ...Object.entries(matrixVariants).map(
      ([variant, row]) => [`${version} ${endpoint} (${variant})`, row] as const,
    ),
  ])
}

function outcomeOf({ status, body }: RestResponse): string {
  return status < 300 ? 'ok' : (body.code ?? String(status))
}
