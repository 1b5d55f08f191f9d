import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  lexicographicSortSchema,
} from 'graphql'
import { expect, test } from 'vitest'
import { assertColumnsNamed } from '../../schema/engine/columns.ts'
import { schema } from '../../schema/index.ts'
import { startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { favorite, follow, newArticle, newComment, newUser, unique } from '../support/factories.ts'

const app = await startApp()
const [author, reader] = await Promise.all([newUser(app), newUser(app)])
const profile = `mutation { updateProfile(input: { bio: "Writes.", image: "https://byline.test/a.png" }) { bio } }`
await ask(app, profile, {}, author.token)
const article = await newArticle(app, author, { tags: [unique('tag')] })
const comment = await newComment(app, reader, article.slug)
await favorite(app, reader, article.slug)
await follow(app, reader, author.username)

const ids = { Article: article.id, Comment: comment.id, User: author.id }
/** Ways to each type on which a statement selects only the columns that it needs. */
const ways: Record<keyof typeof ids, ((field: string) => string)[]> = {
  Article: [(field) => `article(slug: "${article.slug}") { ${field} }`],
  Comment: [(field) => `article(slug: "${article.slug}") { comments(first: 1) { nodes { ${field} } } }`],
  User: [
    (field) => `user(username: "${author.username}") { ${field} }`,
    (field) => `article(slug: "${article.slug}") { author { ${field} } }`,
  ],
}

const fields = (Object.keys(ids) as (keyof typeof ids)[]).flatMap((type) =>
  Object.values(fieldsOf(type)).map((field) => [`${type}.${field.name}`, type, field] as const),
)

test.each(fields)('%s has the same value when it is selected alone', async (_name, type, field) => {
  const selection = selectionOf(field)
  const loaded = await readValue(`node(id: "${ids[type]}") { ... on ${type} { ${selection} } }`)
  expect(loaded).not.toBeNull()
  for (const way of ways[type]) expect(await readValue(way(selection))).toEqual(loaded)
})

test('rejects a schema with a computed field that does not name its columns', () => {
  const copy = lexicographicSortSchema(schema)
  expect(() => assertColumnsNamed(copy)).not.toThrow()
  for (const [type, name] of [
    ['Article', 'tagNames'],
    ['User', 'imageOrEmpty'],
  ] as const)
    fieldsOf(type, copy)[name]!.extensions = {}
  expect(() => assertColumnsNamed(copy)).toThrow(/: Article\.tagNames, User\.imageOrEmpty$/)
})

function fieldsOf(type: string, of = schema) {
  return (of.getType(type) as GraphQLObjectType).getFields()
}

function selectionOf({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type)
  if (!isCompositeType(named)) return `value: ${name}`
  return `value: ${name} { ${named.name.endsWith('Connection') ? 'totalCount' : 'id'} }`
}

/** The value of `value`, wherever it is in the response. */
async function readValue(field: string): Promise<unknown> {
  const { data, errors } = await ask(app, `{ ${field} }`, {}, reader.token)
  expect(errors).toEqual([])
  let found: unknown = data
  while (!Object.hasOwn(found as object, 'value')) [found] = Object.values(found as object)
  return (found as { value: unknown }).value
}
