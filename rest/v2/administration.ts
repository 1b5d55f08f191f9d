import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'Administration'

export const administration = [
  endpoint('GET /users', {
    tag,
    summary: 'List all users',
    document: graphql(`
      query V2ListUsers($role: Role, $disabled: Boolean, $q: String, $first: Int = 20, $after: String) {
        answer: users(
          filter: { role: $role, disabled: $disabled, matching: $q }
          first: $first
          after: $after
        ) {
          items: nodes { ...V2ManagedUser }
          pageInfo { ...V2PageInfo }
        }
      }
    `),
    example: { as: 'admin', variables: { role: 'AUTHOR', disabled: false, q: 'mina', first: 2 } },
  }),
  endpoint('PATCH /users/{username}', {
    tag,
    summary: 'Update a user',
    document: graphql(`
      mutation V2UpdateUser($username: String!, $role: Role, $disabled: Boolean) {
        answer: updateUser(username: $username, input: { role: $role, disabled: $disabled }) { ...V2ManagedUser }
      }
    `),
    example: { as: 'admin', variables: { username: 'lucia-montalvo', role: 'EDITOR' } },
  }),
  endpoint('DELETE /users/{username}/mfa', {
    tag,
    summary: "Reset a user's MFA",
    status: 204,
    document: graphql(`
      mutation V2RemoveUserMfa($username: String!, $reason: String!) {
        removeUserMfa(username: $username, reason: $reason) { username }
      }
    `),
    example: {
      as: 'admin',
      variables: { username: 'kenji_arata', reason: 'Lost their phone. Identified by a phone call.' },
    },
  }),
  endpoint('DELETE /users/{username}/sessions', {
    tag,
    summary: 'End all sessions of a user',
    description: 'Ends all sessions of a user. Admins only. Requires recent authentication.',
    status: 204,
    document: graphql(
      `
      mutation V2EndUserSessions($username: String!, $revokeApiKeys: Boolean = false) {
        endUserSessions(username: $username, revokeApiKeys: $revokeApiKeys)
      }
    `,
    ),
    example: { as: 'admin', variables: { username: 'kenji_arata' } },
  }),
  endpoint('GET /audit-events', {
    tag,
    summary: 'List audit events',
    document: graphql(`
      query V2ListAuditEvents(
        $actor: String
        $action: String
        $target: String
        $result: String
        $first: Int = 20
        $after: String
      ) {
        answer: auditEvents(
          filter: { actor: $actor, action: $action, target: $target, result: $result }
          first: $first
          after: $after
        ) {
          items: nodes {
            id
            at
            actor
            user { username }
            action
            target
            result
            address
            requestId
            details { name value }
          }
          pageInfo { ...V2PageInfo }
        }
      }
    `),
    example: { as: 'admin', variables: { action: 'session.started', result: 'done', first: 2 } },
  }),
]
