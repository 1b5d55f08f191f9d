import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import type { TypedDocumentString } from '../../generated/graphql.ts'

/** A child process with its output. */
export interface RunningProgram {
  /** All output so far, of stdout and stderr. */
  output(): string
  /** Resolves when the output matches the pattern. @throws {Error} if the process ends before */
  waitForOutput(pattern: RegExp): Promise<RegExpExecArray>
  signal(name: NodeJS.Signals): void
  /** Resolves with the exit code, or with the signal that ended the process. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/**
 * Starts a program of this project as a child process with only this environment. Killed at the end of the
 * test.
 */
export function run(program: string, env: Record<string, string>, ...args: string[]): RunningProgram {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { PATH: process.env.PATH, METRICS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal!))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    output: () => output,
    waitForOutput: (pattern) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const match = pattern.exec(output)
          if (match) resolve(match)
        }
        child.stdout.on('data', check)
        child.stderr.on('data', check)
        ended.then((how) => reject(new Error(`It ended (${how}) without printing ${pattern}:\n${output}`)))
        check()
      }),
    signal: (name) => child.kill(name),
    ended,
  }
}

/** Runs `npm start` on a free port and waits until it listens. */
export async function startServer(env: Record<string, string>): Promise<RunningProgram & { url: string }> {
  const server = run('src/main.ts', { PORT: '0', ...env })
  const [, port] = await server.waitForOutput(
    /(?:ready|listening) at http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/,
  )
  return { ...server, url: `http://127.0.0.1:${port}` }
}

/** Sends a typed operation over the network and returns its data. */
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
