/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ListArticles($filter: ArticleFilter!, $first: Int) {\n    articles(filter: $filter, first: $first) { totalCount nodes { slug } }\n  }\n": typeof types.ListArticlesDocument,
    "\n  query ListEverywhere($author: String!, $tag: String!, $fan: String!, $word: String!) {\n    newest: articles(first: 100) { nodes { slug } }\n    byTag: articles(filter: { tag: $tag }) { ...ListedArticles }\n    byAuthor: articles(filter: { author: $author }) { ...ListedArticles }\n    byFan: articles(filter: { favoritedBy: $fan }) { ...ListedArticles }\n    user(username: $author) { articles { ...ListedArticles } }\n    search(query: $word) { totalCount nodes { article { slug } } }\n    tag(name: $tag) { articlesCount }\n  }\n  fragment ListedArticles on ArticleConnection { totalCount nodes { slug } }\n": typeof types.ListEverywhereDocument,
    "query ListFeed { feed { totalCount nodes { slug } } }": typeof types.ListFeedDocument,
    "\n  query ListOwn($status: ArticleStatus) {\n    viewer { articles(status: $status) { totalCount nodes { slug } } }\n  }\n": typeof types.ListOwnDocument,
    "\n  query GetArticle($slug: String!) {\n    article(slug: $slug) {\n      id slug title body description status version tagNames readingMinutes publishedAt createdAt updatedAt\n      favoritesCount commentsCount author { username }\n    }\n  }\n": typeof types.GetArticleDocument,
    "\n  mutation UpdateArticle($slug: String!, $version: Int!, $input: UpdateArticleInput!) {\n    updateArticle(slug: $slug, version: $version, input: $input) { slug title body version tagNames readingMinutes }\n  }\n": typeof types.UpdateArticleDocument,
    "mutation Publish($slug: String!) { publishArticle(slug: $slug) { status version publishedAt } }": typeof types.PublishDocument,
    "mutation Unpublish($slug: String!) { unpublishArticle(slug: $slug) { status version publishedAt } }": typeof types.UnpublishDocument,
    "mutation Archive($slug: String!) { archiveArticle(slug: $slug) { status version } }": typeof types.ArchiveDocument,
    "mutation Delete($slug: String!) { deleteArticle(slug: $slug) }": typeof types.DeleteDocument,
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) { accessToken viewer { user { id username } } }\n  }\n": typeof types.RegisterDocument,
    "\n  mutation CreateArticle($input: CreateArticleInput!) {\n    createArticle(input: $input) { id slug title version status tagNames readingMinutes publishedAt }\n  }\n": typeof types.CreateArticleDocument,
    "\n  mutation CreateComment($articleSlug: String!, $body: String!) {\n    createComment(articleSlug: $articleSlug, body: $body) { id body createdAt viewerCanEdit viewerCanDelete }\n  }\n": typeof types.CreateCommentDocument,
    "mutation FactoryPublish($slug: String!) { publishArticle(slug: $slug) { status } }": typeof types.FactoryPublishDocument,
    "mutation FactoryUnpublish($slug: String!) { unpublishArticle(slug: $slug) { status } }": typeof types.FactoryUnpublishDocument,
    "mutation FactoryArchive($slug: String!) { archiveArticle(slug: $slug) { status } }": typeof types.FactoryArchiveDocument,
    "\n  mutation FactoryFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited } }\n": typeof types.FactoryFavoriteDocument,
    "\n  mutation FactoryFollow($username: String!) {\n    followUser(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n": typeof types.FactoryFollowDocument,
    "\n  query PagingAsked($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {\n      edges { cursor node { slug } }\n    }\n  }\n": typeof types.PagingAskedDocument,
    "\n  query PagingCursors($slug: String!) {\n    tags(first: 1) { edges { cursor } }\n    search(query: $slug, first: 1) { edges { cursor } }\n    article(slug: $slug) { comments { edges { cursor } } }\n    viewer { articles { edges { cursor } } }\n  }\n": typeof types.PagingCursorsDocument,
    "\n  query PagingArticles($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {\n      ...PagingPage\n    }\n  }\n  fragment PagingPage on ArticleConnection {\n    edges { cursor node { id } }\n    nodes { id }\n    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n  }\n": typeof types.PagingArticlesDocument,
    "\n  query PagingByUser($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    user(username: $author) {\n      articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n    }\n  }\n": typeof types.PagingByUserDocument,
    "\n  query PagingFeed($first: Int, $after: String, $last: Int, $before: String) {\n    feed(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n  }\n": typeof types.PagingFeedDocument,
    "\n  query PagingOwn($first: Int, $after: String, $last: Int, $before: String) {\n    viewer { articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage } }\n  }\n": typeof types.PagingOwnDocument,
    "\n  query PagingComments($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    article(slug: $slug) {\n      comments(first: $first, after: $after, last: $last, before: $before) {\n        edges { cursor node { id } }\n        nodes { id }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n": typeof types.PagingCommentsDocument,
    "\n      query StatementsOfList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            slug body favoritesCount commentsCount author { username } tags { name articlesCount }\n            comments(first: 20) { totalCount nodes { body author { username } } }\n          }\n        }\n      }\n    ": typeof types.StatementsOfListDocument,
    "\n      query StatementsOfViewersList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          edges {\n            node {\n              viewerHasFavorited author { username viewerIsFollowing }\n              comments(first: 5) { edges { node { viewerCanEdit author { username viewerIsFollowing } } } }\n            }\n          }\n        }\n      }\n    ": typeof types.StatementsOfViewersListDocument,
    "\n      query StatementsThereAndBack($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { comments(first: 2) { nodes { article { body author { username } tagNames } } } }\n        }\n      }\n    ": typeof types.StatementsThereAndBackDocument,
    "\n      query StatementsOfAuthors($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { author { username articles(first: 2) { totalCount nodes { title } } } }\n        }\n      }\n    ": typeof types.StatementsOfAuthorsDocument,
    "\n      query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            author { username }\n            behind: comments(first: 2, after: $cursor) { nodes { author { username } } }\n            before: comments(last: 3, before: $cursor) { nodes { author { username } } }\n          }\n        }\n      }\n    ": typeof types.StatementsOfLaterCommentsDocument,
    "\n      query StatementsOfSearch($word: String!, $first: Int!) {\n        search(query: $word, first: $first) {\n          nodes {\n            rank snippet\n            article {\n              body viewerHasFavorited author { username viewerIsFollowing } tags { name }\n              comments(first: 5) { nodes { author { username viewerIsFollowing } } }\n            }\n          }\n        }\n      }\n    ": typeof types.StatementsOfSearchDocument,
    "\n      query StatementsOfUser($username: String!, $first: Int!) {\n        user(username: $username) {\n          articles(first: $first) {\n            nodes { viewerHasFavorited tags { name } comments { nodes { author { username } } } }\n          }\n        }\n      }\n    ": typeof types.StatementsOfUserDocument,
    "\n      query StatementsOfFeed($first: Int!) {\n        feed(first: $first) {\n          nodes { tagNames author { username viewerIsFollowing } comments { nodes { author { username } } } }\n        }\n      }\n    ": typeof types.StatementsOfFeedDocument,
    "\n      query StatementsOfOwn($first: Int!) {\n        viewer { articles(first: $first) { nodes { tags { name } comments { nodes { author { username } } } } } }\n      }\n    ": typeof types.StatementsOfOwnDocument,
    "\n      query StatementsOfUserNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on User { username viewerIsFollowing articles(first: 2) { nodes { title tags { name } } } }\n        }\n      }\n    ": typeof types.StatementsOfUserNodesDocument,
    "\n      query StatementsOfArticleNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on Article {\n            body viewerHasFavorited author { username } tags { name }\n            comments(first: 3) { nodes { author { username } } }\n          }\n        }\n      }\n    ": typeof types.StatementsOfArticleNodesDocument,
    "\n      query StatementsOfCommentNodes($ids: [ID!]!) {\n        nodes(ids: $ids) { ... on Comment { author { bio } article { author { username } } } }\n      }\n    ": typeof types.StatementsOfCommentNodesDocument,
};
const documents: Documents = {
    "\n  query ListArticles($filter: ArticleFilter!, $first: Int) {\n    articles(filter: $filter, first: $first) { totalCount nodes { slug } }\n  }\n": types.ListArticlesDocument,
    "\n  query ListEverywhere($author: String!, $tag: String!, $fan: String!, $word: String!) {\n    newest: articles(first: 100) { nodes { slug } }\n    byTag: articles(filter: { tag: $tag }) { ...ListedArticles }\n    byAuthor: articles(filter: { author: $author }) { ...ListedArticles }\n    byFan: articles(filter: { favoritedBy: $fan }) { ...ListedArticles }\n    user(username: $author) { articles { ...ListedArticles } }\n    search(query: $word) { totalCount nodes { article { slug } } }\n    tag(name: $tag) { articlesCount }\n  }\n  fragment ListedArticles on ArticleConnection { totalCount nodes { slug } }\n": types.ListEverywhereDocument,
    "query ListFeed { feed { totalCount nodes { slug } } }": types.ListFeedDocument,
    "\n  query ListOwn($status: ArticleStatus) {\n    viewer { articles(status: $status) { totalCount nodes { slug } } }\n  }\n": types.ListOwnDocument,
    "\n  query GetArticle($slug: String!) {\n    article(slug: $slug) {\n      id slug title body description status version tagNames readingMinutes publishedAt createdAt updatedAt\n      favoritesCount commentsCount author { username }\n    }\n  }\n": types.GetArticleDocument,
    "\n  mutation UpdateArticle($slug: String!, $version: Int!, $input: UpdateArticleInput!) {\n    updateArticle(slug: $slug, version: $version, input: $input) { slug title body version tagNames readingMinutes }\n  }\n": types.UpdateArticleDocument,
    "mutation Publish($slug: String!) { publishArticle(slug: $slug) { status version publishedAt } }": types.PublishDocument,
    "mutation Unpublish($slug: String!) { unpublishArticle(slug: $slug) { status version publishedAt } }": types.UnpublishDocument,
    "mutation Archive($slug: String!) { archiveArticle(slug: $slug) { status version } }": types.ArchiveDocument,
    "mutation Delete($slug: String!) { deleteArticle(slug: $slug) }": types.DeleteDocument,
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) { accessToken viewer { user { id username } } }\n  }\n": types.RegisterDocument,
    "\n  mutation CreateArticle($input: CreateArticleInput!) {\n    createArticle(input: $input) { id slug title version status tagNames readingMinutes publishedAt }\n  }\n": types.CreateArticleDocument,
    "\n  mutation CreateComment($articleSlug: String!, $body: String!) {\n    createComment(articleSlug: $articleSlug, body: $body) { id body createdAt viewerCanEdit viewerCanDelete }\n  }\n": types.CreateCommentDocument,
    "mutation FactoryPublish($slug: String!) { publishArticle(slug: $slug) { status } }": types.FactoryPublishDocument,
    "mutation FactoryUnpublish($slug: String!) { unpublishArticle(slug: $slug) { status } }": types.FactoryUnpublishDocument,
    "mutation FactoryArchive($slug: String!) { archiveArticle(slug: $slug) { status } }": types.FactoryArchiveDocument,
    "\n  mutation FactoryFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited } }\n": types.FactoryFavoriteDocument,
    "\n  mutation FactoryFollow($username: String!) {\n    followUser(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n": types.FactoryFollowDocument,
    "\n  query PagingAsked($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {\n      edges { cursor node { slug } }\n    }\n  }\n": types.PagingAskedDocument,
    "\n  query PagingCursors($slug: String!) {\n    tags(first: 1) { edges { cursor } }\n    search(query: $slug, first: 1) { edges { cursor } }\n    article(slug: $slug) { comments { edges { cursor } } }\n    viewer { articles { edges { cursor } } }\n  }\n": types.PagingCursorsDocument,
    "\n  query PagingArticles($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {\n      ...PagingPage\n    }\n  }\n  fragment PagingPage on ArticleConnection {\n    edges { cursor node { id } }\n    nodes { id }\n    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n  }\n": types.PagingArticlesDocument,
    "\n  query PagingByUser($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    user(username: $author) {\n      articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n    }\n  }\n": types.PagingByUserDocument,
    "\n  query PagingFeed($first: Int, $after: String, $last: Int, $before: String) {\n    feed(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n  }\n": types.PagingFeedDocument,
    "\n  query PagingOwn($first: Int, $after: String, $last: Int, $before: String) {\n    viewer { articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage } }\n  }\n": types.PagingOwnDocument,
    "\n  query PagingComments($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    article(slug: $slug) {\n      comments(first: $first, after: $after, last: $last, before: $before) {\n        edges { cursor node { id } }\n        nodes { id }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n": types.PagingCommentsDocument,
    "\n      query StatementsOfList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            slug body favoritesCount commentsCount author { username } tags { name articlesCount }\n            comments(first: 20) { totalCount nodes { body author { username } } }\n          }\n        }\n      }\n    ": types.StatementsOfListDocument,
    "\n      query StatementsOfViewersList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          edges {\n            node {\n              viewerHasFavorited author { username viewerIsFollowing }\n              comments(first: 5) { edges { node { viewerCanEdit author { username viewerIsFollowing } } } }\n            }\n          }\n        }\n      }\n    ": types.StatementsOfViewersListDocument,
    "\n      query StatementsThereAndBack($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { comments(first: 2) { nodes { article { body author { username } tagNames } } } }\n        }\n      }\n    ": types.StatementsThereAndBackDocument,
    "\n      query StatementsOfAuthors($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { author { username articles(first: 2) { totalCount nodes { title } } } }\n        }\n      }\n    ": types.StatementsOfAuthorsDocument,
    "\n      query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            author { username }\n            behind: comments(first: 2, after: $cursor) { nodes { author { username } } }\n            before: comments(last: 3, before: $cursor) { nodes { author { username } } }\n          }\n        }\n      }\n    ": types.StatementsOfLaterCommentsDocument,
    "\n      query StatementsOfSearch($word: String!, $first: Int!) {\n        search(query: $word, first: $first) {\n          nodes {\n            rank snippet\n            article {\n              body viewerHasFavorited author { username viewerIsFollowing } tags { name }\n              comments(first: 5) { nodes { author { username viewerIsFollowing } } }\n            }\n          }\n        }\n      }\n    ": types.StatementsOfSearchDocument,
    "\n      query StatementsOfUser($username: String!, $first: Int!) {\n        user(username: $username) {\n          articles(first: $first) {\n            nodes { viewerHasFavorited tags { name } comments { nodes { author { username } } } }\n          }\n        }\n      }\n    ": types.StatementsOfUserDocument,
    "\n      query StatementsOfFeed($first: Int!) {\n        feed(first: $first) {\n          nodes { tagNames author { username viewerIsFollowing } comments { nodes { author { username } } } }\n        }\n      }\n    ": types.StatementsOfFeedDocument,
    "\n      query StatementsOfOwn($first: Int!) {\n        viewer { articles(first: $first) { nodes { tags { name } comments { nodes { author { username } } } } } }\n      }\n    ": types.StatementsOfOwnDocument,
    "\n      query StatementsOfUserNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on User { username viewerIsFollowing articles(first: 2) { nodes { title tags { name } } } }\n        }\n      }\n    ": types.StatementsOfUserNodesDocument,
    "\n      query StatementsOfArticleNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on Article {\n            body viewerHasFavorited author { username } tags { name }\n            comments(first: 3) { nodes { author { username } } }\n          }\n        }\n      }\n    ": types.StatementsOfArticleNodesDocument,
    "\n      query StatementsOfCommentNodes($ids: [ID!]!) {\n        nodes(ids: $ids) { ... on Comment { author { bio } article { author { username } } } }\n      }\n    ": types.StatementsOfCommentNodesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListArticles($filter: ArticleFilter!, $first: Int) {\n    articles(filter: $filter, first: $first) { totalCount nodes { slug } }\n  }\n"): typeof import('./graphql.ts').ListArticlesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListEverywhere($author: String!, $tag: String!, $fan: String!, $word: String!) {\n    newest: articles(first: 100) { nodes { slug } }\n    byTag: articles(filter: { tag: $tag }) { ...ListedArticles }\n    byAuthor: articles(filter: { author: $author }) { ...ListedArticles }\n    byFan: articles(filter: { favoritedBy: $fan }) { ...ListedArticles }\n    user(username: $author) { articles { ...ListedArticles } }\n    search(query: $word) { totalCount nodes { article { slug } } }\n    tag(name: $tag) { articlesCount }\n  }\n  fragment ListedArticles on ArticleConnection { totalCount nodes { slug } }\n"): typeof import('./graphql.ts').ListEverywhereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ListFeed { feed { totalCount nodes { slug } } }"): typeof import('./graphql.ts').ListFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListOwn($status: ArticleStatus) {\n    viewer { articles(status: $status) { totalCount nodes { slug } } }\n  }\n"): typeof import('./graphql.ts').ListOwnDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GetArticle($slug: String!) {\n    article(slug: $slug) {\n      id slug title body description status version tagNames readingMinutes publishedAt createdAt updatedAt\n      favoritesCount commentsCount author { username }\n    }\n  }\n"): typeof import('./graphql.ts').GetArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateArticle($slug: String!, $version: Int!, $input: UpdateArticleInput!) {\n    updateArticle(slug: $slug, version: $version, input: $input) { slug title body version tagNames readingMinutes }\n  }\n"): typeof import('./graphql.ts').UpdateArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Publish($slug: String!) { publishArticle(slug: $slug) { status version publishedAt } }"): typeof import('./graphql.ts').PublishDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Unpublish($slug: String!) { unpublishArticle(slug: $slug) { status version publishedAt } }"): typeof import('./graphql.ts').UnpublishDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Archive($slug: String!) { archiveArticle(slug: $slug) { status version } }"): typeof import('./graphql.ts').ArchiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Delete($slug: String!) { deleteArticle(slug: $slug) }"): typeof import('./graphql.ts').DeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) { accessToken viewer { user { id username } } }\n  }\n"): typeof import('./graphql.ts').RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateArticle($input: CreateArticleInput!) {\n    createArticle(input: $input) { id slug title version status tagNames readingMinutes publishedAt }\n  }\n"): typeof import('./graphql.ts').CreateArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateComment($articleSlug: String!, $body: String!) {\n    createComment(articleSlug: $articleSlug, body: $body) { id body createdAt viewerCanEdit viewerCanDelete }\n  }\n"): typeof import('./graphql.ts').CreateCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FactoryPublish($slug: String!) { publishArticle(slug: $slug) { status } }"): typeof import('./graphql.ts').FactoryPublishDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FactoryUnpublish($slug: String!) { unpublishArticle(slug: $slug) { status } }"): typeof import('./graphql.ts').FactoryUnpublishDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FactoryArchive($slug: String!) { archiveArticle(slug: $slug) { status } }"): typeof import('./graphql.ts').FactoryArchiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FactoryFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited } }\n"): typeof import('./graphql.ts').FactoryFavoriteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FactoryFollow($username: String!) {\n    followUser(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n"): typeof import('./graphql.ts').FactoryFollowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PagingAsked($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {\n      edges { cursor node { slug } }\n    }\n  }\n"): typeof import('./graphql.ts').PagingAskedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PagingCursors($slug: String!) {\n    tags(first: 1) { edges { cursor } }\n    search(query: $slug, first: 1) { edges { cursor } }\n    article(slug: $slug) { comments { edges { cursor } } }\n    viewer { articles { edges { cursor } } }\n  }\n"): typeof import('./graphql.ts').PagingCursorsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PagingArticles($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {\n      ...PagingPage\n    }\n  }\n  fragment PagingPage on ArticleConnection {\n    edges { cursor node { id } }\n    nodes { id }\n    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n  }\n"): typeof import('./graphql.ts').PagingArticlesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PagingByUser($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    user(username: $author) {\n      articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n    }\n  }\n"): typeof import('./graphql.ts').PagingByUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PagingFeed($first: Int, $after: String, $last: Int, $before: String) {\n    feed(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n  }\n"): typeof import('./graphql.ts').PagingFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PagingOwn($first: Int, $after: String, $last: Int, $before: String) {\n    viewer { articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage } }\n  }\n"): typeof import('./graphql.ts').PagingOwnDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PagingComments($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    article(slug: $slug) {\n      comments(first: $first, after: $after, last: $last, before: $before) {\n        edges { cursor node { id } }\n        nodes { id }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PagingCommentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            slug body favoritesCount commentsCount author { username } tags { name articlesCount }\n            comments(first: 20) { totalCount nodes { body author { username } } }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfViewersList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          edges {\n            node {\n              viewerHasFavorited author { username viewerIsFollowing }\n              comments(first: 5) { edges { node { viewerCanEdit author { username viewerIsFollowing } } } }\n            }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfViewersListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsThereAndBack($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { comments(first: 2) { nodes { article { body author { username } tagNames } } } }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsThereAndBackDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfAuthors($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { author { username articles(first: 2) { totalCount nodes { title } } } }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfAuthorsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            author { username }\n            behind: comments(first: 2, after: $cursor) { nodes { author { username } } }\n            before: comments(last: 3, before: $cursor) { nodes { author { username } } }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfLaterCommentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfSearch($word: String!, $first: Int!) {\n        search(query: $word, first: $first) {\n          nodes {\n            rank snippet\n            article {\n              body viewerHasFavorited author { username viewerIsFollowing } tags { name }\n              comments(first: 5) { nodes { author { username viewerIsFollowing } } }\n            }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfSearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfUser($username: String!, $first: Int!) {\n        user(username: $username) {\n          articles(first: $first) {\n            nodes { viewerHasFavorited tags { name } comments { nodes { author { username } } } }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfFeed($first: Int!) {\n        feed(first: $first) {\n          nodes { tagNames author { username viewerIsFollowing } comments { nodes { author { username } } } }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfOwn($first: Int!) {\n        viewer { articles(first: $first) { nodes { tags { name } comments { nodes { author { username } } } } } }\n      }\n    "): typeof import('./graphql.ts').StatementsOfOwnDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfUserNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on User { username viewerIsFollowing articles(first: 2) { nodes { title tags { name } } } }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfUserNodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfArticleNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on Article {\n            body viewerHasFavorited author { username } tags { name }\n            comments(first: 3) { nodes { author { username } } }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfArticleNodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfCommentNodes($ids: [ID!]!) {\n        nodes(ids: $ids) { ... on Comment { author { bio } article { author { username } } } }\n      }\n    "): typeof import('./graphql.ts').StatementsOfCommentNodesDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
