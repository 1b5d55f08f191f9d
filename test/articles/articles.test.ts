import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { startApp } from '../support/app.ts'
import { expectError, gql } from '../support/clients.ts'
import { newArticle, newComment, newUser, unique } from '../support/factories.ts'

const app = await startApp()

const GetArticle = graphql(`
  query GetArticle($slug: String!) {
    article(slug: $slug) {
      id slug title body description status version tagNames readingMinutes publishedAt createdAt updatedAt
      favoritesCount commentsCount author { username }
    }
  }
`)

const UpdateArticle = graphql(`
  mutation UpdateArticle($slug: String!, $version: Int!, $input: UpdateArticleInput!) {
    updateArticle(slug: $slug, version: $version, input: $input) { slug title body version tagNames readingMinutes }
  }
`)

const Publish = graphql(
  `mutation Publish($slug: String!) { publishArticle(slug: $slug) { status version publishedAt } }`,
)
const Unpublish = graphql(
  `mutation Unpublish($slug: String!) { unpublishArticle(slug: $slug) { status version publishedAt } }`,
)
const Archive = graphql(`mutation Archive($slug: String!) { archiveArticle(slug: $slug) { status version } }`)
const Delete = graphql(`mutation Delete($slug: String!) { deleteArticle(slug: $slug) }`)

const get = async (slug: string, token?: string) => (await gql(app, GetArticle, { slug }, token)).article!

test('stores the body unchanged, and trims the title and duplicate tags', async () => {
  const author = await newUser(app)
  const body = '# Title\r\n\n\ttext with <b>HTML</b>, `code`, 漢字 and 😀  \n'
  const { slug } = await newArticle(app, author, { title: '  Spaced out  ', body, tags: ['b', 'a', 'b'] })
  expect(await get(slug)).toMatchObject({
    title: 'Spaced out',
    body,
    tagNames: ['b', 'a'],
    status: 'PUBLISHED',
    version: 1,
    author: { username: author.username },
    favoritesCount: 0,
    commentsCount: 0,
  })
})

test('adds a suffix to the slug if the title is taken', async () => {
  const author = await newUser(app)
  const title = unique('Où est l’été ')
  const first = await newArticle(app, author, { title })
  const second = await newArticle(app, author, { title })
  expect(first.slug).toMatch(/^ou-est-l-ete-x?[a-z0-9]+$/)
  expect(second.slug).toMatch(new RegExp(`^${first.slug}-[a-z0-9]{5}$`))
})

test('creates unique slugs for twenty concurrent articles with the same title', async () => {
  const author = await newUser(app)
  const title = unique('Same ')
  const written = await Promise.all(Array.from({ length: 20 }, () => newArticle(app, author, { title })))
  expect(new Set(written.map(({ slug }) => slug)).size).toBe(20)
})

test('accepts a slug that the author chooses, and rejects a taken one', async () => {
  const author = await newUser(app)
  const slug = unique('my-')
  expect((await newArticle(app, author, { slug })).slug).toBe(slug)
  const error = await expectError('ALREADY_TAKEN', newArticle(app, author, { slug }))
  expect(error.extensions.details).toEqual([{ field: 'slug', message: 'is taken' }])
})

test('finds an article by its former slugs', async () => {
  const author = await newUser(app)
  const { slug: first } = await newArticle(app, author)
  const { updateArticle: renamed } = await gql(
    app,
    UpdateArticle,
    { slug: first, version: 1, input: { title: unique('New ') } },
    author.token,
  )
  expect(renamed.slug).not.toBe(first)
  expect((await get(first)).slug).toBe(renamed.slug)
  await expectError('ALREADY_TAKEN', newArticle(app, author, { slug: first }))
  const { updateArticle: back } = await gql(
    app,
    UpdateArticle,
    { slug: first, version: 2, input: { slug: first } },
    author.token,
  )
  expect(back.slug).toBe(first)
  expect((await get(renamed.slug)).slug).toBe(first)
})

test('updates only the fields that are sent', async () => {
  const author = await newUser(app)
  const { slug, title } = await newArticle(app, author, { tags: ['one', 'two'] })
  const body = 'word '.repeat(1000)
  const { updateArticle } = await gql(app, UpdateArticle, { slug, version: 1, input: { body } }, author.token)
  expect(updateArticle).toEqual({
    slug,
    title,
    body,
    version: 2,
    tagNames: ['one', 'two'],
    readingMinutes: 5,
  })
  const { updateArticle: untagged } = await gql(
    app,
    UpdateArticle,
    { slug, version: 2, input: { tags: [] } },
    author.token,
  )
  expect(untagged).toMatchObject({ body, tagNames: [], version: 3 })
})

test('accepts one of twenty concurrent edits and rejects the others with CONFLICT', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const edits = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      gql(app, UpdateArticle, { slug, version: 1, input: { body: `edit ${i}` } }, author.token),
    ),
  )
  const rejected = edits.filter((edit) => edit.status === 'rejected')
  expect(rejected).toHaveLength(19)
  for (const { reason } of rejected) expect(reason.response.errors[0].extensions.code).toBe('CONFLICT')
  expect(await get(slug)).toMatchObject({ version: 2 })
})

test('hides drafts from everyone but the author and the editors', async () => {
  const [author, other, editor] = await Promise.all([newUser(app), newUser(app), newUser(app, 'editor')])
  const { slug } = await newArticle(app, author, { publish: false })
  for (const token of [undefined, other.token]) {
    await expectError('NOT_FOUND', get(slug, token))
    if (token)
      await expectError(
        'NOT_FOUND',
        gql(app, UpdateArticle, { slug, version: 1, input: { body: 'x' } }, token),
      )
  }
  for (const { token } of [author, editor])
    expect(await get(slug, token)).toMatchObject({ status: 'DRAFT', publishedAt: null })
})

test('lets only the author and editors edit', async () => {
  const [author, other, editor, reader] = await Promise.all([
    newUser(app),
    newUser(app),
    newUser(app, 'editor'),
    newUser(app, 'reader'),
  ])
  const { slug } = await newArticle(app, author)
  const edit = (version: number, token?: string) =>
    gql(app, UpdateArticle, { slug, version, input: { body: 'edited' } }, token)
  await expectError('UNAUTHENTICATED', edit(1))
  await expectError('FORBIDDEN', edit(1, reader.token))
  await expectError('FORBIDDEN', edit(1, other.token))
  for (const action of [Publish, Unpublish, Archive, Delete]) {
    await expectError('FORBIDDEN', gql(app, action as typeof Delete, { slug }, other.token))
  }
  await edit(1, author.token)
  await edit(2, editor.token)
  expect(await get(slug)).toMatchObject({ body: 'edited', version: 3 })
})

test('rejects articles by readers', async () => {
  const reader = await newUser(app, 'reader')
  await expectError('FORBIDDEN', newArticle(app, reader))
})

test('publishes, unpublishes, republishes with the first date, and archives', async () => {
  const author = await newUser(app)
  const { slug, publishedAt } = await newArticle(app, author, { publish: false })
  expect(publishedAt).toBeNull()
  await expectError('CONFLICT', gql(app, Archive, { slug }, author.token))
  const { publishArticle: published } = await gql(app, Publish, { slug }, author.token)
  expect(published).toMatchObject({ status: 'PUBLISHED', version: 2 })
  expect((await gql(app, Publish, { slug }, author.token)).publishArticle.version).toBe(2)
  await gql(app, Unpublish, { slug }, author.token)
  await expectError('NOT_FOUND', get(slug))
  const { publishArticle: again } = await gql(app, Publish, { slug }, author.token)
  expect(again.publishedAt).toBe(published.publishedAt)
  await gql(app, Archive, { slug }, author.token)
  expect(await get(slug)).toMatchObject({ status: 'ARCHIVED' })
  await expectError('CONFLICT', newComment(app, author, slug))
})

test('deletes an article with its comments and frees its slug', async () => {
  const author = await newUser(app)
  const { slug, id } = await newArticle(app, author)
  await newComment(app, author, slug)
  expect(await gql(app, Delete, { slug }, author.token)).toEqual({ deleteArticle: id })
  await expectError('NOT_FOUND', get(slug))
  await expectError('NOT_FOUND', gql(app, Delete, { slug }, author.token))
  expect((await newArticle(app, author, { slug })).slug).toBe(slug)
})
