import { expect } from 'vitest'
import { rest } from '../../clients.ts'
import { enrol, totpCode } from '../../identity.ts'
import { long, notText, required, tooLong } from '../wrong-input.ts'
import type { EndpointCases, WriteCase } from './endpoint-case.ts'

const tenCodes = { backupCodes: Array(10).fill(expect.stringMatching(/^[0-9A-Z-]{24,}$/)) }

const optionalCode: WriteCase['body'] = {
  valid: () => ({ code: '123456' }),
  wrong: [
    [{ code: 123_456 }, { code: notText }],
    [{ code: long(200) }, { code: tooLong(200) }],
    [{ password: 'x' }, { password: 'is unknown' }],
  ],
}

export const mfa: EndpointCases = {
  'GET /me/mfa': {
    access: 'user',
    matrix: 'Query.viewer',
    async example({ app, author }) {
      await enrol(app, author)
      return { status: 200, response: { totp: true, backupCodesLeft: 10 } }
    },
    statements: () => [[{}, 2]],
  },
  'POST /me/mfa/totp': {
    access: 'user',
    matrix: 'Mutation.startTotp',
    async example() {
      const response = {
        secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
        uri: expect.stringMatching(/^otpauth:\/\/totp\//),
        qrCode: expect.stringMatching(/^data:image\/svg\+xml/),
      }
      return { status: 200, response }
    },
  },
  'POST /me/mfa/totp/confirm': {
    access: 'user',
    matrix: 'Mutation.confirmTotp',
    async example({ app, author: { token } }) {
      const { body } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
      const code = await totpCode(app, body.secret)
      return { body: { code }, status: 200, response: tenCodes }
    },
    body: {
      valid: () => ({ code: '123456' }),
      wrong: [
        [{}, { code: required }],
        [{ code: 123_456 }, { code: notText }],
        [{ code: long(200) }, { code: tooLong(200) }],
      ],
    },
  },
  'DELETE /me/mfa/totp': {
    access: 'user',
    matrix: 'Mutation.removeTotp',
    async example({ app, author }) {
      const { backupCodes } = await enrol(app, author)
      return { body: { code: backupCodes[0]! }, status: 204, response: '' }
    },
    body: optionalCode,
  },
  'POST /me/mfa/backup-codes': {
    access: 'user',
    matrix: 'Mutation.remakeBackupCodes',
    async example({ app, author }) {
      const { backupCodes } = await enrol(app, author)
      return { body: { code: backupCodes[0]! }, status: 200, response: tenCodes }
    },
    body: optionalCode,
  },
}
