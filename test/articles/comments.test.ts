import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { sql } from '../../src/db/drizzle.ts'
import type { ErrorCode } from '../../src/errors.ts'
import { startApp } from '../support/app.ts'
import { ask, expectError, FailedOperation, gql } from '../support/clients.ts'
import { newArticle, newComment, newUser, setStatus, type TestUser } from '../support/factories.ts'

const app = await startApp()

const CommentById = graphql(`
  query CommentById($id: ID!) {
    node(id: $id) {
      ... on Comment { id body createdAt updatedAt viewerCanEdit viewerCanDelete author { username } article { slug } }
    }
  }
`)

const CommentsOfArticle = graphql(`
  query CommentsOfArticle($slug: String!, $first: Int, $after: String) {
    article(slug: $slug) {
      commentsCount
      comments(first: $first, after: $after) { totalCount nodes { id body } pageInfo { hasNextPage endCursor } }
    }
  }
`)

const CommentUpdate = graphql(`
  mutation CommentUpdate($id: ID!, $body: String!) { updateComment(id: $id, body: $body) { id body } }
`)

const CommentDelete = graphql(`mutation CommentDelete($id: ID!) { deleteComment(id: $id) }`)

const read = async (id: string, token?: string) => {
  const { node } = await gql(app, CommentById, { id }, token)
  if (!node || !('body' in node)) throw new Error('No comment')
  return node
}
const list = async (slug: string, page: { first?: number; after?: string | null } = {}) =>
  (await gql(app, CommentsOfArticle, { slug, ...page })).article!
const edit = (id: string, token?: string, body = 'Edited.') => gql(app, CommentUpdate, { id, body }, token)
const remove = (id: string, token?: string) => gql(app, CommentDelete, { id }, token)

test('stores a comment unchanged until its author edits or deletes it', async () => {
  const [author, reader] = await Promise.all([newUser(app), newUser(app, 'reader')])
  const { slug } = await newArticle(app, author)
  const body = '> Really?\r\n\n\t*Yes* & <b>no</b> 😀  '
  const { id } = await newComment(app, reader, slug, body)
  await app.services.db.write.execute(
    sql`update comments set created_at = '2026-01-01', updated_at = '2026-01-01' where id = ${atob(id).split(':')[1]}`,
  )
  const written = await read(id)
  expect(written).toMatchObject({ body, author: { username: reader.username }, article: { slug } })
  expect(written.updatedAt).toBe(written.createdAt)

  expect((await edit(id, reader.token)).updateComment).toEqual({ id, body: 'Edited.' })
  const edited = await read(id)
  expect(edited).toMatchObject({ body: 'Edited.', createdAt: written.createdAt })
  expect(edited.updatedAt > written.updatedAt).toBe(true)

  expect(await remove(id, reader.token)).toEqual({ deleteComment: id })
  for (const request of [read, edit, remove]) await expectError('NOT_FOUND', request(id, reader.token))
})

test('lets the author edit, and the author and moderators delete, as the viewer fields say', async () => {
  const [writer, author, other, editor, admin] = await Promise.all([
    newUser(app),
    newUser(app, 'reader'),
    newUser(app),
    newUser(app, 'editor'),
    newUser(app, 'admin'),
  ])
  const { slug } = await newArticle(app, writer)
  const cases: [who: string, TestUser | null, edits: 'done' | ErrorCode, deletes: 'done' | ErrorCode][] = [
    ['its author', author, 'done', 'done'],
    ['another user', other, 'FORBIDDEN', 'FORBIDDEN'],
    ['the author of the article', writer, 'FORBIDDEN', 'FORBIDDEN'],
    ['an editor', editor, 'FORBIDDEN', 'done'],
    ['an admin', admin, 'FORBIDDEN', 'done'],
    ['a guest', null, 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
  ]
  for (const [who, viewer, edits, deletes] of cases) {
    const { id, body } = await newComment(app, author, slug)
    const { viewerCanEdit, viewerCanDelete } = await read(id, viewer?.token)
    expect([viewerCanEdit, viewerCanDelete], who).toEqual([edits === 'done', deletes === 'done'])
    expect(await outcome(edit(id, viewer?.token)), who).toBe(edits)
    expect((await read(id)).body, who).toBe(viewerCanEdit ? 'Edited.' : body)
    expect(await outcome(remove(id, viewer?.token)), who).toBe(deletes)
    expect(await outcome(read(id)), who).toBe(viewerCanDelete ? 'NOT_FOUND' : 'done')
  }
})

test('lists comments newest first, by pages', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const written: string[] = []
  for (let i = 0; i < 7; i++) written.unshift((await newComment(app, author, slug)).id)
  const found: string[] = []
  for (let after: string | null | undefined, more = true; more; ) {
    const { comments, commentsCount } = await list(slug, { first: 3, after })
    expect([comments.totalCount, commentsCount]).toEqual([7, 7])
    found.push(...comments.nodes.map(({ id }) => id))
    after = comments.pageInfo.endCursor
    more = comments.pageInfo.hasNextPage
  }
  expect(found).toEqual(written)
})

test('counts correctly under twenty concurrent creations and deletions', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const write = () => newComment(app, author, slug)
  const first = await Promise.all(Array.from({ length: 20 }, write))
  expect((await list(slug)).commentsCount).toBe(20)
  await Promise.all(first.slice(0, 10).flatMap(({ id }) => [remove(id, author.token), write(), write()]))
  const { commentsCount, comments } = await list(slug, { first: 100 })
  expect([commentsCount, comments.totalCount, comments.nodes.length]).toEqual([30, 30, 30])
})

test('accepts one of twenty concurrent deletions of a comment, and counts it once', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const [{ id }] = await Promise.all([newComment(app, author, slug), newComment(app, author, slug)])
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcome(remove(id, author.token))))
  expect(outcomes.toSorted()).toEqual([...Array(19).fill('NOT_FOUND'), 'done'])
  expect((await list(slug)).commentsCount).toBe(1)
})

test('hides the comments of a draft, even from their authors', async () => {
  const [author, reader, editor] = await Promise.all([
    newUser(app),
    newUser(app, 'reader'),
    newUser(app, 'editor'),
  ])
  const { slug } = await newArticle(app, author)
  const { id } = await newComment(app, reader, slug)
  await setStatus(app, author, slug, 'DRAFT')
  for (const token of [undefined, reader.token]) await expectError('NOT_FOUND', read(id, token))
  for (const request of [edit, remove]) await expectError('NOT_FOUND', request(id, reader.token))
  await expectError('NOT_FOUND', newComment(app, reader, slug))
  for (const { token } of [author, editor]) expect(await read(id, token)).toMatchObject({ article: { slug } })
  await setStatus(app, author, slug, 'PUBLISHED')
  expect(await read(id)).toMatchObject({ id })
})

test('rejects editing a comment on an archived article, and lets the author delete it', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const { id } = await newComment(app, author, slug)
  await setStatus(app, author, slug, 'ARCHIVED')
  const edit = ask(app, `mutation { updateComment(id: "${id}", body: "x") { id } }`, {}, author.token)
  expect((await edit).errors[0]!.extensions.code).toBe('CONFLICT')
  const deletion = await ask(app, `mutation { deleteComment(id: "${id}") }`, {}, author.token)
  expect(deletion.data).toEqual({ deleteComment: id })
})

test('accepts new comments only on published articles', async () => {
  const author = await newUser(app)
  const draft = await newArticle(app, author, { publish: false })
  await expectError('CONFLICT', newComment(app, author, draft.slug))
  const archived = await newArticle(app, author)
  const { id } = await newComment(app, author, archived.slug)
  await setStatus(app, author, archived.slug, 'ARCHIVED')
  await expectError('CONFLICT', newComment(app, author, archived.slug))
  expect((await list(archived.slug)).comments.nodes.map(({ id }) => id)).toEqual([id])
})

/** `done`, or the error code. */
async function outcome(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => 'done',
    (error) => {
      if (!(error instanceof FailedOperation)) throw error
      return error.response.errors[0]!.extensions.code
    },
  )
}
