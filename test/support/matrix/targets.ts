import type { FastifyInstance } from 'fastify'
import { createEmailToken } from '../../../src/auth/email-tokens.ts'
import { randomToken } from '../../../src/crypto/opaque-tokens.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { rest } from '../clients.ts'
import { newArticle, newComment, newUser, password, type TestUser, unique } from '../factories.ts'
import { enrol, keyOf, requestChallenge, signIn, totpCode } from '../identity.ts'
import { forgetUsedCodes, selectRows } from '../mfa.ts'
import type { Samples } from '../operations.ts'

/** An object that a request reads or changes. */
export interface Target {
  /** The arguments that identify the target. */
  names: Samples
  /** Reads everything that a request could change. */
  state?: () => Promise<unknown>
}

/**
 * @param account the owner of `own` targets; null for guests
 * @param field the root field that will use the target
 */
type MakeTarget = (account: TestUser | null, field: string) => Promise<Target>

/** Factories of targets, by kind and column of the matrix. */
export type Targets = Record<string, Record<string, MakeTarget>>

/** Creates the factories, with an author and a moderator of their own. */
export async function createTargets(app: FastifyInstance): Promise<Targets> {
  const [stranger, moderator] = await Promise.all([newUser(app), newUser(app, 'editor')])
  return {
    nothing: { answer: async () => ({ names: {} }) },
    article: articles(app, stranger, moderator),
    comment: comments(app, stranger, moderator),
    tag: tags(app, stranger),
    user: users(app),
    session: sessions(app, stranger),
    'API key': apiKeys(app, stranger),
    secret: await secrets(app),
  }
}

const byModerator = ({ token }: TestUser) => ({ token, headers: { 'if-match': '*' } })

const stateOf = (app: FastifyInstance, table: string, key: string) => () =>
  selectRows(
    app,
    sql`select to_jsonb(found) - 'search' as found from ${sql.identifier(table)} found where id = ${key}`,
  )

/**
 * Creates an article by a user with the permission and moves it to `author`, who may have no permission to
 * write.
 */
async function articleOf(
  app: FastifyInstance,
  author: TestUser,
  publish: boolean,
  by: TestUser,
  tag?: string,
) {
  const { id, slug } = await newArticle(app, by, { publish, tags: tag ? [tag] : [] })
  const key = keyOf({ id })
  await app.services.db.write.execute(sql`update articles set author_id = ${keyOf(author)} where id = ${key}`)
  return { names: { slug, articleSlug: slug, id, ids: [id] }, state: stateOf(app, 'articles', key) }
}

function articles(app: FastifyInstance, stranger: TestUser, moderator: TestUser): Targets[string] {
  const by = (author: TestUser, publish: boolean) => articleOf(app, author, publish, stranger)
  return {
    'own draft': (account) => by(account!, false),
    'own published': (account) => by(account!, true),
    "other's draft": () => by(stranger, false),
    "other's published": () => by(stranger, true),
    deleted: async (account) => {
      const { names } = await by(account ?? stranger, true)
      await rest(app, `DELETE /api/v2/articles/${names.slug}`, byModerator(moderator))
      return { names }
    },
    absent: async () => {
      const [slug, id] = [unique(), btoa(`Article:${crypto.randomUUID()}`)]
      return { names: { slug, articleSlug: slug, id, ids: [id] } }
    },
  }
}

function comments(app: FastifyInstance, stranger: TestUser, moderator: TestUser): Targets[string] {
  const { write } = app.services.db
  /** @param draftOf the author of the draft it is on; without it, the article is published */
  const by = async (author: TestUser, draftOf?: TestUser) => {
    const article = await articleOf(app, draftOf ?? stranger, true, stranger)
    const { id } = await newComment(app, stranger, article.names.slug)
    const key = keyOf({ id })
    const [row] = await selectRows<{ number: number }>(
      app,
      sql`update comments set author_id = ${keyOf(author)} where id = ${key} returning number`,
    )
    if (draftOf)
      await write.execute(sql`update articles set status = 'draft' where id = ${keyOf(article.names)}`)
    const names = { ...article.names, id, ids: [id], number: row!.number }
    return { names, state: stateOf(app, 'comments', key) }
  }
  return {
    own: (account) => by(account!),
    "other's": () => by(stranger),
    'own, on own draft': (account) => by(account!, account!),
    "other's, on own draft": (account) => by(stranger, account!),
    "own, on other's draft": (account) => by(account!, stranger),
    "other's, on other's draft": () => by(stranger, stranger),
    deleted: async (account) => {
      const { names } = await by(account ?? stranger)
      await rest(app, `DELETE /api/v2/comments/${names.id}`, byModerator(moderator))
      return { names }
    },
    absent: async () => {
      const { names } = await articleOf(app, stranger, true, stranger)
      const id = btoa(`Comment:${crypto.randomUUID()}`)
      return { names: { ...names, id, ids: [id], number: 2 ** 31 - 1 } }
    },
  }
}

function tags(app: FastifyInstance, stranger: TestUser): Targets[string] {
  const of = async (author: TestUser, publish: boolean) => {
    const name = unique('tag')
    await articleOf(app, author, publish, stranger, name)
    return { names: { name } }
  }
  return {
    'of a published article': () => of(stranger, true),
    'of own draft': (account) => of(account!, false),
    "of other's draft": () => of(stranger, false),
    absent: async () => ({ names: { name: unique('tag') } }),
  }
}

function users(app: FastifyInstance): Targets[string] {
  const { write } = app.services.db
  const named = (user: TestUser) => {
    const key = keyOf(user)
    const state = () =>
      selectRows(
        app,
        sql`select to_jsonb(users) as found,
          (select count(*) from totp_factors where user_id = users.id) as codes,
          (select count(*) from sessions where user_id = users.id and ended_at is null) as sessions
          from users where id = ${key}`,
      )
    return { names: { username: user.username }, state }
  }
  return {
    self: async (account) => named(account!),
    other: async (_account, field) => {
      const user = await newUser(app)
      if (field === 'removeUserMfa')
        await write.execute(sql`insert into totp_factors (user_id, secret, confirmed_at)
          values (${keyOf(user)}, 'sealed', now())`)
      return named(user)
    },
    deleted: async () => {
      const { id, username } = await newUser(app)
      await write.execute(sql`delete from users where id = ${keyOf({ id })}`)
      return { names: { username } }
    },
    absent: async () => ({ names: { username: unique() } }),
  }
}

function sessions(app: FastifyInstance, stranger: TestUser): Targets[string] {
  const of = async (user: TestUser, endedAt = sql`null`) => {
    const id = crypto.randomUUID()
    await app.services.db.write.execute(sql`
      insert into sessions (id, user_id, refreshable, device, network, expires_at, ended_at)
      values (${id}, ${keyOf(user)}, true, '', '', now() + interval '1 day', ${endedAt})`)
    return { names: { id }, state: stateOf(app, 'sessions', id) }
  }
  return {
    own: (account) => of(account!),
    "other's": () => of(stranger),
    'own, ended': (account) => of(account!, sql`now()`),
    absent: async () => ({ names: { id: crypto.randomUUID() } }),
  }
}

function apiKeys(app: FastifyInstance, stranger: TestUser): Targets[string] {
  const of = async (user: TestUser, revokedAt = sql`null`) => {
    const id = crypto.randomUUID()
    await app.services.db.write.execute(sql`
      insert into api_keys (id, public_id, user_id, name, hash, scopes, expires_at, revoked_at)
      values (${id}, ${unique()}, ${keyOf(user)}, 'x', 'x', '{}', now() + interval '1 day', ${revokedAt})`)
    return { names: { id }, state: stateOf(app, 'api_keys', id) }
  }
  return {
    own: (account) => of(account!),
    "other's": () => of(stranger),
    'own, revoked': (account) => of(account!, sql`now()`),
    absent: async () => ({ names: { id: crypto.randomUUID() } }),
  }
}

/** A secret can be used by any requester, so all secrets belong to two other users. */
async function secrets(app: FastifyInstance): Promise<Targets[string]> {
  const [user, enrolled] = await Promise.all([newUser(app), newUser(app).then((one) => enrol(app, one))])
  const mailed = (purpose: 'password reset' | 'email verification') =>
    createEmailToken(app.services, { id: keyOf(user), email: user.email }, purpose)
  /** For each field: its argument, a valid secret, an unknown one, and how to use it up. */
  const kinds = {
    answerChallenge: {
      argument: 'challengeToken',
      valid: () => requestChallenge(app, enrolled),
      unknown: () => randomToken('MFA challenge'),
      use: async (challengeToken: string) =>
        rest(app, 'POST /api/v2/sessions/mfa', {
          body: { challengeToken, code: await totpCode(app, enrolled.secret) },
        }),
    },
    refreshSession: {
      argument: 'refreshToken',
      valid: async () => (await signIn(app, user)).refreshToken,
      unknown: () => randomToken('refresh'),
      use: async () =>
        app.services.db.write.execute(
          sql`update sessions set ended_at = now() where user_id = ${keyOf(user)} and ended_at is null`,
        ),
    },
    resetPassword: {
      argument: 'token',
      valid: () => mailed('password reset'),
      unknown: () => randomToken('password reset'),
      use: (token: string) => rest(app, `PUT /api/v2/password-resets/${token}`, { body: { password } }),
    },
    verifyEmail: {
      argument: 'token',
      valid: () => mailed('email verification'),
      unknown: () => randomToken('email verification'),
      use: (token: string) => rest(app, `POST /api/v2/email-verifications/${token}`),
    },
  }
  const make = async (field: string, which: 'valid' | 'used' | 'unknown'): Promise<Target> => {
    const { argument, valid, unknown, use } = kinds[field as keyof typeof kinds]
    const secret = which === 'unknown' ? unknown() : await valid()
    await forgetUsedCodes(app, enrolled)
    if (which === 'used') await use(secret)
    await forgetUsedCodes(app, enrolled)
    return { names: { [argument]: secret, password, code: await totpCode(app, enrolled.secret) } }
  }
  return {
    valid: (_account, field) => make(field, 'valid'),
    used: (_account, field) => make(field, 'used'),
    unknown: (_account, field) => make(field, 'unknown'),
  }
}
