import { v7 as uuidv7 } from 'uuid'
import type { Services, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import { assertVersion, type ExpectedVersion } from '../db/optimistic-lock.ts'
import { defineStatement, inOrder } from '../db/statements.ts'
import { articleSlugs, articles } from '../db/tables.ts'
import { badInput } from '../errors.ts'
import {
  type Article,
  type ArticleParts,
  articleColumns,
  articleFields,
  partsShape,
} from './article-query.ts'
import { assertCanEditArticle, assertCanPublish, assertCanSeeArticle, canSeeArticle } from './policy.ts'
import { readingMinutes } from './reading-time.ts'
import { claimSlug } from './slugs.ts'
import { replaceTags } from './tags.ts'

const articleBySlug = defineStatement(
  'article by slug',
  (e, parts: ArticleParts) =>
    e
      .select(articleFields(parts))
      .from(articles)
      .where(
        sql`articles.id = (select article_id from article_slugs where slug = ${sql.placeholder('slug')})`,
      ),
  partsShape,
)

/**
 * Gets an article by its current slug or an earlier one.
 * @throws {AppError} NOT_FOUND, also for another user's draft
 */
export async function getArticle(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  slug: string,
  parts: ArticleParts = {},
): Promise<Article> {
  const [row] = await articleBySlug(db.read, parts).execute({ slug, viewer: viewer?.id ?? null })
  const article: Article | undefined = row
  assertCanSeeArticle(viewer, article)
  article.commentPage = parts.comments?.page
  return article
}

const articlesWithIds = defineStatement('articles by ids', (e) =>
  e
    .select(articleFields({}))
    .from(articles)
    .where(sql`articles.id = any(${sql.placeholder('ids')}::uuid[])`),
)

/** A loader: null for an article that does not exist or that the viewer may not see. */
export async function articlesByIds(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  ids: readonly string[],
): Promise<(Article | null)[]> {
  const rows = await articlesWithIds(db.read).execute({ ids })
  return inOrder(
    ids,
    rows.filter((article) => canSeeArticle(viewer, article)),
  )
}

const bodiesWithIds = defineStatement('bodies by article ids', (e) =>
  e
    .select({ id: articles.id, body: articles.body })
    .from(articles)
    .where(sql`articles.id = any(${sql.placeholder('ids')}::uuid[])`),
)

/** A loader: the bodies of articles, which lists do not select unless asked for. */
export async function bodiesByArticleIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await bodiesWithIds(db.read).execute({ ids })
  return inOrder(ids, rows).map((row) => row?.body ?? '')
}

export interface NewArticle {
  title: string
  description: string
  body: string
  tags?: readonly string[] | null
  /** Made from the title if absent. */
  slug?: string | null
  /** Whether to publish the article immediately. */
  publish?: boolean | null
}

/**
 * @throws {AppError} FORBIDDEN or EMAIL_NOT_VERIFIED if the article is to be published and the viewer may not;
 *   ALREADY_TAKEN if another article has or had the chosen slug
 */
export async function createArticle(
  services: Pick<Services, 'db' | 'emailVerification'>,
  viewer: Viewer,
  input: NewArticle,
): Promise<Article> {
  const { title, description, body, publish } = input
  if (publish) assertCanPublish(services, viewer)
  const id = uuidv7()
  return transaction(services, async ({ db }) => {
    const slug = await claimSlug({ db }, id, { title, chosen: input.slug })
    const [article] = await db.write
      .insert(articles)
      .values({
        id,
        slug,
        title,
        description,
        body,
        readingMinutes: readingMinutes(body),
        authorId: viewer.id,
        status: publish ? 'published' : 'draft',
        publishedAt: publish ? sql`now()` : null,
      })
      .returning(articleColumns)
    if (input.tags?.length) await replaceTags({ db }, id, input.tags, article!.publishedAt)
    return article!
  })
}

export interface ArticleChanges {
  title?: string | null
  description?: string | null
  body?: string | null
  tags?: readonly string[] | null
  slug?: string | null
}

/**
 * Updates an article. Absent fields keep their value; `tags: null` removes all tags. A new title makes a
 * new slug, and the old slug still finds the article.
 * @throws {AppError} CONFLICT if the article is not at the expected version; NOT_FOUND, FORBIDDEN;
 *   BAD_INPUT for `null` in a required field; ALREADY_TAKEN if another article has or had the chosen slug
 */
export async function updateArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: ExpectedVersion,
  changes: ArticleChanges,
): Promise<Article> {
  for (const field of ['title', 'description', 'body', 'slug'] as const) {
    if (changes[field] === null) throw badInput(field, 'cannot be null', 'required')
  }
  return transaction(services, async ({ db }) => {
    const current = await lockArticle({ db }, viewer, slug, version)
    const title = changes.title ?? current.title
    const renamed = changes.slug ? changes.slug !== current.slug : title !== current.title
    const [article] = await db.write
      .update(articles)
      .set({
        slug: renamed ? await claimSlug({ db }, current.id, { title, chosen: changes.slug }) : current.slug,
        title,
        description: changes.description ?? undefined,
        body: changes.body ?? undefined,
        readingMinutes: changes.body == null ? undefined : readingMinutes(changes.body),
        version: current.version + 1,
        updatedAt: sql`now()`,
      })
      .where(sql`${articles.id} = ${current.id}`)
      .returning(articleColumns)
    if (changes.tags !== undefined) {
      const listedAt = current.status === 'published' ? current.publishedAt : null
      await replaceTags({ db }, current.id, changes.tags ?? [], listedAt)
    }
    return article!
  })
}

/**
 * Deletes an article with its comments, favorites and slugs.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function deleteArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: ExpectedVersion,
): Promise<string> {
  return transaction(services, async ({ db }) => {
    const { id } = await lockArticle({ db }, viewer, slug, version)
    await replaceTags({ db }, id, [], null)
    await db.write.delete(articles).where(sql`${articles.id} = ${id}`)
    return id
  })
}

/**
 * Locks an article that the viewer is about to change until the transaction ends.
 * @throws {AppError} NOT_FOUND, FORBIDDEN; CONFLICT if the article is not at the expected version
 */
export async function lockArticle(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: ExpectedVersion,
) {
  const [row] = await db.write
    .select(articleColumns)
    .from(articles)
    .where(
      sql`${articles.id} = (select ${articleSlugs.articleId} from ${articleSlugs} where ${articleSlugs.slug} = ${slug})`,
    )
    .for('no key update')
  assertCanEditArticle(viewer, row)
  assertVersion('article', row.version, version)
  return row
}
