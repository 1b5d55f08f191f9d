import { password, type TestUser } from '../../factories.ts'
import { enrol, keyOf } from '../../identity.ts'
import { page, text, time, uuid } from '../response-bodies.ts'
import { user } from '../wrong-input.ts'
import type { EndpointCases } from './endpoint-case.ts'

export const administration: EndpointCases = {
  'GET /users': {
    access: 'admin',
    matrix: 'Query.users',
    async example({ author }) {
      const query = `q=${author.username}&role=AUTHOR&disabled=false`
      return { query, status: 200, response: page(managed(author)) }
    },
    statements: ({ reader: { username: q } }) => [
      [{ q }, 1],
      [{ q, role: 'AUTHOR', disabled: false }, 1],
    ],
    tenItems: () => ({ q: 'author' }),
    stableQuery: ({ username }) => `q=${username}`,
  },
  'PATCH /users/{username}': {
    access: 'admin',
    matrix: 'Mutation.updateUser',
    async example({ author }) {
      const body = { role: 'EDITOR', disabled: true }
      return { path: { username: author.username }, body, status: 200, response: managed(author, body) }
    },
    body: {
      valid: () => ({ role: 'EDITOR', disabled: true }),
      wrong: [
        [{ role: 'OWNER' }, { role: 'must be one of ADMIN, AUTHOR, EDITOR, READER' }],
        [{ role: 'admin' }, { role: 'must be one of ADMIN, AUTHOR, EDITOR, READER' }],
        [{ disabled: 'yes' }, { disabled: 'must be true or false' }],
        [
          { email: user.email, password, emailVerified: true },
          { email: 'is unknown', password: 'is unknown', emailVerified: 'is unknown' },
        ],
      ],
    },
  },
  'DELETE /users/{username}/mfa': {
    access: 'admin',
    matrix: 'Mutation.removeUserMfa',
    requiredQuery: 'reason=x',
    async example({ app, author }) {
      await enrol(app, author)
      const path = { username: author.username }
      return { path, query: 'reason=Lost%20their%20phone', status: 204, response: '' }
    },
  },
  'DELETE /users/{username}/sessions': {
    access: 'admin',
    matrix: 'Mutation.endUserSessions',
    async example({ author: { username } }) {
      return { path: { username }, status: 204, response: '' }
    },
  },
  'GET /audit-events': {
    access: 'admin',
    matrix: 'Query.auditEvents',
    async example({ author }) {
      const name = auditNameOf(author)
      const event = {
        id: uuid,
        at: time,
        actor: name,
        user: { username: author.username },
        action: 'account.registered',
        target: name,
        result: 'done',
        address: '127.0.0.1',
        requestId: text,
        details: [],
      }
      const query = `action=account.registered&actor=${name}&target=${name}&result=done`
      return { query, status: 200, response: page(event) }
    },
    statements: ({ reader }) => [[{ target: auditNameOf(reader), action: 'account.registered' }, 2]],
    tenItems: () => ({ action: 'account.registered' }),
    stableQuery: (user) => `action=account.registered&target=${auditNameOf(user)}`,
  },
}

function auditNameOf(user: TestUser): string {
  return `user:${keyOf(user)}`
}

function managed(user: TestUser, known: object = {}) {
  return {
    username: user.username,
    auditName: auditNameOf(user),
    email: user.email,
    emailVerified: false,
    role: 'AUTHOR',
    disabled: false,
    mfa: false,
    createdAt: time,
    ...known,
  }
}
