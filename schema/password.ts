import { requestVerification, verifyEmail } from '../src/auth/email-verification.ts'
import { changePassword } from '../src/auth/passwords/password-change.ts'
import { requestPasswordReset, resetPassword } from '../src/auth/passwords/password-reset.ts'
import { builder } from './builder.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  description: 'The old password and the new.',
  fields: (t) => ({
    currentPassword: t.string({
      required: true,
      description: 'The one you have.',
      validate: inputs.password,
    }),
    newPassword: t.string({
      required: true,
      description: '8 to 128 characters of any kind; WEAK_PASSWORD when it is easy to guess.',
      validate: inputs.newPassword,
    }),
  }),
})

/** What is done answers true; what is not is refused. */
const done = async (work: Promise<void>): Promise<boolean> => {
  await work
  return true
}

builder.mutationFields((t) => ({
  changePassword: t.withAuth({ fresh: true }).boolean({
    description: 'Gives you a new password, and signs you out everywhere else.',
    extensions: refuses('INVALID_CREDENTIALS', 'WEAK_PASSWORD', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'),
    args: { input: t.arg({ type: ChangePasswordInput, required: true, description: 'Both passwords.' }) },
    resolve: (_root, { input }, ctx) => done(changePassword(ctx, ctx.viewer, input)),
  }),
  requestPasswordReset: t.boolean({
    description:
      'Sends a link to set a new password to this address, if an account has it; the answer is true either way. Open to guests.',
    extensions: refuses('TOO_MANY_ATTEMPTS'),
    authScopes: { public: true },
    args: { email: t.arg.string({ required: true, description: 'Where to.', validate: inputs.anyEmail }) },
    resolve: (_root, { email }, ctx) => done(requestPasswordReset(ctx, email)),
  }),
  resetPassword: t.boolean({
    description:
      'Sets a new password by the token that was sent, once, and ends every session. It signs nobody in. Open to guests.',
    extensions: refuses('INVALID_CODE', 'WEAK_PASSWORD', 'OVERLOADED'),
    authScopes: { public: true },
    args: {
      token: t.arg.string({ required: true, description: 'From the link.', validate: inputs.secret }),
      password: t.arg.string({
        required: true,
        description: 'The new one: 8 to 128 characters of any kind.',
        validate: inputs.newPassword,
      }),
    },
    resolve: (_root, { token, password }, ctx) => done(resetPassword(ctx, token, password)),
  }),
  requestEmailVerification: t.withAuth({ session: true }).boolean({
    description: 'Sends you another link to show that messages reach you; nothing when that is known.',
    extensions: refuses('TOO_MANY_ATTEMPTS'),
    resolve: (_root, _args, ctx) => done(requestVerification(ctx, ctx.viewer)),
  }),
  verifyEmail: t.boolean({
    description: 'Shows by the token that was sent, once, that messages reach its address. Open to guests.',
    extensions: refuses('INVALID_CODE'),
    authScopes: { public: true },
    args: { token: t.arg.string({ required: true, description: 'From the link.', validate: inputs.secret }) },
    resolve: (_root, { token }, ctx) => done(verifyEmail(ctx, token)),
  }),
}))
