import type { FastifyInstance } from 'fastify'
import { sql } from '../../../src/db/drizzle.ts'
import { rest } from '../clients.ts'
import { newUser, password, type TestUser, unique } from '../factories.ts'
import { enrol, keyOf, requestChallenge, signIn, staleTokens } from '../identity.ts'
import type { Samples } from '../operations.ts'
import { type ActorName, actorNames, actors, expectedOutcome, matrix, type Row } from './matrix.ts'
import { createTargets, type Target } from './targets.ts'

/** Who sends a request, and with which credential. */
export interface Requester {
  /** The owner of the credential; null for guests. */
  account: TestUser | null
  token?: string
}

/** Mutations that end or change the session of the requester. */
const changesRequester = /^Mutation\.(signOut|endUserSessions|startTotp|updateProfile \()/

/** Creates every kind of requester and target. @returns a function that checks one row of the matrix */
export async function createMatrixRunner(app: FastifyInstance) {
  const [owner, otherUser, targets] = await Promise.all([newUser(app), newUser(app), createTargets(app)])
  const makeActor = actorsOf(app)
  const created = new Map<ActorName, Promise<Requester>>()
  const actor = (name: ActorName) => created.get(name) ?? created.set(name, makeActor[name](owner)).get(name)!

  /**
   * Sends a request for every cell of a row, as every kind of viewer.
   * @param expectedFor overrides the expected outcome, for APIs with other error codes
   * @returns the actual and expected outcomes, by viewer and target
   */
  return async function runRow(
    name: string,
    send: (requester: Requester, samples: Samples) => Promise<string>,
    expectedFor: (row: Row, who: ActorName, column: string) => string = expectedOutcome,
  ): Promise<{ actual: Record<string, string>; expected: Record<string, string> }> {
    const row = matrix.get(name)!
    const columns = targets[row.kind]!
    if (String(Object.keys(columns)) !== String(Object.keys(row.outcomes)))
      throw new Error(`the columns of ${name} do not match the targets of the kind ${row.kind}`)
    const [actual, expected]: [Record<string, string>, Record<string, string>] = [{}, {}]
    const kept = new Map<string, Target>()

    const runCell = async (who: ActorName, column: string) => {
      const cell = `${who}: ${column}`
      expected[cell] = expectedFor(row, who, column)
      const needsOwnRequester = expected[cell] === 'ok' && changesRequester.test(name)
      const requester = needsOwnRequester ? await makeActor[who](await newUser(app)) : await actor(who)
      const targetKey = `${requester.account?.id} ${column}`
      const target =
        kept.get(targetKey) ?? (await columns[column]!(requester.account, /\.(\w+)/.exec(name)![1]!))
      kept.set(targetKey, target)
      const before = JSON.stringify(await target.state?.())
      const outcome = await send(requester, { ...samplesFor(name, otherUser), ...target.names })
      const isChanged = JSON.stringify(await target.state?.()) !== before
      actual[cell] = outcome !== 'ok' && isChanged ? `${outcome}, but changed the target` : outcome
      if (outcome === 'ok' && name.startsWith('Mutation')) kept.delete(targetKey)
    }

    const columnsFor = (who: ActorName) =>
      Object.keys(columns).filter((column) => who !== 'a guest' || !/^(own|of own|self)/.test(column))
    // Requesters that share an account run one after the other, because they share its targets. All secrets
    // belong to the same users.
    const sharing = (who: ActorName) => (row.kind === 'secret' || /the owner/.test(who) ? 'sharing' : who)
    const groups = Object.values(Object.groupBy(actorNames, sharing))
    await Promise.all(
      groups.map(async (group) => {
        for (const who of group) for (const column of columnsFor(who)) await runCell(who, column)
      }),
    )
    return { actual, expected }
  }
}

/** Arguments by name. REST also sends the fields of `input` that are not required. */
function samplesFor(name: string, otherUser: TestUser): Samples & { input?: object } {
  const username = unique()
  const email = `${username}@byline.test`
  const inputs: Record<string, object> = {
    'Mutation.signIn': { email: otherUser.email, password },
    'Mutation.startSignIn': { email: otherUser.email, password },
    'Mutation.updateArticle': { description: 'Other' },
    'Mutation.createArticle (publish)': { title: username, description: 'd', body: 'b', publish: true },
    'Mutation.updateProfile': { bio: 'Other' },
    'Mutation.updateProfile (email)': { email, currentPassword: password },
    'Mutation.updateProfile (password)': { password, currentPassword: password },
    'Mutation.updateUser': { role: 'READER' },
  }
  const given = inputs[name] && { input: inputs[name] }
  const passwords = { password, currentPassword: password, newPassword: password }
  return { username, email, ...passwords, scopes: [], expiresInDays: 30, code: '000000', ...given }
}

/** @returns a factory for each kind of requester; `owner` owns the keys and sessions "of the owner" */
function actorsOf(app: FastifyInstance): Record<ActorName, (owner: TestUser) => Promise<Requester>> {
  const withSession = (account: TestUser): Requester => ({ account, token: account.token })
  const key = async (account: TestUser, scopes: readonly string[]): Promise<Requester> => {
    const body = { name: 'Robot', scopes, expiresInDays: 30 }
    const { body: made } = await rest(app, 'POST /api/v2/api-keys', { token: account.token, body })
    return { account, token: made.key }
  }
  const scopesOf = (name: ActorName) => actors[name].permissions
  return {
    'a guest': async () => ({ account: null }),
    'a reader': async () => withSession(await newUser(app, 'reader')),
    'the owner, an author': async (owner) => withSession(owner),
    'another author': async () => withSession(await newUser(app)),
    'an editor': async () => withSession(await newUser(app, 'editor')),
    'an admin': async () => withSession(await newUser(app, 'admin')),
    'an admin who signed in six minutes ago': async () => {
      const account = await newUser(app, 'admin')
      return { account, token: (await staleTokens(app, account)).accessToken }
    },
    'a read-only API key of the owner': (owner) => key(owner, scopesOf('a read-only API key of the owner')),
    'an API key of the owner that may write, but not publish': (owner) =>
      key(owner, scopesOf('an API key of the owner that may write, but not publish')),
    'an API key of the owner with all permissions': (owner) =>
      key(owner, scopesOf('an API key of the owner with all permissions')),
    'a disabled user': async () => {
      const account = await newUser(app)
      await app.services.db.write.execute(
        sql`update users set disabled_at = now() where id = ${keyOf(account)}`,
      )
      return withSession(account)
    },
    'an ended session of the owner': async (owner) => {
      const { accessToken: token } = await signIn(app, owner)
      await rest(app, 'DELETE /api/v2/sessions/current', { token })
      return { account: owner, token }
    },
    'a pending MFA challenge': async () => {
      const account = await enrol(app, await newUser(app))
      return { account, token: await requestChallenge(app, account) }
    },
  }
}
