import { readingMinutes } from '../articles/reading-time.ts'
import { type BulkPlan, type BulkSize, countEach, planContent, timeOf } from './bulk-plan.ts'
import type { CopyTable } from './copy-format.ts'
import { createRandom } from './random.ts'
import { paragraphs, sentence, tagName } from './text.ts'

/** The hash of an unknown password, so seeded users cannot sign in. Constant, so that the bytes are too. */
const unknownPassword =
  '$argon2id$v=19$m=19456,t=2,p=1$Ynl5bGluZS1zZWVkLXNhbHQ$rS0mV2lVhGFf0o3s4cV8xk1ZcB7hYqTnJm5uQeWdLz0'

/** Describes the tables of a large database, referenced tables first. Equal sizes give equal bytes. */
export function bulkTables(size: BulkSize): CopyTable[] {
  const plan = planContent(size)
  return [
    usersTable(plan),
    followsTable(plan),
    tagsTable(plan),
    articlesTable(plan),
    articleSlugsTable(plan),
    articleTagsTable(plan),
    favoritesTable(plan),
    commentsTable(plan),
  ]
}

/** Each table has its own generator, so that the tables can be read in any order. */
const randomFor = ({ size }: BulkPlan, table: number) => createRandom(size.seed + table)
const isoTime = (index: number) => new Date(timeOf(index)).toISOString()

function usersTable(plan: BulkPlan): CopyTable {
  const { userIds, followed, followerCounts } = plan
  return {
    table: 'users',
    columns: [
      'id',
      'username',
      'email',
      'username_key',
      'email_key',
      'password_hash',
      'role',
      'bio',
      'followers_count',
      'following_count',
      'created_at',
      'updated_at',
    ],
    count: userIds.length,
    *rows() {
      const random = randomFor(plan, 1)
      for (const [i, id] of userIds.entries()) {
        const name = `user${i + 1}`
        const email = `${name}@seed.byline.test`
        const bio = sentence(random, 8)
        const counts = [followerCounts[i]!, followed[i]!.length]
        yield [
          id,
          name,
          email,
          name,
          email,
          unknownPassword,
          'author',
          bio,
          ...counts,
          isoTime(i),
          isoTime(i),
        ]
      }
    },
  }
}

function followsTable({ userIds, followed }: BulkPlan): CopyTable {
  return {
    table: 'follows',
    columns: ['follower_id', 'followed_id', 'created_at'],
    count: followed.flat().length,
    *rows() {
      for (const [i, list] of followed.entries())
        for (const j of list) yield [userIds[i]!, userIds[j]!, isoTime(i)]
    },
  }
}

function tagsTable({ size, tagIds, articleTags }: BulkPlan): CopyTable {
  const counts = countEach(size.tags, articleTags.flat())
  return {
    table: 'tags',
    columns: ['id', 'name', 'articles_count'],
    count: tagIds.length,
    *rows() {
      for (const [i, id] of tagIds.entries()) yield [id, tagName(i), counts[i]!]
    },
  }
}

function articlesTable(plan: BulkPlan): CopyTable {
  const { userIds, articleIds, titles, slugs, authors, favoriteCounts, commentCounts } = plan
  return {
    table: 'articles',
    columns: [
      'id',
      'slug',
      'title',
      'description',
      'body',
      'reading_minutes',
      'status',
      'author_id',
      'favorites_count',
      'comments_count',
      'created_at',
      'updated_at',
      'published_at',
    ],
    count: articleIds.length,
    *rows() {
      const random = randomFor(plan, 2)
      for (const [i, id] of articleIds.entries()) {
        const body = paragraphs(random, 1_900)
        const description = sentence(random, 12)
        const author = userIds[authors[i]!]!
        const counts = [favoriteCounts[i]!, commentCounts[i]!]
        const time = isoTime(i)
        yield [
          id,
          slugs[i]!,
          titles[i]!,
          description,
          body,
          readingMinutes(body),
          'published',
          author,
          ...counts,
          time,
          time,
          time,
        ]
      }
    },
  }
}

function articleSlugsTable({ articleIds, slugs }: BulkPlan): CopyTable {
  return {
    table: 'article_slugs',
    columns: ['slug', 'article_id', 'created_at'],
    count: articleIds.length,
    *rows() {
      for (const [i, id] of articleIds.entries()) yield [slugs[i]!, id, isoTime(i)]
    },
  }
}

function articleTagsTable({ articleIds, tagIds, articleTags }: BulkPlan): CopyTable {
  return {
    table: 'article_tags',
    columns: ['article_id', 'tag_id', 'position', 'published_at'],
    count: articleTags.flat().length,
    *rows() {
      for (const [i, list] of articleTags.entries()) {
        for (const [position, tag] of list.entries())
          yield [articleIds[i]!, tagIds[tag]!, position, isoTime(i)]
      }
    },
  }
}

function favoritesTable(plan: BulkPlan): CopyTable {
  const { userIds, articleIds, favoriteCounts } = plan
  return {
    table: 'favorites',
    columns: ['user_id', 'article_id', 'created_at'],
    count: sum(favoriteCounts),
    *rows() {
      const random = randomFor(plan, 3)
      for (const [i, count] of favoriteCounts.entries()) {
        const first = random.integer(userIds.length)
        for (let k = 0; k < count; k++)
          yield [userIds[(first + k) % userIds.length]!, articleIds[i]!, isoTime(i + k)]
      }
    },
  }
}

function commentsTable(plan: BulkPlan): CopyTable {
  const { userIds, articleIds, commentCounts } = plan
  return {
    table: 'comments',
    columns: ['id', 'article_id', 'author_id', 'body', 'created_at', 'updated_at'],
    count: sum(commentCounts),
    *rows() {
      const random = randomFor(plan, 4)
      for (const [i, count] of commentCounts.entries()) {
        for (let k = 1; k <= count; k++) {
          const author = userIds[random.integer(userIds.length)]!
          const id = random.uuid(timeOf(i + k))
          const time = isoTime(i + k)
          yield [id, articleIds[i]!, author, paragraphs(random, 120), time, time]
        }
      }
    },
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
