import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newUser, unique } from '../support/factories.ts'
import { enrol, requestChallenge, signIn } from '../support/identity.ts'
import { refreshSession } from '../support/refresh-tokens.ts'

const app = await startApp()
const { db } = app.services

test('stores no credential in the database in readable form', async () => {
  const user = await newUser(app)
  const secretWords = unique('a password that nobody else has ')
  const secrets: string[] = [user.token, secretWords]

  const change = { currentPassword: 'correct horse battery', newPassword: secretWords }
  const changed = await rest(app, 'PUT /api/v2/me/password', { token: user.token, body: change })
  expect(changed.status).toBe(204)
  const first = await signIn(app, user, { password: secretWords })
  const { body: second } = await refreshSession(app, first.refreshToken)
  const { body: third } = await refreshSession(app, second.refreshToken)
  const v1 = await rest(app, 'POST /api/users/login', {
    body: { user: { email: user.email, password: secretWords } },
  })
  for (const { accessToken, refreshToken } of [first, second, third]) secrets.push(accessToken, refreshToken)
  secrets.push(v1.body.user.token)

  const key = { name: 'test', scopes: ['articles:write'], expiresInDays: 1 }
  const made = await rest(app, 'POST /api/v2/api-keys', { token: user.token, body: key })
  expect(made.status).toBe(201)
  secrets.push(made.body.key)

  const other = await newUser(app)
  const enrolled = await enrol(app, other)
  secrets.push(enrolled.secret, ...enrolled.backupCodes, await requestChallenge(app, other))

  const sought = [...secrets, ...secrets.map(heart).filter((text) => text.length > 10)]
  expect(await occurring([...sought, user.email])).toEqual([user.email])
})

/** The secret part of a credential, without its prefix, its checksum or the claims of a token. */
function heart(secret: string): string {
  if (secret.startsWith('ey')) return secret.split('.')[2]!
  return secret.startsWith('by') ? secret.split('_').at(-1)!.slice(0, -7) : secret.replaceAll('-', '')
}

/** The secrets found in any column of any table. */
async function occurring(texts: string[]): Promise<string[]> {
  const { rows: tables } = (await db.write.execute(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`)) as unknown as {
    rows: { name: string }[]
  }
  expect(tables.map(({ name }) => name)).toContain('public.refresh_tokens')
  const found = new Set<string>()
  for (const { name } of tables) {
    const { rows } = (await db.write.execute(sql`
      select sought from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) sought
      where exists (select 1 from ${sql.raw(name)} t where strpos(t::text, sought) > 0)`)) as unknown as {
      rows: { sought: string }[]
    }
    for (const { sought } of rows) found.add(sought)
  }
  return [...found]
}
