import { register } from '../src/accounts/registration.ts'
import { refreshSession } from '../src/auth/sessions/refresh.ts'
import type { Login } from '../src/auth/sessions/session-tokens.ts'
import { type SignInStep as SignInStepRow, signIn, startSignIn } from '../src/auth/sign-in/login.ts'
import { answerChallenge, type MfaChallenge as MfaChallengeRow } from '../src/auth/sign-in/mfa-challenges.ts'
import { reauthenticate } from '../src/auth/sign-in/reauthenticate.ts'
import { builder, onlyForV1 } from './builder.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'
import { Viewer } from './viewer.ts'

const Session = builder.objectRef<Login>('Session').implement({
  description:
    'Your being signed in. Send the access token with every request: `Authorization: Bearer <accessToken>`. Before it expires, exchange the refresh token for the next pair.',
  fields: (t) => ({
    accessToken: t.exposeString('accessToken', { description: 'A signed JWT (RFC 9068). Keep it secret.' }),
    expiresIn: t.exposeInt('expiresIn', { description: 'For how many seconds it is good.' }),
    refreshToken: t.exposeString('refreshToken', {
      nullable: true,
      description:
        'Good for one exchange, within 14 days. Null where there is none, or where the one you have stays good.',
    }),
    viewer: t.field({
      type: Viewer,
      description: 'You.',
      resolve: ({ account, accessToken }) => ({ ...account, accessToken }),
    }),
  }),
})

const MfaMethod = builder.enumType('MfaMethod', {
  description: 'What a code may come from.',
  values: {
    TOTP: { value: 'totp', description: 'The authenticator app: six digits.' },
    BACKUP_CODE: { value: 'backup_code', description: 'The list of backup codes, each good once.' },
  } as const,
})

const MfaChallenge = builder.objectRef<MfaChallengeRow>('MfaChallenge').implement({
  description: 'A sign-in that has its password and is asked for a code.',
  fields: (t) => ({
    challengeToken: t.exposeString('challengeToken', {
      description: 'Names this sign-in. Good for five guesses, and for nothing else.',
    }),
    methods: t.field({
      type: [MfaMethod],
      description: 'What the code may come from.',
      resolve: ({ methods }) => [...methods],
    }),
    expiresIn: t.exposeInt('expiresIn', { description: 'For how many seconds it waits.' }),
  }),
})

const SignInStep = builder.objectRef<SignInStepRow>('SignInStep').implement({
  description: 'What a sign-in has come to: a session, or the question for a code.',
  fields: (t) => ({
    session: t.field({
      type: Session,
      nullable: true,
      description: 'You are signed in.',
      resolve: ({ login }) => login,
    }),
    challenge: t.field({
      type: MfaChallenge,
      nullable: true,
      description: 'Answer it with `answerChallenge`.',
      resolve: ({ challenge }) => challenge,
    }),
  }),
})

const RegisterInput = builder.inputType('RegisterInput', {
  description: 'Who you want to be.',
  fields: (t) => ({
    username: t.string({
      required: true,
      description:
        'Letters, digits, `_`, `.` and `-`, at most 40. ALREADY_TAKEN when somebody has it, in any case.',
      validate: inputs.username,
    }),
    email: t.string({
      required: true,
      description: 'ALREADY_TAKEN when somebody has it.',
      validate: inputs.email,
    }),
    password: t.string({
      required: true,
      description: '8 to 128 characters of any kind; WEAK_PASSWORD when it is easy to guess.',
      validate: inputs.newPassword,
    }),
  }),
})

const SignInInput = builder.inputType('SignInInput', {
  description: 'Who you say you are.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'The address you registered with.',
      validate: inputs.anyEmail,
    }),
    password: t.string({ required: true, description: 'Your password.', validate: inputs.password }),
  }),
})

const codeDescription = 'Six digits of the authenticator app, or a backup code.'

builder.mutationFields((t) => {
  const refreshable = t.arg.boolean({
    required: true,
    defaultValue: true,
    description:
      'False for one access token of 24 hours in the place of a pair, where a client cannot refresh.',
    deprecationReason: `${onlyForV1} Refresh.`,
  })
  return {
    register: t.field({
      type: Session,
      description: 'Makes an account and signs you in. Open to guests.',
      extensions: refuses('ALREADY_TAKEN', 'WEAK_PASSWORD', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'),
      authScopes: { public: true },
      args: {
        input: t.arg({ type: RegisterInput, required: true, description: 'The account.' }),
        refreshable,
      },
      resolve: (_root, { input, refreshable }, ctx) => register(ctx, input, { refreshable }),
    }),
    signIn: t.field({
      type: Session,
      description:
        'Signs you in where a password is enough; MFA_REQUIRED where it is not: use `startSignIn` then. INVALID_CREDENTIALS whatever was wrong. Open to guests.',
      extensions: refuses('INVALID_CREDENTIALS', 'MFA_REQUIRED', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'),
      authScopes: { public: true },
      args: {
        input: t.arg({ type: SignInInput, required: true, description: 'The credentials.' }),
        refreshable,
      },
      resolve: (_root, { input, refreshable }, ctx) => signIn(ctx, input, { refreshable }),
    }),
    startSignIn: t.field({
      type: SignInStep,
      description:
        'Signs you in, or asks for a code besides. INVALID_CREDENTIALS whatever was wrong. Open to guests.',
      // MFA_REQUIRED: to whoever sets up a second factor at the same moment.
      extensions: refuses('INVALID_CREDENTIALS', 'MFA_REQUIRED', 'TOO_MANY_ATTEMPTS', 'OVERLOADED'),
      authScopes: { public: true },
      args: { input: t.arg({ type: SignInInput, required: true, description: 'The credentials.' }) },
      resolve: (_root, { input }, ctx) => startSignIn(ctx, input),
    }),
    answerChallenge: t.field({
      type: Session,
      description:
        'Finishes a sign-in with a code. INVALID_CREDENTIALS when it is over, after five minutes or five guesses. Open to guests.',
      extensions: refuses('INVALID_CREDENTIALS', 'INVALID_CODE', 'TOO_MANY_ATTEMPTS'),
      authScopes: { public: true },
      args: {
        challengeToken: t.arg.string({
          required: true,
          description: 'Which sign-in.',
          validate: inputs.secret,
        }),
        code: t.arg.string({ required: true, description: codeDescription, validate: inputs.secret }),
      },
      resolve: (_root, args, ctx) => answerChallenge(ctx, args),
    }),
    refreshSession: t.field({
      type: Session,
      description:
        'Exchanges a refresh token for the next pair. The same token once more, within 30 seconds, answers the same; any other that was used before ends the session. Open to guests.',
      extensions: refuses('INVALID_REFRESH_TOKEN'),
      authScopes: { public: true },
      args: {
        refreshToken: t.arg.string({
          required: true,
          description: 'The latest that you were given.',
          validate: inputs.refreshToken,
        }),
      },
      resolve: (_root, { refreshToken }, ctx) => refreshSession(ctx, refreshToken),
    }),
    reauthenticate: t.withAuth({ session: true }).field({
      type: Session,
      description:
        'Proves once more who you are, as changes of what guards an account demand (STEP_UP_REQUIRED): they are open for five minutes to the access token that this answers. MFA_REQUIRED without a code where your account asks for one.',
      extensions: refuses(
        'INVALID_CREDENTIALS',
        'MFA_REQUIRED',
        'INVALID_CODE',
        'TOO_MANY_ATTEMPTS',
        'OVERLOADED',
      ),
      args: {
        password: t.arg.string({ required: true, description: 'Your password.', validate: inputs.password }),
        code: t.arg.string({ description: codeDescription, validate: inputs.secret }),
      },
      resolve: (_root, args, ctx) => reauthenticate(ctx, ctx.viewer, args),
    }),
  }
})
