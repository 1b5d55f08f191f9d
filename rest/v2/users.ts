import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const me = 'Me'

export const users = [
  endpoint('POST /users', {
    tag: 'Users',
    summary: 'Register a user',
    status: 201,
    location: '/users/{user.username}',
    document: graphql(`
      mutation V2Register($username: String!, $email: String!, $password: String!) {
        answer: register(input: { username: $username, email: $email, password: $password }) { ...V2Session }
      }
    `),
    example: {
      variables: { username: 'grace', email: 'grace@byline.test', password: 'correct horse battery' },
    },
  }),
  endpoint('GET /users/{username}', {
    tag: 'Users',
    summary: 'Get a user',
    document: graphql(
      `query V2GetUser($username: String!) { answer: user(username: $username) { ...V2Profile } }`,
    ),
    example: { variables: { username: 'mina.okafor' } },
  }),
  endpoint('PUT /users/{username}/follow', {
    tag: 'Users',
    summary: 'Follow a user',
    document: graphql(`
      mutation V2FollowUser($username: String!) { answer: followUser(username: $username) { ...V2Profile } }
    `),
    example: { as: 'reader', variables: { username: 'mina.okafor' } },
  }),
  endpoint('DELETE /users/{username}/follow', {
    tag: 'Users',
    summary: 'Unfollow a user',
    document: graphql(`
      mutation V2UnfollowUser($username: String!) { answer: unfollowUser(username: $username) { ...V2Profile } }
    `),
    example: { as: 'reader', variables: { username: 'mina.okafor' } },
  }),
  endpoint('GET /me', {
    tag: me,
    summary: 'Get the current user',
    description: 'Gets your own account.',
    document: graphql(`query V2GetMe { answer: viewer { ...V2Me } }`),
    example: { as: 'reader' },
  }),
  endpoint('PATCH /me', {
    tag: me,
    summary: 'Update the current user',
    ifMatch: 'required',
    document: graphql(`
      mutation V2UpdateMe($version: Int, $username: String, $email: String, $currentPassword: String, $code: String, $bio: String, $image: String) {
        answer: updateProfile(
          version: $version
          input: {
            username: $username
            email: $email
            currentPassword: $currentPassword
            code: $code
            bio: $bio
            image: $image
          }
        ) { ...V2Me }
      }
    `),
    example: { as: 'reader', variables: { bio: 'Reads a lot.' } },
  }),
  endpoint('GET /me/drafts', {
    tag: me,
    summary: 'List your drafts',
    description: 'Lists your drafts, newest first.',
    document: graphql(`
      query V2ListDrafts($first: Int = 20, $after: String) {
        viewer {
          answer: articles(status: DRAFT, first: $first, after: $after) {
            items: nodes { ...V2ArticleSummary }
            pageInfo { ...V2PageInfo }
          }
        }
      }
    `),
    example: { as: 'author', variables: { first: 2 } },
  }),
]
