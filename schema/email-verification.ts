import { requestVerification, verifyEmail } from '../src/auth/email-verification.ts'
import { builder } from './builder.ts'
import * as inputs from './inputs.ts'

builder.mutationFields((t) => ({
  requestEmailVerification: t.withAuth({ session: true }).boolean({
    description:
      'Sends you another e-mail with a link to verify your address. Has no effect if it is already verified. Not available to API keys.',
    errorCodes: ['TOO_MANY_ATTEMPTS'],
    resolve: (_root, _args, ctx) => requestVerification(ctx, ctx.viewer).then(() => true),
  }),
  verifyEmail: t.boolean({
    description:
      'Verifies an e-mail address with the token from an e-mail. Each token works once. No authentication required.',
    errorCodes: ['INVALID_CODE'],
    authScopes: { public: true },
    args: {
      token: t.arg.string({
        required: true,
        description: 'The token from the link in the e-mail.',
        validate: inputs.secret,
      }),
    },
    resolve: (_root, { token }, ctx) => verifyEmail(ctx, token).then(() => true),
  }),
}))
