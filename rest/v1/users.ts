import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'User and Authentication'
const profile = 'Profile'

export const users = [
  endpoint('POST /users', {
    tag,
    summary: 'Register a user',
    status: 201,
    envelope: 'user',
    document: graphql(`
      mutation V1Register($username: String!, $email: String!, $password: String!) {
        answer: register(
          input: { username: $username, email: $email, password: $password }
          refreshable: false
        ) {
          user: viewer { ...V1User }
        }
      }
    `),
    example: { variables: { username: 'ada', email: 'ada@byline.test', password: 'correct horse battery' } },
  }),
  endpoint('POST /users/login', {
    tag,
    summary: 'Sign in',
    description: 'Signs in with e-mail address and password. Accounts with MFA cannot sign in with v1.',
    envelope: 'user',
    document: graphql(`
      mutation V1Login($email: String!, $password: String!) {
        answer: signIn(input: { email: $email, password: $password }, refreshable: false) {
          user: viewer { ...V1User }
        }
      }
    `),
    example: { variables: { email: 'reader@byline.test', password: 'byline-demo' } },
  }),
  endpoint('GET /user', {
    tag,
    summary: 'Get the current user',
    description: 'Gets your own account.',
    document: graphql(`query V1GetUser { user: viewer { ...V1User } }`),
    example: { as: 'reader' },
  }),
  endpoint('PUT /user', {
    tag,
    summary: 'Update the current user',
    envelope: 'user',
    document: graphql(`
      mutation V1UpdateUser($email: String, $username: String, $password: String, $currentPassword: String, $bio: String, $image: String) {
        user: updateProfile(
          input: {
            email: $email
            username: $username
            password: $password
            currentPassword: $currentPassword
            bio: $bio
            image: $image
          }
        ) { ...V1User }
      }
    `),
    // Conduit's settings form sends an empty password if the user typed none.
    variables: ({ password, ...others }) => (password ? { password: String(password), ...others } : others),
    example: { as: 'reader', variables: { bio: 'Reads a lot.' } },
  }),
  endpoint('GET /profiles/{username}', {
    tag: profile,
    summary: 'Get a profile',
    document: graphql(
      `query V1GetProfile($username: String!) { profile: user(username: $username) { ...V1Profile } }`,
    ),
    example: { variables: { username: 'mina.okafor' } },
  }),
  endpoint('POST /profiles/{username}/follow', {
    tag: profile,
    summary: 'Follow a user',
    document: graphql(`
      mutation V1Follow($username: String!) { profile: followUser(username: $username) { ...V1Profile } }
    `),
    example: { as: 'reader', variables: { username: 'mina.okafor' } },
  }),
  endpoint('DELETE /profiles/{username}/follow', {
    tag: profile,
    summary: 'Unfollow a user',
    document: graphql(`
      mutation V1Unfollow($username: String!) { profile: unfollowUser(username: $username) { ...V1Profile } }
    `),
    example: { as: 'reader', variables: { username: 'mina.okafor' } },
  }),
]
