import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { favorite, follow, newArticle, newUser, type TestUser, unique } from '../support/factories.ts'

const statements: string[] = []
const app = await startApp({}, { onStatement: (statement) => statements.push(statement) })

const tag = unique('shared')
const word = unique('word')
const writers = await Promise.all(Array.from({ length: 20 }, () => newUser(app)))
const prolific = await newUser(app)
const articles = await writeArticles()
const comments = await createComments()

interface Case {
  document: { toString(): string }
  variables: (size: number) => object
  viewer?: TestUser
}

/** Each case selects names from the items of its page, so that a longer page has more names. */
const cases: Record<string, Case> = {
  'articles with author, tags, counts and comments with authors': {
    document: graphql(`
      query StatementsOfList($tag: String!, $first: Int!) {
        articles(filter: { tag: $tag }, first: $first) {
          nodes {
            slug body favoritesCount commentsCount author { username } tags { name articlesCount }
            comments(first: 20) { nodes { body author { username } } }
          }
        }
      }
    `),
    variables: (first) => ({ tag, first }),
  },
  'articles with favorites and follows of the viewer': {
    document: graphql(`
      query StatementsOfViewersList($tag: String!, $first: Int!) {
        articles(filter: { tag: $tag }, first: $first) {
          edges {
            node {
              viewerHasFavorited author { username viewerIsFollowing }
              comments(first: 5) { edges { node { viewerCanEdit author { username viewerIsFollowing } } } }
            }
          }
        }
      }
    `),
    variables: (first) => ({ tag, first }),
    viewer: prolific,
  },
  'articles with comments and the articles of the comments': {
    document: graphql(`
      query StatementsThereAndBack($tag: String!, $first: Int!) {
        articles(filter: { tag: $tag }, first: $first) {
          nodes { comments(first: 2) { nodes { article { body author { username } tagNames } } } }
        }
      }
    `),
    variables: (first) => ({ tag, first }),
  },
  'articles with the counted articles of their authors': {
    document: graphql(`
      query StatementsOfAuthors($tag: String!, $first: Int!) {
        articles(filter: { tag: $tag }, first: $first) {
          nodes { author { username articles(first: 2) { totalCount nodes { title } } } }
        }
      }
    `),
    variables: (first) => ({ tag, first }),
  },
  'articles with two later pages of comments': {
    document: graphql(`
      query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {
        articles(filter: { tag: $tag }, first: $first) {
          nodes {
            author { username }
            after: comments(first: 2, after: $cursor) { nodes { author { username } } }
            before: comments(last: 3, before: $cursor) { nodes { author { username } } }
          }
        }
      }
    `),
    variables: (first) => ({ tag, first, cursor: comments.cursor }),
  },
  'a search with articles, authors, tags and comments': {
    document: graphql(`
      query StatementsOfSearch($word: String!, $first: Int!) {
        search(query: $word, first: $first) {
          nodes {
            rank snippet
            article {
              body viewerHasFavorited author { username viewerIsFollowing } tags { name }
              comments(first: 5) { nodes { author { username viewerIsFollowing } } }
            }
          }
        }
      }
    `),
    variables: (first) => ({ word, first }),
    viewer: prolific,
  },
  'the articles of a user with tags, comments and comment authors': {
    document: graphql(`
      query StatementsOfUser($username: String!, $first: Int!) {
        user(username: $username) {
          articles(first: $first) {
            nodes { viewerHasFavorited tags { name } comments { nodes { author { username } } } }
          }
        }
      }
    `),
    variables: (first) => ({ username: prolific.username, first }),
    viewer: prolific,
  },
  'the feed': {
    document: graphql(`
      query StatementsOfFeed($first: Int!) {
        feed(first: $first) {
          nodes { tagNames author { username viewerIsFollowing } comments { nodes { author { username } } } }
        }
      }
    `),
    variables: (first) => ({ first }),
    viewer: prolific,
  },
  'the articles of the viewer': {
    document: graphql(`
      query StatementsOfOwn($first: Int!) {
        viewer { articles(first: $first) { nodes { tags { name } comments { nodes { author { username } } } } } }
      }
    `),
    variables: (first) => ({ first }),
    viewer: prolific,
  },
  'users by ID with their articles and tags': {
    document: graphql(`
      query StatementsOfUserNodes($ids: [ID!]!) {
        nodes(ids: $ids) {
          ... on User { username viewerIsFollowing articles(first: 2) { nodes { title tags { name } } } }
        }
      }
    `),
    variables: (size) => ({ ids: writers.slice(0, size).map(({ id }) => id) }),
    viewer: prolific,
  },
  'articles by ID with author, tags and comments': {
    document: graphql(`
      query StatementsOfArticleNodes($ids: [ID!]!) {
        nodes(ids: $ids) {
          ... on Article {
            body viewerHasFavorited author { username } tags { name }
            comments(first: 3) { nodes { author { username } } }
          }
        }
      }
    `),
    variables: (size) => ({ ids: articles.slice(0, size).map(({ id }) => id) }),
    viewer: prolific,
  },
  'comments by ID with the authors of their articles': {
    document: graphql(`
      query StatementsOfCommentNodes($ids: [ID!]!) {
        nodes(ids: $ids) { ... on Comment { author { bio } article { author { username } } } }
      }
    `),
    variables: (size) => ({ ids: comments.ids.slice(0, size) }),
  },
}

test.each(Object.keys(cases))(
  'runs the same number of statements for 20, 5 and 1 items: %s',
  async (name) => {
    const [one, five, twenty] = [
      await runCounted(cases[name]!, 1),
      await runCounted(cases[name]!, 5),
      await runCounted(cases[name]!, 20),
    ]
    expect(namesIn(one.data)).toBeLessThan(namesIn(five.data))
    expect(namesIn(five.data)).toBeLessThan(namesIn(twenty.data))
    expect([five.count, twenty.count]).toEqual([one.count, one.count])
  },
)

const singleStatementCases = [
  'articles with author, tags, counts and comments with authors',
  'articles with favorites and follows of the viewer',
  'the feed',
]

test.each(singleStatementCases)(
  'runs one statement by look-ahead, plus one for the viewer: %s',
  async (name) => {
    const { count } = await runCounted(cases[name]!, 20)
    expect(count).toBe(cases[name]!.viewer ? 2 : 1)
  },
)

test.each(Object.keys(cases))(
  'returns the same data with the same statements after compilation: %s',
  async (name) => {
    const newDocument = { ...cases[name]!, document: `${cases[name]!.document} # ${unique()}` }
    const first = await runCounted(newDocument, 5)
    for (const time of ['second', 'third']) expect(await runCounted(newDocument, 5), time).toEqual(first)
  },
)

test.each([
  `articles(filter: { tag: "${tag}" }) { PAGE }`,
  'feed { PAGE }',
  'viewer { articles { PAGE } }',
  `search(query: "${word}") { PAGE }`,
  'tags(first: 1) { PAGE }',
  `user(username: "${prolific.username}") { articles { PAGE } }`,
])('counts only if totalCount is selected: %s', async (selection) => {
  const document = `query Counted($counted: Boolean!) {
    ${selection.replace('PAGE', 'nodes { __typename } totalCount @include(if: $counted)')}
  }`
  const run = (counted: boolean) => runCounted({ document, variables: () => ({ counted }), viewer: prolific })
  const without = await run(false)
  expect(statements.join()).not.toContain('count(*)')
  const counted = await run(true)
  expect(statements.filter((statement) => statement.includes('count(*)'))).toHaveLength(1)
  expect(counted.count).toBe(without.count + 1)
})

async function runCounted({ document, variables, viewer }: Case, size = 1) {
  statements.length = 0
  const { data, errors } = await ask(app, document.toString(), variables(size), viewer?.token)
  expect(errors).toEqual([])
  return { data, count: statements.length }
}

function namesIn(data: unknown): number {
  const names = new Set<string>()
  JSON.stringify(data, (key, value) => {
    if (key === 'username' || key === 'name') names.add(value)
    if (key === 'tagNames') for (const name of value) names.add(name)
    return value
  })
  return names.size
}

/**
 * Creates twenty articles by twenty authors, some followed or favorited, and twenty articles by one author.
 */
async function writeArticles() {
  const articles = []
  for (const [i, writer] of writers.entries()) {
    const article = await newArticle(app, writer, { tags: [tag, unique()], body: word })
    articles.push(article)
    await newArticle(app, prolific, { tags: [unique()] })
    if (i % 2) await follow(app, prolific, writer.username)
    if (i % 3) await favorite(app, prolific, article.slug)
  }
  return articles
}

/** Creates a comment by every user on every article, one minute apart. */
async function createComments() {
  const names = sql`any(${sql.param([prolific, ...writers].map(({ username }) => username))}::text[])`
  const { write } = app.services.db
  await write.execute(sql`
    insert into comments (id, article_id, author_id, body, created_at)
    select gen_random_uuid(), articles.id, users.id, 'Well said.',
      timestamptz '2026-01-01T00:00Z' + interval '1 minute' * row_number() over (partition by articles.id order by users.id)
    from articles cross join users
    where articles.author_id in (select id from users where username = ${names}) and users.username = ${names}`)
  const { rows } = (await write.execute(sql`
    select comments.id from comments join users on users.id = comments.author_id
    where users.username = ${prolific.username}
      and article_id = any(${sql.param(articles.map(({ id }) => atob(id).split(':')[1]))}::uuid[])`)) as unknown as {
    rows: { id: string }[]
  }
  return {
    /** The comments of `prolific` on the article of each writer. */
    ids: rows.map(({ id }) => btoa(`Comment:${id}`)),
    /** The cursor of the tenth minute. */
    cursor: Buffer.from(`comments|2026-01-01T00:10:00.000Z|${rows[0]!.id}`).toString('base64url'),
  }
}
