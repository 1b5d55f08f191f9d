import { v7 as uuidv7 } from 'uuid'
import type { Services, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import { assertVersion, type VersionRead } from '../db/optimistic-lock.ts'
import { inOrder, prepared } from '../db/statements.ts'
import { articleSlugs, articles } from '../db/tables.ts'
import { badInput } from '../errors.ts'
import type { User } from '../users/users.ts'
import { type ArticleParts, articleColumns, articleFields, partsShape } from './article-query.ts'
import type { Comment, CommentPage } from './comments.ts'
import { assertCanEditArticle, assertCanSeeArticle, canSeeArticle } from './policy.ts'
import { readingMinutes } from './reading-time.ts'
import { claimSlug } from './slugs.ts'
import { replaceTags, type Tag } from './tags.ts'

export type ArticleStatus = 'draft' | 'published' | 'archived'

export interface Article {
  id: string
  slug: string
  title: string
  description: string
  readingMinutes: number
  status: ArticleStatus
  authorId: string
  version: number
  favoritesCount: number
  commentsCount: number
  createdAt: Date
  updatedAt: Date
  publishedAt: Date | null
  /** The rest is present when the statement that found the article was asked for it (`ArticleParts`); else load it. */
  body?: string
  author?: User
  tags?: Tag[]
  viewerHasFavorited?: boolean
  comments?: Comment[]
  /** The page that `comments` are. */
  commentPage?: CommentPage
  /** How well it matches; present when it was searched for. */
  rank?: number
}

/** By its slug, or one it had before. @throws {AppError} NOT_FOUND, also for a draft of somebody else */
export async function getArticle(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  slug: string,
  parts: ArticleParts = {},
): Promise<Article> {
  const [row] = await prepared(db.read, `article by slug ${partsShape(parts)}`, (e) =>
    e
      .select(articleFields(parts))
      .from(articles)
      .where(
        sql`articles.id = (select article_id from article_slugs where slug = ${sql.placeholder('slug')})`,
      ),
  ).execute({ slug, viewer: viewer?.id ?? null })
  const article: Article | undefined = row
  assertCanSeeArticle(viewer, article)
  article.commentPage = parts.comments?.page
  return article
}

/** A loader: null for what is not there and for what the viewer may not see. */
export async function articlesByIds(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  ids: readonly string[],
): Promise<(Article | null)[]> {
  const rows = await prepared(db.read, 'articles by ids', (e) =>
    e
      .select(articleFields({}))
      .from(articles)
      .where(sql`articles.id = any(${sql.placeholder('ids')}::uuid[])`),
  ).execute({ ids })
  return inOrder(
    ids,
    rows.filter((article) => canSeeArticle(viewer, article)),
  )
}

/** A loader of the one heavy column, which lists do not select unasked. */
export async function bodiesByArticleIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await prepared(db.read, 'bodies by article ids', (e) =>
    e
      .select({ id: articles.id, body: articles.body })
      .from(articles)
      .where(sql`articles.id = any(${sql.placeholder('ids')}::uuid[])`),
  ).execute({ ids })
  return inOrder(ids, rows).map((row) => row?.body ?? '')
}

export interface NewArticle {
  title: string
  description: string
  body: string
  tags?: readonly string[] | null
  /** Chosen by the author; made from the title otherwise. */
  slug?: string | null
  /** Published at once, rather than a draft. */
  publish?: boolean | null
}

/** @throws {AppError} ALREADY_TAKEN for a chosen slug that another article has or had */
export async function createArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  input: NewArticle,
): Promise<Article> {
  const { title, description, body, publish } = input
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
 * Absent fields stay; no tags are as good as `null`. A new title makes a new slug; the old one goes on leading here.
 * @throws {AppError} CONFLICT when somebody was faster; NOT_FOUND, FORBIDDEN; BAD_INPUT for `null` where there must be
 * something; ALREADY_TAKEN for a chosen slug
 */
export async function updateArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: VersionRead,
  changes: ArticleChanges,
): Promise<Article> {
  for (const field of ['title', 'description', 'body', 'slug'] as const) {
    if (changes[field] === null) throw badInput(field, 'cannot be taken away')
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

/** With its comments, favorites and slugs; the slugs are free again. @throws {AppError} NOT_FOUND, FORBIDDEN, CONFLICT */
export async function deleteArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: VersionRead,
): Promise<string> {
  return transaction(services, async ({ db }) => {
    const { id } = await lockArticle({ db }, viewer, slug, version)
    await replaceTags({ db }, id, [], null)
    await db.write.delete(articles).where(sql`${articles.id} = ${id}`)
    return id
  })
}

/**
 * The row that an editor is about to change, theirs until the transaction ends.
 * @throws {AppError} NOT_FOUND, FORBIDDEN; CONFLICT when it is not at the version that they read
 */
export async function lockArticle(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: VersionRead,
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
