import { join } from 'node:path'
import { createRefusals } from './audit/refusals.ts'
import { createTokens } from './auth/access-tokens.ts'
import { createPasswords } from './auth/passwords/passwords.ts'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import { createVault } from './crypto/vault.ts'
import { type Database, statementTimeout } from './db/client.ts'
import { createFaultLog, type FaultLog } from './db/fault-log.ts'
import { createUsageCounter } from './deprecation/usage-counter.ts'
import { startSweep } from './jobs/sweep.ts'
import { createThrottles } from './limits/throttles.ts'
import type { Logger } from './log.ts'
import { createMail } from './mail/mail.ts'
import { openStores, type StoreOptions } from './stores.ts'
import { createTelemetry, type Telemetry } from './telemetry.ts'

export type { StoreOptions as ServiceOptions }

/** The services, and those that only the app itself uses. */
export interface OpenServices {
  services: Services
  database: Database
  telemetry: Telemetry
  faults: FaultLog
}

/**
 * Opens all services, each in one line. `stack` closes them in the reverse order, also those that are open
 * when a later one fails to open.
 */
export async function openServices(
  stack: AsyncDisposableStack,
  config: Config,
  log: Logger,
  options: StoreOptions,
): Promise<OpenServices> {
  const closing = <S extends { close(): unknown }>(service: S): S =>
    stack.adopt(service, async ({ close }) => void (await close()))

  const faults = closing(createFaultLog(log))
  // A little longer, so that PostgreSQL itself ends a slow statement and the connection survives.
  const queryTimeout = statementTimeout + 1_000
  const stores = closing(
    await openStores(config, log, { queryTimeout, onIdleError: faults.onIdleError, ...options }),
  )
  const { database } = stores
  const db = database
  const vault = createVault({ keys: stores.encryptionKeys, pepper: stores.pepper })
  const tokens = closing(await createTokens({ db, vault, log }, tokenOptions(config)))
  const telemetry = closing(createTelemetry(config.metrics, log))
  const usage = closing(createUsageCounter({ db, log, onCount: telemetry.countDeprecated }))
  const refusals = closing(createRefusals({ db, log }))
  const throttles = createThrottles({ db, vault }, config.limits)
  const passwords = createPasswords(config.limits)
  const mail = closing(createMail(mailOptions(config), log))
  closing(startSweep({ db, log }))

  const { emailVerification } = config.auth
  if (emailVerification === 'required' && config.mail.smtpUrl === null) log.warn(cannotVerify)

  const services = { db, passwords, tokens, vault, throttles, refusals, mail, log, usage, emailVerification }
  return { services, database, telemetry, faults }
}

const cannotVerify =
  'Nobody can verify an e-mail address, publish or create API keys, because SMTP_URL is not set: set it, or set EMAIL_VERIFICATION=off'

function tokenOptions({ auth, database }: Config) {
  return {
    issuer: auth.issuer,
    apiKeyEnvironment: database.kind === 'embedded' ? 'test' : 'live',
  } as const
}

/** Without a mail server, the embedded mode writes messages to a folder where a developer finds them. */
function mailOptions({ mail, database, http }: Config) {
  return {
    ...mail,
    emlFolder: database.kind === 'embedded' ? join(database.dataDir, 'outbox') : null,
    publicUrl: http.publicUrl ?? `http://localhost:${http.port}`,
  }
}
