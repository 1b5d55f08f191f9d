import { type Login, login } from '../src/auth/login.ts'
import { register } from '../src/users/users.ts'
import { builder } from './builder.ts'
import * as inputs from './inputs.ts'
import { refuses } from './refusals.ts'
import { Viewer } from './viewer.ts'

const Session = builder.objectRef<Login>('Session').implement({
  description:
    'Your being signed in. Send the token with every request: `Authorization: Bearer <accessToken>`.',
  fields: (t) => ({
    accessToken: t.exposeString('accessToken', { description: 'A signed JWT (RFC 9068). Keep it secret.' }),
    expiresIn: t.exposeInt('expiresIn', { description: 'For how many seconds it is good.' }),
    viewer: t.field({
      type: Viewer,
      description: 'You.',
      resolve: ({ account, accessToken }) => ({ ...account, accessToken }),
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
      description: '8 to 128 characters of any kind.',
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

builder.mutationFields((t) => ({
  register: t.field({
    type: Session,
    description: 'Makes an account and signs you in. Open to guests.',
    extensions: refuses('ALREADY_TAKEN', 'OVERLOADED'),
    authScopes: { public: true },
    args: { input: t.arg({ type: RegisterInput, required: true, description: 'The account.' }) },
    resolve: (_root, { input }, ctx) => register(ctx, input),
  }),
  signIn: t.field({
    type: Session,
    description: 'Signs you in. INVALID_CREDENTIALS whatever was wrong. Open to guests.',
    extensions: refuses('INVALID_CREDENTIALS', 'OVERLOADED'),
    authScopes: { public: true },
    args: { input: t.arg({ type: SignInInput, required: true, description: 'The credentials.' }) },
    resolve: (_root, { input }, ctx) => login(ctx, input),
  }),
}))
