import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { usesBeforeCompilation } from '../../schema/engine/jit.ts'
import { createArticle } from '../../src/articles/articles.ts'
import { slugOf } from '../../src/articles/slugs.ts'
import { sql } from '../../src/db/drizzle.ts'
import type { ErrorCode } from '../../src/errors.ts'
import { startApp } from '../support/app.ts'
import { ask, type GraphqlResponse } from '../support/clients.ts'
import { newArticle, newUser, password, unique } from '../support/factories.ts'
import { fieldsWithArguments, operationFor, variablePathsOf } from '../support/operations.ts'

const app = await startApp({}, { jit: { compilationsPerMinute: Number.POSITIVE_INFINITY } })
const author = await newUser(app, 'admin')
const article = await newArticle(app, author)
const samples = {
  slug: article.slug,
  articleSlug: article.slug,
  username: author.username,
  email: 'user@byline.test',
  password,
  id: article.id,
  ids: [article.id],
  scopes: ['articles:read'],
}
/** Sessions and API keys are not nodes, so their ids are the UUIDs of the database. */
const samplesOf = (name: string) => ({
  ...structuredClone(samples), // The tests change values inside the lists.
  ...(/ApiKey|Session/.test(name) && { id: uuidv7() }),
})
const newNames = () => ({ username: unique(), email: `${unique()}@byline.test` })
const places = new Map(fieldsWithArguments().map((place) => [place.name, place]))

/**
 * Expects BAD_INPUT with the field in `details`. Sends the operation several times, because compiled code
 * executes the last one. All errors must be equal.
 */
async function expectBadInput(name: string, path: string, value: unknown): Promise<GraphqlResponse> {
  const operation = operationFor(places.get(name)!, samplesOf(name), [path, value])
  const query = `${operation.query} # ${unique()}`
  const responses: GraphqlResponse[] = []
  for (let i = 0; i <= usesBeforeCompilation; i++)
    responses.push(await ask(app, query, operation.variables, author.token))
  for (const response of responses) {
    expect(response).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT', details: [{}] } }] })
    expect(response.status).toBeLessThan(500)
    expect(JSON.stringify(response)).not.toMatch(/node_modules|\.ts:\d|\\n +at /)
    expect(response.errors[0]!.extensions.details).toEqual(responses[0]!.errors[0]!.extensions.details)
  }
  return responses[0]!
}

const fieldsOf = ({ errors }: GraphqlResponse) => errors[0]!.extensions.details!.map(({ field }) => field)

/**
 * Passwords, codes and tokens may contain any characters, because only their hashes are stored. The value:
 * the error code.
 */
const hashed: Record<string, ErrorCode | null> = {
  'Mutation.register input.password': null,
  'Mutation.signIn input.password': 'INVALID_CREDENTIALS',
  'Mutation.signIn input.deviceToken': null, // An unknown token is ignored.
  'Mutation.startSignIn input.deviceToken': null,
  'Mutation.startSignIn input.password': 'INVALID_CREDENTIALS',
  'Mutation.answerChallenge challengeToken': 'INVALID_CREDENTIALS',
  'Mutation.answerChallenge code': 'INVALID_CREDENTIALS',
  'Mutation.refreshSession refreshToken': 'INVALID_REFRESH_TOKEN',
  'Mutation.reauthenticate password': 'INVALID_CREDENTIALS',
  'Mutation.reauthenticate code': null, // This account has no MFA.
  'Mutation.changePassword input.currentPassword': 'INVALID_CREDENTIALS',
  'Mutation.changePassword input.newPassword': null,
  'Mutation.updateProfile input.password': 'BAD_INPUT', // The current password is missing.
  'Mutation.updateProfile input.currentPassword': null, // No field needs it.
  'Mutation.updateProfile input.code': null,
  'Mutation.removeTotp code': 'NOT_FOUND', // This account has no MFA.
  'Mutation.remakeBackupCodes code': 'NOT_FOUND',
  'Mutation.confirmTotp code': 'CONFLICT', // startTotp was not called.
  'Mutation.resetPassword token': 'INVALID_CODE',
  'Mutation.resetPassword password': 'INVALID_CODE',
  'Mutation.verifyEmail token': 'INVALID_CODE',
}
const strings = [...places.values()].flatMap((place) =>
  variablePathsOf('String', place)
    .filter((path) => !(`${place.name} ${path}` in hashed))
    .map((path) => [place.name, path] as const),
)
const forbidden = ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\ud800', '\udfff']

test.each(Object.keys(hashed))(
  'accepts any characters as %s, and reports a wrong value only as wrong',
  async (key) => {
    const [name, path] = key.split(' ') as [string, string]
    for (const character of forbidden) {
      const user = await newUser(app, 'admin')
      const given = { ...samples, currentPassword: password, newPassword: `${password}!` }
      const names = name === 'Mutation.register' ? newNames() : { email: user.email }
      const value = `Tz5!qW8${character}#x 492`
      const { query, variables } = operationFor(places.get(name)!, { ...given, ...names }, [path, value])
      const { errors } = await ask(app, query, variables, user.token)
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(hashed[key] ? [hashed[key]] : [])
      const details = errors.flatMap(({ extensions }) => extensions.details ?? [])
      expect(details.map(({ field }) => field)).not.toContain(path)
    }
  },
)

test.each(strings)('%s rejects control characters and lone surrogates in %s', async (name, path) => {
  for (const character of forbidden) {
    const around = path.endsWith('.image') ? ['https://byline.test/a', 'b'] : ['a', 'b']
    const response = await expectBadInput(name, path, around.join(character))
    expect(fieldsOf(response), JSON.stringify(character)).toEqual([path])
  }
})

const ids = [...places.values()].flatMap((place) =>
  variablePathsOf('ID', place).map((path) => [place.name, path] as const),
)
const globalId = (text: string) => Buffer.from(text).toString('base64')
const badIds = [
  '',
  'x',
  '\u0000',
  '\ud800',
  globalId('Article:1'),
  globalId('Comment:\u0000'),
  globalId('Comment:'),
  globalId('Nobody:018f0000-0000-7000-8000-000000000000'),
  globalId('__proto__:018f0000-0000-7000-8000-000000000000'),
  globalId('PageInfo:018f0000-0000-7000-8000-000000000000'),
]

test.each(ids)('%s rejects a malformed id as %s', async (name, path) => {
  for (const id of badIds) {
    const response = await expectBadInput(name, path, id)
    expect(fieldsOf(response)[0], JSON.stringify(id)).toMatch(/^ids?\b/)
  }
})

const tooLong = (length: number) => 'x'.repeat(length + 1)
const url = (length: number) => `https://byline.test/${'x'.repeat(length - 20)}`

/** Invalid values, by field and path. */
const values: Record<string, unknown[]> = {
  'Mutation.createArticle input.title': ['', '  ', '\u2003', tooLong(200), 'two\nlines'],
  'Mutation.createArticle input.description': ['', ' ', tooLong(500), 'two\r\nlines', null],
  'Mutation.createArticle input.body': ['', ' \n\t\n ', tooLong(65_536)],
  'Mutation.createArticle input.slug': ['', 'Big', 'two words', 'a--b', '-a', 'a-', 'é', tooLong(100)],
  'Mutation.createArticle input.tags': [Array.from({ length: 21 }, (_, i) => `tag ${i}`)],
  'Mutation.updateArticle input.title': ['', ' ', tooLong(200), 5, true, ['a'], {}],
  'Mutation.updateArticle input.body': ['', tooLong(65_536)],
  'Mutation.updateArticle input.slug': ['', 'Big', tooLong(100)],
  'Mutation.updateArticle input.tags': [Array.from({ length: 21 }, (_, i) => `tag ${i}`)],
  'Mutation.updateArticle version': [0, -1, '1', 1.5, 2 ** 31],
  'Mutation.createComment body': ['', ' \n ', tooLong(10_000)],
  'Mutation.register input.username': [
    '',
    ' ',
    'two words',
    '_x',
    '@x',
    'a/b',
    'a\u202eb',
    '😀',
    tooLong(40),
  ],
  'Mutation.register input.email': ['', 'x', 'x@', '@x.test', 'a b@x.test', `${tooLong(250)}@x.test`],
  'Mutation.register input.password': ['', 'x'.repeat(7), '😀'.repeat(7), tooLong(128), '😀'.repeat(129)],
  'Mutation.signIn input.email': ['', ' ', tooLong(254)],
  'Mutation.signIn input.password': [tooLong(1_000)],
  'Mutation.startSignIn input.email': ['', ' ', tooLong(254)],
  'Mutation.startSignIn input.password': [tooLong(1_000), 5, null],
  'Mutation.reauthenticate password': [tooLong(1_000), ['a'], null],
  'Mutation.reauthenticate code': [tooLong(200), 123_456],
  'Mutation.answerChallenge code': [tooLong(200), 123_456, null],
  'Mutation.answerChallenge challengeToken': [tooLong(200), null],
  'Mutation.refreshSession refreshToken': [tooLong(8_192), ['a'], null],
  'Mutation.confirmTotp code': [tooLong(200), 123_456, null],
  'Mutation.changePassword input.newPassword': ['', 'x'.repeat(7), tooLong(128), '😀'.repeat(129), null],
  'Mutation.changePassword input.currentPassword': [tooLong(1_000), null],
  'Mutation.resetPassword password': ['', 'x'.repeat(7), tooLong(128), '😀'.repeat(129)],
  'Mutation.resetPassword token': [tooLong(200), null],
  'Mutation.verifyEmail token': [tooLong(200), null],
  'Mutation.requestPasswordReset email': ['', ' ', tooLong(254), null],
  'Mutation.createApiKey input.name': ['', ' ', tooLong(100), 'two\nlines', null],
  'Mutation.createApiKey input.scopes.0': ['', 'articles', 'ARTICLES:READ', '__proto__', null, 5],
  'Mutation.createApiKey input.scopes': [Array(50).fill('articles:read'), null],
  'Mutation.createApiKey input.expiresInDays': [0, -1, 366, 1.5, '30', null],
  'Mutation.rotateApiKey overlapHours': [-1, 25, 0.5, '1'],
  'Mutation.updateUser username': ['', ' ', tooLong(200), null],
  'Mutation.updateUser input.role': ['', 'admin', 'OWNER', 5],
  'Mutation.updateUser input.disabled': ['yes', 1],
  'Mutation.removeUserMfa reason': ['', '  ', tooLong(500), 'two\nlines', null],
  'Mutation.endUserSessions username': ['', tooLong(200), null],
  'Query.users filter.matching': ['', ' ', tooLong(200)],
  'Query.users filter.role': ['admin', 5],
  'Query.auditEvents filter.actor': ['', tooLong(200)],
  'Query.auditEvents filter.action': ['', tooLong(200)],
  'Query.auditEvents filter.target': ['', tooLong(200)],
  'Query.auditEvents filter.result': ['', tooLong(200)],
  'Mutation.updateProfile input.username': ['', 'two words', tooLong(40)],
  'Mutation.updateProfile input.email': ['', 'x'],
  'Mutation.updateProfile input.bio': [tooLong(1_000)],
  'Mutation.updateProfile input.image': [
    'x',
    'javascript:alert(1)',
    'ftp://x.test/a',
    '//x.test',
    url(2_001),
  ],
  'Query.article slug': ['', ' ', tooLong(200)],
  'Query.articles filter.tag': ['', tooLong(200)],
  'Query.user username': ['', tooLong(200)],
  'Query.tag name': ['', tooLong(200)],
  'Query.search query': ['', ' ', tooLong(200), 5, ['a'], null, undefined],
  'Mutation.createArticle input': ['text', 5, null, undefined],
  'Mutation.createArticle input.publish': ['yes', 1],
  'Mutation.createArticle input.tags.0': ['', ' ', tooLong(40), 'two\nlines', 5, null, ['a']],
  'Mutation.createComment articleSlug': [5, null, undefined],
  'Mutation.deleteComment id': [{}, null, undefined],
  'Query.articles first': ['1', 1.5, 2 ** 31],
  'Viewer.articles status': ['DRAF', 'draft', 5],
}

test.each(Object.keys(values))('rejects invalid values of %s and names the field', async (key) => {
  const [name, path] = key.split(' ') as [string, string]
  for (const value of values[key]!) {
    const response = await expectBadInput(name, path, value)
    expect(fieldsOf(response), JSON.stringify(value)?.slice(0, 60)).toEqual([path])
  }
})

const valid = { title: 'T', description: 'D', body: 'B' }

test('names the field that is unknown, missing, or an invalid item of a list', async () => {
  const reject = (input: object) => expectBadInput('Mutation.createArticle', 'input', input)
  for (const [field, input] of Object.entries({
    nope: { ...valid, nope: 1 },
    __typename: { ...valid, __typename: 'CreateArticleInput' },
    body: { ...valid, body: undefined },
  })) {
    const response = await reject(input)
    expect([`input.${field}`, 'input']).toContain(fieldsOf(response)[0])
    expect(JSON.stringify(response.errors[0]!.extensions.details)).toContain(field)
  }
  expect(fieldsOf(await reject({ ...valid, tags: ['fine', 5] }))).toEqual(['input.tags.1'])
  expect(fieldsOf(await reject({ ...valid, tags: ['fine', ' '] }))).toEqual(['input.tags.1'])
})

test('accepts null for an optional value, but not for a required one', async () => {
  const query = 'query ($slug: String = "x") { article(slug: $slug) { id } }'
  for (let i = 0; i < 3; i++) {
    const { errors } = await ask(app, query, { slug: null })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_INPUT'])
  }
  const { errors } = await ask(app, '{ articles(filter: null, first: null) { nodes { id } } }')
  expect(errors).toEqual([])
})

test.each([
  'mutation { createArticle(input: { title: "T", description: "D", body: "B", nope: 1 }) { id } }',
  'mutation { createArticle(input: { title: "T", description: "D" }) { id } }',
  'mutation { createArticle(input: { title: null, description: "D", body: "B" }) { id } }',
  'mutation { createArticle(input: { title: 5, description: "D", body: "B" }) { id } }',
  'mutation { createArticle(input: "text") { id } }',
  'mutation { createArticle { id } }',
  '{ articles(first: "1") { nodes { id } } }',
  '{ articles(first: 2147483648) { nodes { id } } }',
  '{ viewer { articles(status: "DRAFT") { nodes { id } } } }',
  'query ($title: Int!) { search(query: $title) { nodes { rank } } }',
])('rejects a document that is not valid against the schema: %s', async (query) => {
  const { status, data, errors } = await ask(app, query, {}, author.token)
  expect(errors.map(({ extensions }) => extensions.code)).toContain('GRAPHQL_VALIDATION_FAILED')
  expect(data).toBeNull()
  expect(status).toBeLessThan(500)
})

test('writes nothing if creating an article fails, at any step', async () => {
  const [title, tag] = [unique('Half '), unique('half')]
  const input = { ...valid, title, tags: [tag], publish: true }
  for (const wrong of [{ slug: article.slug }, { body: '' }, { tags: [tag, ''] }])
    await expectCode(['ALREADY_TAKEN', 'BAD_INPUT'], { ...input, ...wrong })
  const account = { id: uuidv7(), username: 'ghost', role: 'author', isEmailVerified: true } as const
  const ghost = { ...account, session: null, scopes: null }
  await expect(createArticle(app.services, ghost, input)).rejects.toThrow()
  const { rows } = (await app.services.db.read.execute(sql`
    select (select count(*)::int from articles where title = ${title}) as articles,
      (select count(*)::int from article_slugs where slug like ${`${slugOf(title)}%`}) as slugs,
      (select count(*)::int from tags where name = ${tag}) as tags`)) as unknown as { rows: object[] }
  expect(rows).toEqual([{ articles: 0, slugs: 0, tags: 0 }])
})

async function expectCode(codes: string[], input: object): Promise<void> {
  const { query } = operationFor(places.get('Mutation.createArticle')!)
  const { errors } = await ask(app, query, { input }, author.token)
  expect(codes).toContain(errors[0]?.extensions.code)
}
