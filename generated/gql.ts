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
    "\n  mutation AuthRegister($input: RegisterInput!) {\n    register(input: $input) { expiresIn accessToken viewer { email role permissions user { username bio image } } }\n  }\n": typeof types.AuthRegisterDocument,
    "\n  mutation AuthSignIn($input: SignInInput!) { signIn(input: $input) { accessToken viewer { email } } }\n": typeof types.AuthSignInDocument,
    "\n  query AuthViewer { viewer { email role permissions user { username bio image } } }\n": typeof types.AuthViewerDocument,
    "\n  mutation AuthUpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) { email user { username bio image } }\n  }\n": typeof types.AuthUpdateProfileDocument,
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
    "\n  query CommentById($id: ID!) {\n    node(id: $id) {\n      ... on Comment { id body createdAt updatedAt viewerCanEdit viewerCanDelete author { username } article { slug } }\n    }\n  }\n": typeof types.CommentByIdDocument,
    "\n  query CommentsOfArticle($slug: String!, $first: Int, $after: String) {\n    article(slug: $slug) {\n      commentsCount\n      comments(first: $first, after: $after) { totalCount nodes { id body } pageInfo { hasNextPage endCursor } }\n    }\n  }\n": typeof types.CommentsOfArticleDocument,
    "\n  mutation CommentUpdate($id: ID!, $body: String!) { updateComment(id: $id, body: $body) { id body } }\n": typeof types.CommentUpdateDocument,
    "mutation CommentDelete($id: ID!) { deleteComment(id: $id) }": typeof types.CommentDeleteDocument,
    "\n  query FavoritesOf($slug: String!) { article(slug: $slug) { favoritesCount viewerHasFavorited } }\n": typeof types.FavoritesOfDocument,
    "\n  mutation Unfavorite($slug: String!) {\n    unfavoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited }\n  }\n": typeof types.UnfavoriteDocument,
    "\n  query FollowsOf($username: String!) {\n    user(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n": typeof types.FollowsOfDocument,
    "\n  mutation Unfollow($username: String!) {\n    unfollowUser(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n": typeof types.UnfollowDocument,
    "query FollowFeed { feed { totalCount nodes { slug } } }": typeof types.FollowFeedDocument,
    "\n  query SearchArticles($query: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    search(query: $query, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes { rank snippet article { slug } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": typeof types.SearchArticlesDocument,
    "query TagByName($name: String!) { tag(name: $name) { id name articlesCount } }": typeof types.TagByNameDocument,
    "\n  mutation TagRetag($slug: String!, $version: Int!, $tags: [String!]!) {\n    updateArticle(slug: $slug, version: $version, input: { tags: $tags }) {\n      version tagNames tags { name articlesCount }\n    }\n  }\n": typeof types.TagRetagDocument,
    "mutation TagDelete($slug: String!) { deleteArticle(slug: $slug) }": typeof types.TagDeleteDocument,
    "\n  query TagPage($first: Int, $after: String, $last: Int, $before: String) {\n    tags(first: $first, after: $after, last: $last, before: $before) {\n      nodes { name articlesCount }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": typeof types.TagPageDocument,
    "\n  query EmbeddedRead($slug: String!) {\n    article(slug: $slug) {\n      title tagNames favoritesCount viewerHasFavorited commentsCount\n      comments(first: 1) { totalCount nodes { body author { username } } pageInfo { hasNextPage } }\n      author { username followersCount viewerIsFollowing }\n    }\n  }\n": typeof types.EmbeddedReadDocument,
    "mutation EmbeddedFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount } }": typeof types.EmbeddedFavoriteDocument,
    "mutation EmbeddedUnfavorite($slug: String!) { unfavoriteArticle(slug: $slug) { favoritesCount } }": typeof types.EmbeddedUnfavoriteDocument,
    "mutation EmbeddedFollow($username: String!) { followUser(username: $username) { followersCount } }": typeof types.EmbeddedFollowDocument,
    "query EmbeddedFeed { feed { totalCount nodes { title } } }": typeof types.EmbeddedFeedDocument,
    "\n  query EmbeddedSearch($query: String!) {\n    search(query: $query) { nodes { rank snippet article { slug } } }\n  }\n": typeof types.EmbeddedSearchDocument,
    "\n  query EmbeddedPage($tag: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { tag: $tag }, first: $first, after: $after, last: $last, before: $before) {\n      totalCount nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": typeof types.EmbeddedPageDocument,
    "\n  mutation EmbeddedEdit($slug: String!, $version: Int!, $input: UpdateArticleInput!) {\n    updateArticle(slug: $slug, version: $version, input: $input) { slug body version }\n  }\n": typeof types.EmbeddedEditDocument,
    "query LostConnectionArticle($slug: String!) { article(slug: $slug) { title } }": typeof types.LostConnectionArticleDocument,
    "\n      query StatementsOfList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            slug body favoritesCount commentsCount author { username } tags { name articlesCount }\n            comments(first: 20) { nodes { body author { username } } }\n          }\n        }\n      }\n    ": typeof types.StatementsOfListDocument,
    "\n      query StatementsOfViewersList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          edges {\n            node {\n              viewerHasFavorited author { username viewerIsFollowing }\n              comments(first: 5) { edges { node { viewerCanEdit author { username viewerIsFollowing } } } }\n            }\n          }\n        }\n      }\n    ": typeof types.StatementsOfViewersListDocument,
    "\n      query StatementsThereAndBack($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { comments(first: 2) { nodes { article { body author { username } tagNames } } } }\n        }\n      }\n    ": typeof types.StatementsThereAndBackDocument,
    "\n      query StatementsOfAuthors($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { author { username articles(first: 2) { totalCount nodes { title } } } }\n        }\n      }\n    ": typeof types.StatementsOfAuthorsDocument,
    "\n      query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            author { username }\n            after: comments(first: 2, after: $cursor) { nodes { author { username } } }\n            before: comments(last: 3, before: $cursor) { nodes { author { username } } }\n          }\n        }\n      }\n    ": typeof types.StatementsOfLaterCommentsDocument,
    "\n      query StatementsOfSearch($word: String!, $first: Int!) {\n        search(query: $word, first: $first) {\n          nodes {\n            rank snippet\n            article {\n              body viewerHasFavorited author { username viewerIsFollowing } tags { name }\n              comments(first: 5) { nodes { author { username viewerIsFollowing } } }\n            }\n          }\n        }\n      }\n    ": typeof types.StatementsOfSearchDocument,
    "\n      query StatementsOfUser($username: String!, $first: Int!) {\n        user(username: $username) {\n          articles(first: $first) {\n            nodes { viewerHasFavorited tags { name } comments { nodes { author { username } } } }\n          }\n        }\n      }\n    ": typeof types.StatementsOfUserDocument,
    "\n      query StatementsOfFeed($first: Int!) {\n        feed(first: $first) {\n          nodes { tagNames author { username viewerIsFollowing } comments { nodes { author { username } } } }\n        }\n      }\n    ": typeof types.StatementsOfFeedDocument,
    "\n      query StatementsOfOwn($first: Int!) {\n        viewer { articles(first: $first) { nodes { tags { name } comments { nodes { author { username } } } } } }\n      }\n    ": typeof types.StatementsOfOwnDocument,
    "\n      query StatementsOfUserNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on User { username viewerIsFollowing articles(first: 2) { nodes { title tags { name } } } }\n        }\n      }\n    ": typeof types.StatementsOfUserNodesDocument,
    "\n      query StatementsOfArticleNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on Article {\n            body viewerHasFavorited author { username } tags { name }\n            comments(first: 3) { nodes { author { username } } }\n          }\n        }\n      }\n    ": typeof types.StatementsOfArticleNodesDocument,
    "\n      query StatementsOfCommentNodes($ids: [ID!]!) {\n        nodes(ids: $ids) { ... on Comment { author { bio } article { author { username } } } }\n      }\n    ": typeof types.StatementsOfCommentNodesDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Article { slug }\n      ... on Comment { body }\n      ... on Tag { name }\n      ... on User { username }\n    }\n  }\n": typeof types.NodeByIdDocument,
    "query NodesByIds($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }": typeof types.NodesByIdsDocument,
    "query NodeTag($name: String!) { tag(name: $name) { id } }": typeof types.NodeTagDocument,
    "\n  mutation NodeCommentUpdate($id: ID!, $body: String!) { updateComment(id: $id, body: $body) { id } }\n": typeof types.NodeCommentUpdateDocument,
    "mutation NodeCommentDelete($id: ID!) { deleteComment(id: $id) }": typeof types.NodeCommentDeleteDocument,
    "\n  query PagingAsked($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {\n      edges { cursor node { slug } }\n    }\n  }\n": typeof types.PagingAskedDocument,
    "\n  query PagingCursors($slug: String!) {\n    tags(first: 1) { edges { cursor } }\n    search(query: $slug, first: 1) { edges { cursor } }\n    article(slug: $slug) { comments { edges { cursor } } }\n    viewer { articles { edges { cursor } } }\n  }\n": typeof types.PagingCursorsDocument,
    "\n  query PagingArticles($filter: ArticleFilter!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      ...PagingPage\n    }\n  }\n  fragment PagingPage on ArticleConnection {\n    edges { cursor node { id } }\n    nodes { id }\n    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n  }\n": typeof types.PagingArticlesDocument,
    "\n  query PagingByUser($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    user(username: $author) {\n      articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n    }\n  }\n": typeof types.PagingByUserDocument,
    "\n  query PagingFeed($first: Int, $after: String, $last: Int, $before: String) {\n    feed(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n  }\n": typeof types.PagingFeedDocument,
    "\n  query PagingOwn($first: Int, $after: String, $last: Int, $before: String) {\n    viewer { articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage } }\n  }\n": typeof types.PagingOwnDocument,
    "\n  query PagingComments($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    article(slug: $slug) {\n      comments(first: $first, after: $after, last: $last, before: $before) {\n        edges { cursor node { id } }\n        nodes { id }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n": typeof types.PagingCommentsDocument,
    "mutation CrashRegister($input: RegisterInput!) { register(input: $input) { accessToken } }": typeof types.CrashRegisterDocument,
    "mutation CrashWrite($input: CreateArticleInput!) { createArticle(input: $input) { slug title } }": typeof types.CrashWriteDocument,
    "query CrashRead($slug: String!) { article(slug: $slug) { slug title body tagNames } }": typeof types.CrashReadDocument,
    "mutation CrashSignIn($input: SignInInput!) { signIn(input: $input) { viewer { role } } }": typeof types.CrashSignInDocument,
    "query CrashCount { articles { totalCount } }": typeof types.CrashCountDocument,
    "query IsolationRead($slug: String!) { article(slug: $slug) { title } }": typeof types.IsolationReadDocument,
    "query IsolationWhoami { viewer { user { id } } }": typeof types.IsolationWhoamiDocument,
    "mutation IsolationSignIn($input: SignInInput!) { signIn(input: $input) { accessToken } }": typeof types.IsolationSignInDocument,
    "\n  mutation SeedSignIn($input: SignInInput!) { signIn(input: $input) { viewer { role permissions } } }\n": typeof types.SeedSignInDocument,
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) { accessToken viewer { user { id username } } }\n  }\n": typeof types.RegisterDocument,
    "\n  mutation CreateArticle($input: CreateArticleInput!) {\n    createArticle(input: $input) { id slug title version status tagNames readingMinutes publishedAt }\n  }\n": typeof types.CreateArticleDocument,
    "\n  mutation CreateComment($articleSlug: String!, $body: String!) {\n    createComment(articleSlug: $articleSlug, body: $body) { id body createdAt viewerCanEdit viewerCanDelete }\n  }\n": typeof types.CreateCommentDocument,
    "mutation FactoryPublish($slug: String!) { publishArticle(slug: $slug) { status } }": typeof types.FactoryPublishDocument,
    "mutation FactoryUnpublish($slug: String!) { unpublishArticle(slug: $slug) { status } }": typeof types.FactoryUnpublishDocument,
    "mutation FactoryArchive($slug: String!) { archiveArticle(slug: $slug) { status } }": typeof types.FactoryArchiveDocument,
    "\n  mutation FactoryFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited } }\n": typeof types.FactoryFavoriteDocument,
    "\n  mutation FactoryFollow($username: String!) {\n    followUser(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n": typeof types.FactoryFollowDocument,
};
const documents: Documents = {
    "\n  mutation AuthRegister($input: RegisterInput!) {\n    register(input: $input) { expiresIn accessToken viewer { email role permissions user { username bio image } } }\n  }\n": types.AuthRegisterDocument,
    "\n  mutation AuthSignIn($input: SignInInput!) { signIn(input: $input) { accessToken viewer { email } } }\n": types.AuthSignInDocument,
    "\n  query AuthViewer { viewer { email role permissions user { username bio image } } }\n": types.AuthViewerDocument,
    "\n  mutation AuthUpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) { email user { username bio image } }\n  }\n": types.AuthUpdateProfileDocument,
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
    "\n  query CommentById($id: ID!) {\n    node(id: $id) {\n      ... on Comment { id body createdAt updatedAt viewerCanEdit viewerCanDelete author { username } article { slug } }\n    }\n  }\n": types.CommentByIdDocument,
    "\n  query CommentsOfArticle($slug: String!, $first: Int, $after: String) {\n    article(slug: $slug) {\n      commentsCount\n      comments(first: $first, after: $after) { totalCount nodes { id body } pageInfo { hasNextPage endCursor } }\n    }\n  }\n": types.CommentsOfArticleDocument,
    "\n  mutation CommentUpdate($id: ID!, $body: String!) { updateComment(id: $id, body: $body) { id body } }\n": types.CommentUpdateDocument,
    "mutation CommentDelete($id: ID!) { deleteComment(id: $id) }": types.CommentDeleteDocument,
    "\n  query FavoritesOf($slug: String!) { article(slug: $slug) { favoritesCount viewerHasFavorited } }\n": types.FavoritesOfDocument,
    "\n  mutation Unfavorite($slug: String!) {\n    unfavoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited }\n  }\n": types.UnfavoriteDocument,
    "\n  query FollowsOf($username: String!) {\n    user(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n": types.FollowsOfDocument,
    "\n  mutation Unfollow($username: String!) {\n    unfollowUser(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n": types.UnfollowDocument,
    "query FollowFeed { feed { totalCount nodes { slug } } }": types.FollowFeedDocument,
    "\n  query SearchArticles($query: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    search(query: $query, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes { rank snippet article { slug } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": types.SearchArticlesDocument,
    "query TagByName($name: String!) { tag(name: $name) { id name articlesCount } }": types.TagByNameDocument,
    "\n  mutation TagRetag($slug: String!, $version: Int!, $tags: [String!]!) {\n    updateArticle(slug: $slug, version: $version, input: { tags: $tags }) {\n      version tagNames tags { name articlesCount }\n    }\n  }\n": types.TagRetagDocument,
    "mutation TagDelete($slug: String!) { deleteArticle(slug: $slug) }": types.TagDeleteDocument,
    "\n  query TagPage($first: Int, $after: String, $last: Int, $before: String) {\n    tags(first: $first, after: $after, last: $last, before: $before) {\n      nodes { name articlesCount }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": types.TagPageDocument,
    "\n  query EmbeddedRead($slug: String!) {\n    article(slug: $slug) {\n      title tagNames favoritesCount viewerHasFavorited commentsCount\n      comments(first: 1) { totalCount nodes { body author { username } } pageInfo { hasNextPage } }\n      author { username followersCount viewerIsFollowing }\n    }\n  }\n": types.EmbeddedReadDocument,
    "mutation EmbeddedFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount } }": types.EmbeddedFavoriteDocument,
    "mutation EmbeddedUnfavorite($slug: String!) { unfavoriteArticle(slug: $slug) { favoritesCount } }": types.EmbeddedUnfavoriteDocument,
    "mutation EmbeddedFollow($username: String!) { followUser(username: $username) { followersCount } }": types.EmbeddedFollowDocument,
    "query EmbeddedFeed { feed { totalCount nodes { title } } }": types.EmbeddedFeedDocument,
    "\n  query EmbeddedSearch($query: String!) {\n    search(query: $query) { nodes { rank snippet article { slug } } }\n  }\n": types.EmbeddedSearchDocument,
    "\n  query EmbeddedPage($tag: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { tag: $tag }, first: $first, after: $after, last: $last, before: $before) {\n      totalCount nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": types.EmbeddedPageDocument,
    "\n  mutation EmbeddedEdit($slug: String!, $version: Int!, $input: UpdateArticleInput!) {\n    updateArticle(slug: $slug, version: $version, input: $input) { slug body version }\n  }\n": types.EmbeddedEditDocument,
    "query LostConnectionArticle($slug: String!) { article(slug: $slug) { title } }": types.LostConnectionArticleDocument,
    "\n      query StatementsOfList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            slug body favoritesCount commentsCount author { username } tags { name articlesCount }\n            comments(first: 20) { nodes { body author { username } } }\n          }\n        }\n      }\n    ": types.StatementsOfListDocument,
    "\n      query StatementsOfViewersList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          edges {\n            node {\n              viewerHasFavorited author { username viewerIsFollowing }\n              comments(first: 5) { edges { node { viewerCanEdit author { username viewerIsFollowing } } } }\n            }\n          }\n        }\n      }\n    ": types.StatementsOfViewersListDocument,
    "\n      query StatementsThereAndBack($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { comments(first: 2) { nodes { article { body author { username } tagNames } } } }\n        }\n      }\n    ": types.StatementsThereAndBackDocument,
    "\n      query StatementsOfAuthors($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes { author { username articles(first: 2) { totalCount nodes { title } } } }\n        }\n      }\n    ": types.StatementsOfAuthorsDocument,
    "\n      query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            author { username }\n            after: comments(first: 2, after: $cursor) { nodes { author { username } } }\n            before: comments(last: 3, before: $cursor) { nodes { author { username } } }\n          }\n        }\n      }\n    ": types.StatementsOfLaterCommentsDocument,
    "\n      query StatementsOfSearch($word: String!, $first: Int!) {\n        search(query: $word, first: $first) {\n          nodes {\n            rank snippet\n            article {\n              body viewerHasFavorited author { username viewerIsFollowing } tags { name }\n              comments(first: 5) { nodes { author { username viewerIsFollowing } } }\n            }\n          }\n        }\n      }\n    ": types.StatementsOfSearchDocument,
    "\n      query StatementsOfUser($username: String!, $first: Int!) {\n        user(username: $username) {\n          articles(first: $first) {\n            nodes { viewerHasFavorited tags { name } comments { nodes { author { username } } } }\n          }\n        }\n      }\n    ": types.StatementsOfUserDocument,
    "\n      query StatementsOfFeed($first: Int!) {\n        feed(first: $first) {\n          nodes { tagNames author { username viewerIsFollowing } comments { nodes { author { username } } } }\n        }\n      }\n    ": types.StatementsOfFeedDocument,
    "\n      query StatementsOfOwn($first: Int!) {\n        viewer { articles(first: $first) { nodes { tags { name } comments { nodes { author { username } } } } } }\n      }\n    ": types.StatementsOfOwnDocument,
    "\n      query StatementsOfUserNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on User { username viewerIsFollowing articles(first: 2) { nodes { title tags { name } } } }\n        }\n      }\n    ": types.StatementsOfUserNodesDocument,
    "\n      query StatementsOfArticleNodes($ids: [ID!]!) {\n        nodes(ids: $ids) {\n          ... on Article {\n            body viewerHasFavorited author { username } tags { name }\n            comments(first: 3) { nodes { author { username } } }\n          }\n        }\n      }\n    ": types.StatementsOfArticleNodesDocument,
    "\n      query StatementsOfCommentNodes($ids: [ID!]!) {\n        nodes(ids: $ids) { ... on Comment { author { bio } article { author { username } } } }\n      }\n    ": types.StatementsOfCommentNodesDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Article { slug }\n      ... on Comment { body }\n      ... on Tag { name }\n      ... on User { username }\n    }\n  }\n": types.NodeByIdDocument,
    "query NodesByIds($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }": types.NodesByIdsDocument,
    "query NodeTag($name: String!) { tag(name: $name) { id } }": types.NodeTagDocument,
    "\n  mutation NodeCommentUpdate($id: ID!, $body: String!) { updateComment(id: $id, body: $body) { id } }\n": types.NodeCommentUpdateDocument,
    "mutation NodeCommentDelete($id: ID!) { deleteComment(id: $id) }": types.NodeCommentDeleteDocument,
    "\n  query PagingAsked($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {\n      edges { cursor node { slug } }\n    }\n  }\n": types.PagingAskedDocument,
    "\n  query PagingCursors($slug: String!) {\n    tags(first: 1) { edges { cursor } }\n    search(query: $slug, first: 1) { edges { cursor } }\n    article(slug: $slug) { comments { edges { cursor } } }\n    viewer { articles { edges { cursor } } }\n  }\n": types.PagingCursorsDocument,
    "\n  query PagingArticles($filter: ArticleFilter!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      ...PagingPage\n    }\n  }\n  fragment PagingPage on ArticleConnection {\n    edges { cursor node { id } }\n    nodes { id }\n    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n  }\n": types.PagingArticlesDocument,
    "\n  query PagingByUser($author: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    user(username: $author) {\n      articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n    }\n  }\n": types.PagingByUserDocument,
    "\n  query PagingFeed($first: Int, $after: String, $last: Int, $before: String) {\n    feed(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }\n  }\n": types.PagingFeedDocument,
    "\n  query PagingOwn($first: Int, $after: String, $last: Int, $before: String) {\n    viewer { articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage } }\n  }\n": types.PagingOwnDocument,
    "\n  query PagingComments($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    article(slug: $slug) {\n      comments(first: $first, after: $after, last: $last, before: $before) {\n        edges { cursor node { id } }\n        nodes { id }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n": types.PagingCommentsDocument,
    "mutation CrashRegister($input: RegisterInput!) { register(input: $input) { accessToken } }": types.CrashRegisterDocument,
    "mutation CrashWrite($input: CreateArticleInput!) { createArticle(input: $input) { slug title } }": types.CrashWriteDocument,
    "query CrashRead($slug: String!) { article(slug: $slug) { slug title body tagNames } }": types.CrashReadDocument,
    "mutation CrashSignIn($input: SignInInput!) { signIn(input: $input) { viewer { role } } }": types.CrashSignInDocument,
    "query CrashCount { articles { totalCount } }": types.CrashCountDocument,
    "query IsolationRead($slug: String!) { article(slug: $slug) { title } }": types.IsolationReadDocument,
    "query IsolationWhoami { viewer { user { id } } }": types.IsolationWhoamiDocument,
    "mutation IsolationSignIn($input: SignInInput!) { signIn(input: $input) { accessToken } }": types.IsolationSignInDocument,
    "\n  mutation SeedSignIn($input: SignInInput!) { signIn(input: $input) { viewer { role permissions } } }\n": types.SeedSignInDocument,
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) { accessToken viewer { user { id username } } }\n  }\n": types.RegisterDocument,
    "\n  mutation CreateArticle($input: CreateArticleInput!) {\n    createArticle(input: $input) { id slug title version status tagNames readingMinutes publishedAt }\n  }\n": types.CreateArticleDocument,
    "\n  mutation CreateComment($articleSlug: String!, $body: String!) {\n    createComment(articleSlug: $articleSlug, body: $body) { id body createdAt viewerCanEdit viewerCanDelete }\n  }\n": types.CreateCommentDocument,
    "mutation FactoryPublish($slug: String!) { publishArticle(slug: $slug) { status } }": types.FactoryPublishDocument,
    "mutation FactoryUnpublish($slug: String!) { unpublishArticle(slug: $slug) { status } }": types.FactoryUnpublishDocument,
    "mutation FactoryArchive($slug: String!) { archiveArticle(slug: $slug) { status } }": types.FactoryArchiveDocument,
    "\n  mutation FactoryFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited } }\n": types.FactoryFavoriteDocument,
    "\n  mutation FactoryFollow($username: String!) {\n    followUser(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n": types.FactoryFollowDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuthRegister($input: RegisterInput!) {\n    register(input: $input) { expiresIn accessToken viewer { email role permissions user { username bio image } } }\n  }\n"): typeof import('./graphql.ts').AuthRegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuthSignIn($input: SignInInput!) { signIn(input: $input) { accessToken viewer { email } } }\n"): typeof import('./graphql.ts').AuthSignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthViewer { viewer { email role permissions user { username bio image } } }\n"): typeof import('./graphql.ts').AuthViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuthUpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) { email user { username bio image } }\n  }\n"): typeof import('./graphql.ts').AuthUpdateProfileDocument;
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
export function graphql(source: "\n  query CommentById($id: ID!) {\n    node(id: $id) {\n      ... on Comment { id body createdAt updatedAt viewerCanEdit viewerCanDelete author { username } article { slug } }\n    }\n  }\n"): typeof import('./graphql.ts').CommentByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CommentsOfArticle($slug: String!, $first: Int, $after: String) {\n    article(slug: $slug) {\n      commentsCount\n      comments(first: $first, after: $after) { totalCount nodes { id body } pageInfo { hasNextPage endCursor } }\n    }\n  }\n"): typeof import('./graphql.ts').CommentsOfArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CommentUpdate($id: ID!, $body: String!) { updateComment(id: $id, body: $body) { id body } }\n"): typeof import('./graphql.ts').CommentUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CommentDelete($id: ID!) { deleteComment(id: $id) }"): typeof import('./graphql.ts').CommentDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FavoritesOf($slug: String!) { article(slug: $slug) { favoritesCount viewerHasFavorited } }\n"): typeof import('./graphql.ts').FavoritesOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unfavorite($slug: String!) {\n    unfavoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited }\n  }\n"): typeof import('./graphql.ts').UnfavoriteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FollowsOf($username: String!) {\n    user(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n"): typeof import('./graphql.ts').FollowsOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unfollow($username: String!) {\n    unfollowUser(username: $username) { username followersCount followingCount viewerIsFollowing }\n  }\n"): typeof import('./graphql.ts').UnfollowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FollowFeed { feed { totalCount nodes { slug } } }"): typeof import('./graphql.ts').FollowFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SearchArticles($query: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    search(query: $query, first: $first, after: $after, last: $last, before: $before) {\n      totalCount\n      nodes { rank snippet article { slug } }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').SearchArticlesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TagByName($name: String!) { tag(name: $name) { id name articlesCount } }"): typeof import('./graphql.ts').TagByNameDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TagRetag($slug: String!, $version: Int!, $tags: [String!]!) {\n    updateArticle(slug: $slug, version: $version, input: { tags: $tags }) {\n      version tagNames tags { name articlesCount }\n    }\n  }\n"): typeof import('./graphql.ts').TagRetagDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation TagDelete($slug: String!) { deleteArticle(slug: $slug) }"): typeof import('./graphql.ts').TagDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TagPage($first: Int, $after: String, $last: Int, $before: String) {\n    tags(first: $first, after: $after, last: $last, before: $before) {\n      nodes { name articlesCount }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').TagPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EmbeddedRead($slug: String!) {\n    article(slug: $slug) {\n      title tagNames favoritesCount viewerHasFavorited commentsCount\n      comments(first: 1) { totalCount nodes { body author { username } } pageInfo { hasNextPage } }\n      author { username followersCount viewerIsFollowing }\n    }\n  }\n"): typeof import('./graphql.ts').EmbeddedReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EmbeddedFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount } }"): typeof import('./graphql.ts').EmbeddedFavoriteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EmbeddedUnfavorite($slug: String!) { unfavoriteArticle(slug: $slug) { favoritesCount } }"): typeof import('./graphql.ts').EmbeddedUnfavoriteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EmbeddedFollow($username: String!) { followUser(username: $username) { followersCount } }"): typeof import('./graphql.ts').EmbeddedFollowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query EmbeddedFeed { feed { totalCount nodes { title } } }"): typeof import('./graphql.ts').EmbeddedFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EmbeddedSearch($query: String!) {\n    search(query: $query) { nodes { rank snippet article { slug } } }\n  }\n"): typeof import('./graphql.ts').EmbeddedSearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EmbeddedPage($tag: String!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: { tag: $tag }, first: $first, after: $after, last: $last, before: $before) {\n      totalCount nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').EmbeddedPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EmbeddedEdit($slug: String!, $version: Int!, $input: UpdateArticleInput!) {\n    updateArticle(slug: $slug, version: $version, input: $input) { slug body version }\n  }\n"): typeof import('./graphql.ts').EmbeddedEditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LostConnectionArticle($slug: String!) { article(slug: $slug) { title } }"): typeof import('./graphql.ts').LostConnectionArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query StatementsOfList($tag: String!, $first: Int!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            slug body favoritesCount commentsCount author { username } tags { name articlesCount }\n            comments(first: 20) { nodes { body author { username } } }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfListDocument;
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
export function graphql(source: "\n      query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {\n        articles(filter: { tag: $tag }, first: $first) {\n          nodes {\n            author { username }\n            after: comments(first: 2, after: $cursor) { nodes { author { username } } }\n            before: comments(last: 3, before: $cursor) { nodes { author { username } } }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').StatementsOfLaterCommentsDocument;
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
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on Article { slug }\n      ... on Comment { body }\n      ... on Tag { name }\n      ... on User { username }\n    }\n  }\n"): typeof import('./graphql.ts').NodeByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query NodesByIds($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"): typeof import('./graphql.ts').NodesByIdsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query NodeTag($name: String!) { tag(name: $name) { id } }"): typeof import('./graphql.ts').NodeTagDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NodeCommentUpdate($id: ID!, $body: String!) { updateComment(id: $id, body: $body) { id } }\n"): typeof import('./graphql.ts').NodeCommentUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation NodeCommentDelete($id: ID!) { deleteComment(id: $id) }"): typeof import('./graphql.ts').NodeCommentDeleteDocument;
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
export function graphql(source: "\n  query PagingArticles($filter: ArticleFilter!, $first: Int, $after: String, $last: Int, $before: String) {\n    articles(filter: $filter, first: $first, after: $after, last: $last, before: $before) {\n      ...PagingPage\n    }\n  }\n  fragment PagingPage on ArticleConnection {\n    edges { cursor node { id } }\n    nodes { id }\n    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n  }\n"): typeof import('./graphql.ts').PagingArticlesDocument;
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
export function graphql(source: "mutation CrashRegister($input: RegisterInput!) { register(input: $input) { accessToken } }"): typeof import('./graphql.ts').CrashRegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CrashWrite($input: CreateArticleInput!) { createArticle(input: $input) { slug title } }"): typeof import('./graphql.ts').CrashWriteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CrashRead($slug: String!) { article(slug: $slug) { slug title body tagNames } }"): typeof import('./graphql.ts').CrashReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CrashSignIn($input: SignInInput!) { signIn(input: $input) { viewer { role } } }"): typeof import('./graphql.ts').CrashSignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CrashCount { articles { totalCount } }"): typeof import('./graphql.ts').CrashCountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query IsolationRead($slug: String!) { article(slug: $slug) { title } }"): typeof import('./graphql.ts').IsolationReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query IsolationWhoami { viewer { user { id } } }"): typeof import('./graphql.ts').IsolationWhoamiDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation IsolationSignIn($input: SignInInput!) { signIn(input: $input) { accessToken } }"): typeof import('./graphql.ts').IsolationSignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedSignIn($input: SignInInput!) { signIn(input: $input) { viewer { role permissions } } }\n"): typeof import('./graphql.ts').SeedSignInDocument;
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


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
