import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { startApp } from '../support/app.ts'
import { expectError, gql } from '../support/clients.ts'
import { favorite, follow, newArticle, newUser, setStatus, type TestUser } from '../support/factories.ts'

const app = await startApp()

const FavoritesOf = graphql(`
  query FavoritesOf($slug: String!) { article(slug: $slug) { favoritesCount viewerHasFavorited } }
`)

const Unfavorite = graphql(`
  mutation Unfavorite($slug: String!) {
    unfavoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited }
  }
`)

const FollowsOf = graphql(`
  query FollowsOf($username: String!) {
    user(username: $username) { username followersCount followingCount viewerIsFollowing }
  }
`)

const Unfollow = graphql(`
  mutation Unfollow($username: String!) {
    unfollowUser(username: $username) { username followersCount followingCount viewerIsFollowing }
  }
`)

const FollowFeed = graphql(`query FollowFeed { feed { totalCount nodes { slug } } }`)

const favoritesOf = async (slug: string, viewer?: TestUser) =>
  (await gql(app, FavoritesOf, { slug }, viewer?.token)).article!
const unfavorite = async (viewer: TestUser, slug: string) =>
  (await gql(app, Unfavorite, { slug }, viewer.token)).unfavoriteArticle
const followsOf = async ({ username }: TestUser, viewer?: TestUser) =>
  (await gql(app, FollowsOf, { username }, viewer?.token)).user!
const unfollow = async (viewer: TestUser, username: string) =>
  (await gql(app, Unfollow, { username }, viewer.token)).unfollowUser
const feedOf = async ({ token }: TestUser) => (await gql(app, FollowFeed, {}, token)).feed
const twenty = <T>(make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: 20 }, (_, i) => make(i)))

test('favorites and unfavorites an article idempotently', async () => {
  const [author, reader] = await Promise.all([newUser(app), newUser(app, 'reader')])
  const { slug } = await newArticle(app, author)
  const favorited = { favoritesCount: 1, viewerHasFavorited: true }
  const notFavorited = { favoritesCount: 0, viewerHasFavorited: false }
  expect(await favoritesOf(slug, reader)).toEqual(notFavorited)
  for (const _time of ['once', 'twice']) expect(await favorite(app, reader, slug)).toEqual(favorited)
  expect(await favoritesOf(slug, reader)).toEqual(favorited)
  for (const viewer of [undefined, author]) {
    expect(await favoritesOf(slug, viewer)).toEqual({ favoritesCount: 1, viewerHasFavorited: false })
  }
  for (const _time of ['once', 'twice']) expect(await unfavorite(reader, slug)).toEqual(notFavorited)
  expect(await favoritesOf(slug, reader)).toEqual(notFavorited)
})

test('counts concurrent favorites of twenty users, and of one user only once', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const readers = await twenty(() => newUser(app))
  await twenty((i) => favorite(app, readers[i]!, slug))
  expect((await favoritesOf(slug)).favoritesCount).toBe(20)
  await twenty(() => favorite(app, author, slug))
  expect(await favoritesOf(slug, author)).toEqual({ favoritesCount: 21, viewerHasFavorited: true })
  await twenty(() => unfavorite(author, slug))
  expect(await favoritesOf(slug, author)).toEqual({ favoritesCount: 20, viewerHasFavorited: false })
})

test('accepts favorites only for published articles, and allows unfavoriting later', async () => {
  const [author, reader] = await Promise.all([newUser(app), newUser(app, 'reader')])
  const draft = await newArticle(app, author, { publish: false })
  await expectError('CONFLICT', favorite(app, author, draft.slug))
  await expectError('NOT_FOUND', favorite(app, reader, draft.slug))
  await expectError('NOT_FOUND', unfavorite(reader, draft.slug))
  const archived = await newArticle(app, author)
  await favorite(app, reader, archived.slug)
  await setStatus(app, author, archived.slug, 'ARCHIVED')
  await expectError('CONFLICT', favorite(app, author, archived.slug))
  expect(await unfavorite(reader, archived.slug)).toEqual({ favoritesCount: 0, viewerHasFavorited: false })
})

test('follows and unfollows a user idempotently', async () => {
  const [reader, author] = await Promise.all([newUser(app, 'reader'), newUser(app)])
  const followed = {
    username: author.username,
    followersCount: 1,
    followingCount: 0,
    viewerIsFollowing: true,
  }
  const notFollowed = { ...followed, followersCount: 0, viewerIsFollowing: false }
  expect(await followsOf(author, reader)).toEqual(notFollowed)
  for (const name of [author.username, author.username.toUpperCase()]) {
    expect(await follow(app, reader, name)).toEqual(followed)
  }
  expect(await followsOf(author, reader)).toEqual(followed)
  expect(await followsOf(author)).toEqual({ ...followed, viewerIsFollowing: false })
  expect(await followsOf(reader, author)).toEqual({
    username: reader.username,
    followersCount: 0,
    followingCount: 1,
    viewerIsFollowing: false,
  })
  for (const _time of ['once', 'twice']) expect(await unfollow(reader, author.username)).toEqual(notFollowed)
  expect(await followsOf(reader)).toMatchObject({ followersCount: 0, followingCount: 0 })
})

test('rejects following oneself and unknown users', async () => {
  const user = await newUser(app)
  for (const change of [(name: string) => follow(app, user, name), (name: string) => unfollow(user, name)]) {
    await expectError('BAD_INPUT', change(user.username))
    await expectError('BAD_INPUT', change(user.username.toUpperCase()))
    await expectError('NOT_FOUND', change(`${user.username}x`))
  }
  expect(await followsOf(user, user)).toMatchObject({ followersCount: 0, followingCount: 0 })
})

test('counts twenty concurrent followers of one user', async () => {
  const author = await newUser(app)
  const readers = await twenty(() => newUser(app))
  await twenty((i) => follow(app, readers[i]!, author.username))
  expect(await followsOf(author)).toMatchObject({ followersCount: 20, followingCount: 0 })
  await twenty((i) => unfollow(readers[i]!, author.username))
  expect(await followsOf(author)).toMatchObject({ followersCount: 0, followingCount: 0 })
})

test('lets two users follow each other concurrently without deadlocks', async () => {
  const [ann, ben] = await Promise.all([newUser(app), newUser(app)])
  const both = <T>(change: (follower: TestUser, followed: TestUser) => Promise<T>) =>
    twenty((i) => (i % 2 ? change(ann, ben) : change(ben, ann)))
  await both((follower, followed) => follow(app, follower, followed.username))
  for (const user of [ann, ben]) {
    expect(await followsOf(user)).toMatchObject({ followersCount: 1, followingCount: 1 })
  }
  await both((follower, followed) => unfollow(follower, followed.username))
  for (const user of [ann, ben]) {
    expect(await followsOf(user)).toMatchObject({ followersCount: 0, followingCount: 0 })
  }
})

test('lists the published articles of followed users in the feed, newest first', async () => {
  const [reader, ann, ben, unfollowed] = await Promise.all([
    newUser(app, 'reader'),
    newUser(app),
    newUser(app),
    newUser(app),
  ])
  const write = async (author: TestUser, publish = true) => (await newArticle(app, author, { publish })).slug
  const ann1 = await write(ann)
  await write(unfollowed)
  const ben1 = await write(ben)
  await write(ann, false)
  const archived = await write(ben)
  await setStatus(app, ben, archived, 'ARCHIVED')
  const ann2 = await write(ann)
  expect(await feedOf(reader)).toEqual({ totalCount: 0, nodes: [] })
  const feedIs = async (...slugs: string[]) =>
    expect(await feedOf(reader)).toEqual({ totalCount: slugs.length, nodes: slugs.map((slug) => ({ slug })) })

  await follow(app, reader, ann.username)
  await feedIs(ann2, ann1)
  await follow(app, reader, ben.username)
  await feedIs(ann2, ben1, ann1)
  expect(await feedOf(ann)).toEqual({ totalCount: 0, nodes: [] })
  await unfollow(reader, ann.username)
  await feedIs(ben1)
  await expectError('UNAUTHENTICATED', gql(app, FollowFeed, {}))
})
