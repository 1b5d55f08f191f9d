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
import { assertClosed } from '../schema/closed.ts'
import { schema } from '../schema/index.ts'
import { type Role, roles } from '../src/auth/permissions.ts'
import { startApp } from './app.ts'
import { ask } from './clients.ts'
import { newUser, unique } from './factories.ts'
import { operationFor, rootFields } from './operations.ts'

const app = await startApp()
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type))
const builtIn = ['Boolean', 'Float', 'ID', 'Int', 'String']

test('describes everything', () => {
  const silent: string[] = []
  const look = (name: string, { description }: { description?: string | null }) => {
    if (!description || !/^[A-Z0-9].*[.`]$/s.test(description.trim())) silent.push(name)
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
  expect(silent).toEqual([])
})

test('is the one that is printed and committed', () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
  expect(committed.trimEnd()).toBe(printSchema(lexicographicSortSchema(schema)))
})

test('shows of other people neither address nor secret', () => {
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
  expect(withAddress.map(({ name }) => name)).toEqual(['Viewer'])
})

/** Who may enter each root field, at the least. What is not here fails. */
const lowest: Record<string, 'guest' | Role> = {
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
  'Mutation.createArticle': 'author',
  'Mutation.updateArticle': 'author',
  'Mutation.publishArticle': 'author',
  'Mutation.unpublishArticle': 'author',
  'Mutation.archiveArticle': 'author',
  'Mutation.deleteArticle': 'author',
}
const ranks = ['guest', ...roles]
const people = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await newUser(app, role)] as const)),
)

test.each(rootFields().map(({ name }) => name))('%s admits whom it should', async (name) => {
  const place = rootFields().find((field) => field.name === name)!
  expect(ranks).toContain(lowest[name])
  const username = unique()
  const samples = {
    username,
    email: `${username}@byline.test`,
    password: 'long enough',
    slug: unique(),
    articleSlug: unique(),
    id: Buffer.from('Comment:018f0000-0000-7000-8000-000000000000').toString('base64'),
    ids: [],
  }
  const { query, variables } = operationFor(place, samples)
  for (const rank of ranks) {
    const { errors, data } = await ask(app, query, variables, people[rank]?.token)
    const codes = errors.map(({ extensions }) => extensions.code)
    const refusal = rank === 'guest' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
    if (ranks.indexOf(rank) < ranks.indexOf(lowest[name]!)) {
      expect({ rank, codes, data }).toEqual({ rank, codes: [refusal], data: null })
    } else {
      expect(['UNAUTHENTICATED', 'FORBIDDEN', 'INTERNAL', 'BAD_INPUT']).not.toContain(codes[0])
    }
  }
})

const builder = () => new SchemaBuilder<object>({} as never)
const closedOptions = { authScopes: { public: true } } as object

test('refuses to start with a root field that says nothing of who may enter', () => {
  const open = builder()
  open.queryType({
    fields: (t) => ({
      said: t.boolean({ resolve: () => true, ...closedOptions }),
      forgotten: t.boolean({ resolve: () => true }),
      empty: t.boolean({ resolve: () => true, ...({ authScopes: {} } as object) }),
    }),
  })
  open.mutationType({ fields: (t) => ({ change: t.boolean({ resolve: () => true }) }) })
  expect(problemsOf(open.toSchema())).toEqual([
    'Mutation.change has no authScopes',
    'Query.empty has no authScopes',
    'Query.forgotten has no authScopes',
  ])
})

test('refuses to start with a text from outside that nothing checks', () => {
  const open = builder()
  const Input = open.inputType('Input', { fields: (t) => ({ forgotten: t.stringList(), other: t.int() }) })
  open.queryType({
    fields: (t) => ({
      said: t.boolean({
        resolve: () => true,
        args: { checked: t.arg.string({ validate: {} } as object), input: t.arg({ type: Input }) },
        ...closedOptions,
      }),
      deep: t.field({ type: Deep, resolve: () => ({}), ...closedOptions }),
    }),
  })
  const Deep = open.objectRef<object>('Deep').implement({
    fields: (t) => ({ below: t.boolean({ resolve: () => true, args: { unchecked: t.arg.string({}) } }) }),
  })
  expect(problemsOf(open.toSchema())).toEqual([
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
