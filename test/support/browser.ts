import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterwards } from './on-test-end.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place))

if (!executablePath && process.env.REQUIRE_SERVERS)
  throw new Error('REQUIRE_SERVERS is set, but there is no Chromium')
if (!executablePath)
  process.stderr.write(
    '\n!!! NO CHROMIUM FOUND: what is seen in browsers is LEFT OUT. Install it, or set CHROMIUM.\n\n',
  )

export const hasBrowser = executablePath !== undefined

export interface Opened {
  page: Page
  /** Whatever went wrong: console messages, failed requests, requests to anywhere but the server. */
  troubles: string[]
}

let browser: Promise<Browser> | undefined

/** A page of its own, closed afterwards, in one browser that ends with the worker: Playwright sees to that. */
export async function openPage(origin: string): Promise<Opened> {
  if (!browser) {
    // Root, as in containers, has no sandbox; the rest keeps Chromium from calling home.
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
    browser = chromium.launch({
      executablePath: executablePath!,
      args: [...args, '--disable-component-update'],
    })
  }
  const page = await (await browser).newPage({ viewport: { width: 1280, height: 900 } })
  afterwards(() => page.close())
  const troubles: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('requestfailed', (request) => troubles.push(`${request.url()} failed`))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(origin))
      troubles.push(`asked ${request.url()}`)
  })
  return { page, troubles }
}

/** An address of the app for a browser. */
export async function listen(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 })
}
