import { serverAudits } from 'graphql-http'
import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'

const app = await startApp()
const address = await app.listen({ host: '127.0.0.1', port: 0 })
const audits = serverAudits({ url: `${address}/graphql` })

test('has an audit for each rule of GraphQL over HTTP', () => {
  expect(audits.length).toBeGreaterThanOrEqual(61)
})

for (const { id, name, fn } of audits) {
  test(`${id} ${name}`, async () => {
    const result = await fn()
    expect('reason' in result ? `${result.status}: ${result.reason}` : result.status).toBe('ok')
  })
}
