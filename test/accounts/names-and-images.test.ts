import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { newUser, password, unique } from '../support/factories.ts'

const app = await startApp()
const digits = () => unique().replaceAll(/\D/g, '')

function register(username: string) {
  const input = { username, email: `${unique()}@byline.test`, password }
  return app.inject({ method: 'POST', url: '/api/v2/users', payload: input })
}

test.each(['josé', 'Ольга', 'Ελένη', '東京tokyo', 'さくらサクラ', '김철수kim', 'x-1.2_y', 'שלום', 'ไทย'])(
  'registers the username %s',
  async (name) => {
    const response = await register(`${name}${digits()}`)
    expect(response.statusCode, response.body).toBe(201)
  },
)

test.each([
  ['a Cyrillic о', 'rооt'],
  ['a Cyrillic а', 'pаypal'],
  ['a Greek Α', 'Αda'],
  ['a Greek ο', 'bοb'],
  ['an Armenian օ', 'rօօt'],
  ['an Arabic digit', 'r٥ot'],
  ['Cyrillic and Greek', 'Олα'],
  ['Cherokee letters', 'ᎪᎠᎪ'],
])('rejects a username with %s among other letters', async (_what, name) => {
  const response = await register(`${name}${digits()}`)
  expect(response.statusCode).toBe(400)
  expect(response.json().errors).toEqual([
    {
      in: 'body',
      detail: 'must not mix letters of different scripts, such as Latin and Cyrillic, which look alike',
      pointer: '#/username',
    },
  ])
  const { token } = await newUser(app)
  const change = `mutation ($username: String!) { updateProfile(input: { username: $username }) { email } }`
  const { errors } = await ask(app, change, { username: `${name}${digits()}` }, token)
  expect(errors[0]!.extensions.code).toBe('BAD_INPUT')
})

test.each([
  ['a quote', 'https://x.test/"onerror=1'],
  ['a bracket', 'https://x.test/<b>'],
  ['a space', 'https://x.test/a b'],
  ['a backslash', 'https://x.test\\y'],
  ['a bidi control', 'https://x.test/\u202egnp.exe'],
  ['a bidi isolate', 'https://x.test/\u2066a'],
  ['a zero-width space', 'https://x.test/\u200ba'],
])('rejects the URL of an image with %s', async (_what, image) => {
  const { token } = await newUser(app)
  const change = `mutation ($image: String!) { updateProfile(input: { image: $image }) { user { image } } }`
  const { errors } = await ask(app, change, { image }, token)
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_INPUT'])
  const kept = "https://x.test/ä%22/me.png?size=1&who='me'#(1)"
  expect((await ask(app, change, { image: kept }, token)).data).toEqual({
    updateProfile: { user: { image: kept } },
  })
})
