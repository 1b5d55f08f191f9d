import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import type { TypedDocumentString } from '../../generated/graphql.ts'

export interface Run {
  /** All it has said so far. */
  said(): string
  /** Resolves when it has said that. @throws {Error} when it ends without */
  says(pattern: RegExp): Promise<RegExpExecArray>
  signal(name: NodeJS.Signals): void
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/** A program of this project as a process of its own, with this environment alone; it ends with the test. */
export function run(program: string, env: Record<string, string>, ...args: string[]): Run {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { PATH: process.env.PATH, METRICS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal!))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    said: () => said,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(said)
          if (match) resolve(match)
        }
        child.stdout.on('data', look)
        child.stderr.on('data', look)
        ended.then((how) => reject(new Error(`It ended (${how}) and had not said ${pattern}:\n${said}`)))
        look()
      }),
    signal: (name) => child.kill(name),
    ended,
  }
}

/** `npm start`, listening on a free port. */
export async function startServer(env: Record<string, string>): Promise<Run & { url: string }> {
  const server = run('src/main.ts', { PORT: '0', ...env })
  const [, port] = await server.says(/(?:ready|listening) at http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/)
  return { ...server, url: `http://127.0.0.1:${port}` }
}

/** The data of a typed operation, over the network. */
export async function send<Data, Variables extends object>(
  url: string,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  token?: string,
): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}
