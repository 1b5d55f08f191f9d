import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { copyOfTemplate, startApp } from '../support/app.ts'
import { hasBrowser, listen, openPage } from '../support/browser.ts'
import { newArticle, newUser } from '../support/factories.ts'

const app = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate(), METRICS_PORT: '0' })
const origin = hasBrowser ? await listen(app) : ''

describe.runIf(hasBrowser)('in a browser', () => {
  test('shows both REST versions and runs a request', async () => {
    const { page, problems } = await openPage(origin)
    await page.goto(`${origin}/docs`)
    await page.getByRole('heading', { name: 'Byline REST API v2' }).waitFor()
    await page.getByRole('link', { name: 'Articles', exact: true }).click()
    await page
      .getByRole('link', { name: /List or search/ })
      .first()
      .click()
    await page
      .getByRole('button', { name: /Test Request.*get \/articles/is })
      .first()
      .click()
    const responding = page.waitForResponse((response) => response.url().includes('/api/v2/articles'))
    await page
      .getByRole('button', { name: /^Send\b/ })
      .first()
      .click()
    expect((await responding).status()).toBe(200)

    await page.goto(`${origin}/docs?api=v1`)
    await page.getByRole('heading', { name: 'Byline REST API v1' }).waitFor()
    await page.getByText('v1 (deprecated)').first().waitFor()
    expect(problems).toEqual([])
  })

  test.each([
    '/',
    '/docs/problems',
    '/docs/changelog',
    '/docs/migrating-from-v1-to-v2',
    '/account/reset-password',
    '/account/verify-email',
  ])('shows %s with nothing from elsewhere, and nothing wider than the window', async (path) => {
    const { page, problems } = await openPage(origin)
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(origin + path, { waitUntil: 'networkidle' })
    await page.locator('h1').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(problems).toEqual([])
  })

  test('switches GraphiQL tabs with the mouse', async () => {
    const { page, problems } = await openPage(origin)
    await page.goto(`${origin}/graphql`)
    const tabs = page.locator('.graphiql-tab')
    await tabs.nth(2).waitFor()
    for (const i of [2, 0, 1]) {
      await tabs.nth(i).click()
      await page.locator(`.graphiql-tab:nth-child(${i + 1}).graphiql-tab-active`).waitFor()
    }
    expect(problems).toEqual([])
  })

  test('lets a page of another origin read, write, and see the deprecation of v1', async () => {
    const author = await newUser(app)
    const { slug } = await newArticle(app, author)
    const elsewhere = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>elsewhere</h1>'),
    )
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void elsewhere.close())
    const { page } = await openPage(origin)
    await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}`)
    const seen = await page.evaluate(
      async ({ origin, slug, token }) => {
        const ask = async (path: string, init: RequestInit) => {
          const { status, headers } = await fetch(origin + path, init)
          const [etag, sunset, deprecation, link] = ['etag', 'sunset', 'deprecation', 'link'].map((name) =>
            headers.get(name),
          )
          return { status, etag, sunset, deprecation, link }
        }
        const json = { 'content-type': 'application/json' }
        const v1 = { ...json, authorization: `Token ${token}` }
        const v2 = { ...json, authorization: `Bearer ${token}` }
        const put = await ask(`/api/articles/${slug}`, {
          method: 'PUT',
          headers: v1,
          body: '{"article":{"description":"x"}}',
        })
        const read = await ask(`/api/v2/articles/${slug}`, { headers: v2 })
        const patch = await ask(`/api/v2/articles/${slug}`, {
          method: 'PATCH',
          headers: { ...v2, 'if-match': read.etag! },
          body: '{"description":"y"}',
        })
        const rehearsed = await ask(`/api/v1/articles/${slug}`, {
          headers: { ...v1, 'byline-rehearse': 'sunset' },
        })
        const gone = await ask(`/api/v1/articles/${slug}`, { method: 'DELETE', headers: v1 })
        return { put, read, patch, rehearsed, gone }
      },
      { origin, slug, token: author.token },
    )
    const life = {
      sunset: expect.stringMatching(/2028/),
      deprecation: '@1795305600',
      link: expect.stringMatching(/successor/),
    }
    expect(seen).toMatchObject({
      put: { status: 200, ...life },
      read: { status: 200, etag: expect.stringMatching(/^"2-/), sunset: null },
      patch: { status: 200, etag: expect.stringMatching(/^"3-/) },
      rehearsed: { status: 410, ...life },
      gone: { status: 204, ...life },
    })
  })
})
