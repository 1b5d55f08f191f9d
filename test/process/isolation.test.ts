import { cpSync, rmSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { keyId, randomSecret } from '../../src/crypto/vault.ts'
import { demoAccounts } from '../../src/seed/demo.ts'
import { copyOfTemplate, hasPostgres, secrets } from '../support/app.ts'
import { expectError, gql } from '../support/clients.ts'
import { migratedDatabase } from '../support/databases.ts'
import { newArticle, newUser, password } from '../support/factories.ts'
import { run } from '../support/processes.ts'

const folders = [copyOfTemplate(), copyOfTemplate()] as const

/** A data folder that no app has open. */
function copyOf(folder: string): string {
  const copy = copyOfTemplate()
  rmSync(copy, { recursive: true })
  cpSync(folder, copy, { recursive: true })
  return copy
}

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
  ENCRYPTION_KEYS: randomSecret(),
  AUTH_PEPPER: randomSecret(),
  EMAIL_VERIFICATION: 'off',
})

const pairs = {
  'two folders': async () => [folder(folders[0]), folder(folders[1])],
  'two databases': async () => [await database(), await database()],
  'a database and a folder': async () => [await database(), folder(folders[0])],
}

describe.each(Object.entries(pairs))('two apps in one process, on %s,', (name, environments) => {
  test.runIf(hasPostgres || name === 'two folders')('share nothing', async () => {
    const [one, other] = await Promise.all((await environments()).map(open))
    const author = await newUser(one!)
    const { slug, title } = await newArticle(one!, author)
    await expectError('NOT_FOUND', gql(other!, Read, { slug }))
    await expectError('UNAUTHENTICATED', gql(other!, Whoami, {}, author.token))
    await expectError(
      'INVALID_CREDENTIALS',
      gql(other!, SignIn, { input: { email: author.email, password } }),
    )
    const double = await newArticle(other!, await newUser(other!), { slug, title: 'Another' })

    await other!.close()
    expect(await gql(one!, Read, { slug: double.slug })).toEqual({ article: { title } })
    expect((await one!.inject('/readyz')).statusCode).toBe(200)
    await newArticle(one!, author)
  })
})

test('rejects the token of the same user from an app with other keys', async () => {
  const first = await open({ DATA_DIR: folders[0] })
  const { email, password } = demoAccounts[1]!
  const { accessToken } = (await gql(first, SignIn, { input: { email, password } })).signIn
  await first.close()
  const [again, twin, otherKeys] = await Promise.all(
    [folders[0], copyOf(folders[0]), folders[1]].map((DATA_DIR) => open({ DATA_DIR })),
  )
  const viewer = { viewer: { user: { id: expect.any(String) } } }
  // The same keys, users and sessions.
  for (const same of [again!, twin!]) expect(await gql(same, Whoami, {}, accessToken)).toEqual(viewer)
  await expectError('UNAUTHENTICATED', gql(otherKeys!, Whoami, {}, accessToken))
})

test('encrypts with the given keys, also in embedded mode, and names a missing key', async () => {
  const DATA_DIR = copyOfTemplate()
  const [older, newer] = [secrets.ENCRYPTION_KEYS, randomSecret()]
  const first = await open({ DATA_DIR, ENCRYPTION_KEYS: older })
  const { keys } = (await first.inject('/.well-known/jwks.json')).json()
  await first.close()
  for (const wrong of [{}, { ENCRYPTION_KEYS: newer }] as Environment[])
    await expect(open({ DATA_DIR, ...wrong })).rejects.toThrow(
      `encrypted with the key ${keyId(older)}, which is not in ENCRYPTION_KEYS`,
    )
  for (const ENCRYPTION_KEYS of [`${newer},${older}`, older]) {
    const next = await open({ DATA_DIR, ENCRYPTION_KEYS })
    expect((await next.inject('/.well-known/jwks.json')).json()).toEqual({ keys })
    await newUser(next) // Signs a token.
    await next.close()
  }
})

test('rejects a second app on the same folder with a clear message, while the first keeps serving', async () => {
  const DATA_DIR = folders[0]
  const first = await open({ DATA_DIR })
  await expect(open({ DATA_DIR })).rejects.toThrow(`Another Byline is running on ${DATA_DIR}; stop it`)
  // The rejected app has not released the first app's lock.
  const third = run('src/main.ts', { DATA_DIR, PORT: '0' })
  expect(await third.ended).toBe(1)
  expect(third.output()).toContain('Another Byline is running')
  await newUser(first)
  await first.close()
  const next = await open({ DATA_DIR })
  expect((await next.inject('/readyz')).statusCode).toBe(200)
})
