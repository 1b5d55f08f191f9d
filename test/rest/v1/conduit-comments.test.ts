import { expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newUser, setStatus, type TestUser, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

const text = expect.any(String)
const refusal = (status: number, ...messages: unknown[]) => ({ status, body: { errors: { body: messages } } })

const list = async (slug: string, token?: string) =>
  (await rest(app, `GET /api/v1/articles/${slug}/comments`, { token })).body.comments
const write = (slug: string, { token }: TestUser, body = 'Well said.') =>
  rest(app, `POST /api/v1/articles/${slug}/comments`, { token, body: { comment: { body } } })
const remove = (slug: string, id: number, { token }: TestUser) =>
  rest(app, `DELETE /api/v1/articles/${slug}/comments/${id}`, { token })

/** An article of one, commented by another. */
async function newTalk() {
  const [author, reader] = await Promise.all([newUser(app), newUser(app)])
  const { slug } = await newArticle(app, author)
  const { id } = (await write(slug, reader)).body.comment
  return { author, reader, slug, id: id as number }
}

test('keeps what readers say as written, the latest first, under numbers of their own', async () => {
  const reader = await newUser(app)
  const { slug } = await newArticle(app, await newUser(app))
  const said = ['  One\n\n*more*', 'Two 😀', 'Three']
  const written = []
  for (const body of said) {
    const answer = await write(slug, reader, body)
    expect(answer).toMatchObject({ status: 200, body: { comment: { body } } })
    expect(answer.body.comment.author).toEqual({
      username: reader.username,
      bio: '',
      image: '',
      following: false,
    })
    written.unshift(answer.body.comment)
  }
  expect(await list(slug)).toEqual(written)
  expect(await list(slug, reader.token)).toEqual(written)
  expect(new Set(written.map(({ id }) => id)).size).toBe(3)
  expect(written.every(({ id }) => Number.isInteger(id))).toBe(true)
})

test('gives twenty comments that are written at once twenty numbers', async () => {
  const { reader, slug } = await newTalk()
  const written = await Promise.all(Array.from({ length: 20 }, () => write(slug, reader)))
  expect(new Set(written.map(({ body }) => body.comment.id)).size).toBe(20)
  expect(await list(slug)).toHaveLength(21)
})

test('lists the latest hundred of many comments', async () => {
  const reader = await newUser(app)
  const { slug } = await newArticle(app, reader)
  await Promise.all(Array.from({ length: 101 }, () => write(slug, reader)))
  expect(await list(slug)).toHaveLength(100)
})

test('lets its author alone delete a comment, once', async () => {
  const { author, reader, slug, id } = await newTalk()
  for (const other of [author, await newUser(app)])
    expect(await remove(slug, id, other)).toMatchObject(refusal(403, text))
  expect(await list(slug)).toHaveLength(1)
  expect(await remove(slug, id, reader)).toMatchObject({ status: 204, body: '' })
  expect(await list(slug)).toEqual([])
  expect(await remove(slug, id, reader)).toMatchObject(refusal(404, text))
})

test('lets a moderator delete any comment', async () => {
  const { slug, id } = await newTalk()
  expect((await remove(slug, id, await newUser(app, 'editor'))).status).toBe(204)
  expect(await list(slug)).toEqual([])
})

test('deletes a comment only at the article that it is about', async () => {
  const [talk, another] = [await newTalk(), await newTalk()]
  expect(await remove(another.slug, talk.id, talk.reader)).toMatchObject(refusal(404, text))
  expect(await remove(unique('nope-'), talk.id, talk.reader)).toMatchObject(refusal(404, text))
  expect(await list(talk.slug)).toHaveLength(1)
  expect(await list(another.slug)).toHaveLength(1)
})

test.each([0, -1, 2 ** 31 - 1])('answers 404 to who deletes a comment %d', async (id) => {
  const { slug, reader } = await newTalk()
  expect(await remove(slug, id, reader)).toMatchObject(refusal(404, text))
})

test.each(['abc', '1.5', '1e3', '0x1', '%20', '%00', '99999999999', '9'.repeat(40)])(
  'refuses a comment id that is %s',
  async (id) => {
    const { slug, reader } = await newTalk()
    const answer = await rest(app, `DELETE /api/v1/articles/${slug}/comments/${id}`, { token: reader.token })
    expect(answer).toMatchObject(refusal(422, 'id must be a whole number'))
  },
)

test('takes no comment on what is not published', async () => {
  const { author, reader, slug } = await newTalk()
  await setStatus(app, author, slug, 'ARCHIVED')
  expect(await write(slug, reader)).toMatchObject(refusal(422, text))
  expect(await list(slug)).toHaveLength(1)
  const draft = await newArticle(app, author, { publish: false })
  expect(await write(draft.slug, author)).toMatchObject(refusal(422, text))
})
