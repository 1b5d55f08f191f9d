import { recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context, Services, SessionViewer } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { users } from '../../db/tables.ts'
import { guessKeys } from '../../limits/guess-keys.ts'
import { invalidCredentials } from '../account-locks.ts'
import { userOf } from './passwords.ts'

/**
 * Checks the password of a user who is signed in.
 * @returns the version of the password, for `lockOwnAccount`
 * @throws {AppError} INVALID_CREDENTIALS, TOO_MANY_ATTEMPTS, OVERLOADED
 */
export async function proveOwnPassword(
  services: Pick<Context, 'db' | 'passwords' | 'throttles' | 'caller'>,
  viewer: SessionViewer,
  password: string,
): Promise<number> {
  await services.throttles.take('prove own password', viewer.id)
  const key = guessKeys.reauthentication(viewer.session.id)
  const version = await services.throttles.attempt([key], async () => {
    const found = await findPassword(services, viewer.id)
    const owner = userOf(services.caller, viewer.id)
    const matches = await services.passwords.admit(owner, ({ verify }) =>
      verify(found?.hash ?? null, password),
    )
    return found && matches ? found.version : null
  })
  if (version !== null) return version
  await recordAuditEvent(services, {
    actor: userActor(viewer),
    action: 'session.reauthenticated',
    target: `session:${viewer.session.id}`,
    result: 'INVALID_CREDENTIALS',
  })
  throw invalidCredentials()
}

async function findPassword({ db }: Pick<Services, 'db'>, userId: string) {
  const [found] = await db.write
    .select({ hash: users.passwordHash, version: users.passwordVersion })
    .from(users)
    .where(sql`id = ${userId}`)
  return found ?? null
}
