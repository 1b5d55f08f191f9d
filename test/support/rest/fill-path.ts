import type { FastifyInstance } from 'fastify'
import { newArticle, newComment, type TestUser, unique } from '../factories.ts'

/**
 * Values by parameter: `slug`, `username`. The value of `{id}` is named by the segment before it:
 * `comments`.
 */
export type PathValues = Readonly<Record<string, unknown>>

/**
 * Fills the parameters of a path: `/articles/{slug}`. Ids and tokens that are not given match nothing.
 * @throws {Error} if another value is missing
 */
export function fillPath(path: string, values: PathValues): string {
  return path.replaceAll(/([\w-]+)\/\{(\w+)\}/g, (_, segment: string, name: string) => {
    const given = name === 'id' ? (values[segment] ?? values.id) : values[name]
    const value = given ?? matchesNothing[name]?.()
    if (value === undefined) throw new Error(`no value for {${name}} of ${path}`)
    return `${segment}/${encodeURIComponent(String(value))}`
  })
}

const matchesNothing: Record<string, () => string> = { id: () => crypto.randomUUID(), token: () => 'x' }

/** Creates an object of the user for each parameter, except for those that may match nothing. */
export async function newPathValues(app: FastifyInstance, user: TestUser) {
  const tag = unique('tag')
  const { slug } = await newArticle(app, user, { tags: [tag] })
  const { id } = await newComment(app, user, slug)
  return { slug, comments: id, username: user.username, name: tag }
}
