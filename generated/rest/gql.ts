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
    "\n      query V1ListArticles($tag: String, $author: String, $favorited: String, $limit: Int = 20, $offset: Int = 0) {\n        answer: articles(\n          filter: { tag: $tag, author: $author, favoritedBy: $favorited }\n          first: $limit\n          offset: $offset\n        ) {\n          articles: nodes { ...V1Article }\n          articlesCount: totalCount\n        }\n      }\n    ": typeof types.V1ListArticlesDocument,
    "\n      query V1ListFeed($limit: Int = 20, $offset: Int = 0) {\n        answer: feed(first: $limit, offset: $offset) {\n          articles: nodes { ...V1Article }\n          articlesCount: totalCount\n        }\n      }\n    ": typeof types.V1ListFeedDocument,
    "\n      mutation V1CreateArticle($title: String!, $description: String!, $body: String!, $tagList: [String!]) {\n        article: createArticle(\n          input: { title: $title, description: $description, body: $body, tags: $tagList, publish: true }\n        ) { ...V1Article }\n      }\n    ": typeof types.V1CreateArticleDocument,
    "query V1GetArticle($slug: String!) { article(slug: $slug) { ...V1Article } }": typeof types.V1GetArticleDocument,
    "\n      mutation V1UpdateArticle($slug: String!, $title: String, $description: String, $body: String, $tagList: [String!]) {\n        article: updateArticle(\n          slug: $slug\n          input: { title: $title, description: $description, body: $body, tags: $tagList }\n        ) { ...V1Article }\n      }\n    ": typeof types.V1UpdateArticleDocument,
    "mutation V1DeleteArticle($slug: String!) { deleteArticle(slug: $slug) }": typeof types.V1DeleteArticleDocument,
    "\n      mutation V1Favorite($slug: String!) { article: favoriteArticle(slug: $slug) { ...V1Article } }\n    ": typeof types.V1FavoriteDocument,
    "\n      mutation V1Unfavorite($slug: String!) { article: unfavoriteArticle(slug: $slug) { ...V1Article } }\n    ": typeof types.V1UnfavoriteDocument,
    "query V1ListTags { tags(first: 100) { nodes { name } } }": typeof types.V1ListTagsDocument,
    "\n      query V1ListComments($slug: String!) {\n        article(slug: $slug) { answer: comments(first: 100) { comments: nodes { ...V1Comment } } }\n      }\n    ": typeof types.V1ListCommentsDocument,
    "\n      mutation V1CreateComment($slug: String!, $body: String!) {\n        comment: createComment(articleSlug: $slug, body: $body) { ...V1Comment }\n      }\n    ": typeof types.V1CreateCommentDocument,
    "\n      mutation V1DeleteComment($slug: String!, $id: Int!) { deleteCommentByNumber(articleSlug: $slug, number: $id) }\n    ": typeof types.V1DeleteCommentDocument,
    "fragment V1Profile on User { username bio image: imageOrEmpty following: viewerIsFollowing }": typeof types.V1ProfileFragmentDoc,
    "\n    fragment V1Article on Article {\n      slug\n      title\n      description\n      body\n      tagList: tagNames(sorted: true)\n      createdAt\n      updatedAt\n      favorited: viewerHasFavorited\n      favoritesCount\n      author { ...V1Profile }\n    }\n  ": typeof types.V1ArticleFragmentDoc,
    "\n    fragment V1Comment on Comment { id: number createdAt updatedAt body author { ...V1Profile } }\n  ": typeof types.V1CommentFragmentDoc,
    "fragment V1User on Viewer { email token: accessToken username bio image: imageOrEmpty }": typeof types.V1UserFragmentDoc,
    "\n      mutation V1Register($username: String!, $email: String!, $password: String!) {\n        answer: register(\n          input: { username: $username, email: $email, password: $password }\n          refreshable: false\n        ) {\n          user: viewer { ...V1User }\n        }\n      }\n    ": typeof types.V1RegisterDocument,
    "\n      mutation V1Login($email: String!, $password: String!) {\n        answer: signIn(input: { email: $email, password: $password }, refreshable: false) {\n          user: viewer { ...V1User }\n        }\n      }\n    ": typeof types.V1LoginDocument,
    "query V1GetUser { user: viewer { ...V1User } }": typeof types.V1GetUserDocument,
    "\n      mutation V1UpdateUser($email: String, $username: String, $password: String, $currentPassword: String, $bio: String, $image: String) {\n        user: updateProfile(\n          input: {\n            email: $email\n            username: $username\n            password: $password\n            currentPassword: $currentPassword\n            bio: $bio\n            image: $image\n          }\n        ) { ...V1User }\n      }\n    ": typeof types.V1UpdateUserDocument,
    "query V1GetProfile($username: String!) { profile: user(username: $username) { ...V1Profile } }": typeof types.V1GetProfileDocument,
    "\n      mutation V1Follow($username: String!) { profile: followUser(username: $username) { ...V1Profile } }\n    ": typeof types.V1FollowDocument,
    "\n      mutation V1Unfollow($username: String!) { profile: unfollowUser(username: $username) { ...V1Profile } }\n    ": typeof types.V1UnfollowDocument,
    "\n      query V2ListUsers($role: Role, $disabled: Boolean, $q: String, $first: Int = 20, $after: String) {\n        answer: users(\n          filter: { role: $role, disabled: $disabled, matching: $q }\n          first: $first\n          after: $after\n        ) {\n          items: nodes { ...V2ManagedUser }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": typeof types.V2ListUsersDocument,
    "\n      mutation V2UpdateUser($username: String!, $role: Role, $disabled: Boolean) {\n        answer: updateUser(username: $username, input: { role: $role, disabled: $disabled }) { ...V2ManagedUser }\n      }\n    ": typeof types.V2UpdateUserDocument,
    "\n      mutation V2RemoveUserMfa($username: String!, $reason: String!) {\n        removeUserMfa(username: $username, reason: $reason) { username }\n      }\n    ": typeof types.V2RemoveUserMfaDocument,
    "\n      mutation V2EndUserSessions($username: String!, $revokeApiKeys: Boolean = false) {\n        endUserSessions(username: $username, revokeApiKeys: $revokeApiKeys)\n      }\n    ": typeof types.V2EndUserSessionsDocument,
    "\n      query V2ListAuditEvents(\n        $actor: String\n        $action: String\n        $target: String\n        $result: String\n        $first: Int = 20\n        $after: String\n      ) {\n        answer: auditEvents(\n          filter: { actor: $actor, action: $action, target: $target, result: $result }\n          first: $first\n          after: $after\n        ) {\n          items: nodes {\n            id\n            at\n            actor\n            user { username }\n            action\n            target\n            result\n            address\n            requestId\n            details { name value }\n          }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": typeof types.V2ListAuditEventsDocument,
    "\n    fragment V2ApiKey on ApiKey {\n      id\n      name\n      hint\n      scopes\n      state\n      createdAt\n      expiresAt\n      lastUsedAt\n      revokedAt\n    }\n  ": typeof types.V2ApiKeyFragmentDoc,
    "fragment V2CreatedApiKey on CreatedApiKey { key apiKey { ...V2ApiKey } }": typeof types.V2CreatedApiKeyFragmentDoc,
    "\n      query V2ListApiKeys($first: Int = 20, $after: String) {\n        answer: apiKeys(first: $first, after: $after) {\n          items: nodes { ...V2ApiKey }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": typeof types.V2ListApiKeysDocument,
    "\n      mutation V2CreateApiKey($name: String!, $scopes: [String!]!, $expiresInDays: Int!) {\n        answer: createApiKey(input: { name: $name, scopes: $scopes, expiresInDays: $expiresInDays }) {\n          ...V2CreatedApiKey\n        }\n      }\n    ": typeof types.V2CreateApiKeyDocument,
    "mutation V2RevokeApiKey($id: ID!) { revokeApiKey(id: $id) }": typeof types.V2RevokeApiKeyDocument,
    "\n      mutation V2RotateApiKey($id: ID!, $overlapHours: Int) {\n        answer: rotateApiKey(id: $id, overlapHours: $overlapHours) { ...V2CreatedApiKey }\n      }\n    ": typeof types.V2RotateApiKeyDocument,
    "\n      query V2ListArticles(\n        $tag: String\n        $author: String\n        $favoritedBy: String\n        $q: String\n        $first: Int = 20\n        $after: String\n      ) {\n        answer: articles(\n          filter: { tag: $tag, author: $author, favoritedBy: $favoritedBy, matching: $q }\n          first: $first\n          after: $after\n        ) {\n          items: nodes { ...V2ArticleSummary }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": typeof types.V2ListArticlesDocument,
    "\n      mutation V2CreateArticle(\n        $title: String!\n        $description: String!\n        $body: String!\n        $tags: [String!]\n        $slug: String\n        $publish: Boolean = false\n      ) {\n        answer: createArticle(\n          input: { title: $title, description: $description, body: $body, tags: $tags, slug: $slug, publish: $publish }\n        ) { ...V2Article }\n      }\n    ": typeof types.V2CreateArticleDocument,
    "query V2GetArticle($slug: String!) { answer: article(slug: $slug) { ...V2Article } }": typeof types.V2GetArticleDocument,
    "\n      mutation V2UpdateArticle(\n        $slug: String!\n        $version: Int\n        $title: String\n        $description: String\n        $body: String\n        $tags: [String!]\n      ) {\n        answer: updateArticle(\n          slug: $slug\n          version: $version\n          input: { title: $title, description: $description, body: $body, tags: $tags }\n        ) { ...V2Article }\n      }\n    ": typeof types.V2UpdateArticleDocument,
    "\n      mutation V2DeleteArticle($slug: String!, $version: Int) { deleteArticle(slug: $slug, version: $version) }\n    ": typeof types.V2DeleteArticleDocument,
    "\n      mutation V2PublishArticle($slug: String!, $version: Int) {\n        answer: publishArticle(slug: $slug, version: $version) { ...V2Article }\n      }\n    ": typeof types.V2PublishArticleDocument,
    "\n      mutation V2UnpublishArticle($slug: String!, $version: Int) {\n        answer: unpublishArticle(slug: $slug, version: $version) { ...V2Article }\n      }\n    ": typeof types.V2UnpublishArticleDocument,
    "\n      mutation V2FavoriteArticle($slug: String!) { answer: favoriteArticle(slug: $slug) { ...V2Article } }\n    ": typeof types.V2FavoriteArticleDocument,
    "\n      mutation V2UnfavoriteArticle($slug: String!) { answer: unfavoriteArticle(slug: $slug) { ...V2Article } }\n    ": typeof types.V2UnfavoriteArticleDocument,
    "\n      query V2ListFeed($first: Int = 20, $after: String) {\n        answer: feed(first: $first, after: $after) {\n          items: nodes { ...V2ArticleSummary }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": typeof types.V2ListFeedDocument,
    "\n      query V2ListTags($first: Int = 20, $after: String) {\n        answer: tags(first: $first, after: $after) { items: nodes { ...V2Tag } pageInfo { ...V2PageInfo } }\n      }\n    ": typeof types.V2ListTagsDocument,
    "\n      query V2ListComments($slug: String!, $first: Int = 20, $after: String) {\n        article(slug: $slug) {\n          answer: comments(first: $first, after: $after) {\n            items: nodes { ...V2Comment }\n            pageInfo { ...V2PageInfo }\n          }\n        }\n      }\n    ": typeof types.V2ListCommentsDocument,
    "\n      mutation V2CreateComment($slug: String!, $body: String!) {\n        answer: createComment(articleSlug: $slug, body: $body) { ...V2Comment }\n      }\n    ": typeof types.V2CreateCommentDocument,
    "\n      mutation V2UpdateComment($id: ID!, $version: Int, $body: String!) {\n        answer: updateComment(id: $id, version: $version, body: $body) { ...V2Comment }\n      }\n    ": typeof types.V2UpdateCommentDocument,
    "\n      mutation V2DeleteComment($id: ID!, $version: Int) { deleteComment(id: $id, version: $version) }\n    ": typeof types.V2DeleteCommentDocument,
    "fragment V2Author on User { username bio image viewerIsFollowing }": typeof types.V2AuthorFragmentDoc,
    "\n    fragment V2ArticleSummary on Article {\n      id\n      slug\n      title\n      description\n      readingMinutes\n      status\n      version\n      tags: tagNames\n      favoritesCount\n      commentsCount\n      viewerHasFavorited\n      createdAt\n      updatedAt\n      publishedAt\n      author { ...V2Author }\n    }\n  ": typeof types.V2ArticleSummaryFragmentDoc,
    "fragment V2Article on Article { body ...V2ArticleSummary }": typeof types.V2ArticleFragmentDoc,
    "\n    fragment V2Comment on Comment {\n      id\n      body\n      version\n      createdAt\n      updatedAt\n      viewerCanEdit\n      viewerCanDelete\n      author { ...V2Author }\n    }\n  ": typeof types.V2CommentFragmentDoc,
    "fragment V2PageInfo on PageInfo { hasNextPage endCursor }": typeof types.V2PageInfoFragmentDoc,
    "\n    fragment V2Profile on User {\n      id\n      username\n      bio\n      image\n      createdAt\n      followersCount\n      followingCount\n      viewerIsFollowing\n    }\n  ": typeof types.V2ProfileFragmentDoc,
    "\n    fragment V2Me on Viewer { username email emailVerified bio image role permissions version createdAt }\n  ": typeof types.V2MeFragmentDoc,
    "fragment V2Tag on Tag { name articlesCount }": typeof types.V2TagFragmentDoc,
    "\n    fragment V2ManagedUser on ManagedUser {\n      username\n      auditName\n      email\n      emailVerified\n      role\n      disabled\n      mfa\n      createdAt\n    }\n  ": typeof types.V2ManagedUserFragmentDoc,
    "query V2GetMfa { viewer { answer: mfa { totp backupCodesLeft } } }": typeof types.V2GetMfaDocument,
    "mutation V2StartTotp { answer: startTotp { secret uri qrCode } }": typeof types.V2StartTotpDocument,
    "\n      mutation V2ConfirmTotp($code: String!) { answer: confirmTotp(code: $code) { backupCodes } }\n    ": typeof types.V2ConfirmTotpDocument,
    "mutation V2RemoveTotp($code: String) { removeTotp(code: $code) }": typeof types.V2RemoveTotpDocument,
    "\n      mutation V2RemakeBackupCodes($code: String) { answer: remakeBackupCodes(code: $code) { backupCodes } }\n    ": typeof types.V2RemakeBackupCodesDocument,
    "\n    fragment V2Session on Session { accessToken expiresIn refreshToken deviceToken user: viewer { ...V2Me } }\n  ": typeof types.V2SessionFragmentDoc,
    "\n      mutation V2SignIn($email: String!, $password: String!, $deviceToken: String) {\n        startSignIn(input: { email: $email, password: $password, deviceToken: $deviceToken }) {\n          answer: session { ...V2Session }\n          answer200: challenge { challengeToken methods expiresIn }\n        }\n      }\n    ": typeof types.V2SignInDocument,
    "\n      mutation V2AnswerChallenge($challengeToken: String!, $code: String!) {\n        answer: answerChallenge(challengeToken: $challengeToken, code: $code) { ...V2Session }\n      }\n    ": typeof types.V2AnswerChallengeDocument,
    "\n      mutation V2Refresh($refreshToken: String!) {\n        answer: refreshSession(refreshToken: $refreshToken) { ...V2Session }\n      }\n    ": typeof types.V2RefreshDocument,
    "\n      query V2ListSessions {\n        items: sessions { id device network deviceRemembered createdAt lastUsedAt expiresAt current }\n      }\n    ": typeof types.V2ListSessionsDocument,
    "\n      mutation V2RevokeOtherSessions($revokeApiKeys: Boolean = false) {\n        revokeOtherSessions(revokeApiKeys: $revokeApiKeys)\n      }\n    ": typeof types.V2RevokeOtherSessionsDocument,
    "mutation V2SignOut { signOut }": typeof types.V2SignOutDocument,
    "mutation V2RevokeSession($id: ID!) { revokeSession(id: $id) }": typeof types.V2RevokeSessionDocument,
    "\n      mutation V2Reauthenticate($password: String!, $code: String) {\n        answer: reauthenticate(password: $password, code: $code) { accessToken expiresIn }\n      }\n    ": typeof types.V2ReauthenticateDocument,
    "\n      mutation V2ChangePassword($currentPassword: String!, $newPassword: String!, $revokeApiKeys: Boolean = false) {\n        changePassword(\n          input: { currentPassword: $currentPassword, newPassword: $newPassword, revokeApiKeys: $revokeApiKeys }\n        )\n      }\n    ": typeof types.V2ChangePasswordDocument,
    "\n      mutation V2RequestPasswordReset($email: String!) { requestPasswordReset(email: $email) }\n    ": typeof types.V2RequestPasswordResetDocument,
    "\n      mutation V2ResetPassword($token: String!, $password: String!) {\n        resetPassword(token: $token, password: $password)\n      }\n    ": typeof types.V2ResetPasswordDocument,
    "mutation V2RequestEmailVerification { requestEmailVerification }": typeof types.V2RequestEmailVerificationDocument,
    "mutation V2VerifyEmail($token: String!) { verifyEmail(token: $token) }": typeof types.V2VerifyEmailDocument,
    "\n      mutation V2Register($username: String!, $email: String!, $password: String!) {\n        answer: register(input: { username: $username, email: $email, password: $password }) { ...V2Session }\n      }\n    ": typeof types.V2RegisterDocument,
    "query V2GetUser($username: String!) { answer: user(username: $username) { ...V2Profile } }": typeof types.V2GetUserDocument,
    "\n      mutation V2FollowUser($username: String!) { answer: followUser(username: $username) { ...V2Profile } }\n    ": typeof types.V2FollowUserDocument,
    "\n      mutation V2UnfollowUser($username: String!) { answer: unfollowUser(username: $username) { ...V2Profile } }\n    ": typeof types.V2UnfollowUserDocument,
    "query V2GetMe { answer: viewer { ...V2Me } }": typeof types.V2GetMeDocument,
    "\n      mutation V2UpdateMe($version: Int, $username: String, $email: String, $currentPassword: String, $code: String, $bio: String, $image: String) {\n        answer: updateProfile(\n          version: $version\n          input: {\n            username: $username\n            email: $email\n            currentPassword: $currentPassword\n            code: $code\n            bio: $bio\n            image: $image\n          }\n        ) { ...V2Me }\n      }\n    ": typeof types.V2UpdateMeDocument,
    "\n      query V2ListDrafts($first: Int = 20, $after: String) {\n        viewer {\n          answer: articles(status: DRAFT, first: $first, after: $after) {\n            items: nodes { ...V2ArticleSummary }\n            pageInfo { ...V2PageInfo }\n          }\n        }\n      }\n    ": typeof types.V2ListDraftsDocument,
};
const documents: Documents = {
    "\n      query V1ListArticles($tag: String, $author: String, $favorited: String, $limit: Int = 20, $offset: Int = 0) {\n        answer: articles(\n          filter: { tag: $tag, author: $author, favoritedBy: $favorited }\n          first: $limit\n          offset: $offset\n        ) {\n          articles: nodes { ...V1Article }\n          articlesCount: totalCount\n        }\n      }\n    ": types.V1ListArticlesDocument,
    "\n      query V1ListFeed($limit: Int = 20, $offset: Int = 0) {\n        answer: feed(first: $limit, offset: $offset) {\n          articles: nodes { ...V1Article }\n          articlesCount: totalCount\n        }\n      }\n    ": types.V1ListFeedDocument,
    "\n      mutation V1CreateArticle($title: String!, $description: String!, $body: String!, $tagList: [String!]) {\n        article: createArticle(\n          input: { title: $title, description: $description, body: $body, tags: $tagList, publish: true }\n        ) { ...V1Article }\n      }\n    ": types.V1CreateArticleDocument,
    "query V1GetArticle($slug: String!) { article(slug: $slug) { ...V1Article } }": types.V1GetArticleDocument,
    "\n      mutation V1UpdateArticle($slug: String!, $title: String, $description: String, $body: String, $tagList: [String!]) {\n        article: updateArticle(\n          slug: $slug\n          input: { title: $title, description: $description, body: $body, tags: $tagList }\n        ) { ...V1Article }\n      }\n    ": types.V1UpdateArticleDocument,
    "mutation V1DeleteArticle($slug: String!) { deleteArticle(slug: $slug) }": types.V1DeleteArticleDocument,
    "\n      mutation V1Favorite($slug: String!) { article: favoriteArticle(slug: $slug) { ...V1Article } }\n    ": types.V1FavoriteDocument,
    "\n      mutation V1Unfavorite($slug: String!) { article: unfavoriteArticle(slug: $slug) { ...V1Article } }\n    ": types.V1UnfavoriteDocument,
    "query V1ListTags { tags(first: 100) { nodes { name } } }": types.V1ListTagsDocument,
    "\n      query V1ListComments($slug: String!) {\n        article(slug: $slug) { answer: comments(first: 100) { comments: nodes { ...V1Comment } } }\n      }\n    ": types.V1ListCommentsDocument,
    "\n      mutation V1CreateComment($slug: String!, $body: String!) {\n        comment: createComment(articleSlug: $slug, body: $body) { ...V1Comment }\n      }\n    ": types.V1CreateCommentDocument,
    "\n      mutation V1DeleteComment($slug: String!, $id: Int!) { deleteCommentByNumber(articleSlug: $slug, number: $id) }\n    ": types.V1DeleteCommentDocument,
    "fragment V1Profile on User { username bio image: imageOrEmpty following: viewerIsFollowing }": types.V1ProfileFragmentDoc,
    "\n    fragment V1Article on Article {\n      slug\n      title\n      description\n      body\n      tagList: tagNames(sorted: true)\n      createdAt\n      updatedAt\n      favorited: viewerHasFavorited\n      favoritesCount\n      author { ...V1Profile }\n    }\n  ": types.V1ArticleFragmentDoc,
    "\n    fragment V1Comment on Comment { id: number createdAt updatedAt body author { ...V1Profile } }\n  ": types.V1CommentFragmentDoc,
    "fragment V1User on Viewer { email token: accessToken username bio image: imageOrEmpty }": types.V1UserFragmentDoc,
    "\n      mutation V1Register($username: String!, $email: String!, $password: String!) {\n        answer: register(\n          input: { username: $username, email: $email, password: $password }\n          refreshable: false\n        ) {\n          user: viewer { ...V1User }\n        }\n      }\n    ": types.V1RegisterDocument,
    "\n      mutation V1Login($email: String!, $password: String!) {\n        answer: signIn(input: { email: $email, password: $password }, refreshable: false) {\n          user: viewer { ...V1User }\n        }\n      }\n    ": types.V1LoginDocument,
    "query V1GetUser { user: viewer { ...V1User } }": types.V1GetUserDocument,
    "\n      mutation V1UpdateUser($email: String, $username: String, $password: String, $currentPassword: String, $bio: String, $image: String) {\n        user: updateProfile(\n          input: {\n            email: $email\n            username: $username\n            password: $password\n            currentPassword: $currentPassword\n            bio: $bio\n            image: $image\n          }\n        ) { ...V1User }\n      }\n    ": types.V1UpdateUserDocument,
    "query V1GetProfile($username: String!) { profile: user(username: $username) { ...V1Profile } }": types.V1GetProfileDocument,
    "\n      mutation V1Follow($username: String!) { profile: followUser(username: $username) { ...V1Profile } }\n    ": types.V1FollowDocument,
    "\n      mutation V1Unfollow($username: String!) { profile: unfollowUser(username: $username) { ...V1Profile } }\n    ": types.V1UnfollowDocument,
    "\n      query V2ListUsers($role: Role, $disabled: Boolean, $q: String, $first: Int = 20, $after: String) {\n        answer: users(\n          filter: { role: $role, disabled: $disabled, matching: $q }\n          first: $first\n          after: $after\n        ) {\n          items: nodes { ...V2ManagedUser }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": types.V2ListUsersDocument,
    "\n      mutation V2UpdateUser($username: String!, $role: Role, $disabled: Boolean) {\n        answer: updateUser(username: $username, input: { role: $role, disabled: $disabled }) { ...V2ManagedUser }\n      }\n    ": types.V2UpdateUserDocument,
    "\n      mutation V2RemoveUserMfa($username: String!, $reason: String!) {\n        removeUserMfa(username: $username, reason: $reason) { username }\n      }\n    ": types.V2RemoveUserMfaDocument,
    "\n      mutation V2EndUserSessions($username: String!, $revokeApiKeys: Boolean = false) {\n        endUserSessions(username: $username, revokeApiKeys: $revokeApiKeys)\n      }\n    ": types.V2EndUserSessionsDocument,
    "\n      query V2ListAuditEvents(\n        $actor: String\n        $action: String\n        $target: String\n        $result: String\n        $first: Int = 20\n        $after: String\n      ) {\n        answer: auditEvents(\n          filter: { actor: $actor, action: $action, target: $target, result: $result }\n          first: $first\n          after: $after\n        ) {\n          items: nodes {\n            id\n            at\n            actor\n            user { username }\n            action\n            target\n            result\n            address\n            requestId\n            details { name value }\n          }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": types.V2ListAuditEventsDocument,
    "\n    fragment V2ApiKey on ApiKey {\n      id\n      name\n      hint\n      scopes\n      state\n      createdAt\n      expiresAt\n      lastUsedAt\n      revokedAt\n    }\n  ": types.V2ApiKeyFragmentDoc,
    "fragment V2CreatedApiKey on CreatedApiKey { key apiKey { ...V2ApiKey } }": types.V2CreatedApiKeyFragmentDoc,
    "\n      query V2ListApiKeys($first: Int = 20, $after: String) {\n        answer: apiKeys(first: $first, after: $after) {\n          items: nodes { ...V2ApiKey }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": types.V2ListApiKeysDocument,
    "\n      mutation V2CreateApiKey($name: String!, $scopes: [String!]!, $expiresInDays: Int!) {\n        answer: createApiKey(input: { name: $name, scopes: $scopes, expiresInDays: $expiresInDays }) {\n          ...V2CreatedApiKey\n        }\n      }\n    ": types.V2CreateApiKeyDocument,
    "mutation V2RevokeApiKey($id: ID!) { revokeApiKey(id: $id) }": types.V2RevokeApiKeyDocument,
    "\n      mutation V2RotateApiKey($id: ID!, $overlapHours: Int) {\n        answer: rotateApiKey(id: $id, overlapHours: $overlapHours) { ...V2CreatedApiKey }\n      }\n    ": types.V2RotateApiKeyDocument,
    "\n      query V2ListArticles(\n        $tag: String\n        $author: String\n        $favoritedBy: String\n        $q: String\n        $first: Int = 20\n        $after: String\n      ) {\n        answer: articles(\n          filter: { tag: $tag, author: $author, favoritedBy: $favoritedBy, matching: $q }\n          first: $first\n          after: $after\n        ) {\n          items: nodes { ...V2ArticleSummary }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": types.V2ListArticlesDocument,
    "\n      mutation V2CreateArticle(\n        $title: String!\n        $description: String!\n        $body: String!\n        $tags: [String!]\n        $slug: String\n        $publish: Boolean = false\n      ) {\n        answer: createArticle(\n          input: { title: $title, description: $description, body: $body, tags: $tags, slug: $slug, publish: $publish }\n        ) { ...V2Article }\n      }\n    ": types.V2CreateArticleDocument,
    "query V2GetArticle($slug: String!) { answer: article(slug: $slug) { ...V2Article } }": types.V2GetArticleDocument,
    "\n      mutation V2UpdateArticle(\n        $slug: String!\n        $version: Int\n        $title: String\n        $description: String\n        $body: String\n        $tags: [String!]\n      ) {\n        answer: updateArticle(\n          slug: $slug\n          version: $version\n          input: { title: $title, description: $description, body: $body, tags: $tags }\n        ) { ...V2Article }\n      }\n    ": types.V2UpdateArticleDocument,
    "\n      mutation V2DeleteArticle($slug: String!, $version: Int) { deleteArticle(slug: $slug, version: $version) }\n    ": types.V2DeleteArticleDocument,
    "\n      mutation V2PublishArticle($slug: String!, $version: Int) {\n        answer: publishArticle(slug: $slug, version: $version) { ...V2Article }\n      }\n    ": types.V2PublishArticleDocument,
    "\n      mutation V2UnpublishArticle($slug: String!, $version: Int) {\n        answer: unpublishArticle(slug: $slug, version: $version) { ...V2Article }\n      }\n    ": types.V2UnpublishArticleDocument,
    "\n      mutation V2FavoriteArticle($slug: String!) { answer: favoriteArticle(slug: $slug) { ...V2Article } }\n    ": types.V2FavoriteArticleDocument,
    "\n      mutation V2UnfavoriteArticle($slug: String!) { answer: unfavoriteArticle(slug: $slug) { ...V2Article } }\n    ": types.V2UnfavoriteArticleDocument,
    "\n      query V2ListFeed($first: Int = 20, $after: String) {\n        answer: feed(first: $first, after: $after) {\n          items: nodes { ...V2ArticleSummary }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    ": types.V2ListFeedDocument,
    "\n      query V2ListTags($first: Int = 20, $after: String) {\n        answer: tags(first: $first, after: $after) { items: nodes { ...V2Tag } pageInfo { ...V2PageInfo } }\n      }\n    ": types.V2ListTagsDocument,
    "\n      query V2ListComments($slug: String!, $first: Int = 20, $after: String) {\n        article(slug: $slug) {\n          answer: comments(first: $first, after: $after) {\n            items: nodes { ...V2Comment }\n            pageInfo { ...V2PageInfo }\n          }\n        }\n      }\n    ": types.V2ListCommentsDocument,
    "\n      mutation V2CreateComment($slug: String!, $body: String!) {\n        answer: createComment(articleSlug: $slug, body: $body) { ...V2Comment }\n      }\n    ": types.V2CreateCommentDocument,
    "\n      mutation V2UpdateComment($id: ID!, $version: Int, $body: String!) {\n        answer: updateComment(id: $id, version: $version, body: $body) { ...V2Comment }\n      }\n    ": types.V2UpdateCommentDocument,
    "\n      mutation V2DeleteComment($id: ID!, $version: Int) { deleteComment(id: $id, version: $version) }\n    ": types.V2DeleteCommentDocument,
    "fragment V2Author on User { username bio image viewerIsFollowing }": types.V2AuthorFragmentDoc,
    "\n    fragment V2ArticleSummary on Article {\n      id\n      slug\n      title\n      description\n      readingMinutes\n      status\n      version\n      tags: tagNames\n      favoritesCount\n      commentsCount\n      viewerHasFavorited\n      createdAt\n      updatedAt\n      publishedAt\n      author { ...V2Author }\n    }\n  ": types.V2ArticleSummaryFragmentDoc,
    "fragment V2Article on Article { body ...V2ArticleSummary }": types.V2ArticleFragmentDoc,
    "\n    fragment V2Comment on Comment {\n      id\n      body\n      version\n      createdAt\n      updatedAt\n      viewerCanEdit\n      viewerCanDelete\n      author { ...V2Author }\n    }\n  ": types.V2CommentFragmentDoc,
    "fragment V2PageInfo on PageInfo { hasNextPage endCursor }": types.V2PageInfoFragmentDoc,
    "\n    fragment V2Profile on User {\n      id\n      username\n      bio\n      image\n      createdAt\n      followersCount\n      followingCount\n      viewerIsFollowing\n    }\n  ": types.V2ProfileFragmentDoc,
    "\n    fragment V2Me on Viewer { username email emailVerified bio image role permissions version createdAt }\n  ": types.V2MeFragmentDoc,
    "fragment V2Tag on Tag { name articlesCount }": types.V2TagFragmentDoc,
    "\n    fragment V2ManagedUser on ManagedUser {\n      username\n      auditName\n      email\n      emailVerified\n      role\n      disabled\n      mfa\n      createdAt\n    }\n  ": types.V2ManagedUserFragmentDoc,
    "query V2GetMfa { viewer { answer: mfa { totp backupCodesLeft } } }": types.V2GetMfaDocument,
    "mutation V2StartTotp { answer: startTotp { secret uri qrCode } }": types.V2StartTotpDocument,
    "\n      mutation V2ConfirmTotp($code: String!) { answer: confirmTotp(code: $code) { backupCodes } }\n    ": types.V2ConfirmTotpDocument,
    "mutation V2RemoveTotp($code: String) { removeTotp(code: $code) }": types.V2RemoveTotpDocument,
    "\n      mutation V2RemakeBackupCodes($code: String) { answer: remakeBackupCodes(code: $code) { backupCodes } }\n    ": types.V2RemakeBackupCodesDocument,
    "\n    fragment V2Session on Session { accessToken expiresIn refreshToken deviceToken user: viewer { ...V2Me } }\n  ": types.V2SessionFragmentDoc,
    "\n      mutation V2SignIn($email: String!, $password: String!, $deviceToken: String) {\n        startSignIn(input: { email: $email, password: $password, deviceToken: $deviceToken }) {\n          answer: session { ...V2Session }\n          answer200: challenge { challengeToken methods expiresIn }\n        }\n      }\n    ": types.V2SignInDocument,
    "\n      mutation V2AnswerChallenge($challengeToken: String!, $code: String!) {\n        answer: answerChallenge(challengeToken: $challengeToken, code: $code) { ...V2Session }\n      }\n    ": types.V2AnswerChallengeDocument,
    "\n      mutation V2Refresh($refreshToken: String!) {\n        answer: refreshSession(refreshToken: $refreshToken) { ...V2Session }\n      }\n    ": types.V2RefreshDocument,
    "\n      query V2ListSessions {\n        items: sessions { id device network deviceRemembered createdAt lastUsedAt expiresAt current }\n      }\n    ": types.V2ListSessionsDocument,
    "\n      mutation V2RevokeOtherSessions($revokeApiKeys: Boolean = false) {\n        revokeOtherSessions(revokeApiKeys: $revokeApiKeys)\n      }\n    ": types.V2RevokeOtherSessionsDocument,
    "mutation V2SignOut { signOut }": types.V2SignOutDocument,
    "mutation V2RevokeSession($id: ID!) { revokeSession(id: $id) }": types.V2RevokeSessionDocument,
    "\n      mutation V2Reauthenticate($password: String!, $code: String) {\n        answer: reauthenticate(password: $password, code: $code) { accessToken expiresIn }\n      }\n    ": types.V2ReauthenticateDocument,
    "\n      mutation V2ChangePassword($currentPassword: String!, $newPassword: String!, $revokeApiKeys: Boolean = false) {\n        changePassword(\n          input: { currentPassword: $currentPassword, newPassword: $newPassword, revokeApiKeys: $revokeApiKeys }\n        )\n      }\n    ": types.V2ChangePasswordDocument,
    "\n      mutation V2RequestPasswordReset($email: String!) { requestPasswordReset(email: $email) }\n    ": types.V2RequestPasswordResetDocument,
    "\n      mutation V2ResetPassword($token: String!, $password: String!) {\n        resetPassword(token: $token, password: $password)\n      }\n    ": types.V2ResetPasswordDocument,
    "mutation V2RequestEmailVerification { requestEmailVerification }": types.V2RequestEmailVerificationDocument,
    "mutation V2VerifyEmail($token: String!) { verifyEmail(token: $token) }": types.V2VerifyEmailDocument,
    "\n      mutation V2Register($username: String!, $email: String!, $password: String!) {\n        answer: register(input: { username: $username, email: $email, password: $password }) { ...V2Session }\n      }\n    ": types.V2RegisterDocument,
    "query V2GetUser($username: String!) { answer: user(username: $username) { ...V2Profile } }": types.V2GetUserDocument,
    "\n      mutation V2FollowUser($username: String!) { answer: followUser(username: $username) { ...V2Profile } }\n    ": types.V2FollowUserDocument,
    "\n      mutation V2UnfollowUser($username: String!) { answer: unfollowUser(username: $username) { ...V2Profile } }\n    ": types.V2UnfollowUserDocument,
    "query V2GetMe { answer: viewer { ...V2Me } }": types.V2GetMeDocument,
    "\n      mutation V2UpdateMe($version: Int, $username: String, $email: String, $currentPassword: String, $code: String, $bio: String, $image: String) {\n        answer: updateProfile(\n          version: $version\n          input: {\n            username: $username\n            email: $email\n            currentPassword: $currentPassword\n            code: $code\n            bio: $bio\n            image: $image\n          }\n        ) { ...V2Me }\n      }\n    ": types.V2UpdateMeDocument,
    "\n      query V2ListDrafts($first: Int = 20, $after: String) {\n        viewer {\n          answer: articles(status: DRAFT, first: $first, after: $after) {\n            items: nodes { ...V2ArticleSummary }\n            pageInfo { ...V2PageInfo }\n          }\n        }\n      }\n    ": types.V2ListDraftsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V1ListArticles($tag: String, $author: String, $favorited: String, $limit: Int = 20, $offset: Int = 0) {\n        answer: articles(\n          filter: { tag: $tag, author: $author, favoritedBy: $favorited }\n          first: $limit\n          offset: $offset\n        ) {\n          articles: nodes { ...V1Article }\n          articlesCount: totalCount\n        }\n      }\n    "): typeof import('./graphql.ts').V1ListArticlesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V1ListFeed($limit: Int = 20, $offset: Int = 0) {\n        answer: feed(first: $limit, offset: $offset) {\n          articles: nodes { ...V1Article }\n          articlesCount: totalCount\n        }\n      }\n    "): typeof import('./graphql.ts').V1ListFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1CreateArticle($title: String!, $description: String!, $body: String!, $tagList: [String!]) {\n        article: createArticle(\n          input: { title: $title, description: $description, body: $body, tags: $tagList, publish: true }\n        ) { ...V1Article }\n      }\n    "): typeof import('./graphql.ts').V1CreateArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query V1GetArticle($slug: String!) { article(slug: $slug) { ...V1Article } }"): typeof import('./graphql.ts').V1GetArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1UpdateArticle($slug: String!, $title: String, $description: String, $body: String, $tagList: [String!]) {\n        article: updateArticle(\n          slug: $slug\n          input: { title: $title, description: $description, body: $body, tags: $tagList }\n        ) { ...V1Article }\n      }\n    "): typeof import('./graphql.ts').V1UpdateArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation V1DeleteArticle($slug: String!) { deleteArticle(slug: $slug) }"): typeof import('./graphql.ts').V1DeleteArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1Favorite($slug: String!) { article: favoriteArticle(slug: $slug) { ...V1Article } }\n    "): typeof import('./graphql.ts').V1FavoriteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1Unfavorite($slug: String!) { article: unfavoriteArticle(slug: $slug) { ...V1Article } }\n    "): typeof import('./graphql.ts').V1UnfavoriteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query V1ListTags { tags(first: 100) { nodes { name } } }"): typeof import('./graphql.ts').V1ListTagsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V1ListComments($slug: String!) {\n        article(slug: $slug) { answer: comments(first: 100) { comments: nodes { ...V1Comment } } }\n      }\n    "): typeof import('./graphql.ts').V1ListCommentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1CreateComment($slug: String!, $body: String!) {\n        comment: createComment(articleSlug: $slug, body: $body) { ...V1Comment }\n      }\n    "): typeof import('./graphql.ts').V1CreateCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1DeleteComment($slug: String!, $id: Int!) { deleteCommentByNumber(articleSlug: $slug, number: $id) }\n    "): typeof import('./graphql.ts').V1DeleteCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment V1Profile on User { username bio image: imageOrEmpty following: viewerIsFollowing }"): typeof import('./graphql.ts').V1ProfileFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V1Article on Article {\n      slug\n      title\n      description\n      body\n      tagList: tagNames(sorted: true)\n      createdAt\n      updatedAt\n      favorited: viewerHasFavorited\n      favoritesCount\n      author { ...V1Profile }\n    }\n  "): typeof import('./graphql.ts').V1ArticleFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V1Comment on Comment { id: number createdAt updatedAt body author { ...V1Profile } }\n  "): typeof import('./graphql.ts').V1CommentFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment V1User on Viewer { email token: accessToken username bio image: imageOrEmpty }"): typeof import('./graphql.ts').V1UserFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1Register($username: String!, $email: String!, $password: String!) {\n        answer: register(\n          input: { username: $username, email: $email, password: $password }\n          refreshable: false\n        ) {\n          user: viewer { ...V1User }\n        }\n      }\n    "): typeof import('./graphql.ts').V1RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1Login($email: String!, $password: String!) {\n        answer: signIn(input: { email: $email, password: $password }, refreshable: false) {\n          user: viewer { ...V1User }\n        }\n      }\n    "): typeof import('./graphql.ts').V1LoginDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query V1GetUser { user: viewer { ...V1User } }"): typeof import('./graphql.ts').V1GetUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1UpdateUser($email: String, $username: String, $password: String, $currentPassword: String, $bio: String, $image: String) {\n        user: updateProfile(\n          input: {\n            email: $email\n            username: $username\n            password: $password\n            currentPassword: $currentPassword\n            bio: $bio\n            image: $image\n          }\n        ) { ...V1User }\n      }\n    "): typeof import('./graphql.ts').V1UpdateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query V1GetProfile($username: String!) { profile: user(username: $username) { ...V1Profile } }"): typeof import('./graphql.ts').V1GetProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1Follow($username: String!) { profile: followUser(username: $username) { ...V1Profile } }\n    "): typeof import('./graphql.ts').V1FollowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V1Unfollow($username: String!) { profile: unfollowUser(username: $username) { ...V1Profile } }\n    "): typeof import('./graphql.ts').V1UnfollowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListUsers($role: Role, $disabled: Boolean, $q: String, $first: Int = 20, $after: String) {\n        answer: users(\n          filter: { role: $role, disabled: $disabled, matching: $q }\n          first: $first\n          after: $after\n        ) {\n          items: nodes { ...V2ManagedUser }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    "): typeof import('./graphql.ts').V2ListUsersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2UpdateUser($username: String!, $role: Role, $disabled: Boolean) {\n        answer: updateUser(username: $username, input: { role: $role, disabled: $disabled }) { ...V2ManagedUser }\n      }\n    "): typeof import('./graphql.ts').V2UpdateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2RemoveUserMfa($username: String!, $reason: String!) {\n        removeUserMfa(username: $username, reason: $reason) { username }\n      }\n    "): typeof import('./graphql.ts').V2RemoveUserMfaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2EndUserSessions($username: String!, $revokeApiKeys: Boolean = false) {\n        endUserSessions(username: $username, revokeApiKeys: $revokeApiKeys)\n      }\n    "): typeof import('./graphql.ts').V2EndUserSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListAuditEvents(\n        $actor: String\n        $action: String\n        $target: String\n        $result: String\n        $first: Int = 20\n        $after: String\n      ) {\n        answer: auditEvents(\n          filter: { actor: $actor, action: $action, target: $target, result: $result }\n          first: $first\n          after: $after\n        ) {\n          items: nodes {\n            id\n            at\n            actor\n            user { username }\n            action\n            target\n            result\n            address\n            requestId\n            details { name value }\n          }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    "): typeof import('./graphql.ts').V2ListAuditEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V2ApiKey on ApiKey {\n      id\n      name\n      hint\n      scopes\n      state\n      createdAt\n      expiresAt\n      lastUsedAt\n      revokedAt\n    }\n  "): typeof import('./graphql.ts').V2ApiKeyFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment V2CreatedApiKey on CreatedApiKey { key apiKey { ...V2ApiKey } }"): typeof import('./graphql.ts').V2CreatedApiKeyFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListApiKeys($first: Int = 20, $after: String) {\n        answer: apiKeys(first: $first, after: $after) {\n          items: nodes { ...V2ApiKey }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    "): typeof import('./graphql.ts').V2ListApiKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2CreateApiKey($name: String!, $scopes: [String!]!, $expiresInDays: Int!) {\n        answer: createApiKey(input: { name: $name, scopes: $scopes, expiresInDays: $expiresInDays }) {\n          ...V2CreatedApiKey\n        }\n      }\n    "): typeof import('./graphql.ts').V2CreateApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation V2RevokeApiKey($id: ID!) { revokeApiKey(id: $id) }"): typeof import('./graphql.ts').V2RevokeApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2RotateApiKey($id: ID!, $overlapHours: Int) {\n        answer: rotateApiKey(id: $id, overlapHours: $overlapHours) { ...V2CreatedApiKey }\n      }\n    "): typeof import('./graphql.ts').V2RotateApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListArticles(\n        $tag: String\n        $author: String\n        $favoritedBy: String\n        $q: String\n        $first: Int = 20\n        $after: String\n      ) {\n        answer: articles(\n          filter: { tag: $tag, author: $author, favoritedBy: $favoritedBy, matching: $q }\n          first: $first\n          after: $after\n        ) {\n          items: nodes { ...V2ArticleSummary }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    "): typeof import('./graphql.ts').V2ListArticlesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2CreateArticle(\n        $title: String!\n        $description: String!\n        $body: String!\n        $tags: [String!]\n        $slug: String\n        $publish: Boolean = false\n      ) {\n        answer: createArticle(\n          input: { title: $title, description: $description, body: $body, tags: $tags, slug: $slug, publish: $publish }\n        ) { ...V2Article }\n      }\n    "): typeof import('./graphql.ts').V2CreateArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query V2GetArticle($slug: String!) { answer: article(slug: $slug) { ...V2Article } }"): typeof import('./graphql.ts').V2GetArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2UpdateArticle(\n        $slug: String!\n        $version: Int\n        $title: String\n        $description: String\n        $body: String\n        $tags: [String!]\n      ) {\n        answer: updateArticle(\n          slug: $slug\n          version: $version\n          input: { title: $title, description: $description, body: $body, tags: $tags }\n        ) { ...V2Article }\n      }\n    "): typeof import('./graphql.ts').V2UpdateArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2DeleteArticle($slug: String!, $version: Int) { deleteArticle(slug: $slug, version: $version) }\n    "): typeof import('./graphql.ts').V2DeleteArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2PublishArticle($slug: String!, $version: Int) {\n        answer: publishArticle(slug: $slug, version: $version) { ...V2Article }\n      }\n    "): typeof import('./graphql.ts').V2PublishArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2UnpublishArticle($slug: String!, $version: Int) {\n        answer: unpublishArticle(slug: $slug, version: $version) { ...V2Article }\n      }\n    "): typeof import('./graphql.ts').V2UnpublishArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2FavoriteArticle($slug: String!) { answer: favoriteArticle(slug: $slug) { ...V2Article } }\n    "): typeof import('./graphql.ts').V2FavoriteArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2UnfavoriteArticle($slug: String!) { answer: unfavoriteArticle(slug: $slug) { ...V2Article } }\n    "): typeof import('./graphql.ts').V2UnfavoriteArticleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListFeed($first: Int = 20, $after: String) {\n        answer: feed(first: $first, after: $after) {\n          items: nodes { ...V2ArticleSummary }\n          pageInfo { ...V2PageInfo }\n        }\n      }\n    "): typeof import('./graphql.ts').V2ListFeedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListTags($first: Int = 20, $after: String) {\n        answer: tags(first: $first, after: $after) { items: nodes { ...V2Tag } pageInfo { ...V2PageInfo } }\n      }\n    "): typeof import('./graphql.ts').V2ListTagsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListComments($slug: String!, $first: Int = 20, $after: String) {\n        article(slug: $slug) {\n          answer: comments(first: $first, after: $after) {\n            items: nodes { ...V2Comment }\n            pageInfo { ...V2PageInfo }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').V2ListCommentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2CreateComment($slug: String!, $body: String!) {\n        answer: createComment(articleSlug: $slug, body: $body) { ...V2Comment }\n      }\n    "): typeof import('./graphql.ts').V2CreateCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2UpdateComment($id: ID!, $version: Int, $body: String!) {\n        answer: updateComment(id: $id, version: $version, body: $body) { ...V2Comment }\n      }\n    "): typeof import('./graphql.ts').V2UpdateCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2DeleteComment($id: ID!, $version: Int) { deleteComment(id: $id, version: $version) }\n    "): typeof import('./graphql.ts').V2DeleteCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment V2Author on User { username bio image viewerIsFollowing }"): typeof import('./graphql.ts').V2AuthorFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V2ArticleSummary on Article {\n      id\n      slug\n      title\n      description\n      readingMinutes\n      status\n      version\n      tags: tagNames\n      favoritesCount\n      commentsCount\n      viewerHasFavorited\n      createdAt\n      updatedAt\n      publishedAt\n      author { ...V2Author }\n    }\n  "): typeof import('./graphql.ts').V2ArticleSummaryFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment V2Article on Article { body ...V2ArticleSummary }"): typeof import('./graphql.ts').V2ArticleFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V2Comment on Comment {\n      id\n      body\n      version\n      createdAt\n      updatedAt\n      viewerCanEdit\n      viewerCanDelete\n      author { ...V2Author }\n    }\n  "): typeof import('./graphql.ts').V2CommentFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment V2PageInfo on PageInfo { hasNextPage endCursor }"): typeof import('./graphql.ts').V2PageInfoFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V2Profile on User {\n      id\n      username\n      bio\n      image\n      createdAt\n      followersCount\n      followingCount\n      viewerIsFollowing\n    }\n  "): typeof import('./graphql.ts').V2ProfileFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V2Me on Viewer { username email emailVerified bio image role permissions version createdAt }\n  "): typeof import('./graphql.ts').V2MeFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment V2Tag on Tag { name articlesCount }"): typeof import('./graphql.ts').V2TagFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V2ManagedUser on ManagedUser {\n      username\n      auditName\n      email\n      emailVerified\n      role\n      disabled\n      mfa\n      createdAt\n    }\n  "): typeof import('./graphql.ts').V2ManagedUserFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query V2GetMfa { viewer { answer: mfa { totp backupCodesLeft } } }"): typeof import('./graphql.ts').V2GetMfaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation V2StartTotp { answer: startTotp { secret uri qrCode } }"): typeof import('./graphql.ts').V2StartTotpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2ConfirmTotp($code: String!) { answer: confirmTotp(code: $code) { backupCodes } }\n    "): typeof import('./graphql.ts').V2ConfirmTotpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation V2RemoveTotp($code: String) { removeTotp(code: $code) }"): typeof import('./graphql.ts').V2RemoveTotpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2RemakeBackupCodes($code: String) { answer: remakeBackupCodes(code: $code) { backupCodes } }\n    "): typeof import('./graphql.ts').V2RemakeBackupCodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    fragment V2Session on Session { accessToken expiresIn refreshToken deviceToken user: viewer { ...V2Me } }\n  "): typeof import('./graphql.ts').V2SessionFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2SignIn($email: String!, $password: String!, $deviceToken: String) {\n        startSignIn(input: { email: $email, password: $password, deviceToken: $deviceToken }) {\n          answer: session { ...V2Session }\n          answer200: challenge { challengeToken methods expiresIn }\n        }\n      }\n    "): typeof import('./graphql.ts').V2SignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2AnswerChallenge($challengeToken: String!, $code: String!) {\n        answer: answerChallenge(challengeToken: $challengeToken, code: $code) { ...V2Session }\n      }\n    "): typeof import('./graphql.ts').V2AnswerChallengeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2Refresh($refreshToken: String!) {\n        answer: refreshSession(refreshToken: $refreshToken) { ...V2Session }\n      }\n    "): typeof import('./graphql.ts').V2RefreshDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListSessions {\n        items: sessions { id device network deviceRemembered createdAt lastUsedAt expiresAt current }\n      }\n    "): typeof import('./graphql.ts').V2ListSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2RevokeOtherSessions($revokeApiKeys: Boolean = false) {\n        revokeOtherSessions(revokeApiKeys: $revokeApiKeys)\n      }\n    "): typeof import('./graphql.ts').V2RevokeOtherSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation V2SignOut { signOut }"): typeof import('./graphql.ts').V2SignOutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation V2RevokeSession($id: ID!) { revokeSession(id: $id) }"): typeof import('./graphql.ts').V2RevokeSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2Reauthenticate($password: String!, $code: String) {\n        answer: reauthenticate(password: $password, code: $code) { accessToken expiresIn }\n      }\n    "): typeof import('./graphql.ts').V2ReauthenticateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2ChangePassword($currentPassword: String!, $newPassword: String!, $revokeApiKeys: Boolean = false) {\n        changePassword(\n          input: { currentPassword: $currentPassword, newPassword: $newPassword, revokeApiKeys: $revokeApiKeys }\n        )\n      }\n    "): typeof import('./graphql.ts').V2ChangePasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2RequestPasswordReset($email: String!) { requestPasswordReset(email: $email) }\n    "): typeof import('./graphql.ts').V2RequestPasswordResetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2ResetPassword($token: String!, $password: String!) {\n        resetPassword(token: $token, password: $password)\n      }\n    "): typeof import('./graphql.ts').V2ResetPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation V2RequestEmailVerification { requestEmailVerification }"): typeof import('./graphql.ts').V2RequestEmailVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation V2VerifyEmail($token: String!) { verifyEmail(token: $token) }"): typeof import('./graphql.ts').V2VerifyEmailDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2Register($username: String!, $email: String!, $password: String!) {\n        answer: register(input: { username: $username, email: $email, password: $password }) { ...V2Session }\n      }\n    "): typeof import('./graphql.ts').V2RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query V2GetUser($username: String!) { answer: user(username: $username) { ...V2Profile } }"): typeof import('./graphql.ts').V2GetUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2FollowUser($username: String!) { answer: followUser(username: $username) { ...V2Profile } }\n    "): typeof import('./graphql.ts').V2FollowUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2UnfollowUser($username: String!) { answer: unfollowUser(username: $username) { ...V2Profile } }\n    "): typeof import('./graphql.ts').V2UnfollowUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query V2GetMe { answer: viewer { ...V2Me } }"): typeof import('./graphql.ts').V2GetMeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation V2UpdateMe($version: Int, $username: String, $email: String, $currentPassword: String, $code: String, $bio: String, $image: String) {\n        answer: updateProfile(\n          version: $version\n          input: {\n            username: $username\n            email: $email\n            currentPassword: $currentPassword\n            code: $code\n            bio: $bio\n            image: $image\n          }\n        ) { ...V2Me }\n      }\n    "): typeof import('./graphql.ts').V2UpdateMeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      query V2ListDrafts($first: Int = 20, $after: String) {\n        viewer {\n          answer: articles(status: DRAFT, first: $first, after: $after) {\n            items: nodes { ...V2ArticleSummary }\n            pageInfo { ...V2PageInfo }\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').V2ListDraftsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
