import { changePassword } from '../src/auth/passwords/password-change.ts'
import { requestPasswordReset, resetPassword } from '../src/auth/passwords/password-reset.ts'
import { builder } from './builder.ts'
import * as inputs from './inputs.ts'

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  description: 'Input for `changePassword`.',
  fields: (t) => ({
    currentPassword: t.string({
      required: true,
      description: 'Your current password.',
      validate: inputs.password,
    }),
    newPassword: t.string({
      required: true,
      description:
        'The new password, 8 to 128 characters. Fails with `WEAK_PASSWORD` if it is easy to guess.',
      validate: inputs.newPassword,
    }),
    revokeApiKeys: t.boolean({
      defaultValue: false,
      description: 'Whether to revoke all your API keys too.',
    }),
  }),
})

builder.mutationFields((t) => ({
  changePassword: t.withAuth({ fresh: true }).boolean({
    description:
      'Changes your password. Ends your other sessions. Your API keys stay valid, unless you set `revokeApiKeys`. Requires recent authentication.',
    errorCodes: ['INVALID_CREDENTIALS', 'WEAK_PASSWORD', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'],
    args: {
      input: t.arg({
        type: ChangePasswordInput,
        required: true,
        description: 'The current and the new password.',
      }),
    },
    resolve: (_root, { input }, ctx) => changePassword(ctx, ctx.viewer, input).then(() => true),
  }),
  requestPasswordReset: t.boolean({
    description:
      'Sends an e-mail with a link to reset the password, if an account has this address. The response is the same if no account has it. No authentication required.',
    errorCodes: ['TOO_MANY_ATTEMPTS'],
    authScopes: { public: true },
    args: {
      email: t.arg.string({
        required: true,
        description: 'The e-mail address of the account.',
        validate: inputs.anyEmail,
      }),
    },
    resolve: (_root, { email }, ctx) => requestPasswordReset(ctx, email).then(() => true),
  }),
  resetPassword: t.boolean({
    description:
      'Resets a password with the token from an e-mail. Each token works once. Ends all sessions of the user, who must then sign in again, and revokes all API keys. If the e-mail address was never verified, MFA is removed too, because somebody else may have set it up. No authentication required.',
    errorCodes: ['INVALID_CODE', 'WEAK_PASSWORD', 'OVERLOADED'],
    authScopes: { public: true },
    args: {
      token: t.arg.string({
        required: true,
        description: 'The token from the link in the e-mail.',
        validate: inputs.secret,
      }),
      password: t.arg.string({
        required: true,
        description:
          'The new password, 8 to 128 characters. Fails with `WEAK_PASSWORD` if it is easy to guess.',
        validate: inputs.newPassword,
      }),
    },
    resolve: (_root, { token, password }, ctx) => resetPassword(ctx, token, password).then(() => true),
  }),
}))
