import type { ErrorCode } from '../../../src/errors.ts'

/**
 * The permissions of each role. Repeated here so that no change of `src/auth/permissions.ts` goes unnoticed.
 */
const reader = ['articles:read', 'articles:favorite', 'comments:write', 'profile:update', 'profiles:follow']
const author = [...reader, 'articles:write', 'articles:publish']
const editor = [...author, 'articles:edit', 'comments:moderate']
const admin = [...editor, 'users:manage', 'audit:read', 'usage:read']

interface Actor {
  /** Guests and invalid credentials have no permissions. */
  permissions: readonly string[]
  hasSession?: boolean
  isFresh?: boolean
  isRejected?: boolean
}
const freshSession = { hasSession: true, isFresh: true }

/** Every kind of viewer. */
export const actors = {
  'a guest': { permissions: [] },
  'a reader': { permissions: reader, ...freshSession },
  'the owner, an author': { permissions: author, ...freshSession },
  'another author': { permissions: author, ...freshSession },
  'an editor': { permissions: editor, ...freshSession },
  'an admin': { permissions: admin, ...freshSession },
  'an admin who signed in six minutes ago': { permissions: admin, hasSession: true },
  'a read-only API key of the owner': { permissions: ['articles:read'] },
  'an API key of the owner that may write, but not publish': {
    permissions: ['articles:read', 'articles:write'],
  },
  'an API key of the owner with all permissions': { permissions: author },
  'a disabled user': { permissions: [], isRejected: true },
  'an ended session of the owner': { permissions: [], isRejected: true },
  'a pending MFA challenge': { permissions: [], isRejected: true },
} as const satisfies Record<string, Actor>

export type ActorName = keyof typeof actors
/** The names of all kinds of viewers. */
export const actorNames = Object.keys(actors) as ActorName[]

/** `ok`, `null` for a field that is null, or the error code. */
export type Outcome = 'ok' | 'null' | ErrorCode

/** What one root field, or a variant of it, requires and returns. */
export interface Row {
  /** The kind of the field's target. */
  kind: string
  /**
   * `anyone`; `viewer`: null for guests; a permission; `session`: no API key; `fresh`: a sign-in in the last
   * five minutes. Several requirements, joined by `+`, must all be met.
   */
  requires: string
  /** Mutations for anyone ignore the credential of the request. */
  ignoresCredential: boolean
  /**
   * The outcome by target, if the requirements are met. `NOT_FOUND / ok`: the second is for editors and
   * admins.
   */
  outcomes: Record<string, string>
}

/**
 * The rules, in this order: An invalid credential is rejected, except by mutations for anyone, which ignore
 * it. Guests must sign in. A missing permission is forbidden. A sign-in that is too old requires a step-up.
 * Then the target decides: a target that the viewer may not see is not found, and one that the viewer may
 * only see is forbidden.
 */
export function expectedOutcome(
  { requires, outcomes, ignoresCredential }: Row,
  name: ActorName,
  column: string,
): Outcome {
  const actor: Actor = actors[ignoresCredential ? 'a guest' : name]
  const needs = requires.split(' + ')
  if (actor.isRejected) return 'UNAUTHENTICATED'
  if (name === 'a guest' && requires === 'viewer') return 'null'
  if (name === 'a guest' && requires !== 'anyone') return 'UNAUTHENTICATED'
  if (needs.some((need) => need.includes(':') && !actor.permissions.includes(need))) return 'FORBIDDEN'
  if (needs.some((need) => need === 'session' || need === 'fresh') && !actor.hasSession) return 'FORBIDDEN'
  if (needs.includes('fresh') && !actor.isFresh) return 'STEP_UP_REQUIRED'
  const [forMost, forEditors = forMost] = outcomes[column]!.split(' / ')
  return (actor.permissions.includes('articles:edit') ? forEditors : forMost) as Outcome
}

/** The only table of expectations, by root field. Variants of a field have their name in brackets. */
const tables = `
| article                        | requires           | own draft | own published | other's draft        | other's published | deleted   | absent    |
| Query.article                  | anyone             | ok        | ok            | NOT_FOUND / ok       | ok                | NOT_FOUND | NOT_FOUND |
| Query.node                     | anyone             | ok        | ok            | NOT_FOUND / ok       | ok                | NOT_FOUND | NOT_FOUND |
| Query.nodes                    | anyone             | ok        | ok            | null / ok            | ok                | null      | null      |
| Mutation.updateArticle         | articles:write     | ok        | ok            | NOT_FOUND / ok       | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.deleteArticle         | articles:write     | ok        | ok            | NOT_FOUND / ok       | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.publishArticle        | articles:publish   | ok        | ok            | NOT_FOUND / ok       | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.unpublishArticle      | articles:publish   | ok        | ok            | NOT_FOUND / ok       | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.archiveArticle        | articles:publish   | CONFLICT  | ok            | NOT_FOUND / CONFLICT | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.favoriteArticle       | articles:favorite  | CONFLICT  | ok            | NOT_FOUND / CONFLICT | ok                | NOT_FOUND | NOT_FOUND |
| Mutation.unfavoriteArticle     | articles:favorite  | ok        | ok            | NOT_FOUND / ok       | ok                | NOT_FOUND | NOT_FOUND |
| Mutation.createComment         | comments:write     | CONFLICT  | ok            | NOT_FOUND / CONFLICT | ok                | NOT_FOUND | NOT_FOUND |

| comment                        | requires           | own       | other's        | own, on own draft | other's, on own draft | own, on other's draft | other's, on other's draft | deleted   | absent    |
| Query.node (comment)           | anyone             | ok        | ok             | ok                | ok                    | NOT_FOUND / ok        | NOT_FOUND / ok            | NOT_FOUND | NOT_FOUND |
| Query.nodes (comment)          | anyone             | ok        | ok             | ok                | ok                    | null / ok             | null / ok                 | null      | null      |
| Mutation.updateComment         | comments:write     | ok        | FORBIDDEN      | CONFLICT          | FORBIDDEN             | NOT_FOUND / CONFLICT  | NOT_FOUND / FORBIDDEN     | NOT_FOUND | NOT_FOUND |
| Mutation.deleteComment         | comments:write     | ok        | FORBIDDEN / ok | ok                | FORBIDDEN / ok        | NOT_FOUND / ok        | NOT_FOUND / ok            | NOT_FOUND | NOT_FOUND |
| Mutation.deleteCommentByNumber | comments:write     | ok        | FORBIDDEN / ok | ok                | FORBIDDEN / ok        | NOT_FOUND / ok        | NOT_FOUND / ok            | NOT_FOUND | NOT_FOUND |

| tag                            | requires           | of a published article | of own draft | of other's draft | absent    |
| Query.tag                      | anyone             | ok                     | NOT_FOUND    | NOT_FOUND        | NOT_FOUND |

| user                           | requires             | self       | other     | deleted   | absent    |
| Query.user                     | anyone               | ok         | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.followUser            | profiles:follow      | BAD_INPUT  | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.unfollowUser          | profiles:follow      | BAD_INPUT  | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.updateUser            | users:manage + fresh | CONFLICT   | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.endUserSessions       | users:manage + fresh | ok         | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.removeUserMfa         | users:manage + fresh | CONFLICT   | ok        | NOT_FOUND | NOT_FOUND |

| session                        | requires           | own       | other's   | own, ended | absent    |
| Mutation.revokeSession         | session            | ok        | NOT_FOUND | NOT_FOUND  | NOT_FOUND |

| API key                        | requires           | own       | other's   | own, revoked | absent    |
| Mutation.revokeApiKey          | session            | ok        | NOT_FOUND | ok           | NOT_FOUND |
| Mutation.rotateApiKey          | fresh              | ok        | NOT_FOUND | CONFLICT     | NOT_FOUND |

| secret                         | requires           | valid     | used                  | unknown               |
| Mutation.answerChallenge       | anyone             | ok        | INVALID_CREDENTIALS   | INVALID_CREDENTIALS   |
| Mutation.refreshSession        | anyone             | ok        | INVALID_REFRESH_TOKEN | INVALID_REFRESH_TOKEN |
| Mutation.resetPassword         | anyone             | ok        | INVALID_CODE          | INVALID_CODE          |
| Mutation.verifyEmail           | anyone             | ok        | INVALID_CODE          | INVALID_CODE          |

| nothing                           | requires               | answer    |
| Query.articles                    | anyone                 | ok        |
| Query.search                      | anyone                 | ok        |
| Query.tags                        | anyone                 | ok        |
| Query.feed                        | articles:read          | ok        |
| Query.viewer                      | viewer                 | ok        |
| Query.apiKeys                     | session                | ok        |
| Query.sessions                    | session                | ok        |
| Query.auditEvents                 | audit:read             | ok        |
| Query.deprecatedUsage             | usage:read             | ok        |
| Query.users                       | users:manage           | ok        |
| Mutation.register                 | anyone                 | ok        |
| Mutation.signIn                   | anyone                 | ok        |
| Mutation.startSignIn              | anyone                 | ok        |
| Mutation.requestPasswordReset     | anyone                 | ok        |
| Mutation.createArticle            | articles:write         | ok        |
| Mutation.createArticle (publish)  | articles:write + articles:publish | ok        |
| Mutation.updateProfile            | profile:update         | ok        |
| Mutation.updateProfile (email)    | profile:update + fresh | ok        |
| Mutation.updateProfile (password) | profile:update + fresh | ok        |
| Mutation.signOut                  | session                | ok        |
| Mutation.reauthenticate           | session                | ok        |
| Mutation.requestEmailVerification | session                | ok        |
| Mutation.revokeOtherSessions      | fresh                  | ok        |
| Mutation.changePassword           | fresh                  | ok        |
| Mutation.createApiKey             | fresh                  | ok        |
| Mutation.startTotp                | fresh                  | ok        |
| Mutation.confirmTotp              | fresh                  | CONFLICT  |
| Mutation.removeTotp               | fresh                  | NOT_FOUND |
| Mutation.remakeBackupCodes        | fresh                  | NOT_FOUND |
`

/** The rows of all tables, by the name of the field. */
export const matrix: ReadonlyMap<string, Row> = new Map(
  tables.split('\n\n').flatMap((table) => {
    const [head, ...rows] = table
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
    const [kind, , ...columns] = head as [string, string]
    return rows.map(([name, requires, ...cells]): [string, Row] => [
      name!,
      {
        kind,
        requires: requires!,
        ignoresCredential: name!.startsWith('Mutation') && requires === 'anyone',
        outcomes: Object.fromEntries(columns.map((column, i) => [column, cells[i]!])),
      },
    ])
  }),
)

/** `Query.node` of `Query.node (comment)` */
export function withoutVariant(name: string): string {
  return name.replace(/ \(.*/, '')
}
