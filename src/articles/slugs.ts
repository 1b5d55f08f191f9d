import { randomBytes } from 'node:crypto'
import slugify from '@sindresorhus/slugify'
import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { articleSlugs } from '../db/tables.ts'
import { AppError } from '../errors.ts'

const maxWords = 80
/** What stands at the place of a slug in an address: `/articles/feed` of REST v1. */
const reserved = new Set(['feed'])

/** `Où est l'été?` → `ou-est-l-ete`. A title without a letter or digit that has a Latin form is called `article`. */
export function slugOf(title: string): string {
  const slug = slugify(title, { decamelize: false }).slice(0, maxWords).replace(/-+$/, '')
  return slug || 'article'
}

/**
 * Takes a slug for an article, in the transaction that writes the article. The slugs it had stay its own.
 * A slug made from a title gets a short random suffix when it is taken; one that the author chose is refused.
 * @throws {AppError} ALREADY_TAKEN
 */
export async function claimSlug(
  { db }: Pick<Services, 'db'>,
  articleId: string,
  { title, chosen }: { title: string; chosen?: string | null },
): Promise<string> {
  const base = chosen ?? slugOf(title)
  for (let slug = base; ; slug = `${base}-${suffix()}`) {
    if (!reserved.has(slug) && (await take({ db }, articleId, slug))) return slug
    if (chosen)
      throw new AppError('ALREADY_TAKEN', 'This slug is taken', [{ field: 'slug', message: 'is taken' }])
  }
}

/** @returns whether it is the article's now */
async function take({ db }: Pick<Services, 'db'>, articleId: string, slug: string): Promise<boolean> {
  const taken = await db.write
    .insert(articleSlugs)
    .values({ slug, articleId })
    .onConflictDoUpdate({
      target: articleSlugs.slug,
      set: { slug },
      setWhere: sql`${articleSlugs.articleId} = ${articleId}`,
    })
    .returning()
  return taken.length > 0
}

/** Five characters, 33 million possibilities. */
function suffix(): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  return Array.from(randomBytes(5), (byte) => alphabet[byte % 32]).join('')
}
