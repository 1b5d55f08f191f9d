import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { ownDatabaseEnv } from '../support/databases.ts'
import { newUser, type TestUser } from '../support/factories.ts'

/** An app whose database has no administrator. */
async function newApp(): Promise<FastifyInstance> {
  const app = await startApp(await ownDatabaseEnv())
  await app.services.db.write.execute(sql`update users set role = 'author'`)
  return app
}

const change = (app: FastifyInstance, { username }: TestUser, body: object, { token }: TestUser) =>
  rest(app, `PATCH /api/v2/users/${username}`, { token, body })

async function activeAdmins(app: FastifyInstance): Promise<number> {
  const { rows } = (await app.services.db.write.execute(
    sql`select count(*)::int as count from users where role = 'admin' and disabled_at is null`,
  )) as unknown as { rows: { count: number }[] }
  return rows[0]!.count
}

/** Sets a role like the operator's command, which alone may change the last administrator. */
const setRole = (app: FastifyInstance, { username }: TestUser, role: string) =>
  app.services.db.write.execute(sql`update users set role = ${role} where username = ${username}`)

test('keeps one of two administrators who concurrently demote or disable each other', async () => {
  const app = await newApp()
  const [one, other] = [await newUser(app, 'admin'), await newUser(app, 'admin')]
  for (const body of [{ role: 'READER' }, { disabled: true }, { role: 'READER' }, { disabled: true }]) {
    const responses = await Promise.all([change(app, one, body, other), change(app, other, body, one)])
    const statuses = responses.map(({ status }) => status).toSorted()
    expect(statuses[0]).toBe(200)
    expect([401, 403, 409]).toContain(statuses[1]) // Disabled, demoted, or the last administrator.
    expect(await activeAdmins(app)).toBe(1)
    for (const { username } of [one, other]) {
      await app.services.db.write.execute(
        sql`update users set disabled_at = null, role = 'admin' where username = ${username}`,
      )
      await app.services.db.write.execute(sql`update sessions set ended_at = null, end_reason = null`)
    }
  }
})

test('rejects changes by an administrator who is demoted concurrently', async () => {
  const app = await newApp()
  const admins: TestUser[] = []
  for (let i = 0; i < 4; i++) admins.push(await newUser(app, 'admin'))
  const pairs = admins.flatMap((by) =>
    admins.filter((target) => target !== by).map((target) => ({ by, target })),
  )
  const responses = await Promise.all(
    pairs.map(({ by, target }) => change(app, target, { role: 'AUTHOR' }, by)),
  )
  expect(responses.filter(({ status }) => ![200, 403, 409].includes(status))).toEqual([])
  expect(await activeAdmins(app)).toBeGreaterThanOrEqual(1)
  const { rows } = (await app.services.db.write.execute(
    sql`select actor, target from audit_events where action = 'user.role_changed' order by id`,
  )) as unknown as { rows: { actor: string; target: string }[] }
  expect(rows.length).toBeGreaterThanOrEqual(1)
  const demoted = new Set<string>()
  for (const { actor, target } of rows) {
    expect(demoted).not.toContain(actor)
    demoted.add(target)
  }
})

test('keeps at least one administrator who is not disabled', async () => {
  const app = await newApp()
  const [one, other] = [await newUser(app, 'admin'), await newUser(app, 'admin')]
  expect((await change(app, other, { disabled: true }, one)).status).toBe(200)
  expect((await change(app, one, { disabled: true }, one)).body.code).toBe('CONFLICT')
  // A disabled administrator does not count.
  expect((await change(app, other, { role: 'READER' }, one)).status).toBe(200)
  expect((await change(app, other, { role: 'ADMIN' }, one)).status).toBe(200)
  expect(await activeAdmins(app)).toBe(1)
  expect((await change(app, other, { disabled: false }, one)).status).toBe(200)
  await setRole(app, one, 'editor')
  expect((await change(app, other, { role: 'READER' }, one)).body.code).toBe('FORBIDDEN')
  expect(await activeAdmins(app)).toBe(1)
})
