import { graphql } from '../../generated/rest/gql.ts'

/** The fragments that the documents of this version use. Codegen finds them by name. */
export const fragments = [
  graphql(`fragment V1Profile on User { username bio image: imageOrEmpty following: viewerIsFollowing }`),
  graphql(`
    fragment V1Article on Article {
      slug
      title
      description
      body
      tagList: tagNames(sorted: true)
      createdAt
      updatedAt
      favorited: viewerHasFavorited
      favoritesCount
      author { ...V1Profile }
    }
  `),
  graphql(`
    fragment V1Comment on Comment { id: number createdAt updatedAt body author { ...V1Profile } }
  `),
  graphql(`fragment V1User on Viewer { email token: accessToken username bio image: imageOrEmpty }`),
]
