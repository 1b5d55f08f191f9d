import {
  confirmTotp,
  getMfaStatus,
  type MfaStatus as MfaStatusRow,
  removeTotp,
  replaceBackupCodes,
  startTotp,
  type TotpEnrolment as TotpEnrolmentStarted,
} from '../src/auth/second-factor/mfa.ts'
import { builder } from './builder.ts'
import * as inputs from './inputs.ts'
import { Viewer } from './viewer.ts'

// Types with secrets are returned only by their own mutations. No other field may return them.

const TotpEnrolment = builder.objectRef<TotpEnrolmentStarted>('TotpEnrolment').implement({
  description: 'The secret to enter into an authenticator app. Shown only once. Keep it secret.',
  authScopes: { fresh: true },
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'The secret in base 32, to type into an app.' }),
    uri: t.exposeString('uri', {
      description: 'The secret as an `otpauth://` URI, to open in an app on the same device.',
    }),
    qrCode: t.exposeString('qrCode', {
      description: 'The URI as a QR code to scan: an SVG image in a data URI.',
    }),
  }),
})

const BackupCodes = builder.objectRef<{ backupCodes: string[] }>('BackupCodes').implement({
  description: 'Codes to sign in with if your authenticator app is not available.',
  authScopes: { fresh: true },
  fields: (t) => ({
    backupCodes: t.exposeStringList('backupCodes', {
      description:
        'Ten backup codes. Each can be used once instead of a code from the app. Shown only once. Keep them secret.',
    }),
  }),
})

const MfaStatus = builder.objectRef<MfaStatusRow>('MfaStatus').implement({
  description: 'The state of your MFA.',
  fields: (t) => ({
    totp: t.exposeBoolean('totp', {
      description: 'Whether an authenticator app is set up. If so, signing in requires a code.',
    }),
    backupCodesLeft: t.exposeInt('backupCodesLeft', { description: 'The number of unused backup codes.' }),
  }),
})

builder.objectField(Viewer, 'mfa', (t) =>
  t.field({
    type: MfaStatus,
    description: 'The state of your MFA.',
    resolve: ({ id }, _args, ctx) => getMfaStatus(ctx, id),
  }),
)

builder.mutationFields((t) => {
  const ownCode = t.arg.string({
    description: 'A code of the authenticator app, or a backup code. The operation fails without it.',
    validate: inputs.secret,
  })
  return {
    startTotp: t.withAuth({ fresh: true }).field({
      type: TotpEnrolment,
      description:
        'Starts the setup of an authenticator app. Complete it with `confirmTotp`. An unfinished setup is replaced. Fails with `CONFLICT` if an app is already set up. Requires recent authentication.',
      errorCodes: ['CONFLICT'],
      resolve: (_root, _args, ctx) => startTotp(ctx, ctx.viewer),
    }),
    confirmTotp: t.withAuth({ fresh: true }).field({
      type: BackupCodes,
      description:
        'Completes the setup of an authenticator app. From now on, signing in requires a code. Ends your other sessions. Fails with `INVALID_CODE` if the code is wrong, and with `CONFLICT` if no setup was started. Requires recent authentication.',
      errorCodes: ['INVALID_CODE', 'CONFLICT', 'TOO_MANY_ATTEMPTS'],
      args: {
        code: t.arg.string({
          required: true,
          description: 'The six-digit code that the app shows.',
          validate: inputs.secret,
        }),
      },
      resolve: (_root, { code }, ctx) => confirmTotp(ctx, ctx.viewer, code),
    }),
    removeTotp: t.withAuth({ fresh: true }).boolean({
      description:
        'Removes your authenticator app and your backup codes. Ends your other sessions. Requires a code: fails with `BAD_INPUT` without it, and with `INVALID_CODE` if it is wrong. Fails with `NOT_FOUND` if no app is set up. Requires recent authentication.',
      errorCodes: ['NOT_FOUND', 'INVALID_CODE', 'TOO_MANY_ATTEMPTS'],
      args: { code: ownCode },
      resolve: (_root, { code }, ctx) => removeTotp(ctx, ctx.viewer, code).then(() => true),
    }),
    remakeBackupCodes: t.withAuth({ fresh: true }).field({
      type: BackupCodes,
      description:
        'Creates new backup codes, which replace the old ones. Ends your other sessions. Requires a code: fails with `BAD_INPUT` without it, and with `INVALID_CODE` if it is wrong. Fails with `NOT_FOUND` if no authenticator app is set up. Requires recent authentication.',
      errorCodes: ['NOT_FOUND', 'INVALID_CODE', 'TOO_MANY_ATTEMPTS'],
      args: { code: ownCode },
      resolve: (_root, { code }, ctx) => replaceBackupCodes(ctx, ctx.viewer, code),
    }),
  }
})
