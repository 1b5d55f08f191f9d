import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser } from '../../support/factories.ts'
import { enrol, totpCode } from '../../support/identity.ts'
import { openMailbox, subjects } from '../../support/mailbox.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url })

test('notifies the user of every change of the second factor, and of no failed attempt', async () => {
  const user = await newUser(app)
  const { token, backupCodes, secret } = await enrol(app, user)
  const admin = await newUser(app, 'admin')
  const path = `/api/v2/users/${user.username}/mfa?reason=a+lost+phone`
  const send = async (request: `${string} ${string}`, as = token, body?: object) =>
    (await rest(app, request, { token: as, body })).status
  const code = await totpCode(app, secret)
  expect(await send('POST /api/v2/me/mfa/backup-codes', token, { code: backupCodes[0] })).toBe(200)
  expect(await send('POST /api/v2/me/mfa/totp')).toBe(409)
  expect(await send('DELETE /api/v2/me/mfa/totp', token, { code: backupCodes[0] })).toBe(401)
  expect(await send('DELETE /api/v2/me/mfa/totp')).toBe(400)
  expect(await send('DELETE /api/v2/me/mfa/totp', token, { code })).toBe(204)
  expect(await send('DELETE /api/v2/me/mfa/totp')).toBe(404)
  expect(await send('POST /api/v2/me/mfa/backup-codes')).toBe(404)
  await enrol(app, user)
  expect(await send(`DELETE ${path}`, admin.token)).toBe(204)

  const messages = await mailbox.messagesTo(user.email, { subject: subjects.mfaChanged, count: 5 })
  // Messages may arrive in another order.
  expect(messages.map(({ text }) => /was just ([^.]*)\./.exec(text)?.[1]).toSorted()).toEqual([
    'given new backup codes',
    'removed',
    'removed by an administrator',
    'set up',
    'set up',
  ])
})
