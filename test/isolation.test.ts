import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { graphql } from '../generated/gql.ts'
import { createApp } from '../src/app.ts'
import { generateSigningKey } from '../src/auth/tokens.ts'
import { readConfig } from '../src/config.ts'
import { demoAccounts } from '../src/seed/demo.ts'
import { copyOfTemplate, hasPostgres, signingKey } from './app.ts'
import { gql, refused } from './clients.ts'
import { migratedDatabase } from './databases.ts'
import { newArticle, newUser, password } from './factories.ts'
import { run } from './processes.ts'

vi.setConfig({ testTimeout: 60_000 })

const folders = [copyOfTemplate(), copyOfTemplate(), copyOfTemplate()] as const

const Read = graphql(`query IsolationRead($slug: String!) { article(slug: $slug) { title } }`)
const Whoami = graphql(`query IsolationWhoami { viewer { user { id } } }`)
const SignIn = graphql(
  `mutation IsolationSignIn($input: SignInInput!) { signIn(input: $input) { accessToken } }`,
)

async function open(env: Environment) {
  const app = await createApp(readConfig({ LOG_LEVEL: 'silent', ...env }))
  onTestFinished(() => app.close())
  return app
}

type Environment = Record<string, string>
const folder = (DATA_DIR: string): Environment => ({ DATA_DIR })
const database = async (): Promise<Environment> => ({
  DATABASE_URL: await migratedDatabase(),
  AUTH_SIGNING_KEY: await generateSigningKey(),
})

const pairs = {
  'two folders': async () => [folder(folders[0]), folder(folders[1])],
  'two databases': async () => [await database(), await database()],
  'a database and a folder': async () => [await database(), folder(folders[0])],
}

describe.each(Object.entries(pairs))('two apps in one process, on %s,', (name, environments) => {
  test.runIf(hasPostgres || name === 'two folders')('have nothing in common', async () => {
    const [one, other] = await Promise.all((await environments()).map(open))
    const author = await newUser(one!)
    const { slug, title } = await newArticle(one!, author)
    await refused('NOT_FOUND', gql(other!, Read, { slug }))
    await refused('UNAUTHENTICATED', gql(other!, Whoami, {}, author.token))
    await refused('INVALID_CREDENTIALS', gql(other!, SignIn, { input: { email: author.email, password } }))
    const double = await newArticle(other!, await newUser(other!), { slug, title: 'Another' })

    await other!.close()
    expect(await gql(one!, Read, { slug: double.slug })).toEqual({ article: { title } })
    expect((await one!.inject('/readyz')).statusCode).toBe(200)
    await newArticle(one!, author)
  })
})

test('refuses the token of the same person from an app with another key', async () => {
  rmSync(join(folders[1], 'secrets.json'))
  const [first, rekeyed, twin] = await Promise.all(folders.map((DATA_DIR) => open({ DATA_DIR })))
  const { email, password } = demoAccounts[1]!
  const { accessToken } = (await gql(first!, SignIn, { input: { email, password } })).signIn
  const viewer = { viewer: { user: { id: expect.any(String) } } }
  expect(await gql(twin!, Whoami, {}, accessToken)).toEqual(viewer) // The same key and people.
  await refused('UNAUTHENTICATED', gql(rekeyed!, Whoami, {}, accessToken))
})

test('signs with the key it is given, embedded too', async () => {
  const app = await open({ DATA_DIR: folders[0], AUTH_SIGNING_KEY: signingKey })
  const { keys } = (await app.inject('/.well-known/jwks.json')).json()
  expect(keys).toEqual([expect.objectContaining({ x: JSON.parse(signingKey).x })])
})

test('refuses a second app on one folder, in words, and serves on', async () => {
  const DATA_DIR = folders[0]
  const first = await open({ DATA_DIR })
  await expect(open({ DATA_DIR })).rejects.toThrow(`Another Byline is running on ${DATA_DIR}; stop it`)
  // The refused one has not let go of the folder for the first.
  const third = run('src/main.ts', { DATA_DIR, PORT: '0' })
  expect(await third.ended).toBe(1)
  expect(third.said()).toContain('Another Byline is running')
  await newUser(first)
  await first.close()
  const next = await open({ DATA_DIR })
  expect((await next.inject('/readyz')).statusCode).toBe(200)
})
