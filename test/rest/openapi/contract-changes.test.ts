import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type Contracts,
  compareContracts,
  contractFiles,
  unannouncedIn,
} from '../../../ops/tools/compare-contracts.ts'

const graphql = readFileSync(contractFiles.graphql, 'utf8')
const v1 = readFileSync(contractFiles.v1, 'utf8')
const v2 = readFileSync(contractFiles.v2, 'utf8')
const now: Contracts = { graphql, v1, v2 }

/** The v2 document after a change. */
// biome-ignore lint/suspicious/noExplicitAny: JSON that tests change at will.
function changed(change: (document: any) => void): Contracts {
  const document = JSON.parse(v2)
  change(document)
  return { ...now, v2: JSON.stringify(document) }
}

const breaking: Record<string, Contracts> = {
  'removing a GraphQL field': {
    ...now,
    graphql: graphql.replace(/"""The estimated reading time[^"]*"""\s+readingMinutes: Int!/, ''),
  },
  'requiring a GraphQL argument': {
    ...now,
    graphql: graphql.replace('query: String!', 'query: String!, language: String!'),
  },
  'making a GraphQL field nullable': {
    ...now,
    graphql: graphql.replace('  readingMinutes: Int!\n', '  readingMinutes: Int\n'),
  },
  'removing a member of a response': changed(({ components }) => {
    delete components.schemas.ArticleSummary.properties.slug
    components.schemas.ArticleSummary.required = components.schemas.ArticleSummary.required.filter(
      (name: string) => name !== 'slug',
    )
  }),
  'requiring a member of a body': changed(({ paths }) => {
    paths['/articles'].post.requestBody.content['application/json'].schema.required.push('tags')
  }),
  'removing an endpoint': changed(({ paths }) => {
    delete paths['/feed']
  }),
  'removing a method': changed(({ paths }) => {
    delete paths['/articles'].post
  }),
  'removing a whole contract': { ...now, v1: null },
}

test.each(Object.keys(breaking))('reports %s as breaking', async (what) => {
  const changes = await compareContracts(now, breaking[what]!)
  expect(changes.filter((change) => change.breaking).length).toBeGreaterThan(0)
})

test('reports additions and deprecations as not breaking', async () => {
  const more = changed(({ paths }) => {
    paths['/articles'].get.parameters.push({ name: 'sort', in: 'query', schema: { type: 'string' } })
    paths['/users/{username}'].get.deprecated = true
  })
  const changes = await compareContracts(now, {
    ...more,
    graphql: graphql.replace(
      '  readingMinutes: Int!\n',
      '  readingMinutes: Int! @deprecated(reason: "x")\n  words: Int!\n',
    ),
  })
  expect(changes.filter((change) => change.breaking)).toEqual([])
  expect(changes.map(({ contract, kind }) => `${contract} ${kind}`).toSorted()).toEqual([
    'graphql added',
    'graphql deprecated',
    'v2 added',
    'v2 deprecated',
  ])
})

test('reports no change for equal contracts or changed descriptions', async () => {
  const reworded = graphql.replace('The estimated reading time', 'The expected reading time')
  expect(await compareContracts(now, { ...now, graphql: reworded })).toEqual([])
  const described = changed(({ info, tags, paths }) => {
    for (const place of [info, ...tags, paths['/feed'].get]) place.description = 'Another description.'
  })
  expect(await compareContracts(now, described)).toEqual([])
})

test('accepts an announced breaking change from its date on', async () => {
  const changes = await compareContracts(now, breaking['removing a GraphQL field']!)
  const text = changes[0]!.text
  const day = Date.parse('2027-01-01T00:00:00Z')
  const announced = [{ contract: 'graphql', change: text, from: '2027-01-01T00:00:00Z' }] as const
  expect(unannouncedIn(changes, announced, day)).toEqual([])
  expect(unannouncedIn(changes, announced, day - 1)).toHaveLength(1)
  expect(unannouncedIn(changes, [{ ...announced[0], contract: 'v2' }], day)).toHaveLength(1)
  expect(unannouncedIn(changes, [], day)).toHaveLength(1)
})
