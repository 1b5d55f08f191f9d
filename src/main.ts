import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { createProgress } from './progress.ts'

const patience = 30_000

try {
  const config = readConfig(process.env)
  const app = await createApp(config, { progress: createProgress() })
  const address = await app.listen({ host: config.http.host, port: config.http.port })
  stopOnSignals(() => app.close())
  process.on('uncaughtException', (err) => {
    app.log.fatal({ err }, 'an error that nobody caught; the process ends')
    process.exit(1)
  })
  if (config.log.format === 'pretty' || config.database.kind === 'embedded')
    process.stdout.write(await banner(config, address))
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

/** The first signal lets requests in flight finish; a second one, or 30 s, ends the process at once. */
function stopOnSignals(close: () => Promise<void>): void {
  let since: number | undefined
  const stop = async () => {
    // npm passes on the Ctrl-C that the terminal has already sent us: the same one, not a second.
    if (since !== undefined) {
      if (Date.now() - since > 500) process.exit(130)
      return
    }
    since = Date.now()
    setTimeout(() => process.exit(1), patience).unref()
    await close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function banner({ http, database, graphql }: Config, address: string): Promise<string> {
  const url = http.publicUrl ?? address.replace('127.0.0.1', 'localhost')
  const lines = [
    '',
    `  Byline is ready at ${url}`,
    '',
    `  GraphQL      ${url}/graphql${graphql.introspection ? '   (GraphiQL in a browser)' : ''}`,
  ]
  lines.push(`  REST         ${url}/api/v2  ${url}/docs`)
  lines.push(`  Health       ${url}/livez  ${url}/readyz`)
  if (database.kind === 'embedded') {
    const { demoAccounts } = await import('./seed/demo.ts')
    lines.push(`  Data         ${database.dataDir}`, '', '  Demo accounts')
    for (const { role, email, password } of demoAccounts)
      lines.push(`    ${role.padEnd(10)} ${email.padEnd(24)} ${password}`)
  }
  return [...lines, '', '  Ctrl-C stops it.', '', ''].join('\n')
}

function explain(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException
  const problems =
    error instanceof AggregateError ? error.errors.map((problem: Error) => problem.message) : []
  if (code === 'EADDRINUSE') problems.push('set PORT to a free port, for example: PORT=4001 npm start')
  const lines = [`Byline cannot start. ${message}`, ...problems.map((problem) => `  - ${problem}`)]
  // What we throw ourselves is a plain Error in words for a person; anything else is a fault to look for.
  const isFault =
    (error as Error).constructor !== Error && !(error instanceof AggregateError) && code !== 'EACCES'
  return [...lines, ...(isFault ? [stack] : [])].join('\n')
}
