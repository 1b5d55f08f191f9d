import type { ErrorCode } from '../../../src/errors.ts'

/** What the roles may, written out once more, so that no change of `src/auth/permissions.ts` goes unnoticed. */
const reader = ['articles:read', 'articles:favorite', 'comments:write', 'profile:update', 'profiles:follow']
const author = [...reader, 'articles:write', 'articles:publish']
const editor = [...author, 'articles:edit', 'comments:moderate']
const admin = [...editor, 'users:manage', 'audit:read', 'usage:read']

interface Actor {
  /** Guests, and what is no credential, or none any more, may nothing. */
  may: readonly string[]
  isPerson?: boolean
  isFresh?: boolean
  isRefused?: boolean
}
const person = { isPerson: true, isFresh: true }

/** Who asks. */
export const actors = {
  'a guest': { may: [] },
  'a reader': { may: reader, ...person },
  'the owner, an author': { may: author, ...person },
  'another author': { may: author, ...person },
  'an editor': { may: editor, ...person },
  'an admin': { may: admin, ...person },
  'an admin who proved who they are six minutes ago': { may: admin, isPerson: true },
  'a key of the owner, for reading': { may: ['articles:read'] },
  'a key of the owner, for all that they may': { may: author },
  'somebody disabled': { may: [], isRefused: true },
  'an ended session of the owner': { may: [], isRefused: true },
  'a sign-in that waits for its code': { may: [], isRefused: true },
} as const satisfies Record<string, Actor>

export type ActorName = keyof typeof actors
export const actorNames = Object.keys(actors) as ActorName[]

/** `ok`, `null` where that is the answer, or the code of the refusal. */
export type Outcome = 'ok' | 'null' | ErrorCode

export interface Row {
  /** Of what the field's target is. */
  kind: string
  /**
   * `everybody`; `themselves` (null for guests); a permission; `person`: no API key; `fresh`: one who proved who they are
   * in the last five minutes. Several must all hold.
   */
  who: string
  /** Of a mutation that is everybody's: the credential of the request does not matter. */
  looksAtNobody: boolean
  /** Whoever enters gets this, by target; editors and admins the second where there are two: `NOT_FOUND / ok`. */
  outcomes: Record<string, string>
}

/**
 * The rule: what is no good as a credential is refused, but by mutations that are everybody's, which look at none; a guest is
 * asked to sign in; who may not is forbidden, and only who may otherwise is asked to prove who they are. Whoever enters meets the target: what they may not
 * see is not there, and what they see and may not change is forbidden.
 */
export function expectedOutcome(
  { who, outcomes, looksAtNobody }: Row,
  name: ActorName,
  column: string,
): Outcome {
  const actor: Actor = actors[looksAtNobody ? 'a guest' : name]
  const needs = who.split(' + ')
  if (actor.isRefused) return 'UNAUTHENTICATED'
  if (name === 'a guest' && who === 'themselves') return 'null'
  if (name === 'a guest' && who !== 'everybody') return 'UNAUTHENTICATED'
  if (needs.some((need) => need.includes(':') && !actor.may.includes(need))) return 'FORBIDDEN'
  if (needs.some((need) => need === 'person' || need === 'fresh') && !actor.isPerson) return 'FORBIDDEN'
  if (needs.includes('fresh') && !actor.isFresh) return 'STEP_UP_REQUIRED'
  const [most, editors = most] = outcomes[column]!.split(' / ')
  return (actor.may.includes('articles:edit') ? editors : most) as Outcome
}

/** The one table of expectations, by root field; in brackets what else of it is asked. */
const tables = `
| article                        | who                | own draft | own published | other's draft        | other's published | deleted   | absent    |
| Query.article                  | everybody          | ok        | ok            | NOT_FOUND / ok       | ok                | NOT_FOUND | NOT_FOUND |
| Query.node                     | everybody          | ok        | ok            | NOT_FOUND / ok       | ok                | NOT_FOUND | NOT_FOUND |
| Query.nodes                    | everybody          | ok        | ok            | null / ok            | ok                | null      | null      |
| Mutation.updateArticle         | articles:write     | ok        | ok            | NOT_FOUND / ok       | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.deleteArticle         | articles:write     | ok        | ok            | NOT_FOUND / ok       | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.publishArticle        | articles:publish   | ok        | ok            | NOT_FOUND / ok       | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.unpublishArticle      | articles:publish   | ok        | ok            | NOT_FOUND / ok       | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.archiveArticle        | articles:publish   | CONFLICT  | ok            | NOT_FOUND / CONFLICT | FORBIDDEN / ok    | NOT_FOUND | NOT_FOUND |
| Mutation.favoriteArticle       | articles:favorite  | CONFLICT  | ok            | NOT_FOUND / CONFLICT | ok                | NOT_FOUND | NOT_FOUND |
| Mutation.unfavoriteArticle     | articles:favorite  | ok        | ok            | NOT_FOUND / ok       | ok                | NOT_FOUND | NOT_FOUND |
| Mutation.createComment         | comments:write     | CONFLICT  | ok            | NOT_FOUND / CONFLICT | ok                | NOT_FOUND | NOT_FOUND |

| comment                        | who                | own       | other's        | own, on own draft | other's, on own draft | own, on other's draft | other's, on other's draft | deleted   | absent    |
| Query.node (comment)           | everybody          | ok        | ok             | ok                | ok                    | NOT_FOUND / ok        | NOT_FOUND / ok            | NOT_FOUND | NOT_FOUND |
| Query.nodes (comment)          | everybody          | ok        | ok             | ok                | ok                    | null / ok             | null / ok                 | null      | null      |
| Mutation.updateComment         | comments:write     | ok        | FORBIDDEN      | CONFLICT          | FORBIDDEN             | NOT_FOUND / CONFLICT  | NOT_FOUND / FORBIDDEN     | NOT_FOUND | NOT_FOUND |
| Mutation.deleteComment         | comments:write     | ok        | FORBIDDEN / ok | ok                | FORBIDDEN / ok        | NOT_FOUND / ok        | NOT_FOUND / ok            | NOT_FOUND | NOT_FOUND |
| Mutation.deleteCommentByNumber | comments:write     | ok        | FORBIDDEN / ok | ok                | FORBIDDEN / ok        | NOT_FOUND / ok        | NOT_FOUND / ok            | NOT_FOUND | NOT_FOUND |

| tag                            | who                | of a published article | of own draft | of other's draft | absent    |
| Query.tag                      | everybody          | ok                     | NOT_FOUND    | NOT_FOUND        | NOT_FOUND |

| user                           | who                  | themselves | other     | deleted   | absent    |
| Query.user                     | everybody            | ok         | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.followUser            | profiles:follow      | BAD_INPUT  | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.unfollowUser          | profiles:follow      | BAD_INPUT  | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.updateUser            | users:manage + fresh | CONFLICT   | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.endUserSessions       | users:manage + fresh | ok         | ok        | NOT_FOUND | NOT_FOUND |
| Mutation.removeUserMfa         | users:manage + fresh | CONFLICT   | ok        | NOT_FOUND | NOT_FOUND |

| session                        | who                | own       | other's   | own, ended | absent    |
| Mutation.revokeSession         | person             | ok        | NOT_FOUND | NOT_FOUND  | NOT_FOUND |

| API key                        | who                | own       | other's   | own, revoked | absent    |
| Mutation.revokeApiKey          | person             | ok        | NOT_FOUND | ok           | NOT_FOUND |
| Mutation.rotateApiKey          | fresh              | ok        | NOT_FOUND | CONFLICT     | NOT_FOUND |

| secret                         | who                | good      | spent                 | made up               |
| Mutation.answerChallenge       | everybody          | ok        | INVALID_CREDENTIALS   | INVALID_CREDENTIALS   |
| Mutation.refreshSession        | everybody          | ok        | INVALID_REFRESH_TOKEN | INVALID_REFRESH_TOKEN |
| Mutation.resetPassword         | everybody          | ok        | INVALID_CODE          | INVALID_CODE          |
| Mutation.verifyEmail           | everybody          | ok        | INVALID_CODE          | INVALID_CODE          |

| nothing                           | who                    | answer    |
| Query.articles                    | everybody              | ok        |
| Query.search                      | everybody              | ok        |
| Query.tags                        | everybody              | ok        |
| Query.feed                        | articles:read          | ok        |
| Query.viewer                      | themselves             | ok        |
| Query.apiKeys                     | person                 | ok        |
| Query.sessions                    | person                 | ok        |
| Query.auditEvents                 | audit:read             | ok        |
| Query.deprecatedUsage             | usage:read             | ok        |
| Query.users                       | users:manage           | ok        |
| Mutation.register                 | everybody              | ok        |
| Mutation.signIn                   | everybody              | ok        |
| Mutation.startSignIn              | everybody              | ok        |
| Mutation.requestPasswordReset     | everybody              | ok        |
| Mutation.createArticle            | articles:write         | ok        |
| Mutation.updateProfile            | profile:update         | ok        |
| Mutation.updateProfile (email)    | profile:update + fresh | ok        |
| Mutation.updateProfile (password) | profile:update + fresh | ok        |
| Mutation.signOut                  | person                 | ok        |
| Mutation.reauthenticate           | person                 | ok        |
| Mutation.requestEmailVerification | person                 | ok        |
| Mutation.revokeOtherSessions      | fresh                  | ok        |
| Mutation.changePassword           | fresh                  | ok        |
| Mutation.createApiKey             | fresh                  | ok        |
| Mutation.startTotp                | fresh                  | ok        |
| Mutation.confirmTotp              | fresh                  | CONFLICT  |
| Mutation.removeTotp               | fresh                  | NOT_FOUND |
| Mutation.remakeBackupCodes        | fresh                  | NOT_FOUND |
`

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
    return rows.map(([name, who, ...cells]): [string, Row] => [
      name!,
      {
        kind,
        who: who!,
        looksAtNobody: name!.startsWith('Mutation') && who === 'everybody',
        outcomes: Object.fromEntries(columns.map((column, i) => [column, cells[i]!])),
      },
    ])
  }),
)

/** `Query.node` of `Query.node (comment)` */
export function withoutVariant(name: string): string {
  return name.replace(/ \(.*/, '')
}
