import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { weightOf } from '../../schema/engine/document-cache.ts'

test('weighs a document by its fields after all fragments are inserted', () => {
  const plain = parse('{ viewer { email } }')
  const fragment = 'fragment F on Viewer { email role username }'
  const once = parse(`{ viewer { ...F } } ${fragment}`)
  const twice = parse(`{ viewer { ...F ... on Viewer { ...F } } } ${fragment}`)
  const fields = (document: ReturnType<typeof parse>) =>
    Math.floor((weightOf(document) - document.loc!.source.body.length) / 12)
  expect([plain, once, twice].map(fields)).toEqual([2, 4, 7])
  const nested = Array.from(
    { length: 20 },
    (_, i) => `fragment F${i} on Viewer { ...F${i + 1} ... on Viewer { ...F${i + 1} } }`,
  )
  expect(fields(parse(`{ viewer { ...F0 } } ${nested.join(' ')} fragment F20 on Viewer { email }`))).toBe(
    2 ** 20 + 1,
  )
})
