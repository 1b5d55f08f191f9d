import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { startApp } from '../support/app.ts'
import { ask, expectError, gql } from '../support/clients.ts'
import { newArticle, newComment, newUser, setStatus, unique } from '../support/factories.ts'

const app = await startApp()

const NodeById = graphql(`
  query NodeById($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Article { slug }
      ... on Comment { body }
      ... on Tag { name }
      ... on User { username }
    }
  }
`)

const NodesByIds = graphql(`query NodesByIds($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`)

const NodeTag = graphql(`query NodeTag($name: String!) { tag(name: $name) { id } }`)

const NodeCommentUpdate = graphql(`
  mutation NodeCommentUpdate($id: ID!, $body: String!) { updateComment(id: $id, body: $body) { id } }
`)

const NodeCommentDelete = graphql(`mutation NodeCommentDelete($id: ID!) { deleteComment(id: $id) }`)

const node = async (id: string, token?: string) => (await gql(app, NodeById, { id }, token)).node!
const nodes = async (ids: string[], token?: string) => (await gql(app, NodesByIds, { ids }, token)).nodes

const unknownKey = '01890a5d-ac96-774b-bcce-b302099a8057'
const types = ['Article', 'Comment', 'Tag', 'User']
const unknownIds = types.map((type) => btoa(`${type}:${unknownKey}`))

const malformedIds: Record<string, string> = {
  'an empty string': '',
  garbage: 'garbage',
  'text that is not base64': '%%% ☃',
  'a bare key': unknownKey,
  'a type without a key': btoa('Article:'),
  'a type alone': btoa('Article'),
  'a key without a type': btoa(`:${unknownKey}`),
  'a key that is not a UUID': btoa('Article:1'),
  'a key in upper case': btoa(`Article:${unknownKey.toUpperCase()}`),
  'a key with a suffix': btoa(`Article:${unknownKey}x`),
  'SQL instead of a key': btoa("Article:' or true --"),
  'an unknown type': btoa(`Nothing:${unknownKey}`),
  'a type that is not a node': btoa(`Viewer:${unknownKey}`),
  'a root type': btoa(`Query:${unknownKey}`),
  'a scalar': btoa(`DateTime:${unknownKey}`),
  'the interface Node': btoa(`Node:${unknownKey}`),
  'a property name of Object.prototype': btoa(`constructor:${unknownKey}`),
  'a type in lower case': btoa(`article:${unknownKey}`),
  'ten thousand characters': btoa('Article:'.padEnd(10_000, '0')),
}

async function newNodes() {
  const author = await newUser(app)
  const name = unique('tag')
  const { id: articleId, slug } = await newArticle(app, author, { tags: [name] })
  const { id: commentId, body } = await newComment(app, author, slug)
  const tagId = (await gql(app, NodeTag, { name })).tag!.id
  const objects = [
    { __typename: 'Article', id: articleId, slug },
    { __typename: 'Comment', id: commentId, body },
    { __typename: 'Tag', id: tagId, name },
    { __typename: 'User', id: author.id, username: author.username },
  ]
  return { author, slug, articleId, commentId, objects }
}

test('returns articles, comments, tags and users by id, one or several', async () => {
  const { objects } = await newNodes()
  for (const object of objects) expect(await node(object.id)).toEqual(object)
  const ids = objects.map(({ id }) => id).toReversed()
  const expected = objects.map(({ __typename, id }) => ({ __typename, id })).toReversed()
  expect(await nodes(ids)).toEqual(expected)
  expect(await nodes([...ids, ...ids])).toEqual([...expected, ...expected])
  expect(await nodes([])).toEqual([])
})

test('returns NOT_FOUND for an unknown id, and null for each unknown id among several', async () => {
  for (const id of unknownIds) await expectError('NOT_FOUND', node(id))
  const { objects } = await newNodes()
  const ids = objects.flatMap(({ id }, i) => [unknownIds[i]!, id])
  expect((await nodes(ids)).map((found) => found?.id ?? null)).toEqual(
    objects.flatMap(({ id }) => [null, id]),
  )
})

test('hides the drafts of other users and their comments', async () => {
  const { author, slug, articleId, commentId } = await newNodes()
  const [other, editor] = await Promise.all([newUser(app), newUser(app, 'editor')])
  await setStatus(app, author, slug, 'DRAFT')
  for (const token of [undefined, other.token]) {
    for (const id of [articleId, commentId]) await expectError('NOT_FOUND', node(id, token))
    expect(await nodes([articleId, author.id, commentId], token)).toEqual([
      null,
      { __typename: 'User', id: author.id },
      null,
    ])
  }
  for (const { token } of [author, editor]) {
    for (const id of [articleId, commentId]) expect(await node(id, token)).toMatchObject({ id })
  }
})

test.each(Object.entries(malformedIds))('rejects as an id: %s', async (_what, id) => {
  const { token } = await newUser(app)
  for (const send of [
    () => node(id),
    () => nodes([unknownIds[0]!, id]),
    () => gql(app, NodeCommentUpdate, { id, body: 'x' }, token),
    () => gql(app, NodeCommentDelete, { id }, token),
  ]) {
    await expectError('BAD_INPUT', send())
  }
})

test('rejects the id of another type instead of a comment', async () => {
  const { author, objects } = await newNodes()
  for (const { __typename, id } of objects.filter(({ __typename }) => __typename !== 'Comment')) {
    await expectError('BAD_INPUT', gql(app, NodeCommentUpdate, { id, body: __typename }, author.token))
    await expectError('BAD_INPUT', gql(app, NodeCommentDelete, { id }, author.token))
  }
})

test('accepts at most a hundred ids', async () => {
  const ids = Array.from({ length: 100 }, () => unknownIds[0]!)
  expect(await nodes(ids)).toHaveLength(100)
  const { extensions } = await expectError('BAD_INPUT', nodes([...ids, unknownIds[1]!]))
  expect(extensions.details).toEqual([{ field: 'ids', message: 'must be at most 100 ids' }])
})

test('returns the other fields if one node is not found', async () => {
  const { author } = await newNodes()
  const { status, data, errors } = await ask(
    app,
    `query($gone: ID!, $there: ID!) { gone: node(id: $gone) { id } there: node(id: $there) { id } }`,
    { gone: unknownIds[0], there: author.id },
  )
  expect({ status, data }).toEqual({ status: 200, data: { gone: null, there: { id: author.id } } })
  expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['gone'], 'NOT_FOUND']])
})
