import { graphql } from '../../generated/rest/gql.ts'

/** The fragments that the documents of this version use. Codegen finds them by name. */
export const fragments = [
  graphql(`fragment V2Author on User { username bio image viewerIsFollowing }`),
  graphql(`
    fragment V2ArticleSummary on Article {
      id
      slug
      title
      description
      readingMinutes
      status
      version
      tags: tagNames
      favoritesCount
      commentsCount
      viewerHasFavorited
      createdAt
      updatedAt
      publishedAt
      author { ...V2Author }
    }
  `),
  // The body comes first, as in compiled queries: a write must return the same bytes as a read (ETag).
  graphql(`fragment V2Article on Article { body ...V2ArticleSummary }`),
  graphql(`
    fragment V2Comment on Comment {
      id
      body
      version
      createdAt
      updatedAt
      viewerCanEdit
      viewerCanDelete
      author { ...V2Author }
    }
  `),
  graphql(`fragment V2PageInfo on PageInfo { hasNextPage endCursor }`),
  graphql(`
    fragment V2Profile on User {
      id
      username
      bio
      image
      createdAt
      followersCount
      followingCount
      viewerIsFollowing
    }
  `),
  graphql(`
    fragment V2Me on Viewer { username email emailVerified bio image role permissions version createdAt }
  `),
  graphql(`fragment V2Tag on Tag { name articlesCount }`),
  graphql(`
    fragment V2ManagedUser on ManagedUser {
      username
      auditName
      email
      emailVerified
      role
      disabled
      mfa
      createdAt
    }
  `),
]
