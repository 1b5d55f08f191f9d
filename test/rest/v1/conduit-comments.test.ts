import { expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newUser, setStatus, type TestUser, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

const text = expect.any(String)
const errorResponse = (status: number, ...messages: unknown[]) => ({
  status,
  body: { errors: { body: messages } },
})

const list = async (slug: string, token?: string) =>
  (await rest(app, `GET /api/v1/articles/${slug}/comments`, { token })).body.comments
const write = (slug: string, { token }: TestUser, body = 'Well said.') =>
  rest(app, `POST /api/v1/articles/${slug}/comments`, { token, body: { comment: { body } } })
const remove = (slug: string, id: number, { token }: TestUser) =>
  rest(app, `DELETE /api/v1/articles/${slug}/comments/${id}`, { token })

/** Creates an article of one user with a comment of another. */
async function newDiscussion() {
  const [author, reader] = await Promise.all([newUser(app), newUser(app)])
  const { slug } = await newArticle(app, author)
  const { id } = (await write(slug, reader)).body.comment
  return { author, reader, slug, id: id as number }
}

test('keeps comments as written and lists the newest first, each with its own numeric id', async () => {
  const reader = await newUser(app)
  const { slug } = await newArticle(app, await newUser(app))
  const texts = ['  One\n\n*more*', 'Two 😀', 'Three']
  const written = []
  for (const body of texts) {
    const response = await write(slug, reader, body)
    expect(response).toMatchObject({ status: 200, body: { comment: { body } } })
    expect(response.body.comment.author).toEqual({
      username: reader.username,
      bio: '',
      image: '',
      following: false,
    })
    written.unshift(response.body.comment)
  }
  expect(await list(slug)).toEqual(written)
  expect(await list(slug, reader.token)).toEqual(written)
  expect(new Set(written.map(({ id }) => id)).size).toBe(3)
  expect(written.every(({ id }) => Number.isInteger(id))).toBe(true)
})

test('gives 20 concurrent comments distinct ids', async () => {
  const { reader, slug } = await newDiscussion()
  const written = await Promise.all(Array.from({ length: 20 }, () => write(slug, reader)))
  expect(new Set(written.map(({ body }) => body.comment.id)).size).toBe(20)
  expect(await list(slug)).toHaveLength(21)
})

test('lists at most the newest 100 comments', async () => {
  const reader = await newUser(app)
  const { slug } = await newArticle(app, reader)
  await Promise.all(Array.from({ length: 101 }, () => write(slug, reader)))
  expect(await list(slug)).toHaveLength(100)
})

test('lets only its author delete a comment, then returns 404', async () => {
  const { author, reader, slug, id } = await newDiscussion()
  for (const other of [author, await newUser(app)])
    expect(await remove(slug, id, other)).toMatchObject(errorResponse(403, text))
  expect(await list(slug)).toHaveLength(1)
  expect(await remove(slug, id, reader)).toMatchObject({ status: 204, body: '' })
  expect(await list(slug)).toEqual([])
  expect(await remove(slug, id, reader)).toMatchObject(errorResponse(404, text))
})

test('lets a moderator delete any comment', async () => {
  const { slug, id } = await newDiscussion()
  expect((await remove(slug, id, await newUser(app, 'editor'))).status).toBe(204)
  expect(await list(slug)).toEqual([])
})

test('returns 404 for a comment of another article', async () => {
  const [discussion, another] = [await newDiscussion(), await newDiscussion()]
  expect(await remove(another.slug, discussion.id, discussion.reader)).toMatchObject(errorResponse(404, text))
  expect(await remove(unique('nope-'), discussion.id, discussion.reader)).toMatchObject(
    errorResponse(404, text),
  )
  expect(await list(discussion.slug)).toHaveLength(1)
  expect(await list(another.slug)).toHaveLength(1)
})

test.each([0, -1, 2 ** 31 - 1])('returns 404 when deleting comment %d', async (id) => {
  const { slug, reader } = await newDiscussion()
  expect(await remove(slug, id, reader)).toMatchObject(errorResponse(404, text))
})

test.each(['abc', '1.5', '1e3', '0x1', '%20', '%00', '99999999999', '9'.repeat(40)])(
  'rejects the comment id %s',
  async (id) => {
    const { slug, reader } = await newDiscussion()
    const response = await rest(app, `DELETE /api/v1/articles/${slug}/comments/${id}`, {
      token: reader.token,
    })
    expect(response).toMatchObject(errorResponse(422, 'id must be a whole number'))
  },
)

test('rejects comments on drafts and archived articles', async () => {
  const { author, reader, slug } = await newDiscussion()
  await setStatus(app, author, slug, 'ARCHIVED')
  expect(await write(slug, reader)).toMatchObject(errorResponse(422, text))
  expect(await list(slug)).toHaveLength(1)
  const draft = await newArticle(app, author, { publish: false })
  expect(await write(draft.slug, author)).toMatchObject(errorResponse(422, text))
})
