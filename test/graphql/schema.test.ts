import { readFileSync } from 'node:fs'
import SchemaBuilder from '@pothos/core'
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { expect, test } from 'vitest'
import { authorizationMap } from '../../schema/guards/authorization-map.ts'
import { assertClosed } from '../../schema/guards/deny-by-default.ts'
import { scopesOf } from '../../schema/guards/field-options.ts'
import { schema } from '../../schema/index.ts'
import { permissions, roles } from '../../src/auth/permissions.ts'
import type { Role } from '../../src/users/account-row.ts'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newUser, type TestUser, unique } from '../support/factories.ts'
import { signIn, staleTokens } from '../support/identity.ts'
import { operationFor, rootFields } from '../support/operations.ts'

const app = await startApp()
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type))
const builtIn = ['Boolean', 'Float', 'ID', 'Int', 'String']

test('has a description for every type, field and argument', () => {
  const undescribed: string[] = []
  const look = (name: string, { description }: { description?: string | null }) => {
    if (!description || !/^[A-Z0-9].*[.`]$/s.test(description.trim())) undescribed.push(name)
  }
  for (const type of types.filter(({ name }) => !builtIn.includes(name))) {
    look(type.name, type)
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value)
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field)
      for (const arg of 'args' in field ? field.args : [])
        look(`${type.name}.${field.name}(${arg.name})`, arg)
    }
  }
  expect(undescribed).toEqual([])
})

test('equals the committed schema.graphql', () => {
  const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')
  expect(committed.trimEnd()).toBe(printSchema(lexicographicSortSchema(schema)))
})

test('exposes no e-mail address and no secret of other users', () => {
  const seen = new Set<string>()
  const visit = (type: GraphQLObjectType) => {
    if (seen.has(type.name)) return
    seen.add(type.name)
    for (const field of Object.values(type.getFields())) {
      expect(`${type.name}.${field.name}`).not.toMatch(/\..*(mail|password|hash|token|secret|role)/i)
      const next = getNamedType(field.type)
      if (isObjectType(next)) visit(next)
    }
  }
  visit(schema.getType('User') as GraphQLObjectType)
  expect([...seen]).toContain('Comment')
  expect([...seen]).not.toContain('Viewer')
  const withAddress = types.filter((type) => isObjectType(type) && 'email' in type.getFields())
  expect(withAddress.map(({ name }) => name)).toEqual(['ManagedUser', 'Viewer'])
  expect(scopesOf(schema.getType('ManagedUser') as GraphQLObjectType)).toEqual({ can: 'users:manage' })
})

/**
 * The lowest role that may use each root field. `in session`: not with an API key. `fresh`: only after recent
 * authentication. A root field that is missing here fails.
 */
const lowest: Record<string, 'guest' | Role | `${Role} ${'in session' | 'fresh'}`> = {
  'Query.article': 'guest',
  'Query.articles': 'guest',
  'Query.feed': 'reader',
  'Query.node': 'guest',
  'Query.nodes': 'guest',
  'Query.search': 'guest',
  'Query.tag': 'guest',
  'Query.tags': 'guest',
  'Query.user': 'guest',
  'Query.viewer': 'guest',
  'Mutation.register': 'guest',
  'Mutation.signIn': 'guest',
  'Mutation.updateProfile': 'reader',
  'Mutation.followUser': 'reader',
  'Mutation.unfollowUser': 'reader',
  'Mutation.favoriteArticle': 'reader',
  'Mutation.unfavoriteArticle': 'reader',
  'Mutation.createComment': 'reader',
  'Mutation.updateComment': 'reader',
  'Mutation.deleteComment': 'reader',
  'Mutation.deleteCommentByNumber': 'reader',
  'Query.deprecatedUsage': 'admin',
  'Query.auditEvents': 'admin',
  'Query.users': 'admin',
  'Query.apiKeys': 'reader in session',
  'Query.sessions': 'reader in session',
  'Mutation.startSignIn': 'guest',
  'Mutation.answerChallenge': 'guest',
  'Mutation.refreshSession': 'guest',
  'Mutation.requestPasswordReset': 'guest',
  'Mutation.resetPassword': 'guest',
  'Mutation.verifyEmail': 'guest',
  'Mutation.reauthenticate': 'reader in session',
  'Mutation.requestEmailVerification': 'reader in session',
  'Mutation.revokeSession': 'reader in session',
  'Mutation.revokeOtherSessions': 'reader fresh',
  'Mutation.signOut': 'reader in session',
  'Mutation.revokeApiKey': 'reader in session',
  'Mutation.createApiKey': 'reader fresh',
  'Mutation.rotateApiKey': 'reader fresh',
  'Mutation.changePassword': 'reader fresh',
  'Mutation.startTotp': 'reader fresh',
  'Mutation.confirmTotp': 'reader fresh',
  'Mutation.removeTotp': 'reader fresh',
  'Mutation.remakeBackupCodes': 'reader fresh',
  'Mutation.updateUser': 'admin fresh',
  'Mutation.removeUserMfa': 'admin fresh',
  'Mutation.endUserSessions': 'admin fresh',
  'Mutation.createArticle': 'author',
  'Mutation.updateArticle': 'author',
  'Mutation.publishArticle': 'author',
  'Mutation.unpublishArticle': 'author',
  'Mutation.archiveArticle': 'author',
  'Mutation.deleteArticle': 'author',
}
const ranks = ['guest', ...roles] as const
const users: Partial<Record<'guest' | Role, TestUser>> = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await newUser(app, role)] as const)),
)

const admin = await newUser(app, 'admin')
const everything = { name: 'All', scopes: permissions, expiresInDays: 1 }
const { key } = (await rest(app, 'POST /api/v2/api-keys', { token: admin.token, body: everything })).body
const { accessToken: staleToken } = await staleTokens(app, admin)

function operationOf(name: string) {
  const username = unique()
  const uuid = '018f0000-0000-7000-8000-000000000000'
  const samples = {
    username,
    email: `${username}@byline.test`,
    password: 'correct horse battery',
    newPassword: 'correct horse battery',
    slug: unique(),
    articleSlug: unique(),
    id: /ApiKey|Session/.test(name) ? uuid : Buffer.from(`Comment:${uuid}`).toString('base64'),
    ids: [],
    scopes: ['articles:read'],
  }
  return operationFor(rootFields().find((field) => field.name === name)!, samples)
}

async function codesOf(name: string, token: string | undefined) {
  const { query, variables } = operationOf(name)
  const { errors, data } = await ask(app, query, variables, token)
  return { data, codes: errors.map(({ extensions }) => extensions.code) }
}

const rejections = ['UNAUTHENTICATED', 'FORBIDDEN', 'STEP_UP_REQUIRED', 'INTERNAL', 'BAD_INPUT']

test.each(rootFields().map(({ name }) => name))('%s allows exactly the roles of the table', async (name) => {
  const [least] = (lowest[name]?.split(' ') ?? []) as (Role | 'guest')[]
  expect(ranks, 'the field is not in the table').toContain(least)
  for (const rank of ranks) {
    const user = name === 'Mutation.signOut' && rank !== 'guest' ? await newUser(app, rank) : users[rank]
    const { codes, data } = await codesOf(name, user?.token)
    const expected = rank === 'guest' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
    if (ranks.indexOf(rank) < ranks.indexOf(least!))
      expect({ rank, codes, data }).toEqual({ rank, codes: [expected], data: null })
    else expect(rejections).not.toContain(codes[0])
  }
})

test.each(rootFields().map(({ name }) => name))(
  '%s allows or rejects API keys and older sessions as in the table',
  async (name) => {
    const [, how] = /^\w+ (.+)$/.exec(lowest[name]!) ?? []
    const byKey = await codesOf(name, key)
    if (how) expect(byKey).toEqual({ codes: ['FORBIDDEN'], data: null })
    else expect(rejections).not.toContain(byKey.codes[0])
    const { accessToken } =
      name === 'Mutation.signOut' ? await signIn(app, admin) : { accessToken: staleToken }
    const stale = await codesOf(name, accessToken)
    if (how === 'fresh') expect(stale).toEqual({ codes: ['STEP_UP_REQUIRED'], data: null })
    else expect(rejections).not.toContain(stale.codes[0])
  },
)

const builder = () => new SchemaBuilder<object>({} as never)
const closedOptions = { authScopes: { public: true } } as object

test('lists the root fields of queries, mutations and subscriptions in the authorization map', () => {
  const complete = builder()
  const field = (can: string) => ({ authScopes: { can } }) as object
  complete.queryType({ fields: (t) => ({ read: t.boolean({ resolve: () => true, ...field('read') }) }) })
  complete.mutationType({ fields: (t) => ({ write: t.boolean({ resolve: () => true, ...field('write') }) }) })
  complete.subscriptionType({
    fields: (t) => ({
      watch: t.boolean({ subscribe: async function* () {}, resolve: () => true, ...field('watch') }),
    }),
  })
  const map = authorizationMap(complete.toSchema())
  expect(map.match(/^\| `\w+\.\w+` .*$/gm)).toEqual([
    '| `Query.read` | permission `read` |',
    '| `Mutation.write` | permission `write` |',
    '| `Subscription.watch` | permission `watch` |',
  ])
})

test('rejects a schema with a root field without authScopes', () => {
  const incomplete = builder()
  incomplete.queryType({
    fields: (t) => ({
      said: t.boolean({ resolve: () => true, ...closedOptions }),
      forgotten: t.boolean({ resolve: () => true }),
      empty: t.boolean({ resolve: () => true, ...({ authScopes: {} } as object) }),
    }),
  })
  incomplete.mutationType({ fields: (t) => ({ change: t.boolean({ resolve: () => true }) }) })
  expect(problemsOf(incomplete.toSchema())).toEqual([
    'Mutation.change has no authScopes',
    'Query.empty has no authScopes',
    'Query.forgotten has no authScopes',
  ])
})

test('rejects a schema with a string input without validation or a type without authScopes', () => {
  const incomplete = builder()
  const Input = incomplete.inputType('Input', {
    fields: (t) => ({ forgotten: t.stringList(), other: t.int() }),
  })
  incomplete.queryType({
    fields: (t) => ({
      said: t.boolean({
        resolve: () => true,
        args: { checked: t.arg.string({ validate: {} } as object), input: t.arg({ type: Input }) },
        ...closedOptions,
      }),
      deep: t.field({ type: Deep, resolve: () => ({}), ...closedOptions }),
      guarded: t.field({ type: Guarded, resolve: () => ({}), ...closedOptions }),
    }),
  })
  const Guarded = incomplete.objectRef<object>('Guarded').implement({
    fields: (t) => ({ below: t.boolean({ resolve: () => true }) }),
    ...closedOptions,
  })
  const Deep = incomplete.objectRef<object>('Deep').implement({
    fields: (t) => ({ below: t.boolean({ resolve: () => true, args: { unchecked: t.arg.string({}) } }) }),
  })
  expect(problemsOf(incomplete.toSchema())).toEqual([
    'Deep has no authScopes, and is not in public-types.ts',
    'Deep.below(unchecked) has no validate',
    'Input.forgotten has no validate',
  ])
  expect(problemsOf(schema)).toEqual([])
})

function problemsOf(of: GraphQLSchema): string[] {
  try {
    assertClosed(of)
    return []
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
      .toSorted()
  }
}
