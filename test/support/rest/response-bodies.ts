import { expect } from 'vitest'
import type { TestUser } from '../factories.ts'

export const text = expect.any(String)
export const number = expect.toSatisfy((value) => Number.isInteger(value) && value >= 0)
export const truth = expect.any(Boolean)
export const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
export const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

export const authorOf = ({ username }: TestUser) => ({
  username,
  bio: '',
  image: null,
  viewerIsFollowing: truth,
})

export const summaryBy = (author: TestUser, known: object = {}) => ({
  id: text,
  slug: text,
  title: text,
  description: text,
  readingMinutes: 1,
  status: 'PUBLISHED',
  version: 1,
  tags: [],
  favoritesCount: 0,
  commentsCount: 0,
  viewerHasFavorited: false,
  createdAt: time,
  updatedAt: time,
  publishedAt: time,
  author: authorOf(author),
  ...known,
})
export const articleBy = (author: TestUser, known: object = {}) => summaryBy(author, { body: text, ...known })
export const draft = { status: 'DRAFT', publishedAt: null }

export const commentBy = (author: TestUser, known: object = {}) => ({
  id: text,
  body: text,
  version: 1,
  createdAt: time,
  updatedAt: time,
  viewerCanEdit: true,
  viewerCanDelete: true,
  author: authorOf(author),
  ...known,
})

export const profileOf = ({ id, username }: TestUser, known: object = {}) => ({
  id,
  username,
  bio: '',
  image: null,
  createdAt: time,
  followersCount: 0,
  followingCount: 0,
  viewerIsFollowing: false,
  ...known,
})

export const meAs = ({ username, email }: { username: string; email: string }, known: object = {}) => ({
  username,
  email,
  emailVerified: false,
  bio: '',
  image: null,
  role: 'AUTHOR',
  permissions: expect.arrayContaining(['articles:write']),
  version: 1,
  createdAt: time,
  ...known,
})

export const page = (...items: unknown[]) => ({ items, pageInfo: { hasNextPage: false, endCursor: text } })

export const sessionOf = (user: { username: string; email: string }) => ({
  accessToken: text,
  expiresIn: 300,
  refreshToken: expect.stringMatching(/^byr_[0-9A-Z]{59}$/),
  deviceToken: expect.stringMatching(/^byd_[0-9A-Z]{59}$/),
  user: meAs(user),
})
