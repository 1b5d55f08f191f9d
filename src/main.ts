import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { createProgress } from './progress.ts'

/** How long a shutdown may take before the process exits anyway. */
const shutdownTimeoutMs = 30_000
/** npm repeats the Ctrl-C that the terminal has already sent to us. A later signal is the user's own. */
const repeatedSignalMs = 500

try {
  const config = readConfig(process.env)
  const app = await createApp(config, { progress: createProgress() })
  const address = await app
    .listen({ host: config.http.host, port: config.http.port })
    .catch(async (error) => {
      await app.close()
      throw error
    })
  stopOnSignals(() => app.close())
  process.on('uncaughtException', (err) => {
    app.log.fatal({ err }, 'uncaught error; the process exits')
    process.exit(1)
  })
  if (config.log.format === 'pretty' || config.database.kind === 'embedded')
    process.stdout.write(await banner(config, address))
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}

/** The first signal starts a graceful shutdown. A second signal, or the timeout, ends the process at once. */
function stopOnSignals(close: () => Promise<void>): void {
  let stoppedAt: number | undefined
  const stop = async () => {
    if (stoppedAt !== undefined) {
      if (Date.now() - stoppedAt > repeatedSignalMs) process.exit(130)
      return
    }
    stoppedAt = Date.now()
    setTimeout(() => process.exit(1), shutdownTimeoutMs).unref()
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
    lines.push(`  Data         ${database.dataDir}`)
  }
  if (database.kind === 'embedded' && !database.onNetwork) {
    const { demoAccounts } = await import('./seed/demo.ts')
    lines.push('', '  Demo accounts')
    for (const { role, email, password } of demoAccounts)
      lines.push(`    ${role.padEnd(10)} ${email.padEnd(24)} ${password}`)
  }
  return [...lines, '', '  Press Ctrl-C to stop.', '', ''].join('\n')
}

/**
 * The reason for the operator. Our own errors are plain `Error`s with a clear message; others also show their
 * stack.
 */
function explain(error: unknown): string {
  // Closing failed too: the first error is the reason.
  if (error instanceof SuppressedError) return explain(error.suppressed)
  const { code, message, stack } = error as NodeJS.ErrnoException
  const problems =
    error instanceof AggregateError ? error.errors.map((problem: Error) => problem.message) : []
  if (code === 'EADDRINUSE') problems.push('set PORT to a free port, for example: PORT=4001 npm start')
  const lines = [`Byline cannot start. ${message}`, ...problems.map((problem) => `  - ${problem}`)]
  const isUnexpected =
    (error as Error).constructor !== Error && !(error instanceof AggregateError) && code !== 'EACCES'
  return [...lines, ...(isUnexpected ? [stack] : [])].join('\n')
}
