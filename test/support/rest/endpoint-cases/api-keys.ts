import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { rest } from '../../clients.ts'
import { type TestUser, unique } from '../../factories.ts'
import { page, time, uuid } from '../response-bodies.ts'
import { control, empty, key, notText, required, unusedName } from '../wrong-input.ts'
import type { EndpointCases } from './endpoint-case.ts'

export const apiKeys: EndpointCases = {
  'GET /api-keys': {
    access: 'user',
    matrix: 'Query.apiKeys',
    async example({ app, author }) {
      const { name } = await newKey(app, author)
      return { status: 200, response: page(apiKeyNamed(name)) }
    },
    statements: () => [[{}, 1]],
    tenItems: () => ({}),
  },
  'POST /api-keys': {
    access: 'user',
    matrix: 'Mutation.createApiKey',
    async example() {
      const body = { name: 'Newsletter', scopes: ['articles:write'], expiresInDays: 90 }
      return { body, status: 201, response: createdKey(body.name) }
    },
    body: {
      valid: ({ unused }) => ({ name: unused, scopes: ['articles:write'], expiresInDays: 1 }),
      wrong: [
        [{}, { name: required, scopes: required, expiresInDays: required }],
        [{ ...key, name: ' ' }, { name: empty }],
        [{ ...key, name: 'two\nlines' }, { name: control }],
        [{ ...key, scopes: 'articles:read' }, { scopes: 'must be a list' }],
        [{ ...key, scopes: ['articles:read', 'everything'] }, { 'scopes/1': 'is not a permission' }],
        [
          { ...key, scopes: [5, null] },
          { 'scopes/0': notText, 'scopes/1': required },
        ],
        [{ ...key, expiresInDays: 0 }, { expiresInDays: 'must be between 1 and 365' }],
        [{ ...key, expiresInDays: 366 }, { expiresInDays: 'must be between 1 and 365' }],
        [{ ...key, expiresInDays: '30' }, { expiresInDays: 'must be a whole number' }],
        [{ ...key, expiresInDays: null }, { expiresInDays: required }],
        [
          { ...key, name: '', scopes: ['x'], expiresInDays: 366 },
          { name: empty, 'scopes/0': 'is not a permission', expiresInDays: 'must be between 1 and 365' },
        ],
        [{ ...key, userId: unusedName }, { userId: 'is unknown' }],
      ],
    },
  },
  'DELETE /api-keys/{id}': {
    access: 'user',
    matrix: 'Mutation.revokeApiKey',
    async example({ app, author }) {
      return { path: await newKey(app, author), status: 204, response: '' }
    },
  },
  'POST /api-keys/{id}/rotate': {
    access: 'user',
    matrix: 'Mutation.rotateApiKey',
    async example({ app, author }) {
      const { id, name } = await newKey(app, author)
      return { path: { id }, body: { overlapHours: 1 }, status: 201, response: createdKey(name) }
    },
    body: {
      valid: () => ({ overlapHours: 1 }),
      wrong: [
        [{ overlapHours: 25 }, { overlapHours: 'must be between 0 and 24' }],
        [{ overlapHours: -1 }, { overlapHours: 'must be between 0 and 24' }],
        [{ overlapHours: 1.5 }, { overlapHours: 'must be a whole number' }],
        [{ scopes: ['users:manage'] }, { scopes: 'is unknown' }],
      ],
    },
  },
}

async function newKey(app: FastifyInstance, { token }: TestUser): Promise<{ id: string; name: string }> {
  const body = { name: unique(), scopes: ['articles:write'], expiresInDays: 1 }
  const { body: created } = await rest(app, 'POST /api/v2/api-keys', { token, body })
  return { id: created.apiKey.id, name: created.apiKey.name }
}

function apiKeyNamed(name: string) {
  return {
    id: uuid,
    name,
    hint: expect.stringMatching(/^byl_(live|test)_[0-9A-Z]{16}_…$/),
    scopes: ['articles:read', 'articles:write'], // A key can always read.
    state: 'LIVE',
    createdAt: time,
    expiresAt: time,
    lastUsedAt: null,
    revokedAt: null,
  }
}

function createdKey(name: string) {
  return {
    key: expect.stringMatching(/^byl_(live|test)_[0-9A-Z]{16}_[0-9A-Z]{59}$/),
    apiKey: apiKeyNamed(name),
  }
}
