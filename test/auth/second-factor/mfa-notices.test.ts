import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser } from '../../support/factories.ts'
import { enrol } from '../../support/identity.ts'
import { openMailbox, subjects } from '../../support/mailbox.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url })

test('tells its owner of every change of the second factor, and of no other attempt', async () => {
  const user = await newUser(app)
  const { token } = await enrol(app, user)
  const admin = await newUser(app, 'admin')
  const address = `/api/v2/users/${user.username}/mfa?reason=a+lost+phone`
  const ask = async (request: `${string} ${string}`, as = token) =>
    (await rest(app, request, { token: as })).status
  expect(await ask('POST /api/v2/me/mfa/backup-codes')).toBe(200)
  expect(await ask('POST /api/v2/me/mfa/totp')).toBe(409)
  expect(await ask('DELETE /api/v2/me/mfa/totp')).toBe(204)
  expect(await ask('DELETE /api/v2/me/mfa/totp')).toBe(404)
  expect(await ask('POST /api/v2/me/mfa/backup-codes')).toBe(404)
  await enrol(app, user)
  expect(await ask(`DELETE ${address}`, admin.token)).toBe(204)

  const letters = await mailbox.messagesTo(user.email, { subject: subjects.mfaChanged, count: 5 })
  // Letters overtake each other.
  expect(letters.map(({ text }) => /was just ([^.]*)\./.exec(text)?.[1]).toSorted()).toEqual([
    'given new backup codes',
    'removed',
    'removed by an administrator',
    'set up',
    'set up',
  ])
})
