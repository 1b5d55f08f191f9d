import type { FastifyInstance } from 'fastify'
import { sql } from '../../../src/db/drizzle.ts'
import { rest } from '../clients.ts'
import { newUser, password, type TestUser, unique } from '../factories.ts'
import { enrol, keyOf, requestChallenge, signIn, staleTokens } from '../identity.ts'
import type { Samples } from '../operations.ts'
import { type ActorName, actorNames, actors, expectedOutcome, matrix, type Row } from './matrix.ts'
import { createTargets, type Target } from './targets.ts'

export interface Asking {
  /** Whose the credential is. */
  account: TestUser | null
  token?: string
}

/** After these whoever asked is signed out, or another than before. */
const spending = /^Mutation\.(signOut|endUserSessions|startTotp|updateProfile \()/

/** Everybody who asks, and everything they ask for. */
export async function createWorld(app: FastifyInstance) {
  const [owner, somebody, targets] = await Promise.all([newUser(app), newUser(app), createTargets(app)])
  const makeActor = actorsOf(app)
  const met = new Map<ActorName, Promise<Asking>>()
  const actor = (name: ActorName) => met.get(name) ?? met.set(name, makeActor[name](owner)).get(name)!

  /**
   * Asks as everybody for everything that a row of the matrix has.
   * @param due what the answer should be, where the door has a way of its own
   * @returns what was answered and what should have been, by who asked and for what
   */
  return async function look(
    name: string,
    ask: (who: Asking, samples: Samples) => Promise<string>,
    due: (row: Row, who: ActorName, column: string) => string = expectedOutcome,
  ): Promise<{ answered: Record<string, string>; expected: Record<string, string> }> {
    const row = matrix.get(name)!
    const columns = targets[row.kind]!
    if (String(Object.keys(columns)) !== String(Object.keys(row.outcomes)))
      throw new Error(`the columns of ${name} are not what there is of the kind ${row.kind}`)
    const [answered, expected]: [Record<string, string>, Record<string, string>] = [{}, {}]
    const kept = new Map<string, Target>()

    const lookAs = async (who: ActorName, column: string) => {
      const cell = `${who}: ${column}`
      expected[cell] = due(row, who, column)
      const isSpent = expected[cell] === 'ok' && spending.test(name)
      const asking = isSpent ? await makeActor[who](await newUser(app)) : await actor(who)
      const place = `${asking.account?.id} ${column}`
      const target = kept.get(place) ?? (await columns[column]!(asking.account, /\.(\w+)/.exec(name)![1]!))
      kept.set(place, target)
      const before = JSON.stringify(await target.state?.())
      const answer = await ask(asking, { ...samplesFor(name, somebody), ...target.names })
      const isChanged = JSON.stringify(await target.state?.()) !== before
      answered[cell] = answer !== 'ok' && isChanged ? `${answer}, and done nevertheless` : answer
      if (answer === 'ok' && name.startsWith('Mutation')) kept.delete(place)
    }

    const askedFor = (who: ActorName) =>
      Object.keys(columns).filter((column) => who !== 'a guest' || !/^(own|of own|themselves)/.test(column))
    // Who shares an account asks one after the other: they share what is theirs. The secrets are all of the same people.
    const sharing = (who: ActorName) => (row.kind === 'secret' || /the owner/.test(who) ? 'sharing' : who)
    const groups = Object.values(Object.groupBy(actorNames, sharing))
    await Promise.all(
      groups.map(async (group) => {
        for (const who of group) for (const column of askedFor(who)) await lookAs(who, column)
      }),
    )
    return { answered, expected }
  }
}

/** `input` is also what REST is asked beyond what it demands. */
function samplesFor(name: string, somebody: TestUser): Samples & { input?: object } {
  const username = unique()
  const email = `${username}@byline.test`
  const inputs: Record<string, object> = {
    'Mutation.signIn': { email: somebody.email, password },
    'Mutation.startSignIn': { email: somebody.email, password },
    'Mutation.updateArticle': { description: 'Other' },
    'Mutation.updateProfile': { bio: 'Other' },
    'Mutation.updateProfile (email)': { email },
    'Mutation.updateProfile (password)': { password },
    'Mutation.updateUser': { role: 'READER' },
  }
  const given = inputs[name] && { input: inputs[name] }
  const passwords = { password, currentPassword: password, newPassword: password }
  return { username, email, ...passwords, scopes: [], expiresInDays: 30, code: '000000', ...given }
}

/** @returns how each is made; `owner` is whose key or session it is, where it is the owner's */
function actorsOf(app: FastifyInstance): Record<ActorName, (owner: TestUser) => Promise<Asking>> {
  const person = (account: TestUser): Asking => ({ account, token: account.token })
  const key = async (account: TestUser, scopes: readonly string[]): Promise<Asking> => {
    const body = { name: 'Robot', scopes, expiresInDays: 30 }
    const { body: made } = await rest(app, 'POST /api/v2/api-keys', { token: account.token, body })
    return { account, token: made.key }
  }
  const scopesOf = (name: ActorName) => actors[name].may
  return {
    'a guest': async () => ({ account: null }),
    'a reader': async () => person(await newUser(app, 'reader')),
    'the owner, an author': async (owner) => person(owner),
    'another author': async () => person(await newUser(app)),
    'an editor': async () => person(await newUser(app, 'editor')),
    'an admin': async () => person(await newUser(app, 'admin')),
    'an admin who proved who they are six minutes ago': async () => {
      const account = await newUser(app, 'admin')
      return { account, token: (await staleTokens(app, account)).accessToken }
    },
    'a key of the owner, for reading': (owner) => key(owner, scopesOf('a key of the owner, for reading')),
    'a key of the owner, for all that they may': (owner) =>
      key(owner, scopesOf('a key of the owner, for all that they may')),
    'somebody disabled': async () => {
      const account = await newUser(app)
      await app.services.db.write.execute(
        sql`update users set disabled_at = now() where id = ${keyOf(account)}`,
      )
      return person(account)
    },
    'an ended session of the owner': async (owner) => {
      const { accessToken: token } = await signIn(app, owner)
      await rest(app, 'DELETE /api/v2/sessions/current', { token })
      return { account: owner, token }
    },
    'a sign-in that waits for its code': async () => {
      const account = await enrol(app, await newUser(app))
      return { account, token: await requestChallenge(app, account) }
    },
  }
}
