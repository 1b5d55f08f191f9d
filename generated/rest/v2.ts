export interface paths {
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your API keys
         * @description Lists your API keys, newest first. Includes keys that were revoked or expired in the last 30 days. Requires authentication. Not available to API keys.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Creates an API key for a program that acts for you. Fails with `CONFLICT` if you already have 50 keys, and with `EMAIL_NOT_VERIFIED` if your e-mail address is not verified. You get a notice by e-mail. Requires recent authentication.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Revokes one of your API keys immediately. Has no effect if the key is already revoked. Not available to API keys.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API key
         * @description Replaces an API key with a new one. The new key has the same name, the same lifetime and the same permissions, except those that you no longer have. Fails with `CONFLICT` if the old key is not live or was already replaced, or if you have 100 live keys, including replaced ones, and with `EMAIL_NOT_VERIFIED` if your e-mail address is not verified. You get a notice by e-mail. Requires recent authentication.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List or search published articles
         * @description Lists published articles, newest first. Search results are listed best match first.
         */
        get: operations["listArticles"];
        put?: never;
        /**
         * Create an article
         * @description Creates an article as a draft, or publishes it immediately.
         */
        post: operations["createArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an article
         * @description Gets an article by its current slug or an earlier one. Fails with `NOT_FOUND` if it does not exist or you may not see it.
         */
        get: operations["getArticle"];
        put?: never;
        post?: never;
        /**
         * Delete an article
         * @description Permanently deletes an article with its comments and favorites.
         */
        delete: operations["deleteArticle"];
        options?: never;
        head?: never;
        /**
         * Update an article
         * @description Updates an article. Editors can update any article, authors only their own.
         */
        patch: operations["updateArticle"];
        trace?: never;
    };
    "/articles/{slug}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List comments on an article
         * @description Lists the comments on an article, newest first. Fails with `NOT_FOUND` if the article does not exist or you may not see it.
         */
        get: operations["listComments"];
        put?: never;
        /**
         * Create a comment on an article
         * @description Creates a comment on an article. Fails with `CONFLICT` if the article is not published.
         */
        post: operations["createComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}/favorite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Favorite an article
         * @description Adds an article to your favorites. Has no effect if it is already a favorite. Fails with `CONFLICT` if the article is not published.
         */
        put: operations["favoriteArticle"];
        post?: never;
        /**
         * Unfavorite an article
         * @description Removes an article from your favorites. Has no effect if it is not a favorite.
         */
        delete: operations["unfavoriteArticle"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish an article
         * @description Publishes a draft or an archived article. Fails with `EMAIL_NOT_VERIFIED` if your e-mail address is not verified.
         */
        post: operations["publishArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unpublish an article
         * @description Turns an article back into a draft, hidden from readers.
         */
        post: operations["unpublishArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List audit events
         * @description Lists the events of the audit log, newest first. Events are never changed. Admins only.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a comment
         * @description Deletes a comment. Editors can delete any comment, other users only their own.
         */
        delete: operations["deleteComment"];
        options?: never;
        head?: never;
        /**
         * Update a comment
         * @description Updates one of your comments. Fails with `CONFLICT` if the article is not published.
         */
        patch: operations["updateComment"];
        trace?: never;
    };
    "/email-verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request an e-mail verification
         * @description Sends you another e-mail with a link to verify your address. Has no effect if it is already verified. Not available to API keys.
         */
        post: operations["requestEmailVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/email-verifications/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an e-mail address
         * @description Verifies an e-mail address with the token from an e-mail. Each token works once. No authentication required.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List articles by users you follow
         * @description Lists published articles by the users you follow, newest first. Requires authentication.
         */
        get: operations["listFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the current user
         * @description Gets your own account.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the current user
         * @description Updates your profile. A new e-mail address or password requires recent authentication (`STEP_UP_REQUIRED`) and the current password or a code, and ends your other sessions.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/me/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your drafts
         * @description Lists your drafts, newest first.
         */
        get: operations["listDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get your MFA status
         * @description Gets the state of your MFA.
         */
        get: operations["getMfa"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mfa/backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create new backup codes
         * @description Creates new backup codes, which replace the old ones. Ends your other sessions. Requires a code: fails with `BAD_INPUT` without it, and with `INVALID_CODE` if it is wrong. Fails with `NOT_FOUND` if no authenticator app is set up. Requires recent authentication.
         */
        post: operations["remakeBackupCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mfa/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start the setup of an authenticator app
         * @description Starts the setup of an authenticator app. Complete it with `POST /me/mfa/totp/confirm`. An unfinished setup is replaced. Fails with `CONFLICT` if an app is already set up. Requires recent authentication.
         */
        post: operations["startTotp"];
        /**
         * Remove your authenticator app
         * @description Removes your authenticator app and your backup codes. Ends your other sessions. Requires a code: fails with `BAD_INPUT` without it, and with `INVALID_CODE` if it is wrong. Fails with `NOT_FOUND` if no app is set up. Requires recent authentication.
         */
        delete: operations["removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mfa/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete the setup of an authenticator app
         * @description Completes the setup of an authenticator app. From now on, signing in requires a code. Ends your other sessions. Fails with `INVALID_CODE` if the code is wrong, and with `CONFLICT` if no setup was started. Requires recent authentication.
         */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Changes your password. Ends your other sessions. Your API keys stay valid, unless you set `revokeApiKeys`. Requires recent authentication.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/reauthenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reauthenticate
         * @description Confirms your identity again and returns a new access token. For five minutes, this token allows the security-sensitive changes that otherwise fail with `STEP_UP_REQUIRED`. So does an access token that you get by a refresh within these five minutes. Fails with `MFA_REQUIRED` if your account requires a code and you sent none. Not available to API keys.
         */
        post: operations["reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a password reset
         * @description Sends an e-mail with a link to reset the password, if an account has this address. The response is the same if no account has it. No authentication required.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Reset a password
         * @description Resets a password with the token from an e-mail. Each token works once. Ends all sessions of the user, who must then sign in again, and revokes all API keys. If the e-mail address was never verified, MFA is removed too, because somebody else may have set it up. No authentication required.
         */
        put: operations["resetPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your active sessions
         * @description Lists your active sessions, newest first. Returns at most 100. Requires authentication. Not available to API keys.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Sign in
         * @description Signs in with e-mail address and password. If the account also requires a code, the response is 200 with a `challengeToken`: send it with the code to `POST /sessions/mfa`. Fails with `INVALID_CREDENTIALS` if the address or the password is wrong. No authentication required.
         */
        post: operations["signIn"];
        /**
         * End all other sessions
         * @description Ends all your sessions except the current one. Your API keys stay valid, unless you set `revokeApiKeys`. Requires recent authentication.
         */
        delete: operations["revokeOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Ends one of your sessions. Fails with `NOT_FOUND` if it does not exist or has ended. Not available to API keys.
         */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Signs out: ends the current session. Not available to API keys.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a sign-in with a code
         * @description Completes a sign-in with a code. The challenge is valid for five minutes and five attempts. After that, the sign-in fails with `INVALID_CREDENTIALS` and must be started again. No authentication required.
         */
        post: operations["answerChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh a session
         * @description Exchanges a refresh token for a new access token and a new refresh token. Within 30 seconds, you can repeat the exchange and get the same refresh token, unless that token was already used. Any other reuse of a refresh token ends the session. No authentication required.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags
         * @description Lists the tags of published articles, most used first.
         */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all users
         * @description Lists all users, newest first. Admins only.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Register a user
         * @description Creates a user account and signs in. No authentication required.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description Gets a user by username. Fails with `NOT_FOUND` if the user does not exist.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a user
         * @description Changes the role of a user, or disables or enables the account. Fails with `CONFLICT` for your own account and for the last admin. Admins only. Requires recent authentication.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/users/{username}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow a user
         * @description Follows a user. Their articles appear in your feed. Has no effect if you already follow the user.
         */
        put: operations["followUser"];
        post?: never;
        /**
         * Unfollow a user
         * @description Unfollows a user. Has no effect if you do not follow the user.
         */
        delete: operations["unfollowUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{username}/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Reset a user's MFA
         * @description Resets the MFA of a user who has lost their second factor. Ends all sessions of the user and notifies them by e-mail. Fails with `NOT_FOUND` if the user has no MFA, and with `CONFLICT` for your own account. Admins only. Requires recent authentication.
         */
        delete: operations["removeUserMfa"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{username}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End all sessions of a user
         * @description Ends all sessions of a user. Admins only. Requires recent authentication.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One of your API keys, without its secret. */
        ApiKey: {
            /**
             * Format: date-time
             * @description When the key was created.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the key expires.
             */
            expiresAt: string;
            /** @description The start of the key, to recognize it: `byl_live_<id>_…`. */
            hint: string;
            /** @description The ID of the key. */
            id: string;
            /**
             * Format: date-time
             * @description When the key was last used, accurate to the minute. Null if it was never used.
             */
            lastUsedAt: string | null;
            /** @description The name that you gave the key. */
            name: string;
            /**
             * Format: date-time
             * @description When the key was revoked. Null if it was not revoked.
             */
            revokedAt: string | null;
            /** @description The permissions of the key. A permission applies only while you have it yourself. */
            scopes: string[];
            /**
             * @description Whether the key is live, expired or revoked.
             * @enum {string}
             */
            state: "EXPIRED" | "LIVE" | "REVOKED";
        };
        /** @description An article, written in Markdown. */
        Article: {
            author: components["schemas"]["Author"];
            /** @description The text of the article in Markdown, as the author wrote it. Sanitize it before you render it. */
            body: string;
            /**
             * Format: int32
             * @description The number of comments on the article.
             */
            commentsCount: number;
            /**
             * Format: date-time
             * @description When the article was created.
             */
            createdAt: string;
            /** @description A summary of the article. One line, at most 500 characters. */
            description: string;
            /**
             * Format: int32
             * @description The number of users who favorited the article.
             */
            favoritesCount: number;
            /** @description The global ID of the object. */
            id: string;
            /**
             * Format: date-time
             * @description When the article was first published. Null if it was never published.
             */
            publishedAt: string | null;
            /**
             * Format: int32
             * @description The estimated reading time in minutes, at least 1.
             */
            readingMinutes: number;
            /** @description The unique name of the article in URLs. Earlier slugs of the article still work. */
            slug: string;
            /**
             * @description The status of the article.
             * @enum {string}
             */
            status: "ARCHIVED" | "DRAFT" | "PUBLISHED";
            /** @description The names of the article's tags, in the order that the author chose, or sorted alphabetically. */
            tags: string[];
            /** @description The title of the article. One line, at most 200 characters. */
            title: string;
            /**
             * Format: date-time
             * @description When the article was last updated.
             */
            updatedAt: string;
            /**
             * Format: int32
             * @description The version number, which increases with every update. Pass it to an update to detect conflicts.
             */
            version: number;
            /** @description Whether you favorited the article. False without authentication. */
            viewerHasFavorited: boolean;
        };
        /** @description An article, written in Markdown. */
        ArticleSummary: {
            author: components["schemas"]["Author"];
            /**
             * Format: int32
             * @description The number of comments on the article.
             */
            commentsCount: number;
            /**
             * Format: date-time
             * @description When the article was created.
             */
            createdAt: string;
            /** @description A summary of the article. One line, at most 500 characters. */
            description: string;
            /**
             * Format: int32
             * @description The number of users who favorited the article.
             */
            favoritesCount: number;
            /** @description The global ID of the object. */
            id: string;
            /**
             * Format: date-time
             * @description When the article was first published. Null if it was never published.
             */
            publishedAt: string | null;
            /**
             * Format: int32
             * @description The estimated reading time in minutes, at least 1.
             */
            readingMinutes: number;
            /** @description The unique name of the article in URLs. Earlier slugs of the article still work. */
            slug: string;
            /**
             * @description The status of the article.
             * @enum {string}
             */
            status: "ARCHIVED" | "DRAFT" | "PUBLISHED";
            /** @description The names of the article's tags, in the order that the author chose, or sorted alphabetically. */
            tags: string[];
            /** @description The title of the article. One line, at most 200 characters. */
            title: string;
            /**
             * Format: date-time
             * @description When the article was last updated.
             */
            updatedAt: string;
            /**
             * Format: int32
             * @description The version number, which increases with every update. Pass it to an update to detect conflicts.
             */
            version: number;
            /** @description Whether you favorited the article. False without authentication. */
            viewerHasFavorited: boolean;
        };
        /** @description The public profile of a user. */
        Author: {
            /** @description The biography of the user. Empty if there is none. */
            bio: string;
            /** @description The URL of the user's picture. Null if there is none. */
            image: string | null;
            /** @description The unique username. Case-insensitive. */
            username: string;
            /** @description Whether you follow the user. False without authentication. */
            viewerIsFollowing: boolean;
        };
        /** @description A comment on an article. */
        Comment: {
            author: components["schemas"]["Author"];
            /** @description The text of the comment in Markdown, as the author wrote it. Sanitize it before you render it. */
            body: string;
            /**
             * Format: date-time
             * @description When the comment was created.
             */
            createdAt: string;
            /** @description The global ID of the object. */
            id: string;
            /**
             * Format: date-time
             * @description When the comment was last updated.
             */
            updatedAt: string;
            /**
             * Format: int32
             * @description The version number, which increases with every update. Pass it to an update to detect conflicts.
             */
            version: number;
            /** @description Whether you can delete the comment. */
            viewerCanDelete: boolean;
            /** @description Whether you can update the comment. */
            viewerCanEdit: boolean;
        };
        /** @description A new API key. The key itself is shown only once. */
        CreatedApiKey: {
            apiKey: components["schemas"]["ApiKey"];
            /** @description The key itself. Send it as `X-API-Key: <key>` or `Authorization: Bearer <key>`. Keep it secret. It cannot be shown again. */
            key: string;
        };
        /** @description A user with account data, as admins see it. */
        ManagedUser: {
            /** @description The name of the user in the audit log, as actor and as target: `user:<id>`. */
            auditName: string;
            /**
             * Format: date-time
             * @description When the account was created.
             */
            createdAt: string;
            /** @description Whether the account is disabled. A disabled user cannot sign in or use the API. */
            disabled: boolean;
            /** @description The e-mail address of the user. */
            email: string;
            /** @description Whether the user has verified the e-mail address. */
            emailVerified: boolean;
            /** @description Whether the user has set up MFA. */
            mfa: boolean;
            /**
             * @description The role of the user.
             * @enum {string}
             */
            role: "ADMIN" | "AUTHOR" | "EDITOR" | "READER";
            /** @description The unique username. Case-insensitive. */
            username: string;
        };
        /** @description Your own account, including private data. */
        Me: {
            /** @description Your biography. Empty if there is none. */
            bio: string;
            /**
             * Format: date-time
             * @description When your account was created.
             */
            createdAt: string;
            /** @description Your e-mail address. Not visible to other users, except admins. */
            email: string;
            /** @description Whether you have verified your e-mail address. */
            emailVerified: boolean;
            /** @description The URL of your picture. Null if there is none. */
            image: string | null;
            /** @description The permissions of your role. With an API key, only those that the key also has. */
            permissions: string[];
            /**
             * @description Your role.
             * @enum {string}
             */
            role: "ADMIN" | "AUTHOR" | "EDITOR" | "READER";
            /** @description Your unique username. Case-insensitive. */
            username: string;
            /**
             * Format: int32
             * @description The version number, which increases with every update. Pass it to an update to detect conflicts.
             */
            version: number;
        };
        /** @description The position of a page in a list. */
        PageInfo: {
            /** @description The cursor of the last item. Null if the page is empty. */
            endCursor: string | null;
            /** @description Whether there are more items after this page. */
            hasNextPage: boolean;
        };
        /** @description The error of a rejected request (RFC 9457). */
        Problem: {
            /**
             * @description The stable code of the problem type, for programs. New codes may be added, so handle unknown codes by `status`.
             * @example BAD_INPUT
             * @example GRAPHQL_PARSE_FAILED
             * @example GRAPHQL_VALIDATION_FAILED
             * @example QUERY_TOO_COMPLEX
             * @example WEAK_PASSWORD
             * @example UNAUTHENTICATED
             * @example TOKEN_EXPIRED
             * @example INVALID_CREDENTIALS
             * @example INVALID_CODE
             * @example INVALID_REFRESH_TOKEN
             * @example MFA_REQUIRED
             * @example FORBIDDEN
             * @example STEP_UP_REQUIRED
             * @example EMAIL_NOT_VERIFIED
             * @example NOT_FOUND
             * @example METHOD_NOT_ALLOWED
             * @example NOT_ACCEPTABLE
             * @example CONFLICT
             * @example ALREADY_TAKEN
             * @example VERSION_GONE
             * @example PRECONDITION_FAILED
             * @example PAYLOAD_TOO_LARGE
             * @example UNSUPPORTED_MEDIA_TYPE
             * @example PRECONDITION_REQUIRED
             * @example TOO_MANY_ATTEMPTS
             * @example INTERNAL
             * @example OVERLOADED
             * @example UNAVAILABLE
             */
            code: string;
            /** @description A description of this occurrence of the problem. */
            detail: string;
            /** @description The invalid input values. */
            errors?: {
                /** @description What is wrong with the value. */
                detail: string;
                /**
                 * @description The part of the request that contains the value.
                 * @enum {string}
                 */
                in: "body" | "query" | "path" | "header";
                /** @description A JSON Pointer (RFC 6901) to the value in this part of the request: `#/tags/1`. */
                pointer: string;
            }[];
            /** @description The ID of the request in the server log. */
            requestId: string;
            /**
             * Format: int32
             * @description The HTTP status code.
             */
            status: number;
            /** @description The supported versions, if the request named an unknown version. */
            supported?: string[];
            /** @description The name of the problem type. */
            title: string;
            /**
             * Format: uri-reference
             * @description The URL of the description of the problem type.
             */
            type: string;
        };
        /** @description The public profile of a user. */
        Profile: {
            /** @description The biography of the user. Empty if there is none. */
            bio: string;
            /**
             * Format: date-time
             * @description When the user registered.
             */
            createdAt: string;
            /**
             * Format: int32
             * @description The number of users who follow this user.
             */
            followersCount: number;
            /**
             * Format: int32
             * @description The number of users whom this user follows.
             */
            followingCount: number;
            /** @description The global ID of the object. */
            id: string;
            /** @description The URL of the user's picture. Null if there is none. */
            image: string | null;
            /** @description The unique username. Case-insensitive. */
            username: string;
            /** @description Whether you follow the user. False without authentication. */
            viewerIsFollowing: boolean;
        };
        /** @description The tokens of a session. Send the access token with each request: `Authorization: Bearer <accessToken>`. When it expires, exchange the refresh token for new tokens. */
        Session: {
            /** @description The access token, a signed JWT (RFC 9068). Keep it secret. */
            accessToken: string;
            /** @description A token that identifies this device, after the first sign-in on it. Keep it, also after signing out, and send it with the next sign-in: then wrong guesses of other people cannot delay you. It is not a credential. Valid for 90 days after each sign-in. Null if you sent it, and if the session cannot be refreshed. */
            deviceToken: string | null;
            /**
             * Format: int32
             * @description The number of seconds until the access token expires.
             */
            expiresIn: number;
            /** @description The refresh token. It works once, within 14 days. Null if the session cannot be refreshed, or if your current refresh token remains valid. */
            refreshToken: string | null;
            user: components["schemas"]["Me"];
        };
        /** @description A tag of articles. To list the articles with a tag, use `articles(filter: { tag: … })`. */
        Tag: {
            /**
             * Format: int32
             * @description The number of published articles with this tag.
             */
            articlesCount: number;
            /** @description The name of the tag, as its first author wrote it. */
            name: string;
        };
    };
    responses: {
        /** @description `ALREADY_TAKEN`: The value is already in use. */
        AlreadyTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#already-taken",
                 *       "title": "Already taken",
                 *       "status": 409,
                 *       "detail": "The value is already in use.",
                 *       "code": "ALREADY_TAKEN",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `BAD_INPUT`: An input value is malformed, missing, too long or unknown. `errors` names it. */
        BadInput: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#bad-input",
                 *       "title": "Bad input",
                 *       "status": 400,
                 *       "detail": "title must not be empty",
                 *       "code": "BAD_INPUT",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000",
                 *       "errors": [
                 *         {
                 *           "pointer": "#/title",
                 *           "in": "body",
                 *           "detail": "must not be empty"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `BAD_INPUT`: An input value is malformed, missing, too long or unknown. `errors` names it.
         *
         *     `WEAK_PASSWORD`: The password is too easy to guess. `errors` contains the reason.
         */
        BadInputOrWeakPassword: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#bad-input",
                 *       "title": "Bad input",
                 *       "status": 400,
                 *       "detail": "title must not be empty",
                 *       "code": "BAD_INPUT",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000",
                 *       "errors": [
                 *         {
                 *           "pointer": "#/title",
                 *           "in": "body",
                 *           "detail": "must not be empty"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `CONFLICT`: The current state of the object does not allow the request. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#conflict",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "The current state of the object does not allow the request.",
                 *       "code": "CONFLICT",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `CONFLICT`: The current state of the object does not allow the request.
         *
         *     `ALREADY_TAKEN`: The value is already in use.
         */
        ConflictOrAlreadyTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#conflict",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "The current state of the object does not allow the request.",
                 *       "code": "CONFLICT",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `FORBIDDEN`: You are authenticated, but not allowed to do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#forbidden",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "You are authenticated, but not allowed to do this.",
                 *       "code": "FORBIDDEN",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `FORBIDDEN`: You are authenticated, but not allowed to do this.
         *
         *     `EMAIL_NOT_VERIFIED`: The e-mail address of the account must be verified first. Request a link (`POST /email-verifications`) and follow it.
         */
        ForbiddenOrEmailNotVerified: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#forbidden",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "You are authenticated, but not allowed to do this.",
                 *       "code": "FORBIDDEN",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `FORBIDDEN`: You are authenticated, but not allowed to do this.
         *
         *     `STEP_UP_REQUIRED`: The change requires recent authentication. Reauthenticate (`POST /me/reauthenticate`) and repeat the request with the new access token. A token that is refreshed within five minutes of the authentication also works.
         */
        ForbiddenOrStepUpRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#forbidden",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "You are authenticated, but not allowed to do this.",
                 *       "code": "FORBIDDEN",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `FORBIDDEN`: You are authenticated, but not allowed to do this.
         *
         *     `STEP_UP_REQUIRED`: The change requires recent authentication. Reauthenticate (`POST /me/reauthenticate`) and repeat the request with the new access token. A token that is refreshed within five minutes of the authentication also works.
         *
         *     `EMAIL_NOT_VERIFIED`: The e-mail address of the account must be verified first. Request a link (`POST /email-verifications`) and follow it.
         */
        ForbiddenOrStepUpRequiredOrEmailNotVerified: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#forbidden",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "You are authenticated, but not allowed to do this.",
                 *       "code": "FORBIDDEN",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `INTERNAL`: The server failed. The error was logged under the ID of the request. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#internal",
                 *       "title": "Internal",
                 *       "status": 500,
                 *       "detail": "The server failed. The error was logged under the ID of the request.",
                 *       "code": "INTERNAL",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `INVALID_CODE`: The code, or the token from an e-mail, is wrong, expired or already used. */
        InvalidCode: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#invalid-code",
                 *       "title": "Invalid code",
                 *       "status": 401,
                 *       "detail": "The code, or the token from an e-mail, is wrong, expired or already used.",
                 *       "code": "INVALID_CODE",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `INVALID_CREDENTIALS`: The e-mail address or the password is wrong, or the sign-in has expired.
         *
         *     `INVALID_CODE`: The code, or the token from an e-mail, is wrong, expired or already used.
         */
        InvalidCredentialsOrInvalidCode: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#invalid-credentials",
                 *       "title": "Invalid credentials",
                 *       "status": 401,
                 *       "detail": "The e-mail address or the password is wrong, or the sign-in has expired.",
                 *       "code": "INVALID_CREDENTIALS",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `INVALID_CREDENTIALS`: The e-mail address or the password is wrong, or the sign-in has expired.
         *
         *     `MFA_REQUIRED`: The account also requires a code from the authenticator app, or a backup code.
         */
        InvalidCredentialsOrMfaRequired: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#invalid-credentials",
                 *       "title": "Invalid credentials",
                 *       "status": 401,
                 *       "detail": "The e-mail address or the password is wrong, or the sign-in has expired.",
                 *       "code": "INVALID_CREDENTIALS",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `INVALID_REFRESH_TOKEN`: The refresh token is unknown, expired or already used, or its session has ended. Sign in again. */
        InvalidRefreshToken: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#invalid-refresh-token",
                 *       "title": "Invalid refresh token",
                 *       "status": 401,
                 *       "detail": "The refresh token is unknown, expired or already used, or its session has ended. Sign in again.",
                 *       "code": "INVALID_REFRESH_TOKEN",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `NOT_ACCEPTABLE`: The response is not available in a media type that the request accepts. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#not-acceptable",
                 *       "title": "Not acceptable",
                 *       "status": 406,
                 *       "detail": "The response is not available in a media type that the request accepts.",
                 *       "code": "NOT_ACCEPTABLE",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `NOT_FOUND`: The object does not exist, or you may not see it. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#not-found",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "The object does not exist, or you may not see it.",
                 *       "code": "NOT_FOUND",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `OVERLOADED`: The server is overloaded. Try again in a moment.
         *
         *     `UNAVAILABLE`: The server cannot reach a service that it needs. Try again in a moment.
         */
        OverloadedOrUnavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#overloaded",
                 *       "title": "Overloaded",
                 *       "status": 503,
                 *       "detail": "The server is overloaded. Try again in a moment.",
                 *       "code": "OVERLOADED",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 100 KB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#payload-too-large",
                 *       "title": "Payload too large",
                 *       "status": 413,
                 *       "detail": "The body is larger than 100 KB.",
                 *       "code": "PAYLOAD_TOO_LARGE",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `PRECONDITION_FAILED`: The object has changed since you read it. Read it again and repeat the change if it still applies. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#precondition-failed",
                 *       "title": "Precondition failed",
                 *       "status": 412,
                 *       "detail": "The object has changed since you read it. Read it again and repeat the change if it still applies.",
                 *       "code": "PRECONDITION_FAILED",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `PRECONDITION_REQUIRED`: The request must have an `If-Match` header with the `ETag` of the object. */
        PreconditionRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#precondition-required",
                 *       "title": "Precondition required",
                 *       "status": 428,
                 *       "detail": "The request must have an `If-Match` header with the `ETag` of the object.",
                 *       "code": "PRECONDITION_REQUIRED",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `TOO_MANY_ATTEMPTS`: There were too many attempts. Wait for the number of seconds in `Retry-After`. */
        TooManyAttempts: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#too-many-attempts",
                 *       "title": "Too many attempts",
                 *       "status": 429,
                 *       "detail": "There were too many attempts. Wait for the number of seconds in `Retry-After`.",
                 *       "code": "TOO_MANY_ATTEMPTS",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `UNAUTHENTICATED`: The credential is missing or no longer valid. Sign in.
         *
         *     `TOKEN_EXPIRED`: The access token has expired. Refresh the session (`POST /sessions/refresh`) and repeat the request.
         */
        UnauthenticatedOrTokenExpired: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#unauthenticated",
                 *       "title": "Unauthenticated",
                 *       "status": 401,
                 *       "detail": "The credential is missing or no longer valid. Sign in.",
                 *       "code": "UNAUTHENTICATED",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `UNAUTHENTICATED`: The credential is missing or no longer valid. Sign in.
         *
         *     `TOKEN_EXPIRED`: The access token has expired. Refresh the session (`POST /sessions/refresh`) and repeat the request.
         *
         *     `INVALID_CODE`: The code, or the token from an e-mail, is wrong, expired or already used.
         */
        UnauthenticatedOrTokenExpiredOrInvalidCode: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#unauthenticated",
                 *       "title": "Unauthenticated",
                 *       "status": 401,
                 *       "detail": "The credential is missing or no longer valid. Sign in.",
                 *       "code": "UNAUTHENTICATED",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `UNAUTHENTICATED`: The credential is missing or no longer valid. Sign in.
         *
         *     `TOKEN_EXPIRED`: The access token has expired. Refresh the session (`POST /sessions/refresh`) and repeat the request.
         *
         *     `INVALID_CREDENTIALS`: The e-mail address or the password is wrong, or the sign-in has expired.
         */
        UnauthenticatedOrTokenExpiredOrInvalidCredentials: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#unauthenticated",
                 *       "title": "Unauthenticated",
                 *       "status": 401,
                 *       "detail": "The credential is missing or no longer valid. Sign in.",
                 *       "code": "UNAUTHENTICATED",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `UNAUTHENTICATED`: The credential is missing or no longer valid. Sign in.
         *
         *     `TOKEN_EXPIRED`: The access token has expired. Refresh the session (`POST /sessions/refresh`) and repeat the request.
         *
         *     `INVALID_CREDENTIALS`: The e-mail address or the password is wrong, or the sign-in has expired.
         *
         *     `INVALID_CODE`: The code, or the token from an e-mail, is wrong, expired or already used.
         */
        UnauthenticatedOrTokenExpiredOrInvalidCredentialsOrInvalidCode: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#unauthenticated",
                 *       "title": "Unauthenticated",
                 *       "status": 401,
                 *       "detail": "The credential is missing or no longer valid. Sign in.",
                 *       "code": "UNAUTHENTICATED",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `UNAUTHENTICATED`: The credential is missing or no longer valid. Sign in.
         *
         *     `TOKEN_EXPIRED`: The access token has expired. Refresh the session (`POST /sessions/refresh`) and repeat the request.
         *
         *     `INVALID_CREDENTIALS`: The e-mail address or the password is wrong, or the sign-in has expired.
         *
         *     `MFA_REQUIRED`: The account also requires a code from the authenticator app, or a backup code.
         *
         *     `INVALID_CODE`: The code, or the token from an e-mail, is wrong, expired or already used.
         */
        UnauthenticatedOrTokenExpiredOrInvalidCredentialsOrMfaRequiredOrInvalidCode: {
            headers: {
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#unauthenticated",
                 *       "title": "Unauthenticated",
                 *       "status": 401,
                 *       "detail": "The credential is missing or no longer valid. Sign in.",
                 *       "code": "UNAUTHENTICATED",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be JSON, with a matching `Content-Type`. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/problems#unsupported-media-type",
                 *       "title": "Unsupported media type",
                 *       "status": 415,
                 *       "detail": "The body must be JSON, with a matching `Content-Type`.",
                 *       "code": "UNSUPPORTED_MEDIA_TYPE",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The `ETag` of the state that your change is based on. `*` matches any state.
         * @example *
         */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The authentication scheme to use (RFC 9110).
         * @example Bearer
         */
        Authenticate: string;
        /**
         * @description Identifies the state of the returned object for the current user (RFC 9110).
         * @example "2-fTnaY8NcvaepuZTGdnyTGp"
         */
        ETag: string;
        /** @description The link to the next page, if there is one (RFC 8288). */
        Link: string;
        /**
         * @description The path of the new object.
         * @example /api/v2/articles/on-semicolons
         */
        Location: string;
        /**
         * @description The ID of this request, as in the server log.
         * @example 018f3c2a-1111-7000-8000-000000000000
         */
        RequestId: string;
        /**
         * @description The number of seconds to wait before you try again.
         * @example 3600
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Returns only items after this cursor. */
                after?: string;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 5
                 */
                first?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "pageInfo": {
                     *         "hasNextPage": false,
                     *         "endCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        items: components["schemas"]["ApiKey"][];
                        pageInfo: components["schemas"]["PageInfo"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Newsletter",
                 *       "scopes": [
                 *         "articles:write"
                 *       ],
                 *       "expiresInDays": 90
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: int32
                     * @description The number of days until the key expires, 1 to 365.
                     */
                    expiresInDays: number;
                    /** @description A name that says what the key is for. One line, 1 to 100 characters. */
                    name: string;
                    /** @description The permissions of the key. `articles:read` is always included. Fails with `FORBIDDEN` if you do not have one of them yourself. */
                    scopes: ("articles:read" | "comments:write" | "profiles:follow" | "articles:favorite" | "profile:update" | "articles:write" | "articles:publish" | "articles:edit" | "comments:moderate" | "users:manage" | "audit:read" | "usage:read")[];
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "byl_live_0000000000000000_00000000000000000000000000000000000000000000000000000000000",
                     *       "apiKey": {
                     *         "id": "01a203bf-1217-742c-acba-4af0002d82e4",
                     *         "name": "Newsletter",
                     *         "hint": "byl_test_NFZ5R0963HQAJF3K_…",
                     *         "scopes": [
                     *           "articles:read",
                     *           "articles:write"
                     *         ],
                     *         "state": "LIVE",
                     *         "createdAt": "2026-11-22T14:53:03.369Z",
                     *         "expiresAt": "2027-02-20T14:53:03.369Z",
                     *         "lastUsedAt": null,
                     *         "revokedAt": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrStepUpRequiredOrEmailNotVerified"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the key.
                 * @example 018f3c2a-2222-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the key.
                 * @example 018f3c2a-2222-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 1
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: int32
                     * @description The number of hours for which the old key still works, 0 to 24. Default: 24.
                     */
                    overlapHours?: number | null;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "byl_live_0000000000000000_00000000000000000000000000000000000000000000000000000000000",
                     *       "apiKey": {
                     *         "id": "01a203bf-12fb-74cd-b0af-ea9817e784bd",
                     *         "name": "Import",
                     *         "hint": "byl_test_AZ4509WP5J8RHJ54_…",
                     *         "scopes": [
                     *           "articles:read",
                     *           "articles:write"
                     *         ],
                     *         "state": "LIVE",
                     *         "createdAt": "2026-11-22T14:53:03.600Z",
                     *         "expiresAt": "2027-02-20T14:53:03.600Z",
                     *         "lastUsedAt": null,
                     *         "revokedAt": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrStepUpRequiredOrEmailNotVerified"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listArticles: {
        parameters: {
            query?: {
                /** @description Returns only items after this cursor. */
                after?: string;
                /**
                 * @description Returns only articles by the author with this username.
                 * @example author
                 */
                author?: string;
                /**
                 * @description Returns only articles that the user with this username favorited.
                 * @example reader
                 */
                favoritedBy?: string;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 2
                 */
                first?: number;
                /**
                 * @description Returns only articles that match this search query, best match first. Supports words, `"a phrase"`, `or` and `-excluded`.
                 * @example three morning
                 */
                q?: string;
                /**
                 * @description Returns only articles with this tag. Case-sensitive.
                 * @example reliability
                 */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "QXJ0aWNsZTowMWEyMDNiZS1mZjg4LTc0MWEtOTU2ZS05NWQzYWNkM2UzNTY=",
                     *           "slug": "the-chasm-between-a-laptop-and-three-in-the-morning",
                     *           "title": "The chasm between a laptop and three in the morning",
                     *           "description": "It works on your machine. What has to be true before it works when nobody is watching?",
                     *           "readingMinutes": 2,
                     *           "status": "PUBLISHED",
                     *           "version": 1,
                     *           "tags": [
                     *             "reliability",
                     *             "operations",
                     *             "observability"
                     *           ],
                     *           "favoritesCount": 6,
                     *           "commentsCount": 6,
                     *           "viewerHasFavorited": false,
                     *           "createdAt": "2026-11-20T14:52:58.632Z",
                     *           "updatedAt": "2026-11-20T14:52:58.632Z",
                     *           "publishedAt": "2026-11-20T14:52:58.632Z",
                     *           "author": {
                     *             "username": "author",
                     *             "bio": "Writes about services that have to work while everyone is asleep.",
                     *             "image": null,
                     *             "viewerIsFollowing": false
                     *           }
                     *         },
                     *         {
                     *           "id": "QXJ0aWNsZTowMWEyMDNiZS1mZmJkLTcyODQtYWNkMy0zNWNkOGU0ZDU0Y2U=",
                     *           "slug": "one-key-a-thousand-misses",
                     *           "title": "One key, a thousand misses",
                     *           "description": "A cache protects the database until the moment a popular key expires. Then it does the opposite.",
                     *           "readingMinutes": 2,
                     *           "status": "PUBLISHED",
                     *           "version": 1,
                     *           "tags": [
                     *             "caching",
                     *             "performance",
                     *             "reliability",
                     *             "databases"
                     *           ],
                     *           "favoritesCount": 5,
                     *           "commentsCount": 4,
                     *           "viewerHasFavorited": false,
                     *           "createdAt": "2026-11-17T14:52:58.685Z",
                     *           "updatedAt": "2026-11-17T14:52:58.685Z",
                     *           "publishedAt": "2026-11-17T14:52:58.685Z",
                     *           "author": {
                     *             "username": "mina.okafor",
                     *             "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *             "image": null,
                     *             "viewerIsFollowing": false
                     *           }
                     *         }
                     *       ],
                     *       "pageInfo": {
                     *         "hasNextPage": true,
                     *         "endCursor": "YXJ0aWNsZXN8MjAyNi0xMS0xN1QxNDo1Mjo1OC42ODVafDAxYTIwM2JlLWZmYmQtNzI4NC1hY2QzLTM1Y2Q4ZTRkNTRjZQ"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        items: components["schemas"]["ArticleSummary"][];
                        pageInfo: components["schemas"]["PageInfo"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    createArticle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "On semicolons",
                 *       "description": "Why there are few.",
                 *       "body": "They *join*; they do not end.",
                 *       "tags": [
                 *         "writing",
                 *         "style"
                 *       ],
                 *       "publish": true
                 *     }
                 */
                "application/json": {
                    /** @description The text of the article in Markdown, 1 to 65,536 characters. */
                    body: string;
                    /** @description A summary of the article. One line, 1 to 500 characters. */
                    description: string;
                    /**
                     * @description Whether to publish the article immediately, which requires the permission `articles:publish` and a verified e-mail address (`EMAIL_NOT_VERIFIED`). If false, the article is created as a draft.
                     * @default false
                     */
                    publish?: boolean | null;
                    /** @description The slug of the article. If omitted, it is derived from the title. Fails with `ALREADY_TAKEN` if another article uses the slug or used it before. */
                    slug?: string | null;
                    /** @description The tags of the article. At most 20 tags of at most 40 characters each. */
                    tags?: string[] | null;
                    /** @description The title of the article. One line, 1 to 200 characters. */
                    title: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "body": "They *join*; they do not end.",
                     *       "id": "QXJ0aWNsZTowMWEyMDNiZi0wOTZmLTc0NzktOGJkNi1kYjk1NDExYmJkZjA=",
                     *       "slug": "on-semicolons",
                     *       "title": "On semicolons",
                     *       "description": "Why there are few.",
                     *       "readingMinutes": 1,
                     *       "status": "PUBLISHED",
                     *       "version": 1,
                     *       "tags": [
                     *         "writing",
                     *         "style"
                     *       ],
                     *       "favoritesCount": 0,
                     *       "commentsCount": 0,
                     *       "viewerHasFavorited": false,
                     *       "createdAt": "2026-11-22T14:53:01.167Z",
                     *       "updatedAt": "2026-11-22T14:53:01.167Z",
                     *       "publishedAt": "2026-11-22T14:53:01.167Z",
                     *       "author": {
                     *         "username": "author",
                     *         "bio": "Writes about services that have to work while everyone is asleep.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrEmailNotVerified"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["AlreadyTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    getArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The slug of the article.
                 * @example ask-twice-pay-once
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "body": "A client sends a payment and the connection drops. Did it go through? The client cannot know. If it tries\nagain it may pay twice, and if it does not it may not pay at all. The way out is to make the second attempt\nharmless.\n\n## Some requests already are\n\n`GET`, `PUT` and `DELETE` are idempotent by definition: doing them twice leaves the server as doing them once\nwould. Favouriting an article is the same if it is written as \"make it so\" and not as \"toggle\". Look for that\nshape first, because it needs no machinery.\n\n## A key for the rest\n\nFor a `POST` the client makes up a random key, sends it as `Idempotency-Key`, and uses the **same key** when\nit repeats the request. The server claims it:\n\n```sql\ninsert into idempotency_keys (user_id, key, request_hash)\nvalues ($1, $2, $3)\non conflict (user_id, key) do nothing\nreturning key\n```\n\nA row came back: do the work, and store the response beside the key *in the same database transaction*. No row\ncame back: this is a repeat, so send the stored response. If two attempts arrive at once, the second waits at\nthe unique index until the first commits.\n\n## The details that bite\n\n- Same key with a different body is a bug in the client. Compare the hash and refuse it with `422`.\n- The key belongs to the user. Otherwise one customer could read another's response.\n- Do not keep these rows in a cache that may evict them. A forgotten key is a double charge.\n- A transaction cannot roll back an e-mail or a card payment. Pass the key on to the provider, so that its\n  side is idempotent too.\n\nKeep keys for a day or more, longer than any client goes on trying.",
                     *       "id": "QXJ0aWNsZTowMWEyMDNiZS1mZmZkLTcyMDEtOTA3OS01ZWZiNzJhZDU0YWE=",
                     *       "slug": "ask-twice-pay-once",
                     *       "title": "Ask twice, pay once",
                     *       "description": "Idempotency keys let a client repeat a request that it never heard the answer to.",
                     *       "readingMinutes": 2,
                     *       "status": "PUBLISHED",
                     *       "version": 1,
                     *       "tags": [
                     *         "api-design",
                     *         "rest",
                     *         "reliability",
                     *         "databases"
                     *       ],
                     *       "favoritesCount": 4,
                     *       "commentsCount": 3,
                     *       "viewerHasFavorited": false,
                     *       "createdAt": "2026-10-26T14:52:58.749Z",
                     *       "updatedAt": "2026-10-26T14:52:58.749Z",
                     *       "publishedAt": "2026-10-26T14:52:58.749Z",
                     *       "author": {
                     *         "username": "mina.okafor",
                     *         "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    deleteArticle: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of the state that your change is based on. `*` matches any state.
                 * @example *
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description The slug of the article.
                 * @example retry-less-than-you-think
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    updateArticle: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of the state that your change is based on. `*` matches any state.
                 * @example *
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description The slug of the article.
                 * @example retry-less-than-you-think
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "In short."
                 *     }
                 */
                "application/json": {
                    /** @description The new text in Markdown, 1 to 65,536 characters. */
                    body?: string | null;
                    /** @description The new summary. One line, 1 to 500 characters. */
                    description?: string | null;
                    /** @description The new tags, which replace all current tags. At most 20 tags of at most 40 characters each. `[]` removes all tags. */
                    tags?: string[] | null;
                    /** @description The new title. One line, 1 to 200 characters. A new title also changes the slug, unless you set `slug`. */
                    title?: string | null;
                };
                /**
                 * @example {
                 *       "description": "In short."
                 *     }
                 */
                "application/merge-patch+json": {
                    /** @description The new text in Markdown, 1 to 65,536 characters. */
                    body?: string | null;
                    /** @description The new summary. One line, 1 to 500 characters. */
                    description?: string | null;
                    /** @description The new tags, which replace all current tags. At most 20 tags of at most 40 characters each. `[]` removes all tags. */
                    tags?: string[] | null;
                    /** @description The new title. One line, 1 to 200 characters. A new title also changes the slug, unless you set `slug`. */
                    title?: string | null;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "body": "One request in a thousand fails for no good reason, you try it again, and nobody notices. That is the\nhappy side of a retry. The other side shows itself when a service is overloaded: every client that fails asks\nagain, and the load that it could not carry is doubled by the people trying to get an answer out of it.\n\n## They multiply\n\nSuppose each layer makes up to three attempts. The browser calls the gateway, the gateway calls a service, the\nservice calls the database. When the database fails, one click becomes 3 × 3 × 3 = 27 queries. Retry in\n**one** layer, preferably the one nearest to the failure, and let the others pass the error up.\n\n## Wait, and not in step\n\n```ts\nconst cap = 10_000\nconst base = 100\nconst delay = Math.random() * Math.min(cap, base * 2 ** attempt)\n```\n\nThe exponent gives the other side time to recover. The random factor is just as important: without it, all the\nclients that failed together come back together.\n\n## What deserves another try\n\n| Failure | Again? |\n| --- | --- |\n| Connection refused, `503` | yes, after a delay |\n| `429` | yes, after `Retry-After` |\n| Timeout | only if the request is idempotent |\n| Serialization failure in the database | yes, the whole transaction |\n| `400`, `403`, `404`, `422` | no, the answer will not change |\n\n## A budget\n\nCount retries as a share of all requests and stop when they pass ten per cent. With that one rule a small\nblip is still smoothed over, but an outage gets at most a tenth more traffic in place of three times as much.\n\nAnd respect the deadline. If the user gave up two seconds ago, the best retry is none.",
                     *       "id": "QXJ0aWNsZTowMWEyMDNiZi0wMDAyLTc3MmMtYWJiNi0xMjgxZWRiMzFhZWU=",
                     *       "slug": "retry-less-than-you-think",
                     *       "title": "Retry less than you think",
                     *       "description": "In short.",
                     *       "readingMinutes": 2,
                     *       "status": "PUBLISHED",
                     *       "version": 2,
                     *       "tags": [
                     *         "reliability",
                     *         "performance",
                     *         "operations"
                     *       ],
                     *       "favoritesCount": 3,
                     *       "commentsCount": 2,
                     *       "viewerHasFavorited": false,
                     *       "createdAt": "2026-10-20T14:52:58.754Z",
                     *       "updatedAt": "2026-11-22T14:53:04.612Z",
                     *       "publishedAt": "2026-10-20T14:52:58.754Z",
                     *       "author": {
                     *         "username": "author",
                     *         "bio": "Writes about services that have to work while everyone is asleep.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["ConflictOrAlreadyTaken"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listComments: {
        parameters: {
            query?: {
                /** @description Returns only items after this cursor. */
                after?: string;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 2
                 */
                first?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The slug of the article.
                 * @example one-key-a-thousand-misses
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "Q29tbWVudDowMWEyMDNiZS1mZmM3LTcwMzMtODcxNi04ZmNjMjJkNDVlOTI=",
                     *           "body": "Emptying the cache under load is the most useful test that nobody wants to run.",
                     *           "version": 1,
                     *           "createdAt": "2026-11-17T18:52:58.685Z",
                     *           "updatedAt": "2026-11-17T18:52:58.685Z",
                     *           "viewerCanEdit": false,
                     *           "viewerCanDelete": false,
                     *           "author": {
                     *             "username": "tomas.hrabal",
                     *             "bio": "Platform engineer from Brno. Restarts things for a living, gently.",
                     *             "image": null,
                     *             "viewerIsFollowing": false
                     *           }
                     *         },
                     *         {
                     *           "id": "Q29tbWVudDowMWEyMDNiZS1mZmM3LTcwMzMtODcxNi04YjhlYzYzMDI0MWU=",
                     *           "body": "@reader Yes, they share the failure, and the next request starts a new load. Better one error for everyone than a thousand separate timeouts.",
                     *           "version": 1,
                     *           "createdAt": "2026-11-17T17:52:58.685Z",
                     *           "updatedAt": "2026-11-17T17:52:58.685Z",
                     *           "viewerCanEdit": false,
                     *           "viewerCanDelete": false,
                     *           "author": {
                     *             "username": "mina.okafor",
                     *             "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *             "image": null,
                     *             "viewerIsFollowing": false
                     *           }
                     *         }
                     *       ],
                     *       "pageInfo": {
                     *         "hasNextPage": true,
                     *         "endCursor": "Y29tbWVudHN8MjAyNi0xMS0xN1QxNzo1Mjo1OC42ODVafDAxYTIwM2JlLWZmYzctNzAzMy04NzE2LThiOGVjNjMwMjQxZQ"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        items: components["schemas"]["Comment"][];
                        pageInfo: components["schemas"]["PageInfo"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    createComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The slug of the article.
                 * @example one-key-a-thousand-misses
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "body": "Well said."
                 *     }
                 */
                "application/json": {
                    /** @description The text of the comment in Markdown, 1 to 10,000 characters. */
                    body: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Q29tbWVudDowMWEyMDNiZi0wYTI0LTcxYmMtOTI1Mi1hYjBiZjEzY2U1ZDg=",
                     *       "body": "Well said.",
                     *       "version": 1,
                     *       "createdAt": "2026-11-22T14:53:01.348Z",
                     *       "updatedAt": "2026-11-22T14:53:01.348Z",
                     *       "viewerCanEdit": true,
                     *       "viewerCanDelete": true,
                     *       "author": {
                     *         "username": "reader",
                     *         "bio": "Reads on the train, comments from the platform.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    favoriteArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The slug of the article.
                 * @example how-to-take-an-api-away
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "body": "Adding to an API is easy because nobody has to do anything. Taking something away gives work to strangers,\non your schedule. It goes well when they hear of it early, can see what to do instead, and are able to check\nthat they have finished.\n\n## Find out who uses it\n\nBefore announcing anything, count calls **per client**. \"It gets forty requests a day\" is no use to you. \"One\nnightly job at one partner\" is a phone call, and the matter is closed by Friday.\n\nIn GraphQL you can count each field by itself, which is a good reason to ask every client for a name and a\nversion.\n\n## Say it where it will be seen\n\nNobody reads the changelog. Put the notice into the responses and into the schema:\n\n```http\nDeprecation: @1767225600\nSunset: Wed, 01 Jul 2026 00:00:00 GMT\nLink: <https://api.example.test/docs/moving-to-v2>; rel=\"deprecation\"\n```\n\n```graphql\ntype Article {\n  favorited: Boolean! @deprecated(reason: \"Use viewerHasFavorited; goes away on 1 July 2026.\")\n}\n```\n\nA reason without a replacement is only bad news. Always name what to use instead.\n\n## Turn it off before you turn it off\n\nSome clients have no owner who is listening. So hold a few *brownouts*: switch the old endpoint off for ten\nminutes, announced in advance, then for an hour, then for a day. Whoever was asleep will notice while you can\nstill switch it back on.\n\nAfter the date, answer `410 Gone` with a link, not a bare `404`. Somebody will meet that response two years\nfrom now, and it is the last sentence of documentation that you will ever write for them.",
                     *       "id": "QXJ0aWNsZTowMWEyMDNiZi0wMDBhLTc3MDQtOTU2ZC1lZDQzYmEwODVhZmQ=",
                     *       "slug": "how-to-take-an-api-away",
                     *       "title": "How to take an API away",
                     *       "description": "Deprecation is a conversation with people you cannot see. Some ways to be heard.",
                     *       "readingMinutes": 2,
                     *       "status": "PUBLISHED",
                     *       "version": 1,
                     *       "tags": [
                     *         "api-design",
                     *         "graphql",
                     *         "rest"
                     *       ],
                     *       "favoritesCount": 3,
                     *       "commentsCount": 3,
                     *       "viewerHasFavorited": true,
                     *       "createdAt": "2026-10-12T14:52:58.763Z",
                     *       "updatedAt": "2026-10-12T14:52:58.763Z",
                     *       "publishedAt": "2026-10-12T14:52:58.763Z",
                     *       "author": {
                     *         "username": "ingrid.halvorsen",
                     *         "bio": "Editor. Cuts the second adjective and asks where the number came from.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    unfavoriteArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The slug of the article.
                 * @example how-to-take-an-api-away
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "body": "Adding to an API is easy because nobody has to do anything. Taking something away gives work to strangers,\non your schedule. It goes well when they hear of it early, can see what to do instead, and are able to check\nthat they have finished.\n\n## Find out who uses it\n\nBefore announcing anything, count calls **per client**. \"It gets forty requests a day\" is no use to you. \"One\nnightly job at one partner\" is a phone call, and the matter is closed by Friday.\n\nIn GraphQL you can count each field by itself, which is a good reason to ask every client for a name and a\nversion.\n\n## Say it where it will be seen\n\nNobody reads the changelog. Put the notice into the responses and into the schema:\n\n```http\nDeprecation: @1767225600\nSunset: Wed, 01 Jul 2026 00:00:00 GMT\nLink: <https://api.example.test/docs/moving-to-v2>; rel=\"deprecation\"\n```\n\n```graphql\ntype Article {\n  favorited: Boolean! @deprecated(reason: \"Use viewerHasFavorited; goes away on 1 July 2026.\")\n}\n```\n\nA reason without a replacement is only bad news. Always name what to use instead.\n\n## Turn it off before you turn it off\n\nSome clients have no owner who is listening. So hold a few *brownouts*: switch the old endpoint off for ten\nminutes, announced in advance, then for an hour, then for a day. Whoever was asleep will notice while you can\nstill switch it back on.\n\nAfter the date, answer `410 Gone` with a link, not a bare `404`. Somebody will meet that response two years\nfrom now, and it is the last sentence of documentation that you will ever write for them.",
                     *       "id": "QXJ0aWNsZTowMWEyMDNiZi0wMDBhLTc3MDQtOTU2ZC1lZDQzYmEwODVhZmQ=",
                     *       "slug": "how-to-take-an-api-away",
                     *       "title": "How to take an API away",
                     *       "description": "Deprecation is a conversation with people you cannot see. Some ways to be heard.",
                     *       "readingMinutes": 2,
                     *       "status": "PUBLISHED",
                     *       "version": 1,
                     *       "tags": [
                     *         "api-design",
                     *         "graphql",
                     *         "rest"
                     *       ],
                     *       "favoritesCount": 2,
                     *       "commentsCount": 3,
                     *       "viewerHasFavorited": false,
                     *       "createdAt": "2026-10-12T14:52:58.763Z",
                     *       "updatedAt": "2026-10-12T14:52:58.763Z",
                     *       "publishedAt": "2026-10-12T14:52:58.763Z",
                     *       "author": {
                     *         "username": "ingrid.halvorsen",
                     *         "bio": "Editor. Cuts the second adjective and asks where the number came from.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    publishArticle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the state that your change is based on. `*` matches any state.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The slug of the article.
                 * @example following-one-request-through-five-services
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "body": "A graph tells you that requests are slow. A log tells you that this service was not the slow one. A trace\ntells you where the time went, because it follows a single request through everything that worked on it.\n\n## One header holds it together\n\nEach service passes on a header, standardised by the W3C:\n\n```http\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n```\n\nThat is a version, the id of the trace, the id of the caller's span, and a flag which says whether it is being\nrecorded. If one service in the chain drops the header, the trace breaks in two there. Queues are the usual\nplace: put it into the message too.\n\n## What to look for\n\n- **A staircase** of short, equal database spans is a query in a loop.\n- **A gap** with no span in it is time that you do not measure: waiting for a connection, parsing, garbage\n  collection.\n- **Two spans in a row** that do not need each other could run at the same time.\n- **A cache span followed by a database span**, always, is a cache that never hits.\n\n## What to put in\n\nName a span for the *kind* of work, `GET /articles/:slug`, and put the particulars into attributes. Leave out\npasswords, tokens and e-mail addresses, since traces are read by many people and kept for weeks.\n\nWrite the trace id into every log line and every error response. Then a user can send you one short string and\nyou can see their afternoon.\n\n*Still to write: sampling at the start of a request against sampling at its end, with what each costs.*",
                     *       "id": "QXJ0aWNsZTowMWEyMDNiZi0wMDEwLTc1OWMtYjlkZC1lYmU3YTE5MDVmMDg=",
                     *       "slug": "following-one-request-through-five-services",
                     *       "title": "Following one request through five services",
                     *       "description": "What a trace shows that logs and graphs do not, and what to put into one.",
                     *       "readingMinutes": 2,
                     *       "status": "PUBLISHED",
                     *       "version": 2,
                     *       "tags": [
                     *         "observability",
                     *         "operations",
                     *         "performance"
                     *       ],
                     *       "favoritesCount": 0,
                     *       "commentsCount": 0,
                     *       "viewerHasFavorited": false,
                     *       "createdAt": "2026-11-21T14:52:58.768Z",
                     *       "updatedAt": "2026-11-22T14:53:01.236Z",
                     *       "publishedAt": "2026-11-22T14:53:01.236Z",
                     *       "author": {
                     *         "username": "author",
                     *         "bio": "Writes about services that have to work while everyone is asleep.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrEmailNotVerified"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    unpublishArticle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the state that your change is based on. `*` matches any state.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The slug of the article.
                 * @example following-one-request-through-five-services
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "body": "A graph tells you that requests are slow. A log tells you that this service was not the slow one. A trace\ntells you where the time went, because it follows a single request through everything that worked on it.\n\n## One header holds it together\n\nEach service passes on a header, standardised by the W3C:\n\n```http\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n```\n\nThat is a version, the id of the trace, the id of the caller's span, and a flag which says whether it is being\nrecorded. If one service in the chain drops the header, the trace breaks in two there. Queues are the usual\nplace: put it into the message too.\n\n## What to look for\n\n- **A staircase** of short, equal database spans is a query in a loop.\n- **A gap** with no span in it is time that you do not measure: waiting for a connection, parsing, garbage\n  collection.\n- **Two spans in a row** that do not need each other could run at the same time.\n- **A cache span followed by a database span**, always, is a cache that never hits.\n\n## What to put in\n\nName a span for the *kind* of work, `GET /articles/:slug`, and put the particulars into attributes. Leave out\npasswords, tokens and e-mail addresses, since traces are read by many people and kept for weeks.\n\nWrite the trace id into every log line and every error response. Then a user can send you one short string and\nyou can see their afternoon.\n\n*Still to write: sampling at the start of a request against sampling at its end, with what each costs.*",
                     *       "id": "QXJ0aWNsZTowMWEyMDNiZi0wMDEwLTc1OWMtYjlkZC1lYmU3YTE5MDVmMDg=",
                     *       "slug": "following-one-request-through-five-services",
                     *       "title": "Following one request through five services",
                     *       "description": "What a trace shows that logs and graphs do not, and what to put into one.",
                     *       "readingMinutes": 2,
                     *       "status": "DRAFT",
                     *       "version": 3,
                     *       "tags": [
                     *         "observability",
                     *         "operations",
                     *         "performance"
                     *       ],
                     *       "favoritesCount": 0,
                     *       "commentsCount": 0,
                     *       "viewerHasFavorited": false,
                     *       "createdAt": "2026-11-21T14:52:58.768Z",
                     *       "updatedAt": "2026-11-22T14:53:01.308Z",
                     *       "publishedAt": "2026-11-22T14:53:01.236Z",
                     *       "author": {
                     *         "username": "author",
                     *         "bio": "Writes about services that have to work while everyone is asleep.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listAuditEvents: {
        parameters: {
            query?: {
                /**
                 * @description Returns only events with this action, such as `user.role_changed`.
                 * @example session.started
                 */
                action?: string;
                /**
                 * @description Returns only events by this actor: `user:<id>`, `guest` or `operator`.
                 * @example operator
                 */
                actor?: string;
                /** @description Returns only items after this cursor. */
                after?: string;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 2
                 */
                first?: number;
                /**
                 * @description Returns only events with this result: `done`, or an error code such as `FORBIDDEN`.
                 * @example done
                 */
                result?: string;
                /**
                 * @description Returns only events with this target, such as `user:<id>`.
                 * @example user:018f3c2a-1111-7000-8000-000000000000
                 */
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01a203bf-0845-73c2-85bd-de4cf25dce4d",
                     *           "at": "2026-11-22T14:53:00.828Z",
                     *           "actor": "user:01a203be-ff6b-74a9-bd4f-198a4fc3f447",
                     *           "user": {
                     *             "username": "admin"
                     *           },
                     *           "action": "session.started",
                     *           "target": "session:01a203bf-081d-7096-9e64-9a3b95d0b42b",
                     *           "result": "done",
                     *           "address": "127.0.0.1",
                     *           "requestId": "5ab5ddef-f9d7-4d79-9c2a-fc542cd86511",
                     *           "details": []
                     *         },
                     *         {
                     *           "id": "01a203bf-07d3-7051-92cb-9256490e4319",
                     *           "at": "2026-11-22T14:53:00.740Z",
                     *           "actor": "user:01a203be-ff6b-74a9-bd4f-15efa33cd4e1",
                     *           "user": {
                     *             "username": "author"
                     *           },
                     *           "action": "session.started",
                     *           "target": "session:01a203bf-07ca-7592-b4e6-3da390d773d4",
                     *           "result": "done",
                     *           "address": "127.0.0.1",
                     *           "requestId": "4564f36d-96a3-4162-adb1-9ea6210d1a8e",
                     *           "details": []
                     *         }
                     *       ],
                     *       "pageInfo": {
                     *         "hasNextPage": true,
                     *         "endCursor": "YXVkaXQgZXZlbnRzfDIwMjYtMTEtMjJUMTQ6NTM6MDAuNzQwWnwwMWEyMDNiZi0wN2QzLTcwNTEtOTJjYi05MjU2NDkwZTQzMTk"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        items: {
                            /** @description The name of the action, such as `user.role_changed` or `session.started`. */
                            action: string;
                            /** @description Who did it: `user:<id>`, `guest` for an unauthenticated client, or `operator` for a command on the server. */
                            actor: string;
                            /** @description The IP address of the client. Null if there was no request. */
                            address: string | null;
                            /**
                             * Format: date-time
                             * @description When the event happened, by the clock of the database.
                             */
                            at: string;
                            /** @description Further details of the event. They never contain secrets. */
                            details: {
                                /** @description The name of the detail, such as `reason`, `from` or `to`. */
                                name: string;
                                /** @description The value as text. A value that is not text is encoded as JSON. */
                                value: string;
                            }[];
                            /** @description The ID of the event. It is not a global ID. */
                            id: string;
                            /** @description The ID of the request, as in `X-Request-Id` and in the server log. Null if there was no request. */
                            requestId: string | null;
                            /** @description The result of the action: `done`, or an error code if it was rejected. */
                            result: string;
                            /** @description The target of the action, such as `user:<id>` or `session:<id>`. */
                            target: string;
                            /** @description The user who did it. Null if the actor is not a user or the user no longer exists. */
                            user: {
                                /** @description The unique username. Case-insensitive. */
                                username: string;
                            } | null;
                        }[];
                        pageInfo: components["schemas"]["PageInfo"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    deleteComment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the state that your change is based on. `*` matches any state.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The ID of the comment.
                 * @example Q29tbWVudDowMWEyMDJmOS0yYzE3LTc1ZDQtYmJkYi1lNmRmOGE4YzRkZGE=
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    updateComment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the state that your change is based on. `*` matches any state.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The ID of the comment.
                 * @example Q29tbWVudDowMWEyMDJmOS0yYzE3LTc1ZDQtYmJkYi1lNmRmOGE4YzRkZGE=
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "body": "Very well said."
                 *     }
                 */
                "application/json": {
                    /** @description The text of the comment in Markdown, 1 to 10,000 characters. */
                    body: string;
                };
                /**
                 * @example {
                 *       "body": "Very well said."
                 *     }
                 */
                "application/merge-patch+json": {
                    /** @description The text of the comment in Markdown, 1 to 10,000 characters. */
                    body: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Q29tbWVudDowMWEyMDNiZi0xNzg5LTcxMGEtYWJhMy1hMDhjMWVjOTRlNzc=",
                     *       "body": "Very well said.",
                     *       "version": 2,
                     *       "createdAt": "2026-11-22T14:53:04.777Z",
                     *       "updatedAt": "2026-11-22T14:53:04.861Z",
                     *       "viewerCanEdit": true,
                     *       "viewerCanDelete": true,
                     *       "author": {
                     *         "username": "reader",
                     *         "bio": "Reads on the train, comments from the platform.",
                     *         "image": null,
                     *         "viewerIsFollowing": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    requestEmailVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token from the link in the e-mail.
                 * @example bye_00000000000000000000000000000000000000000000000000000000000
                 */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["InvalidCode"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listFeed: {
        parameters: {
            query?: {
                /** @description Returns only items after this cursor. */
                after?: string;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 2
                 */
                first?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "QXJ0aWNsZTowMWEyMDNiZS1mZjg4LTc0MWEtOTU2ZS05NWQzYWNkM2UzNTY=",
                     *           "slug": "the-chasm-between-a-laptop-and-three-in-the-morning",
                     *           "title": "The chasm between a laptop and three in the morning",
                     *           "description": "It works on your machine. What has to be true before it works when nobody is watching?",
                     *           "readingMinutes": 2,
                     *           "status": "PUBLISHED",
                     *           "version": 1,
                     *           "tags": [
                     *             "reliability",
                     *             "operations",
                     *             "observability"
                     *           ],
                     *           "favoritesCount": 6,
                     *           "commentsCount": 6,
                     *           "viewerHasFavorited": true,
                     *           "createdAt": "2026-11-20T14:52:58.632Z",
                     *           "updatedAt": "2026-11-20T14:52:58.632Z",
                     *           "publishedAt": "2026-11-20T14:52:58.632Z",
                     *           "author": {
                     *             "username": "author",
                     *             "bio": "Writes about services that have to work while everyone is asleep.",
                     *             "image": null,
                     *             "viewerIsFollowing": true
                     *           }
                     *         },
                     *         {
                     *           "id": "QXJ0aWNsZTowMWEyMDNiZS1mZmJkLTcyODQtYWNkMy0zNWNkOGU0ZDU0Y2U=",
                     *           "slug": "one-key-a-thousand-misses",
                     *           "title": "One key, a thousand misses",
                     *           "description": "A cache protects the database until the moment a popular key expires. Then it does the opposite.",
                     *           "readingMinutes": 2,
                     *           "status": "PUBLISHED",
                     *           "version": 1,
                     *           "tags": [
                     *             "caching",
                     *             "performance",
                     *             "reliability",
                     *             "databases"
                     *           ],
                     *           "favoritesCount": 5,
                     *           "commentsCount": 4,
                     *           "viewerHasFavorited": true,
                     *           "createdAt": "2026-11-17T14:52:58.685Z",
                     *           "updatedAt": "2026-11-17T14:52:58.685Z",
                     *           "publishedAt": "2026-11-17T14:52:58.685Z",
                     *           "author": {
                     *             "username": "mina.okafor",
                     *             "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *             "image": null,
                     *             "viewerIsFollowing": true
                     *           }
                     *         }
                     *       ],
                     *       "pageInfo": {
                     *         "hasNextPage": true,
                     *         "endCursor": "ZmVlZHwyMDI2LTExLTE3VDE0OjUyOjU4LjY4NVp8MDFhMjAzYmUtZmZiZC03Mjg0LWFjZDMtMzVjZDhlNGQ1NGNl"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        items: components["schemas"]["ArticleSummary"][];
                        pageInfo: components["schemas"]["PageInfo"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "username": "reader",
                     *       "email": "reader@byline.test",
                     *       "emailVerified": false,
                     *       "bio": "Reads on the train, comments from the platform.",
                     *       "image": null,
                     *       "role": "READER",
                     *       "permissions": [
                     *         "articles:read",
                     *         "comments:write",
                     *         "profiles:follow",
                     *         "articles:favorite",
                     *         "profile:update"
                     *       ],
                     *       "version": 1,
                     *       "createdAt": "2026-11-22T14:52:58.603Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of the state that your change is based on. `*` matches any state.
                 * @example *
                 */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "bio": "Reads a lot."
                 *     }
                 */
                "application/json": {
                    /** @description The new biography, at most 1,000 characters. Null removes it. */
                    bio?: string | null;
                    /** @description A code of the authenticator app, or a backup code, instead of the current password. */
                    code?: string | null;
                    /** @description Your current password. Required for a new e-mail address or password. */
                    currentPassword?: string | null;
                    /**
                     * Format: email
                     * @description The new e-mail address, which must be verified again. Requires `currentPassword`, unless only the case of letters changes. Fails with `ALREADY_TAKEN` if another user has it.
                     */
                    email?: string | null;
                    /** @description The new `http://` or `https://` URL of your picture. Null or an empty string removes it. */
                    image?: string | null;
                    /** @description The new username: 1 to 40 letters, digits, `_`, `.` and `-`, starting with a letter or digit. Case-insensitive. Fails with `ALREADY_TAKEN` if another user has it. */
                    username?: string | null;
                };
                /**
                 * @example {
                 *       "bio": "Reads a lot."
                 *     }
                 */
                "application/merge-patch+json": {
                    /** @description The new biography, at most 1,000 characters. Null removes it. */
                    bio?: string | null;
                    /** @description A code of the authenticator app, or a backup code, instead of the current password. */
                    code?: string | null;
                    /** @description Your current password. Required for a new e-mail address or password. */
                    currentPassword?: string | null;
                    /**
                     * Format: email
                     * @description The new e-mail address, which must be verified again. Requires `currentPassword`, unless only the case of letters changes. Fails with `ALREADY_TAKEN` if another user has it.
                     */
                    email?: string | null;
                    /** @description The new `http://` or `https://` URL of your picture. Null or an empty string removes it. */
                    image?: string | null;
                    /** @description The new username: 1 to 40 letters, digits, `_`, `.` and `-`, starting with a letter or digit. Case-insensitive. Fails with `ALREADY_TAKEN` if another user has it. */
                    username?: string | null;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "username": "reader",
                     *       "email": "reader@byline.test",
                     *       "emailVerified": false,
                     *       "bio": "Reads a lot.",
                     *       "image": null,
                     *       "role": "READER",
                     *       "permissions": [
                     *         "articles:read",
                     *         "comments:write",
                     *         "profiles:follow",
                     *         "articles:favorite",
                     *         "profile:update"
                     *       ],
                     *       "version": 2,
                     *       "createdAt": "2026-11-22T14:52:58.603Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["BadInputOrWeakPassword"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrInvalidCredentialsOrInvalidCode"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["ConflictOrAlreadyTaken"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listDrafts: {
        parameters: {
            query?: {
                /** @description Returns only items after this cursor. */
                after?: string;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 2
                 */
                first?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "QXJ0aWNsZTowMWEyMDNiZi0wMDEwLTc1OWMtYjlkZC1lYmU3YTE5MDVmMDg=",
                     *           "slug": "following-one-request-through-five-services",
                     *           "title": "Following one request through five services",
                     *           "description": "What a trace shows that logs and graphs do not, and what to put into one.",
                     *           "readingMinutes": 2,
                     *           "status": "DRAFT",
                     *           "version": 1,
                     *           "tags": [
                     *             "observability",
                     *             "operations",
                     *             "performance"
                     *           ],
                     *           "favoritesCount": 0,
                     *           "commentsCount": 0,
                     *           "viewerHasFavorited": false,
                     *           "createdAt": "2026-11-21T14:52:58.768Z",
                     *           "updatedAt": "2026-11-21T14:52:58.768Z",
                     *           "publishedAt": null,
                     *           "author": {
                     *             "username": "author",
                     *             "bio": "Writes about services that have to work while everyone is asleep.",
                     *             "image": null,
                     *             "viewerIsFollowing": false
                     *           }
                     *         }
                     *       ],
                     *       "pageInfo": {
                     *         "hasNextPage": false,
                     *         "endCursor": "b3duIGFydGljbGVzfDIwMjYtMTEtMjFUMTQ6NTI6NTguNzY4WnwwMWEyMDNiZi0wMDEwLTc1OWMtYjlkZC1lYmU3YTE5MDVmMDg"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        items: components["schemas"]["ArticleSummary"][];
                        pageInfo: components["schemas"]["PageInfo"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    getMfa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "totp": false,
                     *       "backupCodesLeft": 0
                     *     }
                     */
                    "application/json": {
                        /**
                         * Format: int32
                         * @description The number of unused backup codes.
                         */
                        backupCodesLeft: number;
                        /** @description Whether an authenticator app is set up. If so, signing in requires a code. */
                        totp: boolean;
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    remakeBackupCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    /** @description A code of the authenticator app, or a backup code. The operation fails without it. */
                    code?: string | null;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "backupCodes": [
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Ten backup codes. Each can be used once instead of a code from the app. Shown only once. Keep them secret. */
                        backupCodes: string[];
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrInvalidCode"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    startTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "JBSWY3DPEHPK3PXP",
                     *       "uri": "otpauth://totp/Byline:ada?secret=JBSWY3DPEHPK3PXP&issuer=Byline",
                     *       "qrCode": "data:image/svg+xml;base64,PHN2Zy8+"
                     *     }
                     */
                    "application/json": {
                        /** @description The URI as a QR code to scan: an SVG image in a data URI. */
                        qrCode: string;
                        /** @description The secret in base 32, to type into an app. */
                        secret: string;
                        /** @description The secret as an `otpauth://` URI, to open in an app on the same device. */
                        uri: string;
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    /** @description A code of the authenticator app, or a backup code. The operation fails without it. */
                    code?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrInvalidCode"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    /** @description The six-digit code that the app shows. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "backupCodes": [
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000",
                     *         "0000-0000-0000-0000-0000-0000"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Ten backup codes. Each can be used once instead of a code from the app. Shown only once. Keep them secret. */
                        backupCodes: string[];
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrInvalidCode"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "correct horse battery",
                 *       "newPassword": "seven green lamps hum"
                 *     }
                 */
                "application/json": {
                    /** @description Your current password. */
                    currentPassword: string;
                    /** @description The new password, 8 to 128 characters. Fails with `WEAK_PASSWORD` if it is easy to guess. */
                    newPassword: string;
                    /**
                     * @description Whether to revoke all your API keys too.
                     * @default false
                     */
                    revokeApiKeys?: boolean | null;
                };
            };
        };
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInputOrWeakPassword"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrInvalidCredentials"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    reauthenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "byline-demo"
                 *     }
                 */
                "application/json": {
                    /** @description A six-digit code from your authenticator app, or a backup code. */
                    code?: string | null;
                    /** @description The password of the account. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *       "expiresIn": 300
                     *     }
                     */
                    "application/json": {
                        /** @description The access token, a signed JWT (RFC 9068). Keep it secret. */
                        accessToken: string;
                        /**
                         * Format: int32
                         * @description The number of seconds until the access token expires.
                         */
                        expiresIn: number;
                    };
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrInvalidCredentialsOrMfaRequiredOrInvalidCode"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "reader@byline.test"
                 *     }
                 */
                "application/json": {
                    /** @description The e-mail address of the account. */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token from the link in the e-mail.
                 * @example byp_00000000000000000000000000000000000000000000000000000000000
                 */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "seven green lamps hum"
                 *     }
                 */
                "application/json": {
                    /** @description The new password, 8 to 128 characters. Fails with `WEAK_PASSWORD` if it is easy to guess. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInputOrWeakPassword"];
            401: components["responses"]["InvalidCode"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01a203bf-0710-7117-8e11-9cd34ad6e9f5",
                     *           "device": "lightMyRequest",
                     *           "network": "127.0.0.0/24",
                     *           "deviceRemembered": true,
                     *           "createdAt": "2026-11-22T14:53:00.550Z",
                     *           "lastUsedAt": "2026-11-22T14:53:00.550Z",
                     *           "expiresAt": "2027-02-20T14:53:00.550Z",
                     *           "current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Lists your active sessions, newest first. Returns at most 100. Requires authentication. Not available to API keys. */
                        items: {
                            /**
                             * Format: date-time
                             * @description When the session was created.
                             */
                            createdAt: string;
                            /** @description Whether this session sent the request. */
                            current: boolean;
                            /** @description The `User-Agent` of the client, at most 200 characters. Empty if it sent none. */
                            device: string;
                            /** @description Whether the client has a `deviceToken` that is still valid. Ending the session makes it invalid. */
                            deviceRemembered: boolean;
                            /**
                             * Format: date-time
                             * @description When the session expires. Refreshing does not extend this time.
                             */
                            expiresAt: string;
                            /** @description The ID of the session. */
                            id: string;
                            /**
                             * Format: date-time
                             * @description When the session was last refreshed.
                             */
                            lastUsedAt: string;
                            /** @description The approximate network of the client, such as `203.0.113.0/24`. IPv6 addresses are shortened to a /48. */
                            network: string;
                        }[];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "reader@byline.test",
                 *       "password": "byline-demo"
                 *     }
                 */
                "application/json": {
                    /** @description The `deviceToken` of an earlier sign-in on this device. After a password reset, the token of the reset also works once, for an hour. An unknown token is ignored. */
                    deviceToken?: string | null;
                    /** @description The e-mail address of the account. */
                    email: string;
                    /** @description The password of the account. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description A token that identifies this sign-in. Send it with the code. It allows five attempts. */
                        challengeToken: string;
                        /**
                         * Format: int32
                         * @description The number of seconds until the challenge expires.
                         */
                        expiresIn: number;
                        /** @description The accepted sources of the code. */
                        methods: ("BACKUP_CODE" | "TOTP")[];
                    };
                };
            };
            /** @description The result of the request. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *       "expiresIn": 300,
                     *       "refreshToken": "byr_00000000000000000000000000000000000000000000000000000000000",
                     *       "deviceToken": "byd_00000000000000000000000000000000000000000000000000000000000",
                     *       "user": {
                     *         "username": "reader",
                     *         "email": "reader@byline.test",
                     *         "emailVerified": false,
                     *         "bio": "Reads on the train, comments from the platform.",
                     *         "image": null,
                     *         "role": "READER",
                     *         "permissions": [
                     *           "articles:read",
                     *           "comments:write",
                     *           "profiles:follow",
                     *           "articles:favorite",
                     *           "profile:update"
                     *         ],
                     *         "version": 1,
                     *         "createdAt": "2026-11-22T14:52:58.603Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["InvalidCredentialsOrMfaRequired"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    revokeOtherSessions: {
        parameters: {
            query?: {
                /**
                 * @description Whether to revoke all your API keys too.
                 * @example false
                 */
                revokeApiKeys?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the session.
                 * @example 01a203a1-d5c5-72c0-91d8-8d9226105249
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    answerChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "challengeToken": "bym_00000000000000000000000000000000000000000000000000000000000",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": {
                    /** @description The `challengeToken` of the sign-in. */
                    challengeToken: string;
                    /** @description A six-digit code from your authenticator app, or a backup code. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *       "expiresIn": 300,
                     *       "refreshToken": "byr_00000000000000000000000000000000000000000000000000000000000",
                     *       "deviceToken": "byd_00000000000000000000000000000000000000000000000000000000000",
                     *       "user": {
                     *         "username": "p78c63ea2",
                     *         "email": "p78c63ea2@byline.test",
                     *         "emailVerified": false,
                     *         "bio": "",
                     *         "image": null,
                     *         "role": "AUTHOR",
                     *         "permissions": [
                     *           "articles:read",
                     *           "comments:write",
                     *           "profiles:follow",
                     *           "articles:favorite",
                     *           "profile:update",
                     *           "articles:write",
                     *           "articles:publish"
                     *         ],
                     *         "version": 1,
                     *         "createdAt": "2026-11-22T14:53:01.714Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["InvalidCredentialsOrInvalidCode"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "byr_00000000000000000000000000000000000000000000000000000000000"
                 *     }
                 */
                "application/json": {
                    /** @description Your latest refresh token. */
                    refreshToken: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *       "expiresIn": 300,
                     *       "refreshToken": "byr_00000000000000000000000000000000000000000000000000000000000",
                     *       "deviceToken": null,
                     *       "user": {
                     *         "username": "pdd6d2f20",
                     *         "email": "pdd6d2f20@byline.test",
                     *         "emailVerified": false,
                     *         "bio": "",
                     *         "image": null,
                     *         "role": "AUTHOR",
                     *         "permissions": [
                     *           "articles:read",
                     *           "comments:write",
                     *           "profiles:follow",
                     *           "articles:favorite",
                     *           "profile:update",
                     *           "articles:write",
                     *           "articles:publish"
                     *         ],
                     *         "version": 1,
                     *         "createdAt": "2026-11-22T14:53:02.162Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["InvalidRefreshToken"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description Returns only items after this cursor. */
                after?: string;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 5
                 */
                first?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "databases",
                     *           "articlesCount": 7
                     *         },
                     *         {
                     *           "name": "reliability",
                     *           "articlesCount": 6
                     *         },
                     *         {
                     *           "name": "api-design",
                     *           "articlesCount": 5
                     *         },
                     *         {
                     *           "name": "postgres",
                     *           "articlesCount": 4
                     *         },
                     *         {
                     *           "name": "operations",
                     *           "articlesCount": 4
                     *         }
                     *       ],
                     *       "pageInfo": {
                     *         "hasNextPage": true,
                     *         "endCursor": "dGFnc3w0fDAxYTIwM2JlLWZmN2QtNzQ1Yi05YWE4LWMwYTVhOWRmZWE1OQ"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        items: components["schemas"]["Tag"][];
                        pageInfo: components["schemas"]["PageInfo"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Returns only items after this cursor. */
                after?: string;
                /**
                 * @description Returns only disabled users, or only enabled users.
                 * @example false
                 */
                disabled?: boolean;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 2
                 */
                first?: number;
                /**
                 * @description Returns only users whose username or e-mail address contains this text. Case-insensitive.
                 * @example mina
                 */
                q?: string;
                /**
                 * @description Returns only users with this role.
                 * @example AUTHOR
                 */
                role?: "ADMIN" | "AUTHOR" | "EDITOR" | "READER";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "username": "mina.okafor",
                     *           "auditName": "user:01a203be-ff6b-74a9-bd4f-20acda2c8770",
                     *           "email": "mina.okafor@byline.test",
                     *           "emailVerified": false,
                     *           "role": "AUTHOR",
                     *           "disabled": false,
                     *           "mfa": false,
                     *           "createdAt": "2026-11-22T14:52:58.603Z"
                     *         }
                     *       ],
                     *       "pageInfo": {
                     *         "hasNextPage": false,
                     *         "endCursor": "bWFuYWdlZCB1c2Vyc3wyMDI2LTExLTIyVDE0OjUyOjU4LjYwM1p8MDFhMjAzYmUtZmY2Yi03NGE5LWJkNGYtMjBhY2RhMmM4Nzcw"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        items: components["schemas"]["ManagedUser"][];
                        pageInfo: components["schemas"]["PageInfo"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "grace",
                 *       "email": "grace@byline.test",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: email
                     * @description The e-mail address. Fails with `ALREADY_TAKEN` if another user has it.
                     */
                    email: string;
                    /** @description The password, 8 to 128 characters. Fails with `WEAK_PASSWORD` if it is easy to guess. */
                    password: string;
                    /** @description The username: 1 to 40 letters, digits, `_`, `.` and `-`, starting with a letter or digit. Case-insensitive. Fails with `ALREADY_TAKEN` if another user has it. */
                    username: string;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *       "expiresIn": 300,
                     *       "refreshToken": "byr_00000000000000000000000000000000000000000000000000000000000",
                     *       "deviceToken": "byd_00000000000000000000000000000000000000000000000000000000000",
                     *       "user": {
                     *         "username": "grace",
                     *         "email": "grace@byline.test",
                     *         "emailVerified": false,
                     *         "bio": "",
                     *         "image": null,
                     *         "role": "AUTHOR",
                     *         "permissions": [
                     *           "articles:read",
                     *           "comments:write",
                     *           "profiles:follow",
                     *           "articles:favorite",
                     *           "profile:update",
                     *           "articles:write",
                     *           "articles:publish"
                     *         ],
                     *         "version": 1,
                     *         "createdAt": "2026-11-22T14:53:01.476Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadInputOrWeakPassword"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["AlreadyTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The username of the user. Case-insensitive.
                 * @example mina.okafor
                 */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "VXNlcjowMWEyMDNiZS1mZjZiLTc0YTktYmQ0Zi0yMGFjZGEyYzg3NzA=",
                     *       "username": "mina.okafor",
                     *       "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *       "image": null,
                     *       "createdAt": "2026-11-22T14:52:58.603Z",
                     *       "followersCount": 2,
                     *       "followingCount": 1,
                     *       "viewerIsFollowing": false
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The username of the user. Case-insensitive.
                 * @example lucia-montalvo
                 */
                username: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "EDITOR"
                 *     }
                 */
                "application/json": {
                    /** @description Whether the account is disabled. `true` ends all sessions of the user and blocks sign-in, `false` allows sign-in again. */
                    disabled?: boolean | null;
                    /**
                     * @description The new role of the user. It applies immediately.
                     * @enum {string|null}
                     */
                    role?: "ADMIN" | "AUTHOR" | "EDITOR" | "READER" | null;
                };
                /**
                 * @example {
                 *       "role": "EDITOR"
                 *     }
                 */
                "application/merge-patch+json": {
                    /** @description Whether the account is disabled. `true` ends all sessions of the user and blocks sign-in, `false` allows sign-in again. */
                    disabled?: boolean | null;
                    /**
                     * @description The new role of the user. It applies immediately.
                     * @enum {string|null}
                     */
                    role?: "ADMIN" | "AUTHOR" | "EDITOR" | "READER" | null;
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "username": "lucia-montalvo",
                     *       "auditName": "user:01a203be-ff6b-74a9-bd4f-2dce461ef46e",
                     *       "email": "lucia-montalvo@byline.test",
                     *       "emailVerified": false,
                     *       "role": "EDITOR",
                     *       "disabled": false,
                     *       "mfa": false,
                     *       "createdAt": "2026-11-22T14:52:58.603Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUser"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    followUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The username of the user to follow.
                 * @example mina.okafor
                 */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "VXNlcjowMWEyMDNiZS1mZjZiLTc0YTktYmQ0Zi0yMGFjZGEyYzg3NzA=",
                     *       "username": "mina.okafor",
                     *       "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *       "image": null,
                     *       "createdAt": "2026-11-22T14:52:58.603Z",
                     *       "followersCount": 2,
                     *       "followingCount": 1,
                     *       "viewerIsFollowing": true
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    unfollowUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The username of the user to unfollow.
                 * @example mina.okafor
                 */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "VXNlcjowMWEyMDNiZS1mZjZiLTc0YTktYmQ0Zi0yMGFjZGEyYzg3NzA=",
                     *       "username": "mina.okafor",
                     *       "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *       "image": null,
                     *       "createdAt": "2026-11-22T14:52:58.603Z",
                     *       "followersCount": 1,
                     *       "followingCount": 1,
                     *       "viewerIsFollowing": false
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    removeUserMfa: {
        parameters: {
            query: {
                /**
                 * @description The reason, which is recorded in the audit log. One line, 1 to 500 characters.
                 * @example Lost their phone. Identified by a phone call.
                 */
                reason: string;
            };
            header?: never;
            path: {
                /**
                 * @description The username of the user. Case-insensitive.
                 * @example kenji_arata
                 */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    endUserSessions: {
        parameters: {
            query?: {
                /**
                 * @description Whether to revoke all API keys of the user too.
                 * @example false
                 */
                revokeApiKeys?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The username of the user. Case-insensitive.
                 * @example kenji_arata
                 */
                username: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadInput"];
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
}
