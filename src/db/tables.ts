import {
  check,
  customType,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  sql,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from './drizzle.ts'

/** Has milliseconds like JavaScript's Date, so that the time in a cursor equals the time in its row. */
export const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

// Indexes of lists are ascending and PostgreSQL reads them backward. drizzle's `.desc()` would add NULLS
// LAST, so that no `order by … desc` could use the index.
export const userRole = pgEnum('user_role', ['reader', 'author', 'editor', 'admin'])
export const articleStatus = pgEnum('article_status', ['draft', 'published', 'archived'])

export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    username: text('username').notNull(),
    email: text('email').notNull(),
    /** `nameKey` of the username and the e-mail address, which are unique regardless of case. */
    usernameKey: text('username_key').notNull(),
    emailKey: text('email_key').notNull(),
    passwordHash: text('password_hash').notNull(),
    /** Incremented with each new password, but not when the same password is rehashed. */
    passwordVersion: integer('password_version').notNull().default(1),
    role: userRole('role').notNull(),
    bio: text('bio').notNull().default(''),
    image: text('image'),
    /** When the user opened the link in the verification mail. Null until then. */
    emailVerifiedAt: time('email_verified_at'),
    /** A disabled user cannot sign in, and their tokens and API keys are rejected. */
    disabledAt: time('disabled_at'),
    /** Incremented with each edit of the profile. */
    version: integer('version').notNull().default(1),
    followersCount: integer('followers_count').notNull().default(0),
    followingCount: integer('following_count').notNull().default(0),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('users_username_key').on(t.usernameKey),
    uniqueIndex('users_email_key').on(t.emailKey),
    index('users_newest').on(t.createdAt, t.id),
  ],
)

export const follows = pgTable(
  'follows',
  {
    followerId: uuid('follower_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    followedId: uuid('followed_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.followerId, t.followedId] }), index('follows_followed').on(t.followedId)],
)

export const articles = pgTable(
  'articles',
  {
    id: uuid('id').primaryKey(),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    body: text('body').notNull(),
    readingMinutes: integer('reading_minutes').notNull(),
    status: articleStatus('status').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Incremented with each edit. An edit can name the version it is based on (optimistic-lock.ts). */
    version: integer('version').notNull().default(1),
    favoritesCount: integer('favorites_count').notNull().default(0),
    commentsCount: integer('comments_count').notNull().default(0),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
    /** When the article was first published. Kept when it is unpublished. */
    publishedAt: time('published_at'),
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs(
        sql`setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', description), 'B') || setweight(to_tsvector('english', body), 'C')`,
      ),
  },
  (t) => [
    index('articles_newest').on(t.publishedAt, t.id).where(sql`status = 'published'`),
    index('articles_newest_by_author').on(t.authorId, t.publishedAt, t.id).where(sql`status = 'published'`),
    index('articles_by_author').on(t.authorId, t.createdAt, t.id),
    index('articles_search').using('gin', t.search),
    check('articles_published_has_time', sql`status <> 'published' or published_at is not null`),
  ],
)

/** All current and former slugs. The primary key makes them unique across all articles. */
export const articleSlugs = pgTable(
  'article_slugs',
  {
    slug: text('slug').primaryKey(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [index('article_slugs_article').on(t.articleId)],
)

export const tags = pgTable(
  'tags',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** Published articles only. */
    articlesCount: integer('articles_count').notNull().default(0),
  },
  (t) => [uniqueIndex('tags_name_key').on(t.name), index('tags_popular').on(t.articlesCount, t.id)],
)

export const articleTags = pgTable(
  'article_tags',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    tagId: uuid('tag_id')
      .notNull()
      .references(() => tags.id),
    position: integer('position').notNull(),
    /**
     * Copied from the article while it is published, otherwise null. The newest articles of a tag can then be
     * read from one index.
     */
    publishedAt: time('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.tagId] }),
    index('article_tags_newest').on(t.tagId, t.publishedAt, t.articleId),
  ],
)

export const favorites = pgTable(
  'favorites',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.articleId] }), index('favorites_article').on(t.articleId)],
)

export const comments = pgTable(
  'comments',
  {
    id: uuid('id').primaryKey(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    authorId: uuid('author_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    body: text('body').notNull(),
    /** The ID of the comment in REST v1, whose IDs are integers. */
    number: integer('number').notNull().generatedAlwaysAsIdentity(),
    /** Incremented with each edit. */
    version: integer('version').notNull().default(1),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('comments_number_key').on(t.number),
    index('comments_newest').on(t.articleId, t.createdAt, t.id),
    index('comments_author').on(t.authorId),
  ],
)

/** Counts calls of deprecated endpoints: one row per consumer, version, endpoint and day. */
export const deprecatedUsage = pgTable(
  'deprecated_usage',
  {
    id: uuid('id').primaryKey(),
    day: date('day', { mode: 'string' }).notNull(),
    version: text('version').notNull(),
    endpoint: text('endpoint').notNull(),
    /** `user:<id>` or `client:<name>`. */
    consumer: text('consumer').notNull(),
    calls: integer('calls').notNull(),
    lastUsedAt: time('last_used_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('deprecated_usage_key').on(t.day, t.version, t.endpoint, t.consumer),
    index('deprecated_usage_latest').on(t.lastUsedAt, t.id),
  ],
)
