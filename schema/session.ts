import { register } from '../src/accounts/registration.ts'
import { refreshSession } from '../src/auth/sessions/refresh.ts'
import type { Login } from '../src/auth/sessions/session-tokens.ts'
import { type SignInStep as SignInStepRow, signIn, startSignIn } from '../src/auth/sign-in/login.ts'
import { answerChallenge, type MfaChallenge as MfaChallengeRow } from '../src/auth/sign-in/mfa-challenges.ts'
import { reauthenticate } from '../src/auth/sign-in/reauthenticate.ts'
import { builder, onlyForV1 } from './builder.ts'
import * as inputs from './inputs.ts'
import { Viewer } from './viewer.ts'

const Session = builder.objectRef<Login>('Session').implement({
  description:
    'The tokens of a session. Send the access token with each request: `Authorization: Bearer <accessToken>`. When it expires, exchange the refresh token for new tokens.',
  fields: (t) => ({
    accessToken: t.exposeString('accessToken', {
      description: 'The access token, a signed JWT (RFC 9068). Keep it secret.',
    }),
    expiresIn: t.exposeInt('expiresIn', {
      description: 'The number of seconds until the access token expires.',
    }),
    refreshToken: t.exposeString('refreshToken', {
      nullable: true,
      description:
        'The refresh token. It works once, within 14 days. Null if the session cannot be refreshed, or if your current refresh token remains valid.',
    }),
    deviceToken: t.exposeString('deviceToken', {
      nullable: true,
      description:
        'A token that identifies this device, after the first sign-in on it. Keep it, also after signing out, and send it with the next sign-in: then wrong guesses of other people cannot delay you. It is not a credential. Valid for 90 days after each sign-in. Null if you sent it, and if the session cannot be refreshed.',
    }),
    viewer: t.field({
      type: Viewer,
      description: 'The user of the session.',
      resolve: ({ account, accessToken }) => ({ ...account, accessToken }),
    }),
  }),
})

const MfaMethod = builder.enumType('MfaMethod', {
  description: 'A source of codes for MFA.',
  values: {
    TOTP: { value: 'totp', description: 'An authenticator app that shows six-digit codes.' },
    BACKUP_CODE: { value: 'backup_code', description: 'Backup codes. Each code works once.' },
  } as const,
})

const MfaChallenge = builder.objectRef<MfaChallengeRow>('MfaChallenge').implement({
  description: 'A sign-in that requires a code. The password was correct.',
  fields: (t) => ({
    challengeToken: t.exposeString('challengeToken', {
      description: 'A token that identifies this sign-in. Send it with the code. It allows five attempts.',
    }),
    methods: t.field({
      type: [MfaMethod],
      description: 'The accepted sources of the code.',
      resolve: ({ methods }) => [...methods],
    }),
    expiresIn: t.exposeInt('expiresIn', {
      description: 'The number of seconds until the challenge expires.',
    }),
  }),
})

const SignInStep = builder.objectRef<SignInStepRow>('SignInStep').implement({
  description: 'The result of `startSignIn`: either a session or an MFA challenge.',
  fields: (t) => ({
    session: t.field({
      type: Session,
      nullable: true,
      description: 'The new session. Null if a code is required.',
      resolve: ({ login }) => login,
    }),
    challenge: t.field({
      type: MfaChallenge,
      nullable: true,
      description: 'The MFA challenge, to answer with `answerChallenge`. Null if no code is required.',
      resolve: ({ challenge }) => challenge,
    }),
  }),
})

const RegisterInput = builder.inputType('RegisterInput', {
  description: 'Input for `register`.',
  fields: (t) => ({
    username: t.string({
      required: true,
      description:
        'The username: 1 to 40 letters, digits, `_`, `.` and `-`, starting with a letter or digit. Case-insensitive. Fails with `ALREADY_TAKEN` if another user has it.',
      validate: inputs.username,
    }),
    email: t.string({
      required: true,
      description: 'The e-mail address. Fails with `ALREADY_TAKEN` if another user has it.',
      validate: inputs.email,
    }),
    password: t.string({
      required: true,
      description: 'The password, 8 to 128 characters. Fails with `WEAK_PASSWORD` if it is easy to guess.',
      validate: inputs.newPassword,
    }),
  }),
})

const SignInInput = builder.inputType('SignInInput', {
  description: 'Input for `signIn` and `startSignIn`.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'The e-mail address of the account.',
      validate: inputs.anyEmail,
    }),
    password: t.string({
      required: true,
      description: 'The password of the account.',
      validate: inputs.password,
    }),
    deviceToken: t.string({
      description:
        'The `deviceToken` of an earlier sign-in on this device. After a password reset, the token of the reset also works once, for an hour. An unknown token is ignored.',
      validate: inputs.secret,
    }),
  }),
})

const codeDescription = 'A six-digit code from your authenticator app, or a backup code.'

builder.mutationFields((t) => {
  const refreshable = t.arg.boolean({
    required: true,
    defaultValue: true,
    description:
      'Whether the session can be refreshed. If false, you get one access token for 24 hours and no refresh token.',
    deprecationReason: `${onlyForV1} Use refresh tokens instead.`,
  })
  return {
    register: t.field({
      type: Session,
      description: 'Creates a user account and signs in. No authentication required.',
      errorCodes: ['ALREADY_TAKEN', 'WEAK_PASSWORD', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'],
      authScopes: { public: true },
      args: {
        input: t.arg({ type: RegisterInput, required: true, description: 'The values of the new account.' }),
        refreshable,
      },
      resolve: (_root, { input, refreshable }, ctx) => register(ctx, input, { refreshable }),
    }),
    signIn: t.field({
      type: Session,
      description:
        'Signs in with e-mail address and password. Fails with `MFA_REQUIRED` if the account also requires a code (use `startSignIn`), and with `INVALID_CREDENTIALS` if the address or the password is wrong. No authentication required.',
      errorCodes: ['INVALID_CREDENTIALS', 'MFA_REQUIRED', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'],
      authScopes: { public: true },
      args: {
        input: t.arg({
          type: SignInInput,
          required: true,
          description: 'The e-mail address and the password.',
        }),
        refreshable,
      },
      resolve: (_root, { input, refreshable }, ctx) => signIn(ctx, input, { refreshable }),
    }),
    startSignIn: t.field({
      type: SignInStep,
      description:
        'Signs in with e-mail address and password. If the account also requires a code, returns a challenge. Fails with `INVALID_CREDENTIALS` if the address or the password is wrong. No authentication required.',
      // MFA_REQUIRED is possible if the user sets up MFA at the same moment.
      errorCodes: ['INVALID_CREDENTIALS', 'MFA_REQUIRED', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'],
      authScopes: { public: true },
      args: {
        input: t.arg({
          type: SignInInput,
          required: true,
          description: 'The e-mail address and the password.',
        }),
      },
      resolve: (_root, { input }, ctx) => startSignIn(ctx, input),
    }),
    answerChallenge: t.field({
      type: Session,
      description:
        'Completes a sign-in with a code. The challenge is valid for five minutes and five attempts. After that, the sign-in fails with `INVALID_CREDENTIALS` and must be started again. No authentication required.',
      errorCodes: ['INVALID_CREDENTIALS', 'INVALID_CODE', 'TOO_MANY_ATTEMPTS'],
      authScopes: { public: true },
      args: {
        challengeToken: t.arg.string({
          required: true,
          description: 'The `challengeToken` of the sign-in.',
          validate: inputs.secret,
        }),
        code: t.arg.string({ required: true, description: codeDescription, validate: inputs.secret }),
      },
      resolve: (_root, args, ctx) => answerChallenge(ctx, args),
    }),
    refreshSession: t.field({
      type: Session,
      description:
        'Exchanges a refresh token for a new access token and a new refresh token. Within 30 seconds, you can repeat the exchange and get the same refresh token, unless that token was already used. Any other reuse of a refresh token ends the session. No authentication required.',
      errorCodes: ['INVALID_REFRESH_TOKEN'],
      authScopes: { public: true },
      args: {
        refreshToken: t.arg.string({
          required: true,
          description: 'Your latest refresh token.',
          validate: inputs.refreshToken,
        }),
      },
      resolve: (_root, { refreshToken }, ctx) => refreshSession(ctx, refreshToken),
    }),
    reauthenticate: t.withAuth({ session: true }).field({
      type: Session,
      description:
        'Confirms your identity again and returns a new access token. For five minutes, this token allows the security-sensitive changes that otherwise fail with `STEP_UP_REQUIRED`. So does an access token that you get by a refresh within these five minutes. Fails with `MFA_REQUIRED` if your account requires a code and you sent none. Not available to API keys.',
      errorCodes: ['INVALID_CREDENTIALS', 'MFA_REQUIRED', 'INVALID_CODE', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'],
      args: {
        password: t.arg.string({
          required: true,
          description: 'The password of the account.',
          validate: inputs.password,
        }),
        code: t.arg.string({ description: codeDescription, validate: inputs.secret }),
      },
      resolve: (_root, args, ctx) => reauthenticate(ctx, ctx.viewer, args),
    }),
  }
})
