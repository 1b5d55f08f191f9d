import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'API keys'
/** A placeholder: replaying the examples creates a key and uses its ID instead. */
const id = '018f3c2a-2222-7000-8000-000000000000'

export const fragments = [
  graphql(`
    fragment V2ApiKey on ApiKey {
      id
      name
      hint
      scopes
      state
      createdAt
      expiresAt
      lastUsedAt
      revokedAt
    }
  `),
  graphql(`fragment V2CreatedApiKey on CreatedApiKey { key apiKey { ...V2ApiKey } }`),
]

export const apiKeys = [
  endpoint('GET /api-keys', {
    tag,
    summary: 'List your API keys',
    document: graphql(`
      query V2ListApiKeys($first: Int = 20, $after: String) {
        answer: apiKeys(first: $first, after: $after) {
          items: nodes { ...V2ApiKey }
          pageInfo { ...V2PageInfo }
        }
      }
    `),
    example: { as: 'author', variables: { first: 5 } },
  }),
  endpoint('POST /api-keys', {
    tag,
    summary: 'Create an API key',
    status: 201,
    document: graphql(`
      mutation V2CreateApiKey($name: String!, $scopes: [String!]!, $expiresInDays: Int!) {
        answer: createApiKey(input: { name: $name, scopes: $scopes, expiresInDays: $expiresInDays }) {
          ...V2CreatedApiKey
        }
      }
    `),
    example: {
      as: 'author',
      variables: { name: 'Newsletter', scopes: ['articles:write'], expiresInDays: 90 },
    },
  }),
  endpoint('DELETE /api-keys/{id}', {
    tag,
    summary: 'Revoke an API key',
    status: 204,
    document: graphql(`mutation V2RevokeApiKey($id: ID!) { revokeApiKey(id: $id) }`),
    example: { as: 'author', variables: { id } },
  }),
  endpoint('POST /api-keys/{id}/rotate', {
    tag,
    summary: 'Rotate an API key',
    status: 201,
    document: graphql(`
      mutation V2RotateApiKey($id: ID!, $overlapHours: Int) {
        answer: rotateApiKey(id: $id, overlapHours: $overlapHours) { ...V2CreatedApiKey }
      }
    `),
    example: { as: 'author', variables: { id, overlapHours: 1 } },
  }),
]
