import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { demoAccounts } from '../../src/seed/demo.ts'
import { demoArticles } from '../../src/seed/demo-content.ts'
import { copyOfTemplate } from '../support/app.ts'
import { password, unique } from '../support/factories.ts'
import { run, send, startServer } from '../support/processes.ts'

const dataDir = copyOfTemplate()
const freshDir = join(mkdtempSync(join(tmpdir(), 'byline-fresh-')), 'data')
afterAll(() => rmSync(join(freshDir, '..'), { recursive: true, force: true }))

const Register = graphql(
  `mutation CrashRegister($input: RegisterInput!) { register(input: $input) { accessToken } }`,
)
const Write = graphql(
  `mutation CrashWrite($input: CreateArticleInput!) { createArticle(input: $input) { slug title } }`,
)
const Read = graphql(`query CrashRead($slug: String!) { article(slug: $slug) { slug title body tagNames } }`)
const SignIn = graphql(
  `mutation CrashSignIn($input: SignInInput!) { signIn(input: $input) { viewer { role } } }`,
)
const Count = graphql(`query CrashCount { articles { totalCount } }`)

test('keeps every acknowledged article when it is killed during a burst of writes', async () => {
  const first = await startServer({ DATA_DIR: dataDir })
  const username = unique('crash')
  const account = { username, email: `${username}@byline.test`, password }
  const { accessToken } = (await send(first.url, Register, { input: account })).register
  const acknowledged: { slug: string; title: string }[] = []
  const write = async () => {
    for (;;) {
      const input = {
        title: unique('Burst '),
        description: 'One of many',
        body: 'written',
        tags: ['burst'],
        publish: true,
      }
      acknowledged.push((await send(first.url, Write, { input }, accessToken)).createArticle)
      if (acknowledged.length === 30) first.signal('SIGKILL')
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: 16 }, write))
  for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) })
  expect(acknowledged.length).toBeGreaterThanOrEqual(30)
  expect(await first.ended).toBe('SIGKILL')

  const second = await startServer({ DATA_DIR: dataDir })
  for (const { slug, title } of acknowledged) {
    const { article } = await send(second.url, Read, { slug })
    expect(article).toEqual({ slug, title, body: 'written', tagNames: ['burst'] })
  }
  const input = { title: unique('After '), description: 'One of many', body: 'as before' }
  await send(second.url, Write, { input }, accessToken)
})

test('starts after first starts that were killed at every step', async () => {
  for (const step of ['Creating the database', 'Creating the tables', 'Writing demo articles']) {
    const killed = run('src/main.ts', { DATA_DIR: freshDir, PORT: '0' })
    await killed.waitForOutput(new RegExp(step))
    killed.signal('SIGKILL')
    expect(await killed.ended).toBe('SIGKILL')
    expect(existsSync(join(freshDir, 'postgres'))).toBe(false)
  }
  const { url } = await startServer({ DATA_DIR: freshDir })
  expect(existsSync(join(freshDir, 'postgres.unfinished'))).toBe(false)
  expect([mode(freshDir), mode(join(freshDir, 'secrets.json'))]).toEqual(['700', '600'])
  const published = demoArticles.filter(({ status }) => status === 'published')
  expect((await send(url, Count, {})).articles.totalCount).toBe(published.length)
  for (const { email, password, role } of demoAccounts) {
    const { signIn } = await send(url, SignIn, { input: { email, password } })
    expect(signIn.viewer.role).toBe(role.toUpperCase())
  }
})

test('lets only its own operating system account read the secrets', async () => {
  const secrets = join(dataDir, 'secrets.json')
  chmodSync(secrets, 0o644)
  const server = await startServer({ DATA_DIR: dataDir })
  server.signal('SIGTERM')
  await server.ended
  expect(mode(secrets)).toBe('600')
})

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
