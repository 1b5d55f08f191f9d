/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Filters for a list of articles. An article must match all of them. */
export type ArticleFilter = {
  /** Returns only articles by the author with this username. */
  author?: string | null | undefined;
  /** Returns only articles that the user with this username favorited. */
  favoritedBy?: string | null | undefined;
  /** Returns only articles that match this search query, best match first. Supports words, `"a phrase"`, `or` and `-excluded`. */
  matching?: string | null | undefined;
  /** Returns only articles with this tag. Case-sensitive. */
  tag?: string | null | undefined;
};

/** The status of an article. */
export type ArticleStatus =
  /** The article is not listed, but still available by its slug. It does not accept comments or favorites. */
  | 'ARCHIVED'
  /** The article is visible only to its author and to editors. */
  | 'DRAFT'
  /** The article is listed, and open to comments and favorites. */
  | 'PUBLISHED';

/** Input for `createArticle`. */
export type CreateArticleInput = {
  /** The text of the article in Markdown, 1 to 65,536 characters. */
  body: string;
  /** A summary of the article. One line, 1 to 500 characters. */
  description: string;
  /** Whether to publish the article immediately, which requires the permission `articles:publish` and a verified e-mail address (`EMAIL_NOT_VERIFIED`). If false, the article is created as a draft. */
  publish?: boolean | null | undefined;
  /** The slug of the article. If omitted, it is derived from the title. Fails with `ALREADY_TAKEN` if another article uses the slug or used it before. */
  slug?: string | null | undefined;
  /** The tags of the article. At most 20 tags of at most 40 characters each. */
  tags?: Array<string> | null | undefined;
  /** The title of the article. One line, 1 to 200 characters. */
  title: string;
};

/** Input for `register`. */
export type RegisterInput = {
  /** The e-mail address. Fails with `ALREADY_TAKEN` if another user has it. */
  email: string;
  /** The password, 8 to 128 characters. Fails with `WEAK_PASSWORD` if it is easy to guess. */
  password: string;
  /** The username: 1 to 40 letters, digits, `_`, `.` and `-`, starting with a letter or digit. Case-insensitive. Fails with `ALREADY_TAKEN` if another user has it. */
  username: string;
};

/** The role of a user: `READER`, `AUTHOR`, `EDITOR` or `ADMIN`. Each role includes the permissions of the roles before it. */
export type Role =
  /** Can also manage users, and read the audit log and deprecated usage. */
  | 'ADMIN'
  /** Can also write and publish articles. */
  | 'AUTHOR'
  /** Can also edit the articles of other users and delete their comments. */
  | 'EDITOR'
  /** Can comment on articles, favorite articles and follow users. */
  | 'READER';

/** Input for `signIn` and `startSignIn`. */
export type SignInInput = {
  /** The `deviceToken` of an earlier sign-in on this device. After a password reset, the token of the reset also works once, for an hour. An unknown token is ignored. */
  deviceToken?: string | null | undefined;
  /** The e-mail address of the account. */
  email: string;
  /** The password of the account. */
  password: string;
};

/** Input for `updateArticle`. Omitted fields stay unchanged. */
export type UpdateArticleInput = {
  /** The new text in Markdown, 1 to 65,536 characters. */
  body?: string | null | undefined;
  /** The new summary. One line, 1 to 500 characters. */
  description?: string | null | undefined;
  /** The new slug. Fails with `ALREADY_TAKEN` if another article uses the slug or used it before. */
  slug?: string | null | undefined;
  /** The new tags, which replace all current tags. At most 20 tags of at most 40 characters each. `[]` removes all tags. */
  tags?: Array<string> | null | undefined;
  /** The new title. One line, 1 to 200 characters. A new title also changes the slug, unless you set `slug`. */
  title?: string | null | undefined;
};

/** Input for `updateProfile`. Omitted fields stay unchanged. */
export type UpdateProfileInput = {
  /** The new biography, at most 1,000 characters. Null removes it. */
  bio?: string | null | undefined;
  /** A code of the authenticator app, or a backup code, instead of the current password. */
  code?: string | null | undefined;
  /** Your current password. Required for a new e-mail address or password. */
  currentPassword?: string | null | undefined;
  /** The new e-mail address, which must be verified again. Requires `currentPassword`, unless only the case of letters changes. Fails with `ALREADY_TAKEN` if another user has it. */
  email?: string | null | undefined;
  /** The new `http://` or `https://` URL of your picture. Null or an empty string removes it. */
  image?: string | null | undefined;
  /**
   * The new password, 8 to 128 characters. Requires `currentPassword`. Fails with `WEAK_PASSWORD` if it is easy to guess.
   * @deprecated Exists only for REST v1 and will be removed with it on 2028-11-22. Use `changePassword` instead.
   */
  password?: string | null | undefined;
  /** The new username: 1 to 40 letters, digits, `_`, `.` and `-`, starting with a letter or digit. Case-insensitive. Fails with `ALREADY_TAKEN` if another user has it. */
  username?: string | null | undefined;
};

export type AuthRegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type AuthRegisterMutation = { register: { expiresIn: number, accessToken: string, viewer: { email: string, role: Role, permissions: Array<string>, user: { username: string, bio: string, image: string | null } } } };

export type AuthSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type AuthSignInMutation = { signIn: { accessToken: string, viewer: { email: string } } };

export type AuthViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type AuthViewerQuery = { viewer: { email: string, role: Role, permissions: Array<string>, user: { username: string, bio: string, image: string | null } } | null };

export type AuthUpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type AuthUpdateProfileMutation = { updateProfile: { email: string, user: { username: string, bio: string, image: string | null } } };

export type ListArticlesQueryVariables = Exact<{
  filter: ArticleFilter;
  first?: number | null | undefined;
}>;


export type ListArticlesQuery = { articles: { totalCount: number, nodes: Array<{ slug: string }> } };

export type ListEverywhereQueryVariables = Exact<{
  author: string;
  tag: string;
  fan: string;
  word: string;
}>;


export type ListEverywhereQuery = { newest: { nodes: Array<{ slug: string }> }, byTag: { totalCount: number, nodes: Array<{ slug: string }> }, byAuthor: { totalCount: number, nodes: Array<{ slug: string }> }, byFan: { totalCount: number, nodes: Array<{ slug: string }> }, user: { articles: { totalCount: number, nodes: Array<{ slug: string }> } } | null, search: { totalCount: number, nodes: Array<{ article: { slug: string } }> }, tag: { articlesCount: number } | null };

export type ListedArticlesFragment = { totalCount: number, nodes: Array<{ slug: string }> };

export type ListFeedQueryVariables = Exact<{ [key: string]: never; }>;


export type ListFeedQuery = { feed: { totalCount: number, nodes: Array<{ slug: string }> } };

export type ListOwnQueryVariables = Exact<{
  status?: ArticleStatus | null | undefined;
}>;


export type ListOwnQuery = { viewer: { articles: { totalCount: number, nodes: Array<{ slug: string }> } } | null };

export type GetArticleQueryVariables = Exact<{
  slug: string;
}>;


export type GetArticleQuery = { article: { id: string, slug: string, title: string, body: string, description: string, status: ArticleStatus, version: number, tagNames: Array<string>, readingMinutes: number, publishedAt: string | null, createdAt: string, updatedAt: string, favoritesCount: number, commentsCount: number, author: { username: string } } | null };

export type UpdateArticleMutationVariables = Exact<{
  slug: string;
  version: number;
  input: UpdateArticleInput;
}>;


export type UpdateArticleMutation = { updateArticle: { slug: string, title: string, body: string, version: number, tagNames: Array<string>, readingMinutes: number } };

export type PublishMutationVariables = Exact<{
  slug: string;
}>;


export type PublishMutation = { publishArticle: { status: ArticleStatus, version: number, publishedAt: string | null } };

export type UnpublishMutationVariables = Exact<{
  slug: string;
}>;


export type UnpublishMutation = { unpublishArticle: { status: ArticleStatus, version: number, publishedAt: string | null } };

export type ArchiveMutationVariables = Exact<{
  slug: string;
}>;


export type ArchiveMutation = { archiveArticle: { status: ArticleStatus, version: number } };

export type DeleteMutationVariables = Exact<{
  slug: string;
}>;


export type DeleteMutation = { deleteArticle: string };

export type CommentByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type CommentByIdQuery = { node:
    | { id: string, body: string, createdAt: string, updatedAt: string, viewerCanEdit: boolean, viewerCanDelete: boolean, author: { username: string }, article: { slug: string } }
    | Record<PropertyKey, never>
   | null };

export type CommentsOfArticleQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommentsOfArticleQuery = { article: { commentsCount: number, comments: { totalCount: number, nodes: Array<{ id: string, body: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CommentUpdateMutationVariables = Exact<{
  id: string | number;
  body: string;
}>;


export type CommentUpdateMutation = { updateComment: { id: string, body: string } };

export type CommentDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type CommentDeleteMutation = { deleteComment: string };

export type FavoritesOfQueryVariables = Exact<{
  slug: string;
}>;


export type FavoritesOfQuery = { article: { favoritesCount: number, viewerHasFavorited: boolean } | null };

export type UnfavoriteMutationVariables = Exact<{
  slug: string;
}>;


export type UnfavoriteMutation = { unfavoriteArticle: { favoritesCount: number, viewerHasFavorited: boolean } };

export type FollowsOfQueryVariables = Exact<{
  username: string;
}>;


export type FollowsOfQuery = { user: { username: string, followersCount: number, followingCount: number, viewerIsFollowing: boolean } | null };

export type UnfollowMutationVariables = Exact<{
  username: string;
}>;


export type UnfollowMutation = { unfollowUser: { username: string, followersCount: number, followingCount: number, viewerIsFollowing: boolean } };

export type FollowFeedQueryVariables = Exact<{ [key: string]: never; }>;


export type FollowFeedQuery = { feed: { totalCount: number, nodes: Array<{ slug: string }> } };

export type SearchArticlesQueryVariables = Exact<{
  query: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type SearchArticlesQuery = { search: { totalCount: number, nodes: Array<{ rank: number, snippet: string, article: { slug: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type TagByNameQueryVariables = Exact<{
  name: string;
}>;


export type TagByNameQuery = { tag: { id: string, name: string, articlesCount: number } | null };

export type TagRetagMutationVariables = Exact<{
  slug: string;
  version: number;
  tags: Array<string> | string;
}>;


export type TagRetagMutation = { updateArticle: { version: number, tagNames: Array<string>, tags: Array<{ name: string, articlesCount: number }> } };

export type TagDeleteMutationVariables = Exact<{
  slug: string;
}>;


export type TagDeleteMutation = { deleteArticle: string };

export type TagPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type TagPageQuery = { tags: { nodes: Array<{ name: string, articlesCount: number }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type EmbeddedReadQueryVariables = Exact<{
  slug: string;
}>;


export type EmbeddedReadQuery = { article: { title: string, tagNames: Array<string>, favoritesCount: number, viewerHasFavorited: boolean, commentsCount: number, comments: { totalCount: number, nodes: Array<{ body: string, author: { username: string } }>, pageInfo: { hasNextPage: boolean } }, author: { username: string, followersCount: number, viewerIsFollowing: boolean } } | null };

export type EmbeddedFavoriteMutationVariables = Exact<{
  slug: string;
}>;


export type EmbeddedFavoriteMutation = { favoriteArticle: { favoritesCount: number } };

export type EmbeddedUnfavoriteMutationVariables = Exact<{
  slug: string;
}>;


export type EmbeddedUnfavoriteMutation = { unfavoriteArticle: { favoritesCount: number } };

export type EmbeddedFollowMutationVariables = Exact<{
  username: string;
}>;


export type EmbeddedFollowMutation = { followUser: { followersCount: number } };

export type EmbeddedFeedQueryVariables = Exact<{ [key: string]: never; }>;


export type EmbeddedFeedQuery = { feed: { totalCount: number, nodes: Array<{ title: string }> } };

export type EmbeddedSearchQueryVariables = Exact<{
  query: string;
}>;


export type EmbeddedSearchQuery = { search: { nodes: Array<{ rank: number, snippet: string, article: { slug: string } }> } };

export type EmbeddedPageQueryVariables = Exact<{
  tag: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type EmbeddedPageQuery = { articles: { totalCount: number, nodes: Array<{ title: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type EmbeddedEditMutationVariables = Exact<{
  slug: string;
  version: number;
  input: UpdateArticleInput;
}>;


export type EmbeddedEditMutation = { updateArticle: { slug: string, body: string, version: number } };

export type LostConnectionArticleQueryVariables = Exact<{
  slug: string;
}>;


export type LostConnectionArticleQuery = { article: { title: string } | null };

export type StatementsOfListQueryVariables = Exact<{
  tag: string;
  first: number;
}>;


export type StatementsOfListQuery = { articles: { nodes: Array<{ slug: string, body: string, favoritesCount: number, commentsCount: number, author: { username: string }, tags: Array<{ name: string, articlesCount: number }>, comments: { nodes: Array<{ body: string, author: { username: string } }> } }> } };

export type StatementsOfViewersListQueryVariables = Exact<{
  tag: string;
  first: number;
}>;


export type StatementsOfViewersListQuery = { articles: { edges: Array<{ node: { viewerHasFavorited: boolean, author: { username: string, viewerIsFollowing: boolean }, comments: { edges: Array<{ node: { viewerCanEdit: boolean, author: { username: string, viewerIsFollowing: boolean } } }> } } }> } };

export type StatementsThereAndBackQueryVariables = Exact<{
  tag: string;
  first: number;
}>;


export type StatementsThereAndBackQuery = { articles: { nodes: Array<{ comments: { nodes: Array<{ article: { body: string, tagNames: Array<string>, author: { username: string } } }> } }> } };

export type StatementsOfAuthorsQueryVariables = Exact<{
  tag: string;
  first: number;
}>;


export type StatementsOfAuthorsQuery = { articles: { nodes: Array<{ author: { username: string, articles: { totalCount: number, nodes: Array<{ title: string }> } } }> } };

export type StatementsOfLaterCommentsQueryVariables = Exact<{
  tag: string;
  first: number;
  cursor: string;
}>;


export type StatementsOfLaterCommentsQuery = { articles: { nodes: Array<{ author: { username: string }, after: { nodes: Array<{ author: { username: string } }> }, before: { nodes: Array<{ author: { username: string } }> } }> } };

export type StatementsOfSearchQueryVariables = Exact<{
  word: string;
  first: number;
}>;


export type StatementsOfSearchQuery = { search: { nodes: Array<{ rank: number, snippet: string, article: { body: string, viewerHasFavorited: boolean, author: { username: string, viewerIsFollowing: boolean }, tags: Array<{ name: string }>, comments: { nodes: Array<{ author: { username: string, viewerIsFollowing: boolean } }> } } }> } };

export type StatementsOfUserQueryVariables = Exact<{
  username: string;
  first: number;
}>;


export type StatementsOfUserQuery = { user: { articles: { nodes: Array<{ viewerHasFavorited: boolean, tags: Array<{ name: string }>, comments: { nodes: Array<{ author: { username: string } }> } }> } } | null };

export type StatementsOfFeedQueryVariables = Exact<{
  first: number;
}>;


export type StatementsOfFeedQuery = { feed: { nodes: Array<{ tagNames: Array<string>, author: { username: string, viewerIsFollowing: boolean }, comments: { nodes: Array<{ author: { username: string } }> } }> } };

export type StatementsOfOwnQueryVariables = Exact<{
  first: number;
}>;


export type StatementsOfOwnQuery = { viewer: { articles: { nodes: Array<{ tags: Array<{ name: string }>, comments: { nodes: Array<{ author: { username: string } }> } }> } } | null };

export type StatementsOfUserNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type StatementsOfUserNodesQuery = { nodes: Array<
    | { username: string, viewerIsFollowing: boolean, articles: { nodes: Array<{ title: string, tags: Array<{ name: string }> }> } }
    | Record<PropertyKey, never>
   | null> };

export type StatementsOfArticleNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type StatementsOfArticleNodesQuery = { nodes: Array<
    | { body: string, viewerHasFavorited: boolean, author: { username: string }, tags: Array<{ name: string }>, comments: { nodes: Array<{ author: { username: string } }> } }
    | Record<PropertyKey, never>
   | null> };

export type StatementsOfCommentNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type StatementsOfCommentNodesQuery = { nodes: Array<
    | { author: { bio: string }, article: { author: { username: string } } }
    | Record<PropertyKey, never>
   | null> };

export type NodeByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeByIdQuery = { node:
    | { __typename: 'Article', slug: string, id: string }
    | { __typename: 'Comment', body: string, id: string }
    | { __typename: 'Tag', name: string, id: string }
    | { __typename: 'User', username: string, id: string }
   | null };

export type NodesByIdsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesByIdsQuery = { nodes: Array<
    | { __typename: 'Article', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'Tag', id: string }
    | { __typename: 'User', id: string }
   | null> };

export type NodeTagQueryVariables = Exact<{
  name: string;
}>;


export type NodeTagQuery = { tag: { id: string } | null };

export type NodeCommentUpdateMutationVariables = Exact<{
  id: string | number;
  body: string;
}>;


export type NodeCommentUpdateMutation = { updateComment: { id: string } };

export type NodeCommentDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type NodeCommentDeleteMutation = { deleteComment: string };

export type PagingAskedQueryVariables = Exact<{
  author: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PagingAskedQuery = { articles: { edges: Array<{ cursor: string, node: { slug: string } }> } };

export type PagingCursorsQueryVariables = Exact<{
  slug: string;
}>;


export type PagingCursorsQuery = { tags: { edges: Array<{ cursor: string }> }, search: { edges: Array<{ cursor: string }> }, article: { comments: { edges: Array<{ cursor: string }> } } | null, viewer: { articles: { edges: Array<{ cursor: string }> } } | null };

export type PagingArticlesQueryVariables = Exact<{
  filter: ArticleFilter;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PagingArticlesQuery = { articles: { edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type PagingPageFragment = { edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type PagingByUserQueryVariables = Exact<{
  author: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PagingByUserQuery = { user: { articles: { edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type PagingFeedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PagingFeedQuery = { feed: { edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type PagingOwnQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PagingOwnQuery = { viewer: { articles: { edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type PagingCommentsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PagingCommentsQuery = { article: { comments: { edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type CrashRegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type CrashRegisterMutation = { register: { accessToken: string } };

export type CrashWriteMutationVariables = Exact<{
  input: CreateArticleInput;
}>;


export type CrashWriteMutation = { createArticle: { slug: string, title: string } };

export type CrashReadQueryVariables = Exact<{
  slug: string;
}>;


export type CrashReadQuery = { article: { slug: string, title: string, body: string, tagNames: Array<string> } | null };

export type CrashSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type CrashSignInMutation = { signIn: { viewer: { role: Role } } };

export type CrashCountQueryVariables = Exact<{ [key: string]: never; }>;


export type CrashCountQuery = { articles: { totalCount: number } };

export type IsolationReadQueryVariables = Exact<{
  slug: string;
}>;


export type IsolationReadQuery = { article: { title: string } | null };

export type IsolationWhoamiQueryVariables = Exact<{ [key: string]: never; }>;


export type IsolationWhoamiQuery = { viewer: { user: { id: string } } | null };

export type IsolationSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type IsolationSignInMutation = { signIn: { accessToken: string } };

export type SeedSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SeedSignInMutation = { signIn: { viewer: { role: Role, permissions: Array<string> } } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { accessToken: string, viewer: { user: { id: string, username: string } } } };

export type CreateArticleMutationVariables = Exact<{
  input: CreateArticleInput;
}>;


export type CreateArticleMutation = { createArticle: { id: string, slug: string, title: string, version: number, status: ArticleStatus, tagNames: Array<string>, readingMinutes: number, publishedAt: string | null } };

export type CreateCommentMutationVariables = Exact<{
  articleSlug: string;
  body: string;
}>;


export type CreateCommentMutation = { createComment: { id: string, body: string, createdAt: string, viewerCanEdit: boolean, viewerCanDelete: boolean } };

export type FactoryPublishMutationVariables = Exact<{
  slug: string;
}>;


export type FactoryPublishMutation = { publishArticle: { status: ArticleStatus } };

export type FactoryUnpublishMutationVariables = Exact<{
  slug: string;
}>;


export type FactoryUnpublishMutation = { unpublishArticle: { status: ArticleStatus } };

export type FactoryArchiveMutationVariables = Exact<{
  slug: string;
}>;


export type FactoryArchiveMutation = { archiveArticle: { status: ArticleStatus } };

export type FactoryFavoriteMutationVariables = Exact<{
  slug: string;
}>;


export type FactoryFavoriteMutation = { favoriteArticle: { favoritesCount: number, viewerHasFavorited: boolean } };

export type FactoryFollowMutationVariables = Exact<{
  username: string;
}>;


export type FactoryFollowMutation = { followUser: { username: string, followersCount: number, followingCount: number, viewerIsFollowing: boolean } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ListedArticlesFragmentDoc = new TypedDocumentString(`
    fragment ListedArticles on ArticleConnection {
  totalCount
  nodes {
    slug
  }
}
    `, {"fragmentName":"ListedArticles"}) as unknown as TypedDocumentString<ListedArticlesFragment, unknown>;
export const PagingPageFragmentDoc = new TypedDocumentString(`
    fragment PagingPage on ArticleConnection {
  edges {
    cursor
    node {
      id
    }
  }
  nodes {
    id
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}
    `, {"fragmentName":"PagingPage"}) as unknown as TypedDocumentString<PagingPageFragment, unknown>;
export const AuthRegisterDocument = new TypedDocumentString(`
    mutation AuthRegister($input: RegisterInput!) {
  register(input: $input) {
    expiresIn
    accessToken
    viewer {
      email
      role
      permissions
      user {
        username
        bio
        image
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuthRegisterMutation, AuthRegisterMutationVariables>;
export const AuthSignInDocument = new TypedDocumentString(`
    mutation AuthSignIn($input: SignInInput!) {
  signIn(input: $input) {
    accessToken
    viewer {
      email
    }
  }
}
    `) as unknown as TypedDocumentString<AuthSignInMutation, AuthSignInMutationVariables>;
export const AuthViewerDocument = new TypedDocumentString(`
    query AuthViewer {
  viewer {
    email
    role
    permissions
    user {
      username
      bio
      image
    }
  }
}
    `) as unknown as TypedDocumentString<AuthViewerQuery, AuthViewerQueryVariables>;
export const AuthUpdateProfileDocument = new TypedDocumentString(`
    mutation AuthUpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    email
    user {
      username
      bio
      image
    }
  }
}
    `) as unknown as TypedDocumentString<AuthUpdateProfileMutation, AuthUpdateProfileMutationVariables>;
export const ListArticlesDocument = new TypedDocumentString(`
    query ListArticles($filter: ArticleFilter!, $first: Int) {
  articles(filter: $filter, first: $first) {
    totalCount
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<ListArticlesQuery, ListArticlesQueryVariables>;
export const ListEverywhereDocument = new TypedDocumentString(`
    query ListEverywhere($author: String!, $tag: String!, $fan: String!, $word: String!) {
  newest: articles(first: 100) {
    nodes {
      slug
    }
  }
  byTag: articles(filter: {tag: $tag}) {
    ...ListedArticles
  }
  byAuthor: articles(filter: {author: $author}) {
    ...ListedArticles
  }
  byFan: articles(filter: {favoritedBy: $fan}) {
    ...ListedArticles
  }
  user(username: $author) {
    articles {
      ...ListedArticles
    }
  }
  search(query: $word) {
    totalCount
    nodes {
      article {
        slug
      }
    }
  }
  tag(name: $tag) {
    articlesCount
  }
}
    fragment ListedArticles on ArticleConnection {
  totalCount
  nodes {
    slug
  }
}`) as unknown as TypedDocumentString<ListEverywhereQuery, ListEverywhereQueryVariables>;
export const ListFeedDocument = new TypedDocumentString(`
    query ListFeed {
  feed {
    totalCount
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<ListFeedQuery, ListFeedQueryVariables>;
export const ListOwnDocument = new TypedDocumentString(`
    query ListOwn($status: ArticleStatus) {
  viewer {
    articles(status: $status) {
      totalCount
      nodes {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListOwnQuery, ListOwnQueryVariables>;
export const GetArticleDocument = new TypedDocumentString(`
    query GetArticle($slug: String!) {
  article(slug: $slug) {
    id
    slug
    title
    body
    description
    status
    version
    tagNames
    readingMinutes
    publishedAt
    createdAt
    updatedAt
    favoritesCount
    commentsCount
    author {
      username
    }
  }
}
    `) as unknown as TypedDocumentString<GetArticleQuery, GetArticleQueryVariables>;
export const UpdateArticleDocument = new TypedDocumentString(`
    mutation UpdateArticle($slug: String!, $version: Int!, $input: UpdateArticleInput!) {
  updateArticle(slug: $slug, version: $version, input: $input) {
    slug
    title
    body
    version
    tagNames
    readingMinutes
  }
}
    `) as unknown as TypedDocumentString<UpdateArticleMutation, UpdateArticleMutationVariables>;
export const PublishDocument = new TypedDocumentString(`
    mutation Publish($slug: String!) {
  publishArticle(slug: $slug) {
    status
    version
    publishedAt
  }
}
    `) as unknown as TypedDocumentString<PublishMutation, PublishMutationVariables>;
export const UnpublishDocument = new TypedDocumentString(`
    mutation Unpublish($slug: String!) {
  unpublishArticle(slug: $slug) {
    status
    version
    publishedAt
  }
}
    `) as unknown as TypedDocumentString<UnpublishMutation, UnpublishMutationVariables>;
export const ArchiveDocument = new TypedDocumentString(`
    mutation Archive($slug: String!) {
  archiveArticle(slug: $slug) {
    status
    version
  }
}
    `) as unknown as TypedDocumentString<ArchiveMutation, ArchiveMutationVariables>;
export const DeleteDocument = new TypedDocumentString(`
    mutation Delete($slug: String!) {
  deleteArticle(slug: $slug)
}
    `) as unknown as TypedDocumentString<DeleteMutation, DeleteMutationVariables>;
export const CommentByIdDocument = new TypedDocumentString(`
    query CommentById($id: ID!) {
  node(id: $id) {
    ... on Comment {
      id
      body
      createdAt
      updatedAt
      viewerCanEdit
      viewerCanDelete
      author {
        username
      }
      article {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommentByIdQuery, CommentByIdQueryVariables>;
export const CommentsOfArticleDocument = new TypedDocumentString(`
    query CommentsOfArticle($slug: String!, $first: Int, $after: String) {
  article(slug: $slug) {
    commentsCount
    comments(first: $first, after: $after) {
      totalCount
      nodes {
        id
        body
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommentsOfArticleQuery, CommentsOfArticleQueryVariables>;
export const CommentUpdateDocument = new TypedDocumentString(`
    mutation CommentUpdate($id: ID!, $body: String!) {
  updateComment(id: $id, body: $body) {
    id
    body
  }
}
    `) as unknown as TypedDocumentString<CommentUpdateMutation, CommentUpdateMutationVariables>;
export const CommentDeleteDocument = new TypedDocumentString(`
    mutation CommentDelete($id: ID!) {
  deleteComment(id: $id)
}
    `) as unknown as TypedDocumentString<CommentDeleteMutation, CommentDeleteMutationVariables>;
export const FavoritesOfDocument = new TypedDocumentString(`
    query FavoritesOf($slug: String!) {
  article(slug: $slug) {
    favoritesCount
    viewerHasFavorited
  }
}
    `) as unknown as TypedDocumentString<FavoritesOfQuery, FavoritesOfQueryVariables>;
export const UnfavoriteDocument = new TypedDocumentString(`
    mutation Unfavorite($slug: String!) {
  unfavoriteArticle(slug: $slug) {
    favoritesCount
    viewerHasFavorited
  }
}
    `) as unknown as TypedDocumentString<UnfavoriteMutation, UnfavoriteMutationVariables>;
export const FollowsOfDocument = new TypedDocumentString(`
    query FollowsOf($username: String!) {
  user(username: $username) {
    username
    followersCount
    followingCount
    viewerIsFollowing
  }
}
    `) as unknown as TypedDocumentString<FollowsOfQuery, FollowsOfQueryVariables>;
export const UnfollowDocument = new TypedDocumentString(`
    mutation Unfollow($username: String!) {
  unfollowUser(username: $username) {
    username
    followersCount
    followingCount
    viewerIsFollowing
  }
}
    `) as unknown as TypedDocumentString<UnfollowMutation, UnfollowMutationVariables>;
export const FollowFeedDocument = new TypedDocumentString(`
    query FollowFeed {
  feed {
    totalCount
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<FollowFeedQuery, FollowFeedQueryVariables>;
export const SearchArticlesDocument = new TypedDocumentString(`
    query SearchArticles($query: String!, $first: Int, $after: String, $last: Int, $before: String) {
  search(
    query: $query
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    nodes {
      rank
      snippet
      article {
        slug
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SearchArticlesQuery, SearchArticlesQueryVariables>;
export const TagByNameDocument = new TypedDocumentString(`
    query TagByName($name: String!) {
  tag(name: $name) {
    id
    name
    articlesCount
  }
}
    `) as unknown as TypedDocumentString<TagByNameQuery, TagByNameQueryVariables>;
export const TagRetagDocument = new TypedDocumentString(`
    mutation TagRetag($slug: String!, $version: Int!, $tags: [String!]!) {
  updateArticle(slug: $slug, version: $version, input: {tags: $tags}) {
    version
    tagNames
    tags {
      name
      articlesCount
    }
  }
}
    `) as unknown as TypedDocumentString<TagRetagMutation, TagRetagMutationVariables>;
export const TagDeleteDocument = new TypedDocumentString(`
    mutation TagDelete($slug: String!) {
  deleteArticle(slug: $slug)
}
    `) as unknown as TypedDocumentString<TagDeleteMutation, TagDeleteMutationVariables>;
export const TagPageDocument = new TypedDocumentString(`
    query TagPage($first: Int, $after: String, $last: Int, $before: String) {
  tags(first: $first, after: $after, last: $last, before: $before) {
    nodes {
      name
      articlesCount
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TagPageQuery, TagPageQueryVariables>;
export const EmbeddedReadDocument = new TypedDocumentString(`
    query EmbeddedRead($slug: String!) {
  article(slug: $slug) {
    title
    tagNames
    favoritesCount
    viewerHasFavorited
    commentsCount
    comments(first: 1) {
      totalCount
      nodes {
        body
        author {
          username
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    author {
      username
      followersCount
      viewerIsFollowing
    }
  }
}
    `) as unknown as TypedDocumentString<EmbeddedReadQuery, EmbeddedReadQueryVariables>;
export const EmbeddedFavoriteDocument = new TypedDocumentString(`
    mutation EmbeddedFavorite($slug: String!) {
  favoriteArticle(slug: $slug) {
    favoritesCount
  }
}
    `) as unknown as TypedDocumentString<EmbeddedFavoriteMutation, EmbeddedFavoriteMutationVariables>;
export const EmbeddedUnfavoriteDocument = new TypedDocumentString(`
    mutation EmbeddedUnfavorite($slug: String!) {
  unfavoriteArticle(slug: $slug) {
    favoritesCount
  }
}
    `) as unknown as TypedDocumentString<EmbeddedUnfavoriteMutation, EmbeddedUnfavoriteMutationVariables>;
export const EmbeddedFollowDocument = new TypedDocumentString(`
    mutation EmbeddedFollow($username: String!) {
  followUser(username: $username) {
    followersCount
  }
}
    `) as unknown as TypedDocumentString<EmbeddedFollowMutation, EmbeddedFollowMutationVariables>;
export const EmbeddedFeedDocument = new TypedDocumentString(`
    query EmbeddedFeed {
  feed {
    totalCount
    nodes {
      title
    }
  }
}
    `) as unknown as TypedDocumentString<EmbeddedFeedQuery, EmbeddedFeedQueryVariables>;
export const EmbeddedSearchDocument = new TypedDocumentString(`
    query EmbeddedSearch($query: String!) {
  search(query: $query) {
    nodes {
      rank
      snippet
      article {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EmbeddedSearchQuery, EmbeddedSearchQueryVariables>;
export const EmbeddedPageDocument = new TypedDocumentString(`
    query EmbeddedPage($tag: String!, $first: Int, $after: String, $last: Int, $before: String) {
  articles(
    filter: {tag: $tag}
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    nodes {
      title
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<EmbeddedPageQuery, EmbeddedPageQueryVariables>;
export const EmbeddedEditDocument = new TypedDocumentString(`
    mutation EmbeddedEdit($slug: String!, $version: Int!, $input: UpdateArticleInput!) {
  updateArticle(slug: $slug, version: $version, input: $input) {
    slug
    body
    version
  }
}
    `) as unknown as TypedDocumentString<EmbeddedEditMutation, EmbeddedEditMutationVariables>;
export const LostConnectionArticleDocument = new TypedDocumentString(`
    query LostConnectionArticle($slug: String!) {
  article(slug: $slug) {
    title
  }
}
    `) as unknown as TypedDocumentString<LostConnectionArticleQuery, LostConnectionArticleQueryVariables>;
export const StatementsOfListDocument = new TypedDocumentString(`
    query StatementsOfList($tag: String!, $first: Int!) {
  articles(filter: {tag: $tag}, first: $first) {
    nodes {
      slug
      body
      favoritesCount
      commentsCount
      author {
        username
      }
      tags {
        name
        articlesCount
      }
      comments(first: 20) {
        nodes {
          body
          author {
            username
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfListQuery, StatementsOfListQueryVariables>;
export const StatementsOfViewersListDocument = new TypedDocumentString(`
    query StatementsOfViewersList($tag: String!, $first: Int!) {
  articles(filter: {tag: $tag}, first: $first) {
    edges {
      node {
        viewerHasFavorited
        author {
          username
          viewerIsFollowing
        }
        comments(first: 5) {
          edges {
            node {
              viewerCanEdit
              author {
                username
                viewerIsFollowing
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfViewersListQuery, StatementsOfViewersListQueryVariables>;
export const StatementsThereAndBackDocument = new TypedDocumentString(`
    query StatementsThereAndBack($tag: String!, $first: Int!) {
  articles(filter: {tag: $tag}, first: $first) {
    nodes {
      comments(first: 2) {
        nodes {
          article {
            body
            author {
              username
            }
            tagNames
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsThereAndBackQuery, StatementsThereAndBackQueryVariables>;
export const StatementsOfAuthorsDocument = new TypedDocumentString(`
    query StatementsOfAuthors($tag: String!, $first: Int!) {
  articles(filter: {tag: $tag}, first: $first) {
    nodes {
      author {
        username
        articles(first: 2) {
          totalCount
          nodes {
            title
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfAuthorsQuery, StatementsOfAuthorsQueryVariables>;
export const StatementsOfLaterCommentsDocument = new TypedDocumentString(`
    query StatementsOfLaterComments($tag: String!, $first: Int!, $cursor: String!) {
  articles(filter: {tag: $tag}, first: $first) {
    nodes {
      author {
        username
      }
      after: comments(first: 2, after: $cursor) {
        nodes {
          author {
            username
          }
        }
      }
      before: comments(last: 3, before: $cursor) {
        nodes {
          author {
            username
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfLaterCommentsQuery, StatementsOfLaterCommentsQueryVariables>;
export const StatementsOfSearchDocument = new TypedDocumentString(`
    query StatementsOfSearch($word: String!, $first: Int!) {
  search(query: $word, first: $first) {
    nodes {
      rank
      snippet
      article {
        body
        viewerHasFavorited
        author {
          username
          viewerIsFollowing
        }
        tags {
          name
        }
        comments(first: 5) {
          nodes {
            author {
              username
              viewerIsFollowing
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfSearchQuery, StatementsOfSearchQueryVariables>;
export const StatementsOfUserDocument = new TypedDocumentString(`
    query StatementsOfUser($username: String!, $first: Int!) {
  user(username: $username) {
    articles(first: $first) {
      nodes {
        viewerHasFavorited
        tags {
          name
        }
        comments {
          nodes {
            author {
              username
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfUserQuery, StatementsOfUserQueryVariables>;
export const StatementsOfFeedDocument = new TypedDocumentString(`
    query StatementsOfFeed($first: Int!) {
  feed(first: $first) {
    nodes {
      tagNames
      author {
        username
        viewerIsFollowing
      }
      comments {
        nodes {
          author {
            username
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfFeedQuery, StatementsOfFeedQueryVariables>;
export const StatementsOfOwnDocument = new TypedDocumentString(`
    query StatementsOfOwn($first: Int!) {
  viewer {
    articles(first: $first) {
      nodes {
        tags {
          name
        }
        comments {
          nodes {
            author {
              username
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfOwnQuery, StatementsOfOwnQueryVariables>;
export const StatementsOfUserNodesDocument = new TypedDocumentString(`
    query StatementsOfUserNodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on User {
      username
      viewerIsFollowing
      articles(first: 2) {
        nodes {
          title
          tags {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfUserNodesQuery, StatementsOfUserNodesQueryVariables>;
export const StatementsOfArticleNodesDocument = new TypedDocumentString(`
    query StatementsOfArticleNodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Article {
      body
      viewerHasFavorited
      author {
        username
      }
      tags {
        name
      }
      comments(first: 3) {
        nodes {
          author {
            username
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfArticleNodesQuery, StatementsOfArticleNodesQueryVariables>;
export const StatementsOfCommentNodesDocument = new TypedDocumentString(`
    query StatementsOfCommentNodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Comment {
      author {
        bio
      }
      article {
        author {
          username
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsOfCommentNodesQuery, StatementsOfCommentNodesQueryVariables>;
export const NodeByIdDocument = new TypedDocumentString(`
    query NodeById($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Article {
      slug
    }
    ... on Comment {
      body
    }
    ... on Tag {
      name
    }
    ... on User {
      username
    }
  }
}
    `) as unknown as TypedDocumentString<NodeByIdQuery, NodeByIdQueryVariables>;
export const NodesByIdsDocument = new TypedDocumentString(`
    query NodesByIds($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodesByIdsQuery, NodesByIdsQueryVariables>;
export const NodeTagDocument = new TypedDocumentString(`
    query NodeTag($name: String!) {
  tag(name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<NodeTagQuery, NodeTagQueryVariables>;
export const NodeCommentUpdateDocument = new TypedDocumentString(`
    mutation NodeCommentUpdate($id: ID!, $body: String!) {
  updateComment(id: $id, body: $body) {
    id
  }
}
    `) as unknown as TypedDocumentString<NodeCommentUpdateMutation, NodeCommentUpdateMutationVariables>;
export const NodeCommentDeleteDocument = new TypedDocumentString(`
    mutation NodeCommentDelete($id: ID!) {
  deleteComment(id: $id)
}
    `) as unknown as TypedDocumentString<NodeCommentDeleteMutation, NodeCommentDeleteMutationVariables>;
export const PagingAskedDocument = new TypedDocumentString(`
    query PagingAsked($author: String!, $first: Int, $after: String, $last: Int, $before: String) {
  articles(
    filter: {author: $author}
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    edges {
      cursor
      node {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PagingAskedQuery, PagingAskedQueryVariables>;
export const PagingCursorsDocument = new TypedDocumentString(`
    query PagingCursors($slug: String!) {
  tags(first: 1) {
    edges {
      cursor
    }
  }
  search(query: $slug, first: 1) {
    edges {
      cursor
    }
  }
  article(slug: $slug) {
    comments {
      edges {
        cursor
      }
    }
  }
  viewer {
    articles {
      edges {
        cursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PagingCursorsQuery, PagingCursorsQueryVariables>;
export const PagingArticlesDocument = new TypedDocumentString(`
    query PagingArticles($filter: ArticleFilter!, $first: Int, $after: String, $last: Int, $before: String) {
  articles(
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    ...PagingPage
  }
}
    fragment PagingPage on ArticleConnection {
  edges {
    cursor
    node {
      id
    }
  }
  nodes {
    id
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<PagingArticlesQuery, PagingArticlesQueryVariables>;
export const PagingByUserDocument = new TypedDocumentString(`
    query PagingByUser($author: String!, $first: Int, $after: String, $last: Int, $before: String) {
  user(username: $author) {
    articles(first: $first, after: $after, last: $last, before: $before) {
      ...PagingPage
    }
  }
}
    fragment PagingPage on ArticleConnection {
  edges {
    cursor
    node {
      id
    }
  }
  nodes {
    id
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<PagingByUserQuery, PagingByUserQueryVariables>;
export const PagingFeedDocument = new TypedDocumentString(`
    query PagingFeed($first: Int, $after: String, $last: Int, $before: String) {
  feed(first: $first, after: $after, last: $last, before: $before) {
    ...PagingPage
  }
}
    fragment PagingPage on ArticleConnection {
  edges {
    cursor
    node {
      id
    }
  }
  nodes {
    id
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<PagingFeedQuery, PagingFeedQueryVariables>;
export const PagingOwnDocument = new TypedDocumentString(`
    query PagingOwn($first: Int, $after: String, $last: Int, $before: String) {
  viewer {
    articles(first: $first, after: $after, last: $last, before: $before) {
      ...PagingPage
    }
  }
}
    fragment PagingPage on ArticleConnection {
  edges {
    cursor
    node {
      id
    }
  }
  nodes {
    id
  }
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
}`) as unknown as TypedDocumentString<PagingOwnQuery, PagingOwnQueryVariables>;
export const PagingCommentsDocument = new TypedDocumentString(`
    query PagingComments($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {
  article(slug: $slug) {
    comments(first: $first, after: $after, last: $last, before: $before) {
      edges {
        cursor
        node {
          id
        }
      }
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PagingCommentsQuery, PagingCommentsQueryVariables>;
export const CrashRegisterDocument = new TypedDocumentString(`
    mutation CrashRegister($input: RegisterInput!) {
  register(input: $input) {
    accessToken
  }
}
    `) as unknown as TypedDocumentString<CrashRegisterMutation, CrashRegisterMutationVariables>;
export const CrashWriteDocument = new TypedDocumentString(`
    mutation CrashWrite($input: CreateArticleInput!) {
  createArticle(input: $input) {
    slug
    title
  }
}
    `) as unknown as TypedDocumentString<CrashWriteMutation, CrashWriteMutationVariables>;
export const CrashReadDocument = new TypedDocumentString(`
    query CrashRead($slug: String!) {
  article(slug: $slug) {
    slug
    title
    body
    tagNames
  }
}
    `) as unknown as TypedDocumentString<CrashReadQuery, CrashReadQueryVariables>;
export const CrashSignInDocument = new TypedDocumentString(`
    mutation CrashSignIn($input: SignInInput!) {
  signIn(input: $input) {
    viewer {
      role
    }
  }
}
    `) as unknown as TypedDocumentString<CrashSignInMutation, CrashSignInMutationVariables>;
export const CrashCountDocument = new TypedDocumentString(`
    query CrashCount {
  articles {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CrashCountQuery, CrashCountQueryVariables>;
export const IsolationReadDocument = new TypedDocumentString(`
    query IsolationRead($slug: String!) {
  article(slug: $slug) {
    title
  }
}
    `) as unknown as TypedDocumentString<IsolationReadQuery, IsolationReadQueryVariables>;
export const IsolationWhoamiDocument = new TypedDocumentString(`
    query IsolationWhoami {
  viewer {
    user {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<IsolationWhoamiQuery, IsolationWhoamiQueryVariables>;
export const IsolationSignInDocument = new TypedDocumentString(`
    mutation IsolationSignIn($input: SignInInput!) {
  signIn(input: $input) {
    accessToken
  }
}
    `) as unknown as TypedDocumentString<IsolationSignInMutation, IsolationSignInMutationVariables>;
export const SeedSignInDocument = new TypedDocumentString(`
    mutation SeedSignIn($input: SignInInput!) {
  signIn(input: $input) {
    viewer {
      role
      permissions
    }
  }
}
    `) as unknown as TypedDocumentString<SeedSignInMutation, SeedSignInMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    accessToken
    viewer {
      user {
        id
        username
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const CreateArticleDocument = new TypedDocumentString(`
    mutation CreateArticle($input: CreateArticleInput!) {
  createArticle(input: $input) {
    id
    slug
    title
    version
    status
    tagNames
    readingMinutes
    publishedAt
  }
}
    `) as unknown as TypedDocumentString<CreateArticleMutation, CreateArticleMutationVariables>;
export const CreateCommentDocument = new TypedDocumentString(`
    mutation CreateComment($articleSlug: String!, $body: String!) {
  createComment(articleSlug: $articleSlug, body: $body) {
    id
    body
    createdAt
    viewerCanEdit
    viewerCanDelete
  }
}
    `) as unknown as TypedDocumentString<CreateCommentMutation, CreateCommentMutationVariables>;
export const FactoryPublishDocument = new TypedDocumentString(`
    mutation FactoryPublish($slug: String!) {
  publishArticle(slug: $slug) {
    status
  }
}
    `) as unknown as TypedDocumentString<FactoryPublishMutation, FactoryPublishMutationVariables>;
export const FactoryUnpublishDocument = new TypedDocumentString(`
    mutation FactoryUnpublish($slug: String!) {
  unpublishArticle(slug: $slug) {
    status
  }
}
    `) as unknown as TypedDocumentString<FactoryUnpublishMutation, FactoryUnpublishMutationVariables>;
export const FactoryArchiveDocument = new TypedDocumentString(`
    mutation FactoryArchive($slug: String!) {
  archiveArticle(slug: $slug) {
    status
  }
}
    `) as unknown as TypedDocumentString<FactoryArchiveMutation, FactoryArchiveMutationVariables>;
export const FactoryFavoriteDocument = new TypedDocumentString(`
    mutation FactoryFavorite($slug: String!) {
  favoriteArticle(slug: $slug) {
    favoritesCount
    viewerHasFavorited
  }
}
    `) as unknown as TypedDocumentString<FactoryFavoriteMutation, FactoryFavoriteMutationVariables>;
export const FactoryFollowDocument = new TypedDocumentString(`
    mutation FactoryFollow($username: String!) {
  followUser(username: $username) {
    username
    followersCount
    followingCount
    viewerIsFollowing
  }
}
    `) as unknown as TypedDocumentString<FactoryFollowMutation, FactoryFollowMutationVariables>;