import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { hasPostgres, startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser } from '../../support/factories.ts'
import { keyOf } from '../../support/identity.ts'
import { whileLocked } from '../../support/row-locks.ts'

const app = await startApp()
const newKey = { name: 'Newsletter', scopes: [], expiresInDays: 30 }

test.skipIf(!hasPostgres).each(['create', 'rotate'] as const)(
  'creates no key for a session that is ended concurrently: %s',
  async (how) => {
    const user = await newUser(app)
    const { token } = user
    const create = () => rest(app, 'POST /api/v2/api-keys', { token, body: newKey })
    const { body: old } = await create()
    const rotate = () => rest(app, `POST /api/v2/api-keys/${old.apiKey.id}/rotate`, { token, body: {} })

    // Ends the sessions under the user's lock, as a password change and an administrator do.
    const ending = sql`update sessions set ended_at = now()
      where user_id = (select id from users where id = ${keyOf(user)} for update)`
    const [pending] = await whileLocked(app, ending, async (waitForBlocked) => {
      const pending = how === 'create' ? create() : rotate()
      await waitForBlocked(1)
      return [pending]
    })
    const { status, body } = await pending
    expect([status, body.code]).toEqual([401, 'UNAUTHENTICATED'])
    const { rows } = (await app.services.db.write.execute(
      sql`select count(*)::int as count from api_keys where user_id = ${keyOf(user)}`,
    )) as unknown as { rows: { count: number }[] }
    expect(rows).toEqual([{ count: 1 }])
  },
)
