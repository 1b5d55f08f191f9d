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
const comments = await commentOnEverything()

interface Case {
  document: { toString(): string }
  variables: (size: number) => object
  viewer?: TestUser
}

/** Each reaches names from the items of its page, so that a longer page has more of them. */
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
  'articles, signed in, with what the viewer likes and whom the viewer follows': {
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
  'articles, and back to them from their comments': {
    document: graphql(`
      query StatementsThereAndBack($tag: String!, $first: Int!) {
        articles(filter: { tag: $tag }, first: $first) {
          nodes { comments(first: 2) { nodes { article { body author { username } tagNames } } } }
        }
      }
    `),
    variables: (first) => ({ tag, first }),
  },
  'articles with the articles of their authors, counted': {
    document: graphql(`
      query StatementsOfAuthors($tag: String!, $first: Int!) {
        articles(filter: { tag: $tag }, first: $first) {
          nodes { author { username articles(first: 2) { totalCount nodes { title } } } }
        }
      }
    `),
    variables: (first) => ({ tag, first }),
  },
  'articles with two pages of comments, neither of them the first': {
    document: graphql(`
      query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {
        articles(filter: { tag: $tag }, first: $first) {
          nodes {
            author { username }
            behind: comments(first: 2, after: $cursor) { nodes { author { username } } }
            before: comments(last: 3, before: $cursor) { nodes { author { username } } }
          }
        }
      }
    `),
    variables: (first) => ({ tag, first, cursor: comments.cursor }),
  },
  'a search, with the articles, their authors, tags and comments': {
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
  'the articles of a user, with their tags, comments and commentators': {
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
  'the own articles': {
    document: graphql(`
      query StatementsOfOwn($first: Int!) {
        viewer { articles(first: $first) { nodes { tags { name } comments { nodes { author { username } } } } } }
      }
    `),
    variables: (first) => ({ first }),
    viewer: prolific,
  },
  'users by their ids, with their articles and the tags of these': {
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
  'articles by their ids, with author, tags and comments': {
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
  'comments by their ids, with the authors of their articles': {
    document: graphql(`
      query StatementsOfCommentNodes($ids: [ID!]!) {
        nodes(ids: $ids) { ... on Comment { author { bio } article { author { username } } } }
      }
    `),
    variables: (size) => ({ ids: comments.ids.slice(0, size) }),
  },
}

test.each(Object.keys(cases))('asks as often for 20 as for 5 and for 1: %s', async (name) => {
  const [one, five, twenty] = [
    await asked(cases[name]!, 1),
    await asked(cases[name]!, 5),
    await asked(cases[name]!, 20),
  ]
  expect(namesIn(one.data)).toBeLessThan(namesIn(five.data))
  expect(namesIn(five.data)).toBeLessThan(namesIn(twenty.data))
  expect([five.count, twenty.count]).toEqual([one.count, one.count])
})

const askedOnce = [
  'articles with author, tags, counts and comments with authors',
  'articles, signed in, with what the viewer likes and whom the viewer follows',
  'the feed',
]

test.each(askedOnce)('asks once, but for who is asking, by looking ahead: %s', async (name) => {
  const { count } = await asked(cases[name]!, 20)
  expect(count).toBe(cases[name]!.viewer ? 2 : 1)
})

test.each(Object.keys(cases))('answers and asks the same once it is compiled: %s', async (name) => {
  const unseen = { ...cases[name]!, document: `${cases[name]!.document} # ${unique()}` }
  const first = await asked(unseen, 5)
  for (const time of ['second', 'third']) expect(await asked(unseen, 5), time).toEqual(first)
})

test.each([
  `articles(filter: { tag: "${tag}" }) { PAGE }`,
  'feed { PAGE }',
  'viewer { articles { PAGE } }',
  `search(query: "${word}") { PAGE }`,
  'tags(first: 1) { PAGE }',
  `user(username: "${prolific.username}") { articles { PAGE } }`,
])('counts only when asked to: %s', async (selection) => {
  const document = `query Counted($counted: Boolean!) {
    ${selection.replace('PAGE', 'nodes { __typename } totalCount @include(if: $counted)')}
  }`
  const ask = (counted: boolean) => asked({ document, variables: () => ({ counted }), viewer: prolific })
  const without = await ask(false)
  expect(statements.join()).not.toContain('count(*)')
  const counted = await ask(true)
  expect(statements.filter((statement) => statement.includes('count(*)'))).toHaveLength(1)
  expect(counted.count).toBe(without.count + 1)
})

async function asked({ document, variables, viewer }: Case, size = 1) {
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

/** Twenty by as many writers, half of them followed and some of them liked, and twenty by one. */
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

/** Everybody on every article, a minute after the other. */
async function commentOnEverything() {
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
    /** By the prolific one, on the article of each writer. */
    ids: rows.map(({ id }) => btoa(`Comment:${id}`)),
    /** Of the tenth minute. */
    cursor: Buffer.from(`comments|2026-01-01T00:10:00.000Z|${rows[0]!.id}`).toString('base64url'),
  }
}
