/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The state of an API key. */
export type ApiKeyState =
  /** The key has expired. */
  | 'EXPIRED'
  /** The key can be used. */
  | 'LIVE'
  /** The key was revoked. */
  | 'REVOKED';

/** The status of an article. */
export type ArticleStatus =
  /** The article is not listed, but still available by its slug. It does not accept comments or favorites. */
  | 'ARCHIVED'
  /** The article is visible only to its author and to editors. */
  | 'DRAFT'
  /** The article is listed, and open to comments and favorites. */
  | 'PUBLISHED';

/** A source of codes for MFA. */
export type MfaMethod =
  /** Backup codes. Each code works once. */
  | 'BACKUP_CODE'
  /** An authenticator app that shows six-digit codes. */
  | 'TOTP';

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

export type V1ListArticlesQueryVariables = Exact<{
  tag?: string | null | undefined;
  author?: string | null | undefined;
  favorited?: string | null | undefined;
  limit?: number | null | undefined;
  offset?: number | null | undefined;
}>;


export type V1ListArticlesQuery = { answer: { articlesCount: number, articles: Array<{ slug: string, title: string, description: string, body: string, createdAt: string, updatedAt: string, favoritesCount: number, tagList: Array<string>, favorited: boolean, author: { username: string, bio: string, image: string, following: boolean } }> } };

export type V1ListFeedQueryVariables = Exact<{
  limit?: number | null | undefined;
  offset?: number | null | undefined;
}>;


export type V1ListFeedQuery = { answer: { articlesCount: number, articles: Array<{ slug: string, title: string, description: string, body: string, createdAt: string, updatedAt: string, favoritesCount: number, tagList: Array<string>, favorited: boolean, author: { username: string, bio: string, image: string, following: boolean } }> } };

export type V1CreateArticleMutationVariables = Exact<{
  title: string;
  description: string;
  body: string;
  tagList?: Array<string> | string | null | undefined;
}>;


export type V1CreateArticleMutation = { article: { slug: string, title: string, description: string, body: string, createdAt: string, updatedAt: string, favoritesCount: number, tagList: Array<string>, favorited: boolean, author: { username: string, bio: string, image: string, following: boolean } } };

export type V1GetArticleQueryVariables = Exact<{
  slug: string;
}>;


export type V1GetArticleQuery = { article: { slug: string, title: string, description: string, body: string, createdAt: string, updatedAt: string, favoritesCount: number, tagList: Array<string>, favorited: boolean, author: { username: string, bio: string, image: string, following: boolean } } | null };

export type V1UpdateArticleMutationVariables = Exact<{
  slug: string;
  title?: string | null | undefined;
  description?: string | null | undefined;
  body?: string | null | undefined;
  tagList?: Array<string> | string | null | undefined;
}>;


export type V1UpdateArticleMutation = { article: { slug: string, title: string, description: string, body: string, createdAt: string, updatedAt: string, favoritesCount: number, tagList: Array<string>, favorited: boolean, author: { username: string, bio: string, image: string, following: boolean } } };

export type V1DeleteArticleMutationVariables = Exact<{
  slug: string;
}>;


export type V1DeleteArticleMutation = { deleteArticle: string };

export type V1FavoriteMutationVariables = Exact<{
  slug: string;
}>;


export type V1FavoriteMutation = { article: { slug: string, title: string, description: string, body: string, createdAt: string, updatedAt: string, favoritesCount: number, tagList: Array<string>, favorited: boolean, author: { username: string, bio: string, image: string, following: boolean } } };

export type V1UnfavoriteMutationVariables = Exact<{
  slug: string;
}>;


export type V1UnfavoriteMutation = { article: { slug: string, title: string, description: string, body: string, createdAt: string, updatedAt: string, favoritesCount: number, tagList: Array<string>, favorited: boolean, author: { username: string, bio: string, image: string, following: boolean } } };

export type V1ListTagsQueryVariables = Exact<{ [key: string]: never; }>;


export type V1ListTagsQuery = { tags: { nodes: Array<{ name: string }> } };

export type V1ListCommentsQueryVariables = Exact<{
  slug: string;
}>;


export type V1ListCommentsQuery = { article: { answer: { comments: Array<{ createdAt: string, updatedAt: string, body: string, id: number, author: { username: string, bio: string, image: string, following: boolean } }> } } | null };

export type V1CreateCommentMutationVariables = Exact<{
  slug: string;
  body: string;
}>;


export type V1CreateCommentMutation = { comment: { createdAt: string, updatedAt: string, body: string, id: number, author: { username: string, bio: string, image: string, following: boolean } } };

export type V1DeleteCommentMutationVariables = Exact<{
  slug: string;
  id: number;
}>;


export type V1DeleteCommentMutation = { deleteCommentByNumber: string };

export type V1ProfileFragment = { username: string, bio: string, image: string, following: boolean };

export type V1ArticleFragment = { slug: string, title: string, description: string, body: string, createdAt: string, updatedAt: string, favoritesCount: number, tagList: Array<string>, favorited: boolean, author: { username: string, bio: string, image: string, following: boolean } };

export type V1CommentFragment = { createdAt: string, updatedAt: string, body: string, id: number, author: { username: string, bio: string, image: string, following: boolean } };

export type V1UserFragment = { email: string, username: string, bio: string, token: string, image: string };

export type V1RegisterMutationVariables = Exact<{
  username: string;
  email: string;
  password: string;
}>;


export type V1RegisterMutation = { answer: { user: { email: string, username: string, bio: string, token: string, image: string } } };

export type V1LoginMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type V1LoginMutation = { answer: { user: { email: string, username: string, bio: string, token: string, image: string } } };

export type V1GetUserQueryVariables = Exact<{ [key: string]: never; }>;


export type V1GetUserQuery = { user: { email: string, username: string, bio: string, token: string, image: string } | null };

export type V1UpdateUserMutationVariables = Exact<{
  email?: string | null | undefined;
  username?: string | null | undefined;
  password?: string | null | undefined;
  currentPassword?: string | null | undefined;
  bio?: string | null | undefined;
  image?: string | null | undefined;
}>;


export type V1UpdateUserMutation = { user: { email: string, username: string, bio: string, token: string, image: string } };

export type V1GetProfileQueryVariables = Exact<{
  username: string;
}>;


export type V1GetProfileQuery = { profile: { username: string, bio: string, image: string, following: boolean } | null };

export type V1FollowMutationVariables = Exact<{
  username: string;
}>;


export type V1FollowMutation = { profile: { username: string, bio: string, image: string, following: boolean } };

export type V1UnfollowMutationVariables = Exact<{
  username: string;
}>;


export type V1UnfollowMutation = { profile: { username: string, bio: string, image: string, following: boolean } };

export type V2ListUsersQueryVariables = Exact<{
  role?: Role | null | undefined;
  disabled?: boolean | null | undefined;
  q?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type V2ListUsersQuery = { answer: { items: Array<{ username: string, auditName: string, email: string, emailVerified: boolean, role: Role, disabled: boolean, mfa: boolean, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type V2UpdateUserMutationVariables = Exact<{
  username: string;
  role?: Role | null | undefined;
  disabled?: boolean | null | undefined;
}>;


export type V2UpdateUserMutation = { answer: { username: string, auditName: string, email: string, emailVerified: boolean, role: Role, disabled: boolean, mfa: boolean, createdAt: string } };

export type V2RemoveUserMfaMutationVariables = Exact<{
  username: string;
  reason: string;
}>;


export type V2RemoveUserMfaMutation = { removeUserMfa: { username: string } };

export type V2EndUserSessionsMutationVariables = Exact<{
  username: string;
  revokeApiKeys?: boolean | null | undefined;
}>;


export type V2EndUserSessionsMutation = { endUserSessions: number };

export type V2ListAuditEventsQueryVariables = Exact<{
  actor?: string | null | undefined;
  action?: string | null | undefined;
  target?: string | null | undefined;
  result?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type V2ListAuditEventsQuery = { answer: { items: Array<{ id: string, at: string, actor: string, action: string, target: string, result: string, address: string | null, requestId: string | null, user: { username: string } | null, details: Array<{ name: string, value: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type V2ApiKeyFragment = { id: string, name: string, hint: string, scopes: Array<string>, state: ApiKeyState, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null };

export type V2CreatedApiKeyFragment = { key: string, apiKey: { id: string, name: string, hint: string, scopes: Array<string>, state: ApiKeyState, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } };

export type V2ListApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type V2ListApiKeysQuery = { answer: { items: Array<{ id: string, name: string, hint: string, scopes: Array<string>, state: ApiKeyState, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type V2CreateApiKeyMutationVariables = Exact<{
  name: string;
  scopes: Array<string> | string;
  expiresInDays: number;
}>;


export type V2CreateApiKeyMutation = { answer: { key: string, apiKey: { id: string, name: string, hint: string, scopes: Array<string>, state: ApiKeyState, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } } };

export type V2RevokeApiKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type V2RevokeApiKeyMutation = { revokeApiKey: string };

export type V2RotateApiKeyMutationVariables = Exact<{
  id: string | number;
  overlapHours?: number | null | undefined;
}>;


export type V2RotateApiKeyMutation = { answer: { key: string, apiKey: { id: string, name: string, hint: string, scopes: Array<string>, state: ApiKeyState, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } } };

export type V2ListArticlesQueryVariables = Exact<{
  tag?: string | null | undefined;
  author?: string | null | undefined;
  favoritedBy?: string | null | undefined;
  q?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type V2ListArticlesQuery = { answer: { items: Array<{ id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type V2CreateArticleMutationVariables = Exact<{
  title: string;
  description: string;
  body: string;
  tags?: Array<string> | string | null | undefined;
  slug?: string | null | undefined;
  publish?: boolean | null | undefined;
}>;


export type V2CreateArticleMutation = { answer: { body: string, id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } };

export type V2GetArticleQueryVariables = Exact<{
  slug: string;
}>;


export type V2GetArticleQuery = { answer: { body: string, id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } | null };

export type V2UpdateArticleMutationVariables = Exact<{
  slug: string;
  version?: number | null | undefined;
  title?: string | null | undefined;
  description?: string | null | undefined;
  body?: string | null | undefined;
  tags?: Array<string> | string | null | undefined;
}>;


export type V2UpdateArticleMutation = { answer: { body: string, id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } };

export type V2DeleteArticleMutationVariables = Exact<{
  slug: string;
  version?: number | null | undefined;
}>;


export type V2DeleteArticleMutation = { deleteArticle: string };

export type V2PublishArticleMutationVariables = Exact<{
  slug: string;
  version?: number | null | undefined;
}>;


export type V2PublishArticleMutation = { answer: { body: string, id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } };

export type V2UnpublishArticleMutationVariables = Exact<{
  slug: string;
  version?: number | null | undefined;
}>;


export type V2UnpublishArticleMutation = { answer: { body: string, id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } };

export type V2FavoriteArticleMutationVariables = Exact<{
  slug: string;
}>;


export type V2FavoriteArticleMutation = { answer: { body: string, id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } };

export type V2UnfavoriteArticleMutationVariables = Exact<{
  slug: string;
}>;


export type V2UnfavoriteArticleMutation = { answer: { body: string, id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } };

export type V2ListFeedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type V2ListFeedQuery = { answer: { items: Array<{ id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type V2ListTagsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type V2ListTagsQuery = { answer: { items: Array<{ name: string, articlesCount: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type V2ListCommentsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type V2ListCommentsQuery = { article: { answer: { items: Array<{ id: string, body: string, version: number, createdAt: string, updatedAt: string, viewerCanEdit: boolean, viewerCanDelete: boolean, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type V2CreateCommentMutationVariables = Exact<{
  slug: string;
  body: string;
}>;


export type V2CreateCommentMutation = { answer: { id: string, body: string, version: number, createdAt: string, updatedAt: string, viewerCanEdit: boolean, viewerCanDelete: boolean, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } };

export type V2UpdateCommentMutationVariables = Exact<{
  id: string | number;
  version?: number | null | undefined;
  body: string;
}>;


export type V2UpdateCommentMutation = { answer: { id: string, body: string, version: number, createdAt: string, updatedAt: string, viewerCanEdit: boolean, viewerCanDelete: boolean, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } } };

export type V2DeleteCommentMutationVariables = Exact<{
  id: string | number;
  version?: number | null | undefined;
}>;


export type V2DeleteCommentMutation = { deleteComment: string };

export type V2AuthorFragment = { username: string, bio: string, image: string | null, viewerIsFollowing: boolean };

export type V2ArticleSummaryFragment = { id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } };

export type V2ArticleFragment = { body: string, id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } };

export type V2CommentFragment = { id: string, body: string, version: number, createdAt: string, updatedAt: string, viewerCanEdit: boolean, viewerCanDelete: boolean, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } };

export type V2PageInfoFragment = { hasNextPage: boolean, endCursor: string | null };

export type V2ProfileFragment = { id: string, username: string, bio: string, image: string | null, createdAt: string, followersCount: number, followingCount: number, viewerIsFollowing: boolean };

export type V2MeFragment = { username: string, email: string, emailVerified: boolean, bio: string, image: string | null, role: Role, permissions: Array<string>, version: number, createdAt: string };

export type V2TagFragment = { name: string, articlesCount: number };

export type V2ManagedUserFragment = { username: string, auditName: string, email: string, emailVerified: boolean, role: Role, disabled: boolean, mfa: boolean, createdAt: string };

export type V2GetMfaQueryVariables = Exact<{ [key: string]: never; }>;


export type V2GetMfaQuery = { viewer: { answer: { totp: boolean, backupCodesLeft: number } } | null };

export type V2StartTotpMutationVariables = Exact<{ [key: string]: never; }>;


export type V2StartTotpMutation = { answer: { secret: string, uri: string, qrCode: string } };

export type V2ConfirmTotpMutationVariables = Exact<{
  code: string;
}>;


export type V2ConfirmTotpMutation = { answer: { backupCodes: Array<string> } };

export type V2RemoveTotpMutationVariables = Exact<{
  code?: string | null | undefined;
}>;


export type V2RemoveTotpMutation = { removeTotp: boolean };

export type V2RemakeBackupCodesMutationVariables = Exact<{
  code?: string | null | undefined;
}>;


export type V2RemakeBackupCodesMutation = { answer: { backupCodes: Array<string> } };

export type V2SessionFragment = { accessToken: string, expiresIn: number, refreshToken: string | null, deviceToken: string | null, user: { username: string, email: string, emailVerified: boolean, bio: string, image: string | null, role: Role, permissions: Array<string>, version: number, createdAt: string } };

export type V2SignInMutationVariables = Exact<{
  email: string;
  password: string;
  deviceToken?: string | null | undefined;
}>;


export type V2SignInMutation = { startSignIn: { answer: { accessToken: string, expiresIn: number, refreshToken: string | null, deviceToken: string | null, user: { username: string, email: string, emailVerified: boolean, bio: string, image: string | null, role: Role, permissions: Array<string>, version: number, createdAt: string } } | null, answer200: { challengeToken: string, methods: Array<MfaMethod>, expiresIn: number } | null } };

export type V2AnswerChallengeMutationVariables = Exact<{
  challengeToken: string;
  code: string;
}>;


export type V2AnswerChallengeMutation = { answer: { accessToken: string, expiresIn: number, refreshToken: string | null, deviceToken: string | null, user: { username: string, email: string, emailVerified: boolean, bio: string, image: string | null, role: Role, permissions: Array<string>, version: number, createdAt: string } } };

export type V2RefreshMutationVariables = Exact<{
  refreshToken: string;
}>;


export type V2RefreshMutation = { answer: { accessToken: string, expiresIn: number, refreshToken: string | null, deviceToken: string | null, user: { username: string, email: string, emailVerified: boolean, bio: string, image: string | null, role: Role, permissions: Array<string>, version: number, createdAt: string } } };

export type V2ListSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type V2ListSessionsQuery = { items: Array<{ id: string, device: string, network: string, deviceRemembered: boolean, createdAt: string, lastUsedAt: string, expiresAt: string, current: boolean }> };

export type V2RevokeOtherSessionsMutationVariables = Exact<{
  revokeApiKeys?: boolean | null | undefined;
}>;


export type V2RevokeOtherSessionsMutation = { revokeOtherSessions: number };

export type V2SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type V2SignOutMutation = { signOut: string };

export type V2RevokeSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type V2RevokeSessionMutation = { revokeSession: string };

export type V2ReauthenticateMutationVariables = Exact<{
  password: string;
  code?: string | null | undefined;
}>;


export type V2ReauthenticateMutation = { answer: { accessToken: string, expiresIn: number } };

export type V2ChangePasswordMutationVariables = Exact<{
  currentPassword: string;
  newPassword: string;
  revokeApiKeys?: boolean | null | undefined;
}>;


export type V2ChangePasswordMutation = { changePassword: boolean };

export type V2RequestPasswordResetMutationVariables = Exact<{
  email: string;
}>;


export type V2RequestPasswordResetMutation = { requestPasswordReset: boolean };

export type V2ResetPasswordMutationVariables = Exact<{
  token: string;
  password: string;
}>;


export type V2ResetPasswordMutation = { resetPassword: boolean };

export type V2RequestEmailVerificationMutationVariables = Exact<{ [key: string]: never; }>;


export type V2RequestEmailVerificationMutation = { requestEmailVerification: boolean };

export type V2VerifyEmailMutationVariables = Exact<{
  token: string;
}>;


export type V2VerifyEmailMutation = { verifyEmail: boolean };

export type V2RegisterMutationVariables = Exact<{
  username: string;
  email: string;
  password: string;
}>;


export type V2RegisterMutation = { answer: { accessToken: string, expiresIn: number, refreshToken: string | null, deviceToken: string | null, user: { username: string, email: string, emailVerified: boolean, bio: string, image: string | null, role: Role, permissions: Array<string>, version: number, createdAt: string } } };

export type V2GetUserQueryVariables = Exact<{
  username: string;
}>;


export type V2GetUserQuery = { answer: { id: string, username: string, bio: string, image: string | null, createdAt: string, followersCount: number, followingCount: number, viewerIsFollowing: boolean } | null };

export type V2FollowUserMutationVariables = Exact<{
  username: string;
}>;


export type V2FollowUserMutation = { answer: { id: string, username: string, bio: string, image: string | null, createdAt: string, followersCount: number, followingCount: number, viewerIsFollowing: boolean } };

export type V2UnfollowUserMutationVariables = Exact<{
  username: string;
}>;


export type V2UnfollowUserMutation = { answer: { id: string, username: string, bio: string, image: string | null, createdAt: string, followersCount: number, followingCount: number, viewerIsFollowing: boolean } };

export type V2GetMeQueryVariables = Exact<{ [key: string]: never; }>;


export type V2GetMeQuery = { answer: { username: string, email: string, emailVerified: boolean, bio: string, image: string | null, role: Role, permissions: Array<string>, version: number, createdAt: string } | null };

export type V2UpdateMeMutationVariables = Exact<{
  version?: number | null | undefined;
  username?: string | null | undefined;
  email?: string | null | undefined;
  currentPassword?: string | null | undefined;
  code?: string | null | undefined;
  bio?: string | null | undefined;
  image?: string | null | undefined;
}>;


export type V2UpdateMeMutation = { answer: { username: string, email: string, emailVerified: boolean, bio: string, image: string | null, role: Role, permissions: Array<string>, version: number, createdAt: string } };

export type V2ListDraftsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type V2ListDraftsQuery = { viewer: { answer: { items: Array<{ id: string, slug: string, title: string, description: string, readingMinutes: number, status: ArticleStatus, version: number, favoritesCount: number, commentsCount: number, viewerHasFavorited: boolean, createdAt: string, updatedAt: string, publishedAt: string | null, tags: Array<string>, author: { username: string, bio: string, image: string | null, viewerIsFollowing: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

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
export const V1ProfileFragmentDoc = new TypedDocumentString(`
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
    `, {"fragmentName":"V1Profile"}) as unknown as TypedDocumentString<V1ProfileFragment, unknown>;
export const V1ArticleFragmentDoc = new TypedDocumentString(`
    fragment V1Article on Article {
  slug
  title
  description
  body
  tagList: tagNames(sorted: true)
  createdAt
  updatedAt
  favorited: viewerHasFavorited
  favoritesCount
  author {
    ...V1Profile
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}`, {"fragmentName":"V1Article"}) as unknown as TypedDocumentString<V1ArticleFragment, unknown>;
export const V1CommentFragmentDoc = new TypedDocumentString(`
    fragment V1Comment on Comment {
  id: number
  createdAt
  updatedAt
  body
  author {
    ...V1Profile
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}`, {"fragmentName":"V1Comment"}) as unknown as TypedDocumentString<V1CommentFragment, unknown>;
export const V1UserFragmentDoc = new TypedDocumentString(`
    fragment V1User on Viewer {
  email
  token: accessToken
  username
  bio
  image: imageOrEmpty
}
    `, {"fragmentName":"V1User"}) as unknown as TypedDocumentString<V1UserFragment, unknown>;
export const V2ApiKeyFragmentDoc = new TypedDocumentString(`
    fragment V2ApiKey on ApiKey {
  id
  name
  hint
  scopes
  state
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"V2ApiKey"}) as unknown as TypedDocumentString<V2ApiKeyFragment, unknown>;
export const V2CreatedApiKeyFragmentDoc = new TypedDocumentString(`
    fragment V2CreatedApiKey on CreatedApiKey {
  key
  apiKey {
    ...V2ApiKey
  }
}
    fragment V2ApiKey on ApiKey {
  id
  name
  hint
  scopes
  state
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`, {"fragmentName":"V2CreatedApiKey"}) as unknown as TypedDocumentString<V2CreatedApiKeyFragment, unknown>;
export const V2AuthorFragmentDoc = new TypedDocumentString(`
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
    `, {"fragmentName":"V2Author"}) as unknown as TypedDocumentString<V2AuthorFragment, unknown>;
export const V2ArticleSummaryFragmentDoc = new TypedDocumentString(`
    fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}`, {"fragmentName":"V2ArticleSummary"}) as unknown as TypedDocumentString<V2ArticleSummaryFragment, unknown>;
export const V2ArticleFragmentDoc = new TypedDocumentString(`
    fragment V2Article on Article {
  body
  ...V2ArticleSummary
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}`, {"fragmentName":"V2Article"}) as unknown as TypedDocumentString<V2ArticleFragment, unknown>;
export const V2CommentFragmentDoc = new TypedDocumentString(`
    fragment V2Comment on Comment {
  id
  body
  version
  createdAt
  updatedAt
  viewerCanEdit
  viewerCanDelete
  author {
    ...V2Author
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}`, {"fragmentName":"V2Comment"}) as unknown as TypedDocumentString<V2CommentFragment, unknown>;
export const V2PageInfoFragmentDoc = new TypedDocumentString(`
    fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}
    `, {"fragmentName":"V2PageInfo"}) as unknown as TypedDocumentString<V2PageInfoFragment, unknown>;
export const V2ProfileFragmentDoc = new TypedDocumentString(`
    fragment V2Profile on User {
  id
  username
  bio
  image
  createdAt
  followersCount
  followingCount
  viewerIsFollowing
}
    `, {"fragmentName":"V2Profile"}) as unknown as TypedDocumentString<V2ProfileFragment, unknown>;
export const V2TagFragmentDoc = new TypedDocumentString(`
    fragment V2Tag on Tag {
  name
  articlesCount
}
    `, {"fragmentName":"V2Tag"}) as unknown as TypedDocumentString<V2TagFragment, unknown>;
export const V2ManagedUserFragmentDoc = new TypedDocumentString(`
    fragment V2ManagedUser on ManagedUser {
  username
  auditName
  email
  emailVerified
  role
  disabled
  mfa
  createdAt
}
    `, {"fragmentName":"V2ManagedUser"}) as unknown as TypedDocumentString<V2ManagedUserFragment, unknown>;
export const V2MeFragmentDoc = new TypedDocumentString(`
    fragment V2Me on Viewer {
  username
  email
  emailVerified
  bio
  image
  role
  permissions
  version
  createdAt
}
    `, {"fragmentName":"V2Me"}) as unknown as TypedDocumentString<V2MeFragment, unknown>;
export const V2SessionFragmentDoc = new TypedDocumentString(`
    fragment V2Session on Session {
  accessToken
  expiresIn
  refreshToken
  deviceToken
  user: viewer {
    ...V2Me
  }
}
    fragment V2Me on Viewer {
  username
  email
  emailVerified
  bio
  image
  role
  permissions
  version
  createdAt
}`, {"fragmentName":"V2Session"}) as unknown as TypedDocumentString<V2SessionFragment, unknown>;
export const V1ListArticlesDocument = new TypedDocumentString(`
    query V1ListArticles($tag: String, $author: String, $favorited: String, $limit: Int = 20, $offset: Int = 0) {
  answer: articles(
    filter: {tag: $tag, author: $author, favoritedBy: $favorited}
    first: $limit
    offset: $offset
  ) {
    articles: nodes {
      ...V1Article
    }
    articlesCount: totalCount
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Article on Article {
  slug
  title
  description
  body
  tagList: tagNames(sorted: true)
  createdAt
  updatedAt
  favorited: viewerHasFavorited
  favoritesCount
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1ListArticlesQuery, V1ListArticlesQueryVariables>;
export const V1ListFeedDocument = new TypedDocumentString(`
    query V1ListFeed($limit: Int = 20, $offset: Int = 0) {
  answer: feed(first: $limit, offset: $offset) {
    articles: nodes {
      ...V1Article
    }
    articlesCount: totalCount
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Article on Article {
  slug
  title
  description
  body
  tagList: tagNames(sorted: true)
  createdAt
  updatedAt
  favorited: viewerHasFavorited
  favoritesCount
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1ListFeedQuery, V1ListFeedQueryVariables>;
export const V1CreateArticleDocument = new TypedDocumentString(`
    mutation V1CreateArticle($title: String!, $description: String!, $body: String!, $tagList: [String!]) {
  article: createArticle(
    input: {title: $title, description: $description, body: $body, tags: $tagList, publish: true}
  ) {
    ...V1Article
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Article on Article {
  slug
  title
  description
  body
  tagList: tagNames(sorted: true)
  createdAt
  updatedAt
  favorited: viewerHasFavorited
  favoritesCount
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1CreateArticleMutation, V1CreateArticleMutationVariables>;
export const V1GetArticleDocument = new TypedDocumentString(`
    query V1GetArticle($slug: String!) {
  article(slug: $slug) {
    ...V1Article
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Article on Article {
  slug
  title
  description
  body
  tagList: tagNames(sorted: true)
  createdAt
  updatedAt
  favorited: viewerHasFavorited
  favoritesCount
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1GetArticleQuery, V1GetArticleQueryVariables>;
export const V1UpdateArticleDocument = new TypedDocumentString(`
    mutation V1UpdateArticle($slug: String!, $title: String, $description: String, $body: String, $tagList: [String!]) {
  article: updateArticle(
    slug: $slug
    input: {title: $title, description: $description, body: $body, tags: $tagList}
  ) {
    ...V1Article
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Article on Article {
  slug
  title
  description
  body
  tagList: tagNames(sorted: true)
  createdAt
  updatedAt
  favorited: viewerHasFavorited
  favoritesCount
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1UpdateArticleMutation, V1UpdateArticleMutationVariables>;
export const V1DeleteArticleDocument = new TypedDocumentString(`
    mutation V1DeleteArticle($slug: String!) {
  deleteArticle(slug: $slug)
}
    `) as unknown as TypedDocumentString<V1DeleteArticleMutation, V1DeleteArticleMutationVariables>;
export const V1FavoriteDocument = new TypedDocumentString(`
    mutation V1Favorite($slug: String!) {
  article: favoriteArticle(slug: $slug) {
    ...V1Article
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Article on Article {
  slug
  title
  description
  body
  tagList: tagNames(sorted: true)
  createdAt
  updatedAt
  favorited: viewerHasFavorited
  favoritesCount
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1FavoriteMutation, V1FavoriteMutationVariables>;
export const V1UnfavoriteDocument = new TypedDocumentString(`
    mutation V1Unfavorite($slug: String!) {
  article: unfavoriteArticle(slug: $slug) {
    ...V1Article
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Article on Article {
  slug
  title
  description
  body
  tagList: tagNames(sorted: true)
  createdAt
  updatedAt
  favorited: viewerHasFavorited
  favoritesCount
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1UnfavoriteMutation, V1UnfavoriteMutationVariables>;
export const V1ListTagsDocument = new TypedDocumentString(`
    query V1ListTags {
  tags(first: 100) {
    nodes {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<V1ListTagsQuery, V1ListTagsQueryVariables>;
export const V1ListCommentsDocument = new TypedDocumentString(`
    query V1ListComments($slug: String!) {
  article(slug: $slug) {
    answer: comments(first: 100) {
      comments: nodes {
        ...V1Comment
      }
    }
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Comment on Comment {
  id: number
  createdAt
  updatedAt
  body
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1ListCommentsQuery, V1ListCommentsQueryVariables>;
export const V1CreateCommentDocument = new TypedDocumentString(`
    mutation V1CreateComment($slug: String!, $body: String!) {
  comment: createComment(articleSlug: $slug, body: $body) {
    ...V1Comment
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}
fragment V1Comment on Comment {
  id: number
  createdAt
  updatedAt
  body
  author {
    ...V1Profile
  }
}`) as unknown as TypedDocumentString<V1CreateCommentMutation, V1CreateCommentMutationVariables>;
export const V1DeleteCommentDocument = new TypedDocumentString(`
    mutation V1DeleteComment($slug: String!, $id: Int!) {
  deleteCommentByNumber(articleSlug: $slug, number: $id)
}
    `) as unknown as TypedDocumentString<V1DeleteCommentMutation, V1DeleteCommentMutationVariables>;
export const V1RegisterDocument = new TypedDocumentString(`
    mutation V1Register($username: String!, $email: String!, $password: String!) {
  answer: register(
    input: {username: $username, email: $email, password: $password}
    refreshable: false
  ) {
    user: viewer {
      ...V1User
    }
  }
}
    fragment V1User on Viewer {
  email
  token: accessToken
  username
  bio
  image: imageOrEmpty
}`) as unknown as TypedDocumentString<V1RegisterMutation, V1RegisterMutationVariables>;
export const V1LoginDocument = new TypedDocumentString(`
    mutation V1Login($email: String!, $password: String!) {
  answer: signIn(input: {email: $email, password: $password}, refreshable: false) {
    user: viewer {
      ...V1User
    }
  }
}
    fragment V1User on Viewer {
  email
  token: accessToken
  username
  bio
  image: imageOrEmpty
}`) as unknown as TypedDocumentString<V1LoginMutation, V1LoginMutationVariables>;
export const V1GetUserDocument = new TypedDocumentString(`
    query V1GetUser {
  user: viewer {
    ...V1User
  }
}
    fragment V1User on Viewer {
  email
  token: accessToken
  username
  bio
  image: imageOrEmpty
}`) as unknown as TypedDocumentString<V1GetUserQuery, V1GetUserQueryVariables>;
export const V1UpdateUserDocument = new TypedDocumentString(`
    mutation V1UpdateUser($email: String, $username: String, $password: String, $currentPassword: String, $bio: String, $image: String) {
  user: updateProfile(
    input: {email: $email, username: $username, password: $password, currentPassword: $currentPassword, bio: $bio, image: $image}
  ) {
    ...V1User
  }
}
    fragment V1User on Viewer {
  email
  token: accessToken
  username
  bio
  image: imageOrEmpty
}`) as unknown as TypedDocumentString<V1UpdateUserMutation, V1UpdateUserMutationVariables>;
export const V1GetProfileDocument = new TypedDocumentString(`
    query V1GetProfile($username: String!) {
  profile: user(username: $username) {
    ...V1Profile
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}`) as unknown as TypedDocumentString<V1GetProfileQuery, V1GetProfileQueryVariables>;
export const V1FollowDocument = new TypedDocumentString(`
    mutation V1Follow($username: String!) {
  profile: followUser(username: $username) {
    ...V1Profile
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}`) as unknown as TypedDocumentString<V1FollowMutation, V1FollowMutationVariables>;
export const V1UnfollowDocument = new TypedDocumentString(`
    mutation V1Unfollow($username: String!) {
  profile: unfollowUser(username: $username) {
    ...V1Profile
  }
}
    fragment V1Profile on User {
  username
  bio
  image: imageOrEmpty
  following: viewerIsFollowing
}`) as unknown as TypedDocumentString<V1UnfollowMutation, V1UnfollowMutationVariables>;
export const V2ListUsersDocument = new TypedDocumentString(`
    query V2ListUsers($role: Role, $disabled: Boolean, $q: String, $first: Int = 20, $after: String) {
  answer: users(
    filter: {role: $role, disabled: $disabled, matching: $q}
    first: $first
    after: $after
  ) {
    items: nodes {
      ...V2ManagedUser
    }
    pageInfo {
      ...V2PageInfo
    }
  }
}
    fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}
fragment V2ManagedUser on ManagedUser {
  username
  auditName
  email
  emailVerified
  role
  disabled
  mfa
  createdAt
}`) as unknown as TypedDocumentString<V2ListUsersQuery, V2ListUsersQueryVariables>;
export const V2UpdateUserDocument = new TypedDocumentString(`
    mutation V2UpdateUser($username: String!, $role: Role, $disabled: Boolean) {
  answer: updateUser(
    username: $username
    input: {role: $role, disabled: $disabled}
  ) {
    ...V2ManagedUser
  }
}
    fragment V2ManagedUser on ManagedUser {
  username
  auditName
  email
  emailVerified
  role
  disabled
  mfa
  createdAt
}`) as unknown as TypedDocumentString<V2UpdateUserMutation, V2UpdateUserMutationVariables>;
export const V2RemoveUserMfaDocument = new TypedDocumentString(`
    mutation V2RemoveUserMfa($username: String!, $reason: String!) {
  removeUserMfa(username: $username, reason: $reason) {
    username
  }
}
    `) as unknown as TypedDocumentString<V2RemoveUserMfaMutation, V2RemoveUserMfaMutationVariables>;
export const V2EndUserSessionsDocument = new TypedDocumentString(`
    mutation V2EndUserSessions($username: String!, $revokeApiKeys: Boolean = false) {
  endUserSessions(username: $username, revokeApiKeys: $revokeApiKeys)
}
    `) as unknown as TypedDocumentString<V2EndUserSessionsMutation, V2EndUserSessionsMutationVariables>;
export const V2ListAuditEventsDocument = new TypedDocumentString(`
    query V2ListAuditEvents($actor: String, $action: String, $target: String, $result: String, $first: Int = 20, $after: String) {
  answer: auditEvents(
    filter: {actor: $actor, action: $action, target: $target, result: $result}
    first: $first
    after: $after
  ) {
    items: nodes {
      id
      at
      actor
      user {
        username
      }
      action
      target
      result
      address
      requestId
      details {
        name
        value
      }
    }
    pageInfo {
      ...V2PageInfo
    }
  }
}
    fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<V2ListAuditEventsQuery, V2ListAuditEventsQueryVariables>;
export const V2ListApiKeysDocument = new TypedDocumentString(`
    query V2ListApiKeys($first: Int = 20, $after: String) {
  answer: apiKeys(first: $first, after: $after) {
    items: nodes {
      ...V2ApiKey
    }
    pageInfo {
      ...V2PageInfo
    }
  }
}
    fragment V2ApiKey on ApiKey {
  id
  name
  hint
  scopes
  state
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<V2ListApiKeysQuery, V2ListApiKeysQueryVariables>;
export const V2CreateApiKeyDocument = new TypedDocumentString(`
    mutation V2CreateApiKey($name: String!, $scopes: [String!]!, $expiresInDays: Int!) {
  answer: createApiKey(
    input: {name: $name, scopes: $scopes, expiresInDays: $expiresInDays}
  ) {
    ...V2CreatedApiKey
  }
}
    fragment V2ApiKey on ApiKey {
  id
  name
  hint
  scopes
  state
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
fragment V2CreatedApiKey on CreatedApiKey {
  key
  apiKey {
    ...V2ApiKey
  }
}`) as unknown as TypedDocumentString<V2CreateApiKeyMutation, V2CreateApiKeyMutationVariables>;
export const V2RevokeApiKeyDocument = new TypedDocumentString(`
    mutation V2RevokeApiKey($id: ID!) {
  revokeApiKey(id: $id)
}
    `) as unknown as TypedDocumentString<V2RevokeApiKeyMutation, V2RevokeApiKeyMutationVariables>;
export const V2RotateApiKeyDocument = new TypedDocumentString(`
    mutation V2RotateApiKey($id: ID!, $overlapHours: Int) {
  answer: rotateApiKey(id: $id, overlapHours: $overlapHours) {
    ...V2CreatedApiKey
  }
}
    fragment V2ApiKey on ApiKey {
  id
  name
  hint
  scopes
  state
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
fragment V2CreatedApiKey on CreatedApiKey {
  key
  apiKey {
    ...V2ApiKey
  }
}`) as unknown as TypedDocumentString<V2RotateApiKeyMutation, V2RotateApiKeyMutationVariables>;
export const V2ListArticlesDocument = new TypedDocumentString(`
    query V2ListArticles($tag: String, $author: String, $favoritedBy: String, $q: String, $first: Int = 20, $after: String) {
  answer: articles(
    filter: {tag: $tag, author: $author, favoritedBy: $favoritedBy, matching: $q}
    first: $first
    after: $after
  ) {
    items: nodes {
      ...V2ArticleSummary
    }
    pageInfo {
      ...V2PageInfo
    }
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<V2ListArticlesQuery, V2ListArticlesQueryVariables>;
export const V2CreateArticleDocument = new TypedDocumentString(`
    mutation V2CreateArticle($title: String!, $description: String!, $body: String!, $tags: [String!], $slug: String, $publish: Boolean = false) {
  answer: createArticle(
    input: {title: $title, description: $description, body: $body, tags: $tags, slug: $slug, publish: $publish}
  ) {
    ...V2Article
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2Article on Article {
  body
  ...V2ArticleSummary
}`) as unknown as TypedDocumentString<V2CreateArticleMutation, V2CreateArticleMutationVariables>;
export const V2GetArticleDocument = new TypedDocumentString(`
    query V2GetArticle($slug: String!) {
  answer: article(slug: $slug) {
    ...V2Article
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2Article on Article {
  body
  ...V2ArticleSummary
}`) as unknown as TypedDocumentString<V2GetArticleQuery, V2GetArticleQueryVariables>;
export const V2UpdateArticleDocument = new TypedDocumentString(`
    mutation V2UpdateArticle($slug: String!, $version: Int, $title: String, $description: String, $body: String, $tags: [String!]) {
  answer: updateArticle(
    slug: $slug
    version: $version
    input: {title: $title, description: $description, body: $body, tags: $tags}
  ) {
    ...V2Article
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2Article on Article {
  body
  ...V2ArticleSummary
}`) as unknown as TypedDocumentString<V2UpdateArticleMutation, V2UpdateArticleMutationVariables>;
export const V2DeleteArticleDocument = new TypedDocumentString(`
    mutation V2DeleteArticle($slug: String!, $version: Int) {
  deleteArticle(slug: $slug, version: $version)
}
    `) as unknown as TypedDocumentString<V2DeleteArticleMutation, V2DeleteArticleMutationVariables>;
export const V2PublishArticleDocument = new TypedDocumentString(`
    mutation V2PublishArticle($slug: String!, $version: Int) {
  answer: publishArticle(slug: $slug, version: $version) {
    ...V2Article
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2Article on Article {
  body
  ...V2ArticleSummary
}`) as unknown as TypedDocumentString<V2PublishArticleMutation, V2PublishArticleMutationVariables>;
export const V2UnpublishArticleDocument = new TypedDocumentString(`
    mutation V2UnpublishArticle($slug: String!, $version: Int) {
  answer: unpublishArticle(slug: $slug, version: $version) {
    ...V2Article
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2Article on Article {
  body
  ...V2ArticleSummary
}`) as unknown as TypedDocumentString<V2UnpublishArticleMutation, V2UnpublishArticleMutationVariables>;
export const V2FavoriteArticleDocument = new TypedDocumentString(`
    mutation V2FavoriteArticle($slug: String!) {
  answer: favoriteArticle(slug: $slug) {
    ...V2Article
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2Article on Article {
  body
  ...V2ArticleSummary
}`) as unknown as TypedDocumentString<V2FavoriteArticleMutation, V2FavoriteArticleMutationVariables>;
export const V2UnfavoriteArticleDocument = new TypedDocumentString(`
    mutation V2UnfavoriteArticle($slug: String!) {
  answer: unfavoriteArticle(slug: $slug) {
    ...V2Article
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2Article on Article {
  body
  ...V2ArticleSummary
}`) as unknown as TypedDocumentString<V2UnfavoriteArticleMutation, V2UnfavoriteArticleMutationVariables>;
export const V2ListFeedDocument = new TypedDocumentString(`
    query V2ListFeed($first: Int = 20, $after: String) {
  answer: feed(first: $first, after: $after) {
    items: nodes {
      ...V2ArticleSummary
    }
    pageInfo {
      ...V2PageInfo
    }
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<V2ListFeedQuery, V2ListFeedQueryVariables>;
export const V2ListTagsDocument = new TypedDocumentString(`
    query V2ListTags($first: Int = 20, $after: String) {
  answer: tags(first: $first, after: $after) {
    items: nodes {
      ...V2Tag
    }
    pageInfo {
      ...V2PageInfo
    }
  }
}
    fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}
fragment V2Tag on Tag {
  name
  articlesCount
}`) as unknown as TypedDocumentString<V2ListTagsQuery, V2ListTagsQueryVariables>;
export const V2ListCommentsDocument = new TypedDocumentString(`
    query V2ListComments($slug: String!, $first: Int = 20, $after: String) {
  article(slug: $slug) {
    answer: comments(first: $first, after: $after) {
      items: nodes {
        ...V2Comment
      }
      pageInfo {
        ...V2PageInfo
      }
    }
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2Comment on Comment {
  id
  body
  version
  createdAt
  updatedAt
  viewerCanEdit
  viewerCanDelete
  author {
    ...V2Author
  }
}
fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<V2ListCommentsQuery, V2ListCommentsQueryVariables>;
export const V2CreateCommentDocument = new TypedDocumentString(`
    mutation V2CreateComment($slug: String!, $body: String!) {
  answer: createComment(articleSlug: $slug, body: $body) {
    ...V2Comment
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2Comment on Comment {
  id
  body
  version
  createdAt
  updatedAt
  viewerCanEdit
  viewerCanDelete
  author {
    ...V2Author
  }
}`) as unknown as TypedDocumentString<V2CreateCommentMutation, V2CreateCommentMutationVariables>;
export const V2UpdateCommentDocument = new TypedDocumentString(`
    mutation V2UpdateComment($id: ID!, $version: Int, $body: String!) {
  answer: updateComment(id: $id, version: $version, body: $body) {
    ...V2Comment
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2Comment on Comment {
  id
  body
  version
  createdAt
  updatedAt
  viewerCanEdit
  viewerCanDelete
  author {
    ...V2Author
  }
}`) as unknown as TypedDocumentString<V2UpdateCommentMutation, V2UpdateCommentMutationVariables>;
export const V2DeleteCommentDocument = new TypedDocumentString(`
    mutation V2DeleteComment($id: ID!, $version: Int) {
  deleteComment(id: $id, version: $version)
}
    `) as unknown as TypedDocumentString<V2DeleteCommentMutation, V2DeleteCommentMutationVariables>;
export const V2GetMfaDocument = new TypedDocumentString(`
    query V2GetMfa {
  viewer {
    answer: mfa {
      totp
      backupCodesLeft
    }
  }
}
    `) as unknown as TypedDocumentString<V2GetMfaQuery, V2GetMfaQueryVariables>;
export const V2StartTotpDocument = new TypedDocumentString(`
    mutation V2StartTotp {
  answer: startTotp {
    secret
    uri
    qrCode
  }
}
    `) as unknown as TypedDocumentString<V2StartTotpMutation, V2StartTotpMutationVariables>;
export const V2ConfirmTotpDocument = new TypedDocumentString(`
    mutation V2ConfirmTotp($code: String!) {
  answer: confirmTotp(code: $code) {
    backupCodes
  }
}
    `) as unknown as TypedDocumentString<V2ConfirmTotpMutation, V2ConfirmTotpMutationVariables>;
export const V2RemoveTotpDocument = new TypedDocumentString(`
    mutation V2RemoveTotp($code: String) {
  removeTotp(code: $code)
}
    `) as unknown as TypedDocumentString<V2RemoveTotpMutation, V2RemoveTotpMutationVariables>;
export const V2RemakeBackupCodesDocument = new TypedDocumentString(`
    mutation V2RemakeBackupCodes($code: String) {
  answer: remakeBackupCodes(code: $code) {
    backupCodes
  }
}
    `) as unknown as TypedDocumentString<V2RemakeBackupCodesMutation, V2RemakeBackupCodesMutationVariables>;
export const V2SignInDocument = new TypedDocumentString(`
    mutation V2SignIn($email: String!, $password: String!, $deviceToken: String) {
  startSignIn(
    input: {email: $email, password: $password, deviceToken: $deviceToken}
  ) {
    answer: session {
      ...V2Session
    }
    answer200: challenge {
      challengeToken
      methods
      expiresIn
    }
  }
}
    fragment V2Me on Viewer {
  username
  email
  emailVerified
  bio
  image
  role
  permissions
  version
  createdAt
}
fragment V2Session on Session {
  accessToken
  expiresIn
  refreshToken
  deviceToken
  user: viewer {
    ...V2Me
  }
}`) as unknown as TypedDocumentString<V2SignInMutation, V2SignInMutationVariables>;
export const V2AnswerChallengeDocument = new TypedDocumentString(`
    mutation V2AnswerChallenge($challengeToken: String!, $code: String!) {
  answer: answerChallenge(challengeToken: $challengeToken, code: $code) {
    ...V2Session
  }
}
    fragment V2Me on Viewer {
  username
  email
  emailVerified
  bio
  image
  role
  permissions
  version
  createdAt
}
fragment V2Session on Session {
  accessToken
  expiresIn
  refreshToken
  deviceToken
  user: viewer {
    ...V2Me
  }
}`) as unknown as TypedDocumentString<V2AnswerChallengeMutation, V2AnswerChallengeMutationVariables>;
export const V2RefreshDocument = new TypedDocumentString(`
    mutation V2Refresh($refreshToken: String!) {
  answer: refreshSession(refreshToken: $refreshToken) {
    ...V2Session
  }
}
    fragment V2Me on Viewer {
  username
  email
  emailVerified
  bio
  image
  role
  permissions
  version
  createdAt
}
fragment V2Session on Session {
  accessToken
  expiresIn
  refreshToken
  deviceToken
  user: viewer {
    ...V2Me
  }
}`) as unknown as TypedDocumentString<V2RefreshMutation, V2RefreshMutationVariables>;
export const V2ListSessionsDocument = new TypedDocumentString(`
    query V2ListSessions {
  items: sessions {
    id
    device
    network
    deviceRemembered
    createdAt
    lastUsedAt
    expiresAt
    current
  }
}
    `) as unknown as TypedDocumentString<V2ListSessionsQuery, V2ListSessionsQueryVariables>;
export const V2RevokeOtherSessionsDocument = new TypedDocumentString(`
    mutation V2RevokeOtherSessions($revokeApiKeys: Boolean = false) {
  revokeOtherSessions(revokeApiKeys: $revokeApiKeys)
}
    `) as unknown as TypedDocumentString<V2RevokeOtherSessionsMutation, V2RevokeOtherSessionsMutationVariables>;
export const V2SignOutDocument = new TypedDocumentString(`
    mutation V2SignOut {
  signOut
}
    `) as unknown as TypedDocumentString<V2SignOutMutation, V2SignOutMutationVariables>;
export const V2RevokeSessionDocument = new TypedDocumentString(`
    mutation V2RevokeSession($id: ID!) {
  revokeSession(id: $id)
}
    `) as unknown as TypedDocumentString<V2RevokeSessionMutation, V2RevokeSessionMutationVariables>;
export const V2ReauthenticateDocument = new TypedDocumentString(`
    mutation V2Reauthenticate($password: String!, $code: String) {
  answer: reauthenticate(password: $password, code: $code) {
    accessToken
    expiresIn
  }
}
    `) as unknown as TypedDocumentString<V2ReauthenticateMutation, V2ReauthenticateMutationVariables>;
export const V2ChangePasswordDocument = new TypedDocumentString(`
    mutation V2ChangePassword($currentPassword: String!, $newPassword: String!, $revokeApiKeys: Boolean = false) {
  changePassword(
    input: {currentPassword: $currentPassword, newPassword: $newPassword, revokeApiKeys: $revokeApiKeys}
  )
}
    `) as unknown as TypedDocumentString<V2ChangePasswordMutation, V2ChangePasswordMutationVariables>;
export const V2RequestPasswordResetDocument = new TypedDocumentString(`
    mutation V2RequestPasswordReset($email: String!) {
  requestPasswordReset(email: $email)
}
    `) as unknown as TypedDocumentString<V2RequestPasswordResetMutation, V2RequestPasswordResetMutationVariables>;
export const V2ResetPasswordDocument = new TypedDocumentString(`
    mutation V2ResetPassword($token: String!, $password: String!) {
  resetPassword(token: $token, password: $password)
}
    `) as unknown as TypedDocumentString<V2ResetPasswordMutation, V2ResetPasswordMutationVariables>;
export const V2RequestEmailVerificationDocument = new TypedDocumentString(`
    mutation V2RequestEmailVerification {
  requestEmailVerification
}
    `) as unknown as TypedDocumentString<V2RequestEmailVerificationMutation, V2RequestEmailVerificationMutationVariables>;
export const V2VerifyEmailDocument = new TypedDocumentString(`
    mutation V2VerifyEmail($token: String!) {
  verifyEmail(token: $token)
}
    `) as unknown as TypedDocumentString<V2VerifyEmailMutation, V2VerifyEmailMutationVariables>;
export const V2RegisterDocument = new TypedDocumentString(`
    mutation V2Register($username: String!, $email: String!, $password: String!) {
  answer: register(
    input: {username: $username, email: $email, password: $password}
  ) {
    ...V2Session
  }
}
    fragment V2Me on Viewer {
  username
  email
  emailVerified
  bio
  image
  role
  permissions
  version
  createdAt
}
fragment V2Session on Session {
  accessToken
  expiresIn
  refreshToken
  deviceToken
  user: viewer {
    ...V2Me
  }
}`) as unknown as TypedDocumentString<V2RegisterMutation, V2RegisterMutationVariables>;
export const V2GetUserDocument = new TypedDocumentString(`
    query V2GetUser($username: String!) {
  answer: user(username: $username) {
    ...V2Profile
  }
}
    fragment V2Profile on User {
  id
  username
  bio
  image
  createdAt
  followersCount
  followingCount
  viewerIsFollowing
}`) as unknown as TypedDocumentString<V2GetUserQuery, V2GetUserQueryVariables>;
export const V2FollowUserDocument = new TypedDocumentString(`
    mutation V2FollowUser($username: String!) {
  answer: followUser(username: $username) {
    ...V2Profile
  }
}
    fragment V2Profile on User {
  id
  username
  bio
  image
  createdAt
  followersCount
  followingCount
  viewerIsFollowing
}`) as unknown as TypedDocumentString<V2FollowUserMutation, V2FollowUserMutationVariables>;
export const V2UnfollowUserDocument = new TypedDocumentString(`
    mutation V2UnfollowUser($username: String!) {
  answer: unfollowUser(username: $username) {
    ...V2Profile
  }
}
    fragment V2Profile on User {
  id
  username
  bio
  image
  createdAt
  followersCount
  followingCount
  viewerIsFollowing
}`) as unknown as TypedDocumentString<V2UnfollowUserMutation, V2UnfollowUserMutationVariables>;
export const V2GetMeDocument = new TypedDocumentString(`
    query V2GetMe {
  answer: viewer {
    ...V2Me
  }
}
    fragment V2Me on Viewer {
  username
  email
  emailVerified
  bio
  image
  role
  permissions
  version
  createdAt
}`) as unknown as TypedDocumentString<V2GetMeQuery, V2GetMeQueryVariables>;
export const V2UpdateMeDocument = new TypedDocumentString(`
    mutation V2UpdateMe($version: Int, $username: String, $email: String, $currentPassword: String, $code: String, $bio: String, $image: String) {
  answer: updateProfile(
    version: $version
    input: {username: $username, email: $email, currentPassword: $currentPassword, code: $code, bio: $bio, image: $image}
  ) {
    ...V2Me
  }
}
    fragment V2Me on Viewer {
  username
  email
  emailVerified
  bio
  image
  role
  permissions
  version
  createdAt
}`) as unknown as TypedDocumentString<V2UpdateMeMutation, V2UpdateMeMutationVariables>;
export const V2ListDraftsDocument = new TypedDocumentString(`
    query V2ListDrafts($first: Int = 20, $after: String) {
  viewer {
    answer: articles(status: DRAFT, first: $first, after: $after) {
      items: nodes {
        ...V2ArticleSummary
      }
      pageInfo {
        ...V2PageInfo
      }
    }
  }
}
    fragment V2Author on User {
  username
  bio
  image
  viewerIsFollowing
}
fragment V2ArticleSummary on Article {
  id
  slug
  title
  description
  readingMinutes
  status
  version
  tags: tagNames
  favoritesCount
  commentsCount
  viewerHasFavorited
  createdAt
  updatedAt
  publishedAt
  author {
    ...V2Author
  }
}
fragment V2PageInfo on PageInfo {
  hasNextPage
  endCursor
}`) as unknown as TypedDocumentString<V2ListDraftsQuery, V2ListDraftsQueryVariables>;