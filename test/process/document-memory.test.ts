import { expect, test } from 'vitest'
import { usesBeforeCompilation } from '../../schema/engine/jit.ts'
import { copyOfTemplate } from '../support/app.ts'
import { unique } from '../support/factories.ts'
import { startServer } from '../support/processes.ts'

const selection = `edges { node { id slug title description status ...Author comments(first: 3) { nodes { id ...Writer } } } }`
const fragments = `fragment Author on Article { author { id username bio image articles(first: 3) {
    nodes { id title slug description readingMinutes author { username bio image followersCount } } } } }
  fragment Writer on Comment { author { id username bio image followersCount } }`

/**
 * A document that nobody has sent before. It executes nothing, so that it is cheap.
 */
function newDocument(): string {
  const aliases = Array.from(
    { length: 14 },
    () => `${unique('a')}: articles(first: 1) @skip(if: true) { ${selection} }`,
  )
  return `{ ${aliases.join(' ')} } ${fragments}`
}

/** A short document of which each field is an error. */
function newInvalidDocument(): string {
  return `{ ${Array.from({ length: 100 }, (_, i) => `f${i}`).join(' ')} ${unique('f')} }`
}

test('survives a client that sends thousands of different documents, with little memory', async () => {
  const server = await startServer({ DATA_DIR: copyOfTemplate(), NODE_OPTIONS: '--max-old-space-size=256' })
  const send = async (query: string) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return response.text()
  }
  const sendAll = async (count: number, newQuery: () => string, times: number, expected: RegExp) => {
    for (let i = 0; i < count; i++) {
      const query = newQuery()
      for (let j = 0; j < times; j++) expect(await send(query)).toMatch(expected)
    }
  }
  const executed = /^{"data":{}}$/
  await sendAll(5_000, newDocument, 1, executed)
  await sendAll(200, newDocument, usesBeforeCompilation + 1, executed)
  await sendAll(500, newInvalidDocument, 1, /GRAPHQL_VALIDATION_FAILED/)
})
