import { expect, test } from 'vitest'
import { inputNeedsOf } from '../../schema/guards/field-options.ts'
import { startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { matrix, withoutVariant } from '../support/matrix/matrix.ts'
import { createMatrixRunner } from '../support/matrix/runner.ts'
import { operationFor, rootFields } from '../support/operations.ts'

const app = await startApp()
const runRow = await createMatrixRunner(app)
const fields = new Map(rootFields().map((place) => [place.name, place]))

test('has a row for every root field and no other rows', () => {
  expect([...new Set([...matrix.keys()].map(withoutVariant))].toSorted()).toEqual(
    [...fields.keys()].toSorted(),
  )
})

test('has a row for every input that needs more than its field', () => {
  const inputs = [...fields.values()].flatMap(({ name, field }) =>
    inputNeedsOf(field).map(([path, { can, fresh }]) => ({
      row: `${name} (${path.split('.').at(-1)})`,
      needs: [can, fresh && 'fresh'].filter(Boolean),
    })),
  )
  expect(inputs.map(({ row }) => row)).toContain('Mutation.createArticle (publish)')
  for (const { row, needs } of inputs)
    expect(matrix.get(row)?.requires.split(' + '), row).toEqual(expect.arrayContaining(needs))
})

test.each([...matrix.keys()])(
  '%s follows the authorization matrix for every kind of viewer',
  async (name) => {
    const place = fields.get(withoutVariant(name))!
    const { actual, expected } = await runRow(name, async ({ token }, samples) => {
      const { query, variables } = operationFor(place, samples)
      const { data, errors } = await ask<Record<string, unknown>>(app, query, variables, token)
      if (errors.length > 0) return errors.map(({ extensions }) => extensions.code).join()
      const [found] = [data![place.field.name]].flat()
      return found === null ? 'null' : 'ok'
    })
    expect(actual).toEqual(expected)
  },
)
