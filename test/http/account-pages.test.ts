import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { copyOfTemplate, startApp } from '../support/app.ts'
import { hasBrowser, listen, openPage } from '../support/browser.ts'
import { rest } from '../support/clients.ts'
import { newUser, password } from '../support/factories.ts'

const dataDir = copyOfTemplate()
const app = await startApp({ DATABASE_URL: '', DATA_DIR: dataDir, METRICS_PORT: '0' })
const origin = hasBrowser ? await listen(app) : ''

/** The link in the newest message to an address, on this server. */
async function linkTo(address: string, page: string): Promise<string> {
  const outbox = join(dataDir, 'outbox')
  const find = () => {
    const messages = readdirSync(outbox)
      .toSorted()
      .map((file) => readFileSync(join(outbox, file), 'utf8').replaceAll('=\r\n', ''))
    const found = messages.findLast((text) => text.includes(`To: ${address}`) && text.includes(page))
    return /\/account\/[\w-]+#\w+/.exec(found ?? '')?.[0]
  }
  await expect.poll(find).toBeTruthy()
  return origin + find()
}

describe.runIf(hasBrowser)('the pages that links in mails open', () => {
  test('set a new password once, and explain why a password is rejected', async () => {
    const { email } = await newUser(app)
    await rest(app, 'POST /api/v2/password-resets', { body: { email } })
    const link = await linkTo(email, 'reset-password')
    const { page, problems } = await openPage(origin)
    await page.goto(link)
    expect(page.url()).toBe(`${origin}/account/reset-password`)
    await page.getByLabel('New password').fill('password1')
    await page.keyboard.press('Enter')
    await page.getByText('one of the most common passwords').waitFor()
    await page.getByLabel('New password').fill('seven green lamps hum')
    await page.keyboard.press('Enter')
    await page.getByText('You can sign in now').waitFor()
    // The browser also reports the rejected request.
    expect(problems).toEqual([expect.stringContaining('400')])

    const signIn = (given: string) => rest(app, 'POST /api/v2/sessions', { body: { email, password: given } })
    expect((await signIn('seven green lamps hum')).status).toBe(201)
    expect((await signIn(password)).status).toBe(401)

    const again = await openPage(origin)
    await again.page.goto(link)
    await again.page.getByLabel('New password').fill('seven green lamps buzz')
    await again.page.keyboard.press('Enter')
    await again.page.getByText('ask for a new one').first().waitFor()
  })

  test('confirm an e-mail address', async () => {
    const { email, token } = await newUser(app)
    const isVerified = async () => (await rest(app, 'GET /api/v2/me', { token })).body.emailVerified
    expect(await isVerified()).toBe(false)
    const { page, problems } = await openPage(origin)
    await page.goto(await linkTo(email, 'verify-email'))
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('is confirmed').waitFor()
    expect(await isVerified()).toBe(true)
    expect(problems).toEqual([])
  })
})
