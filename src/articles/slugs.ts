import { randomBytes } from 'node:crypto'
import slugify from '@sindresorhus/slugify'
import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { articleSlugs } from '../db/tables.ts'
import { AppError } from '../errors.ts'

const maxLength = 80
/** Path segments that REST v1 uses in the place of a slug: `/articles/feed`. */
const reserved = new Set(['feed'])

/**
 * Makes a slug from a title: `Où est l'été?` → `ou-est-l-ete`. Returns `article` if no letter or digit has
 * a Latin form.
 */
export function slugOf(title: string): string {
  const slug = slugify(title, { decamelize: false }).slice(0, maxLength).replace(/-+$/, '')
  return slug || 'article'
}

/**
 * Takes a slug for an article, in the transaction that writes the article. Earlier slugs still belong to
 * the article. A slug made from the title gets a short random suffix if it is taken.
 * @throws {AppError} ALREADY_TAKEN if the author chose the slug and it is taken
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
      throw new AppError('ALREADY_TAKEN', 'This slug is taken', [
        { field: 'slug', message: 'is taken', reason: 'taken' },
      ])
  }
}

/** Returns whether the slug now belongs to the article. */
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

/** Five characters: 33 million possibilities. */
function suffix(): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  return Array.from(randomBytes(5), (byte) => alphabet[byte % 32]).join('')
}
