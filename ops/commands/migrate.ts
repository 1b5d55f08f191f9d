// npm run migrate: applies all pending migrations to the database of DATABASE_URL.
import { openPostgres } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrations.ts'
import { runScript } from './script.ts'

await runScript(async () => {
  const url = process.env.DATABASE_URL
  if (!url)
    throw new Error(
      'Set DATABASE_URL. The embedded database needs no command: it is migrated when the server starts',
    )
  const database = openPostgres({ url, poolSize: 1 }, () => {})
  try {
    const applied = await migrate({ db: database })
    return applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.'
  } finally {
    await database.close()
  }
})
