import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { type Browser, chromium, type Page } from 'playwright-core'
import { onTestEnd } from './on-test-end.ts'

const knownPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = process.env.CHROMIUM ?? knownPaths.find((path) => existsSync(path))

if (!executablePath && process.env.REQUIRE_SERVERS)
  throw new Error('REQUIRE_SERVERS is set, but there is no Chromium')
if (!executablePath)
  process.stderr.write(
    '\n!!! NO CHROMIUM FOUND: browser tests are LEFT OUT. Install it, or set CHROMIUM.\n\n',
  )

/** Whether browser tests can run on this machine. */
export const hasBrowser = executablePath !== undefined

/** A page and everything that went wrong on it. */
export interface OpenedPage {
  page: Page
  /** Warnings and errors of the console, failed requests, and requests to other servers. */
  problems: string[]
}

let browser: Promise<Browser> | undefined

/**
 * Opens a page and closes it at the end of the test. All pages share one browser, which Playwright ends with
 * the worker.
 */
export async function openPage(origin: string): Promise<OpenedPage> {
  if (!browser) {
    // Root, as in containers, has no sandbox. The other flags keep Chromium from contacting its vendor.
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
    browser = chromium.launch({
      executablePath: executablePath!,
      args: [...args, '--disable-component-update'],
    })
  }
  const page = await (await browser).newPage({ viewport: { width: 1280, height: 900 } })
  onTestEnd(() => page.close())
  const problems: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('requestfailed', (request) => problems.push(`${request.url()} failed`))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(origin))
      problems.push(`requested ${request.url()}`)
  })
  return { page, problems }
}

/** Listens on a free port. @returns the app's URL */
export async function listen(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 })
}
