import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newUser, password, unique } from '../support/factories.ts'

const app = await startApp()
const { email: takenEmail } = await newUser(app)

const register = `mutation($username: String!, $email: String!, $password: String!) {
  register(input: { username: $username, email: $email, password: $password }) { accessToken }
}`
const valid = () => ({ username: unique(), email: `${unique()}@byline.test`, password })

const cases: [
  reason: string,
  user: object,
  status: number,
  field: string,
  detail: string,
  conduit: string,
][] = [
  ['required', { username: undefined }, 400, 'username', 'is required', "username can't be blank"],
  ['empty', { username: '' }, 400, 'username', 'must not be empty', "username can't be blank"],
  ['email', { email: 'nobody' }, 400, 'email', 'must be an e-mail address', 'email is invalid'],
  ['taken', { email: takenEmail }, 409, 'email', 'is taken', 'email has already been taken'],
]

test.each(cases)('REST v1 words the reason "%s" as Conduit does', async (_reason, wrong, ...expected) => {
  const { status, body } = await rest(app, 'POST /api/v1/users', { body: { user: { ...valid(), ...wrong } } })
  expect([status, body]).toEqual([422, { errors: { body: [expected[3]] } }])
})

test.each(cases)(
  'no response of REST v2 contains the reason "%s"',
  async (_reason, wrong, status, ...expected) => {
    const response = await rest(app, 'POST /api/v2/users', { body: { ...valid(), ...wrong } })
    const [field, detail] = expected
    expect(response.status).toBe(status)
    expect(response.body.errors).toEqual([{ pointer: `#/${field}`, in: 'body', detail }])
  },
)

test.each(cases)('no response of GraphQL contains the reason "%s"', async (_reason, wrong, ...expected) => {
  const { errors } = await ask(app, register, { ...valid(), ...wrong })
  const field = expect.stringMatching(`${expected[1]}$`)
  expect(errors[0]!.extensions.details).toEqual([{ field, message: expected[2] }])
})
