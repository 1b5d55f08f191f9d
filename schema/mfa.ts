import {
  confirmTotp,
  getMfaStatus,
  type MfaStatus as MfaStatusRow,
  remakeBackupCodes,
  removeTotp,
  startTotp,
  type TotpEnrolment as TotpEnrolmentStarted,
} from '../src/auth/second-factor/mfa.ts'
import { builder } from './builder.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'
import { Viewer } from './viewer.ts'

// What holds a secret is the answer of its own mutation and can be reached in no other way.

const TotpEnrolment = builder.objectRef<TotpEnrolmentStarted>('TotpEnrolment').implement({
  description: 'What an authenticator app needs to make your codes. Shown once; keep it secret.',
  authScopes: { fresh: true },
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'In base 32, for apps that it is typed into.' }),
    uri: t.exposeString('uri', { description: 'The same as `otpauth://` address, for apps on this device.' }),
    qrCode: t.exposeString('qrCode', {
      description: 'A picture of the address, to be scanned: an SVG as data URI.',
    }),
  }),
})

const BackupCodes = builder.objectRef<{ backupCodes: string[] }>('BackupCodes').implement({
  description: 'For the day on which your authenticator app is out of reach.',
  authScopes: { fresh: true },
  fields: (t) => ({
    backupCodes: t.exposeStringList('backupCodes', {
      description: 'Ten codes, each good once in place of one of the app. Shown once; keep them secret.',
    }),
  }),
})

const MfaStatus = builder.objectRef<MfaStatusRow>('MfaStatus').implement({
  description: 'What you are asked for besides your password.',
  fields: (t) => ({
    totp: t.exposeBoolean('totp', { description: 'Whether it is a code of an authenticator app.' }),
    backupCodesLeft: t.exposeInt('backupCodesLeft', { description: 'How many backup codes you have left.' }),
  }),
})

builder.objectField(Viewer, 'mfa', (t) =>
  t.field({
    type: MfaStatus,
    description: 'Your second factor.',
    resolve: ({ id }, _args, ctx) => getMfaStatus(ctx, id),
  }),
)

builder.mutationFields((t) => ({
  startTotp: t.withAuth({ fresh: true }).field({
    type: TotpEnrolment,
    description:
      'Begins to set up an authenticator app; `confirmTotp` completes it. What was begun before is void. CONFLICT when one is set up.',
    extensions: refuses('CONFLICT'),
    resolve: (_root, _args, ctx) => startTotp(ctx, ctx.viewer),
  }),
  confirmTotp: t.withAuth({ fresh: true }).field({
    type: BackupCodes,
    description:
      'Completes setting up an authenticator app: signing in takes a code from now on, and your other sessions end. INVALID_CODE when it is wrong, CONFLICT when nothing was begun.',
    extensions: refuses('INVALID_CODE', 'CONFLICT', 'TOO_MANY_ATTEMPTS'),
    args: {
      code: t.arg.string({
        required: true,
        description: 'Six digits that the app shows.',
        validate: inputs.secret,
      }),
    },
    resolve: (_root, { code }, ctx) => confirmTotp(ctx, ctx.viewer, code),
  }),
  removeTotp: t.withAuth({ fresh: true }).boolean({
    description:
      'Takes away your authenticator app and the backup codes, and ends your other sessions. NOT_FOUND when there is none.',
    extensions: refuses('NOT_FOUND'),
    resolve: async (_root, _args, ctx) => {
      await removeTotp(ctx, ctx.viewer)
      return true
    },
  }),
  remakeBackupCodes: t.withAuth({ fresh: true }).field({
    type: BackupCodes,
    description:
      'Makes new backup codes; the old ones are void, and your other sessions end. NOT_FOUND without an authenticator app.',
    extensions: refuses('NOT_FOUND'),
    resolve: (_root, _args, ctx) => remakeBackupCodes(ctx, ctx.viewer),
  }),
}))
