export interface paths {
    "/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List articles
         * @deprecated
         * @description Lists published articles, newest first. Search results are listed best match first.
         */
        get: operations["listArticles"];
        put?: never;
        /**
         * Create and publish an article
         * @deprecated
         * @description Creates an article and publishes it.
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
         * @deprecated
         * @description Gets an article by its current slug or an earlier one. Fails with `NOT_FOUND` if it does not exist or you may not see it.
         */
        get: operations["getArticle"];
        /**
         * Update an article
         * @deprecated
         * @description Updates an article. Editors can update any article, authors only their own.
         */
        put: operations["updateArticle"];
        post?: never;
        /**
         * Delete an article
         * @deprecated
         * @description Permanently deletes an article with its comments and favorites.
         */
        delete: operations["deleteArticle"];
        options?: never;
        head?: never;
        patch?: never;
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
         * List the latest 100 comments on an article
         * @deprecated
         * @description Lists the 100 newest comments on an article. Fails with 404 if the article does not exist or you may not see it.
         */
        get: operations["listComments"];
        put?: never;
        /**
         * Create a comment on an article
         * @deprecated
         * @description Creates a comment on an article. Fails with `CONFLICT` if the article is not published.
         */
        post: operations["createComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}/comments/{id}": {
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
         * @deprecated
         * @description Deletes a comment by its number. Editors can delete any comment, other users only their own.
         */
        delete: operations["deleteComment"];
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
        put?: never;
        /**
         * Favorite an article
         * @deprecated
         * @description Adds an article to your favorites. Has no effect if it is already a favorite. Fails with `CONFLICT` if the article is not published.
         */
        post: operations["favorite"];
        /**
         * Unfavorite an article
         * @deprecated
         * @description Removes an article from your favorites. Has no effect if it is not a favorite.
         */
        delete: operations["unfavorite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List articles by users you follow
         * @deprecated
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
    "/profiles/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a profile
         * @deprecated
         * @description Gets a user by username. Fails with `NOT_FOUND` if the user does not exist.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profiles/{username}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follow a user
         * @deprecated
         * @description Follows a user. Their articles appear in your feed. Has no effect if you already follow the user.
         */
        post: operations["follow"];
        /**
         * Unfollow a user
         * @deprecated
         * @description Unfollows a user. Has no effect if you do not follow the user.
         */
        delete: operations["unfollow"];
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
         * List the 100 most used tags
         * @deprecated
         * @description Lists the 100 most used tags of published articles.
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
    "/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the current user
         * @deprecated
         * @description Gets your own account.
         */
        get: operations["getUser"];
        /**
         * Update the current user
         * @deprecated
         * @description Updates your profile. A new e-mail address or password requires recent authentication (`STEP_UP_REQUIRED`) and the current password or a code, and ends your other sessions.
         */
        put: operations["updateUser"];
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
        get?: never;
        put?: never;
        /**
         * Register a user
         * @deprecated
         * @description Creates a user account and signs in. No authentication required.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @deprecated
         * @description Signs in with e-mail address and password. Accounts with MFA cannot sign in with v1.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An article, written in Markdown. */
        Article: {
            author: components["schemas"]["Profile"];
            /** @description The text of the article in Markdown, as the author wrote it. Sanitize it before you render it. */
            body: string;
            /**
             * Format: date-time
             * @description When the article was created.
             */
            createdAt: string;
            /** @description A summary of the article. One line, at most 500 characters. */
            description: string;
            /** @description Whether you favorited the article. False without authentication. */
            favorited: boolean;
            /**
             * Format: int32
             * @description The number of users who favorited the article.
             */
            favoritesCount: number;
            /** @description The unique name of the article in URLs. Earlier slugs of the article still work. */
            slug: string;
            /** @description The names of the article's tags, in the order that the author chose, or sorted alphabetically. */
            tagList: string[];
            /** @description The title of the article. One line, at most 200 characters. */
            title: string;
            /**
             * Format: date-time
             * @description When the article was last updated.
             */
            updatedAt: string;
        };
        /** @description A comment on an article. */
        Comment: {
            author: components["schemas"]["Profile"];
            /** @description The text of the comment in Markdown, as the author wrote it. Sanitize it before you render it. */
            body: string;
            /**
             * Format: date-time
             * @description When the comment was created.
             */
            createdAt: string;
            /**
             * Format: int32
             * @description The ID of the comment in REST v1.
             */
            id: number;
            /**
             * Format: date-time
             * @description When the comment was last updated.
             */
            updatedAt: string;
        };
        /** @description The errors of a rejected request. */
        Errors: {
            errors: {
                body: string[];
            };
        };
        /** @description The error of a version that is no longer available, with its successor. */
        Gone: {
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
            errors: {
                body: string[];
            };
            /**
             * Format: uri-reference
             * @description The URL of the migration guide.
             */
            guide: string;
            /** @description The ID of the request in the server log. */
            requestId: string;
            /**
             * Format: int32
             * @description The HTTP status code.
             */
            status: number;
            /** @description The version to use instead. */
            successor: string;
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
            /** @description Whether you follow the user. False without authentication. */
            following: boolean;
            /** @description The URL of the user's picture. Empty if there is none. */
            image: string;
            /** @description The unique username. Case-insensitive. */
            username: string;
        };
        /** @description Your own account, including private data. */
        User: {
            /** @description Your biography. Empty if there is none. */
            bio: string;
            /** @description Your e-mail address. Not visible to other users, except admins. */
            email: string;
            /** @description The URL of your picture. Empty if there is none. */
            image: string;
            /** @description Your access token: the one that was just issued, or the one that you sent. */
            token: string;
            /** @description Your unique username. Case-insensitive. */
            username: string;
        };
    };
    responses: {
        /** @description `BAD_INPUT`: An input value is malformed, missing, too long or unknown. `errors` names it. */
        BadInput: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "title can't be blank"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `BAD_INPUT`: An input value is malformed, missing, too long or unknown. `errors` names it.
         *
         *     `ALREADY_TAKEN`: The value is already in use.
         */
        BadInputOrAlreadyTaken: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "title can't be blank"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `BAD_INPUT`: An input value is malformed, missing, too long or unknown. `errors` names it.
         *
         *     `ALREADY_TAKEN`: The value is already in use.
         *
         *     `WEAK_PASSWORD`: The password is too easy to guess. `errors` contains the reason.
         */
        BadInputOrAlreadyTakenOrWeakPassword: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "title can't be blank"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `BAD_INPUT`: An input value is malformed, missing, too long or unknown. `errors` names it.
         *
         *     `CONFLICT`: The current state of the object does not allow the request.
         */
        BadInputOrConflict: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "title can't be blank"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `BAD_INPUT`: An input value is malformed, missing, too long or unknown. `errors` names it.
         *
         *     `CONFLICT`: The current state of the object does not allow the request.
         *
         *     `ALREADY_TAKEN`: The value is already in use.
         */
        BadInputOrConflictOrAlreadyTaken: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "title can't be blank"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `BAD_INPUT`: An input value is malformed, missing, too long or unknown. `errors` names it.
         *
         *     `CONFLICT`: The current state of the object does not allow the request.
         *
         *     `ALREADY_TAKEN`: The value is already in use.
         *
         *     `WEAK_PASSWORD`: The password is too easy to guess. `errors` contains the reason.
         */
        BadInputOrConflictOrAlreadyTakenOrWeakPassword: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "title can't be blank"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description `FORBIDDEN`: You are authenticated, but not allowed to do this. */
        Forbidden: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "You are authenticated, but not allowed to do this."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `FORBIDDEN`: You are authenticated, but not allowed to do this.
         *
         *     `EMAIL_NOT_VERIFIED`: The e-mail address of the account must be verified first. Request a link (`POST /email-verifications`) and follow it.
         */
        ForbiddenOrEmailNotVerified: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "You are authenticated, but not allowed to do this."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `FORBIDDEN`: You are authenticated, but not allowed to do this.
         *
         *     `STEP_UP_REQUIRED`: The change requires recent authentication. Reauthenticate (`POST /me/reauthenticate`) and repeat the request with the new access token. A token that is refreshed within five minutes of the authentication also works.
         */
        ForbiddenOrStepUpRequired: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "You are authenticated, but not allowed to do this."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description `INTERNAL`: The server failed. The error was logged under the ID of the request. */
        Internal: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The server failed. The error was logged under the ID of the request."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `INVALID_CREDENTIALS`: The e-mail address or the password is wrong, or the sign-in has expired.
         *
         *     `MFA_REQUIRED`: The account also requires a code from the authenticator app, or a backup code.
         */
        InvalidCredentialsOrMfaRequired: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The e-mail address or the password is wrong, or the sign-in has expired."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description `NOT_ACCEPTABLE`: The response is not available in a media type that the request accepts. */
        NotAcceptable: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The response is not available in a media type that the request accepts."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description `NOT_FOUND`: The object does not exist, or you may not see it. */
        NotFound: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The object does not exist, or you may not see it."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `OVERLOADED`: The server is overloaded. Try again in a moment.
         *
         *     `UNAVAILABLE`: The server cannot reach a service that it needs. Try again in a moment.
         */
        OverloadedOrUnavailable: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                "Retry-After": components["headers"]["RetryAfter"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The server is overloaded. Try again in a moment."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 100 KB. */
        PayloadTooLarge: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The body is larger than 100 KB."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description `TOO_MANY_ATTEMPTS`: There were too many attempts. Wait for the number of seconds in `Retry-After`. */
        TooManyAttempts: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                "Retry-After": components["headers"]["RetryAfter"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "There were too many attempts. Wait for the number of seconds in `Retry-After`."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `UNAUTHENTICATED`: The credential is missing or no longer valid. Sign in.
         *
         *     `TOKEN_EXPIRED`: The access token has expired. Refresh the session (`POST /sessions/refresh`) and repeat the request.
         */
        UnauthenticatedOrTokenExpired: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The credential is missing or no longer valid. Sign in."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
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
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "WWW-Authenticate": components["headers"]["Authenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The credential is missing or no longer valid. Sign in."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be JSON, with a matching `Content-Type`. */
        UnsupportedMediaType: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "The body must be JSON, with a matching `Content-Type`."
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description `VERSION_GONE`: This version of the API is unavailable, temporarily or permanently. The guide describes how to migrate to its successor. `Retry-After` is present if the version will be available again. */
        VersionGone: {
            headers: {
                Deprecation: components["headers"]["Deprecation"];
                Link: components["headers"]["Guide"];
                "Retry-After": components["headers"]["RetryAfter"];
                Sunset: components["headers"]["Sunset"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": {
                 *         "body": [
                 *           "This version is no longer available; use v2"
                 *         ]
                 *       },
                 *       "type": "/docs/problems#version-gone",
                 *       "title": "Version gone",
                 *       "status": 410,
                 *       "detail": "This version is no longer available; use v2",
                 *       "code": "VERSION_GONE",
                 *       "requestId": "018f3c2a-1111-7000-8000-000000000000",
                 *       "guide": "/docs/migrating-from-v1-to-v2",
                 *       "successor": "v2"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Gone"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The authentication scheme to use (RFC 9110).
         * @example Bearer
         */
        Authenticate: string;
        /**
         * @description When this version was deprecated, as a Unix timestamp (RFC 9745).
         * @example @1795305600
         */
        Deprecation: string;
        /**
         * @description Identifies the state of the returned object for the current user (RFC 9110).
         * @example "2-fTnaY8NcvaepuZTGdnyTGp"
         */
        ETag: string;
        /**
         * @description The links to the migration guide and to the next version (RFC 8288).
         * @example </docs/migrating-from-v1-to-v2>; rel="deprecation"; type="text/html", </api/v2>; rel="successor-version"
         */
        Guide: string;
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
        /**
         * @description When this version ends (RFC 8594).
         * @example Wed, 22 Nov 2028 00:00:00 GMT
         */
        Sunset: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listArticles: {
        parameters: {
            query?: {
                /**
                 * @description Returns only articles by the author with this username.
                 * @example author
                 */
                author?: string;
                /**
                 * @description Returns only articles that the user with this username favorited.
                 * @example reader
                 */
                favorited?: string;
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 2
                 */
                limit?: number;
                /**
                 * @description The number of items to skip, at most 100,000.
                 * @example 0
                 */
                offset?: number;
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
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "articles": [
                     *         {
                     *           "slug": "the-chasm-between-a-laptop-and-three-in-the-morning",
                     *           "title": "The chasm between a laptop and three in the morning",
                     *           "description": "It works on your machine. What has to be true before it works when nobody is watching?",
                     *           "body": "A program that works on a laptop has passed one test: its author, in a good mood, used it the way it was\nmeant to be used. A service is judged by something else, which is what happens at three in the morning when a\ndisk fills up and the person who wrote it is asleep.\n\n## What the laptop hides\n\n| On the laptop | At three in the morning |\n| --- | --- |\n| 40 rows in the database | 40 million, and one customer owns half of them |\n| the network takes no time | the network takes 30 seconds, then fails |\n| one process, started by hand | six processes, stopped halfway through a request |\n| the cache is always warm | the cache restarted a minute ago |\n| you read the error on the screen | someone else reads it, tomorrow |\n\nNone of these is exotic. Each will happen in the first year, and the right-hand column is where nearly all of\nthe work is.\n\n## Crossing it\n\nYou cannot foresee every failure, but a few habits cover most of them:\n\n1. **Put a limit on everything.** Every call has a timeout, every list a page size, every queue a length.\n2. **Decide what happens without each dependency.** Slower, poorer or an honest error are all good answers.\n   Hanging is not.\n3. **Make it safe to stop.** If a deploy can lose a request, so can a crash.\n4. **Leave evidence.** One line of log per request, with an id that the user can quote.\n5. **Practise.** Stop the database on a Tuesday afternoon, while there is coffee.\n\nThe last one matters most. A failure that you have caused yourself is a chore; the same failure met for the\nfirst time in the dark is an incident.",
                     *           "tagList": [
                     *             "observability",
                     *             "operations",
                     *             "reliability"
                     *           ],
                     *           "createdAt": "2026-11-20T14:52:43.859Z",
                     *           "updatedAt": "2026-11-20T14:52:43.859Z",
                     *           "favorited": false,
                     *           "favoritesCount": 6,
                     *           "author": {
                     *             "username": "author",
                     *             "bio": "Writes about services that have to work while everyone is asleep.",
                     *             "image": "",
                     *             "following": false
                     *           }
                     *         },
                     *         {
                     *           "slug": "one-key-a-thousand-misses",
                     *           "title": "One key, a thousand misses",
                     *           "description": "A cache protects the database until the moment a popular key expires. Then it does the opposite.",
                     *           "body": "A popular key in your cache expires at noon. In the 300 milliseconds that it takes to compute it again, a\nthousand requests find it missing, and each of them, quite correctly, asks the database. The database slows\ndown, so computing it takes three seconds instead, and ten thousand requests join the queue. This is a cache\nstampede, and the cache made it possible.\n\n## Let one do the work\n\nInside one process the cure is a map of the loads that are under way:\n\n```ts\nconst loading = new Map<string, Promise<unknown>>()\n\nfunction once<T>(key: string, load: () => Promise<T>): Promise<T> {\n  const running = loading.get(key)\n  if (running) return running as Promise<T>\n  const started = load().finally(() => loading.delete(key))\n  loading.set(key, started)\n  return started\n}\n```\n\nWith eight processes the database now sees eight queries at worst. That is often enough. If it is not, take a\nshort lock in the shared cache, and give it an expiry in case its holder dies.\n\n## Do not expire everything together\n\n- **Add jitter.** A thousand keys written by one deploy with a lifetime of 3600 seconds all expire in the same\n  second. Use 3600 plus or minus ten per cent.\n- **Serve stale.** Keep the value for longer than it is fresh. When it is past its freshness, answer with the\n  old one and refresh it in the background.\n- **Remember absence.** \"No such article\" is an answer too. Cache it briefly, or one broken link will query\n  the database on every request.\n\nThen test the unpleasant case on purpose: empty the cache under load and watch. If the service does not come\nback by itself, the cache is not an optimisation. It is a dependency, and deserves to be treated as one.",
                     *           "tagList": [
                     *             "caching",
                     *             "databases",
                     *             "performance",
                     *             "reliability"
                     *           ],
                     *           "createdAt": "2026-11-17T14:52:43.894Z",
                     *           "updatedAt": "2026-11-17T14:52:43.894Z",
                     *           "favorited": false,
                     *           "favoritesCount": 5,
                     *           "author": {
                     *             "username": "mina.okafor",
                     *             "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *             "image": "",
                     *             "following": false
                     *           }
                     *         }
                     *       ],
                     *       "articlesCount": 13
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        articles: components["schemas"]["Article"][];
                        /**
                         * Format: int32
                         * @description The number of items on all pages. Counted only if you select this field.
                         */
                        articlesCount: number;
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            422: components["responses"]["BadInput"];
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
                 *       "article": {
                 *         "title": "On commas",
                 *         "description": "Where they go.",
                 *         "body": "Before *and*, or not.",
                 *         "tagList": [
                 *           "style",
                 *           "writing"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    article: {
                        /** @description The text of the article in Markdown, 1 to 65,536 characters. */
                        body: string;
                        /** @description A summary of the article. One line, 1 to 500 characters. */
                        description: string;
                        /** @description The tags of the article. At most 20 tags of at most 40 characters each. */
                        tagList?: string[] | null;
                        /** @description The title of the article. One line, 1 to 200 characters. */
                        title: string;
                    };
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            201: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "slug": "on-commas",
                     *         "title": "On commas",
                     *         "description": "Where they go.",
                     *         "body": "Before *and*, or not.",
                     *         "tagList": [
                     *           "style",
                     *           "writing"
                     *         ],
                     *         "createdAt": "2026-11-22T14:52:46.941Z",
                     *         "updatedAt": "2026-11-22T14:52:46.941Z",
                     *         "favorited": false,
                     *         "favoritesCount": 0,
                     *         "author": {
                     *           "username": "author",
                     *           "bio": "Writes about services that have to work while everyone is asleep.",
                     *           "image": "",
                     *           "following": false
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        article: components["schemas"]["Article"];
                    };
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["ForbiddenOrEmailNotVerified"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInputOrAlreadyTaken"];
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
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "slug": "ask-twice-pay-once",
                     *         "title": "Ask twice, pay once",
                     *         "description": "Idempotency keys let a client repeat a request that it never heard the answer to.",
                     *         "body": "A client sends a payment and the connection drops. Did it go through? The client cannot know. If it tries\nagain it may pay twice, and if it does not it may not pay at all. The way out is to make the second attempt\nharmless.\n\n## Some requests already are\n\n`GET`, `PUT` and `DELETE` are idempotent by definition: doing them twice leaves the server as doing them once\nwould. Favouriting an article is the same if it is written as \"make it so\" and not as \"toggle\". Look for that\nshape first, because it needs no machinery.\n\n## A key for the rest\n\nFor a `POST` the client makes up a random key, sends it as `Idempotency-Key`, and uses the **same key** when\nit repeats the request. The server claims it:\n\n```sql\ninsert into idempotency_keys (user_id, key, request_hash)\nvalues ($1, $2, $3)\non conflict (user_id, key) do nothing\nreturning key\n```\n\nA row came back: do the work, and store the response beside the key *in the same database transaction*. No row\ncame back: this is a repeat, so send the stored response. If two attempts arrive at once, the second waits at\nthe unique index until the first commits.\n\n## The details that bite\n\n- Same key with a different body is a bug in the client. Compare the hash and refuse it with `422`.\n- The key belongs to the user. Otherwise one customer could read another's response.\n- Do not keep these rows in a cache that may evict them. A forgotten key is a double charge.\n- A transaction cannot roll back an e-mail or a card payment. Pass the key on to the provider, so that its\n  side is idempotent too.\n\nKeep keys for a day or more, longer than any client goes on trying.",
                     *         "tagList": [
                     *           "api-design",
                     *           "databases",
                     *           "reliability",
                     *           "rest"
                     *         ],
                     *         "createdAt": "2026-10-26T14:52:43.942Z",
                     *         "updatedAt": "2026-10-26T14:52:43.942Z",
                     *         "favorited": false,
                     *         "favoritesCount": 4,
                     *         "author": {
                     *           "username": "mina.okafor",
                     *           "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *           "image": "",
                     *           "following": false
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        article: components["schemas"]["Article"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    updateArticle: {
        parameters: {
            query?: never;
            header?: never;
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
                 *       "article": {
                 *         "description": "In short."
                 *       }
                 *     }
                 */
                "application/json": {
                    article: {
                        /** @description The new text in Markdown, 1 to 65,536 characters. */
                        body?: string | null;
                        /** @description The new summary. One line, 1 to 500 characters. */
                        description?: string | null;
                        /** @description The new tags, which replace all current tags. At most 20 tags of at most 40 characters each. `[]` removes all tags. */
                        tagList?: string[] | null;
                        /** @description The new title. One line, 1 to 200 characters. A new title also changes the slug, unless you set `slug`. */
                        title?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "slug": "retry-less-than-you-think",
                     *         "title": "Retry less than you think",
                     *         "description": "In short.",
                     *         "body": "One request in a thousand fails for no good reason, you try it again, and nobody notices. That is the\nhappy side of a retry. The other side shows itself when a service is overloaded: every client that fails asks\nagain, and the load that it could not carry is doubled by the people trying to get an answer out of it.\n\n## They multiply\n\nSuppose each layer makes up to three attempts. The browser calls the gateway, the gateway calls a service, the\nservice calls the database. When the database fails, one click becomes 3 × 3 × 3 = 27 queries. Retry in\n**one** layer, preferably the one nearest to the failure, and let the others pass the error up.\n\n## Wait, and not in step\n\n```ts\nconst cap = 10_000\nconst base = 100\nconst delay = Math.random() * Math.min(cap, base * 2 ** attempt)\n```\n\nThe exponent gives the other side time to recover. The random factor is just as important: without it, all the\nclients that failed together come back together.\n\n## What deserves another try\n\n| Failure | Again? |\n| --- | --- |\n| Connection refused, `503` | yes, after a delay |\n| `429` | yes, after `Retry-After` |\n| Timeout | only if the request is idempotent |\n| Serialization failure in the database | yes, the whole transaction |\n| `400`, `403`, `404`, `422` | no, the answer will not change |\n\n## A budget\n\nCount retries as a share of all requests and stop when they pass ten per cent. With that one rule a small\nblip is still smoothed over, but an outage gets at most a tenth more traffic in place of three times as much.\n\nAnd respect the deadline. If the user gave up two seconds ago, the best retry is none.",
                     *         "tagList": [
                     *           "operations",
                     *           "performance",
                     *           "reliability"
                     *         ],
                     *         "createdAt": "2026-10-20T14:52:43.955Z",
                     *         "updatedAt": "2026-11-22T14:52:47.745Z",
                     *         "favorited": false,
                     *         "favoritesCount": 3,
                     *         "author": {
                     *           "username": "author",
                     *           "bio": "Writes about services that have to work while everyone is asleep.",
                     *           "image": "",
                     *           "following": false
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        article: components["schemas"]["Article"];
                    };
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInputOrConflictOrAlreadyTaken"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    deleteArticle: {
        parameters: {
            query?: never;
            header?: never;
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
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInputOrConflict"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listComments: {
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
        requestBody?: never;
        responses: {
            /** @description The requested data. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "comments": [
                     *         {
                     *           "id": 10,
                     *           "createdAt": "2026-11-17T18:52:43.894Z",
                     *           "updatedAt": "2026-11-17T18:52:43.894Z",
                     *           "body": "Emptying the cache under load is the most useful test that nobody wants to run.",
                     *           "author": {
                     *             "username": "tomas.hrabal",
                     *             "bio": "Platform engineer from Brno. Restarts things for a living, gently.",
                     *             "image": "",
                     *             "following": false
                     *           }
                     *         },
                     *         {
                     *           "id": 9,
                     *           "createdAt": "2026-11-17T17:52:43.894Z",
                     *           "updatedAt": "2026-11-17T17:52:43.894Z",
                     *           "body": "@reader Yes, they share the failure, and the next request starts a new load. Better one error for everyone than a thousand separate timeouts.",
                     *           "author": {
                     *             "username": "mina.okafor",
                     *             "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *             "image": "",
                     *             "following": false
                     *           }
                     *         },
                     *         {
                     *           "id": 8,
                     *           "createdAt": "2026-11-17T16:52:43.894Z",
                     *           "updatedAt": "2026-11-17T16:52:43.894Z",
                     *           "body": "What happens to the waiting requests when the one load fails? Do they all fail with it?",
                     *           "author": {
                     *             "username": "reader",
                     *             "bio": "Reads on the train, comments from the platform.",
                     *             "image": "",
                     *             "following": false
                     *           }
                     *         },
                     *         {
                     *           "id": 7,
                     *           "createdAt": "2026-11-17T15:52:43.894Z",
                     *           "updatedAt": "2026-11-17T15:52:43.894Z",
                     *           "body": "The jitter point cost us a weekend. Every key had been written by the same warm-up script.",
                     *           "author": {
                     *             "username": "lucia-montalvo",
                     *             "bio": "Reads query plans for fun and explains them for money.",
                     *             "image": "",
                     *             "following": false
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        comments: components["schemas"]["Comment"][];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            422: components["responses"]["BadInput"];
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
                 *       "comment": {
                 *         "body": "Well said."
                 *       }
                 *     }
                 */
                "application/json": {
                    comment: {
                        /** @description The text of the comment in Markdown, 1 to 10,000 characters. */
                        body: string;
                    };
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "comment": {
                     *         "id": 49,
                     *         "createdAt": "2026-11-22T14:52:47.003Z",
                     *         "updatedAt": "2026-11-22T14:52:47.003Z",
                     *         "body": "Well said.",
                     *         "author": {
                     *           "username": "reader",
                     *           "bio": "Reads on the train, comments from the platform.",
                     *           "image": "",
                     *           "following": false
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        comment: components["schemas"]["Comment"];
                    };
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInputOrConflict"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    deleteComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the comment.
                 * @example 1
                 */
                id: number;
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
            /** @description Success. The response has no body. */
            204: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    favorite: {
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
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "slug": "how-to-take-an-api-away",
                     *         "title": "How to take an API away",
                     *         "description": "Deprecation is a conversation with people you cannot see. Some ways to be heard.",
                     *         "body": "Adding to an API is easy because nobody has to do anything. Taking something away gives work to strangers,\non your schedule. It goes well when they hear of it early, can see what to do instead, and are able to check\nthat they have finished.\n\n## Find out who uses it\n\nBefore announcing anything, count calls **per client**. \"It gets forty requests a day\" is no use to you. \"One\nnightly job at one partner\" is a phone call, and the matter is closed by Friday.\n\nIn GraphQL you can count each field by itself, which is a good reason to ask every client for a name and a\nversion.\n\n## Say it where it will be seen\n\nNobody reads the changelog. Put the notice into the responses and into the schema:\n\n```http\nDeprecation: @1767225600\nSunset: Wed, 01 Jul 2026 00:00:00 GMT\nLink: <https://api.example.test/docs/moving-to-v2>; rel=\"deprecation\"\n```\n\n```graphql\ntype Article {\n  favorited: Boolean! @deprecated(reason: \"Use viewerHasFavorited; goes away on 1 July 2026.\")\n}\n```\n\nA reason without a replacement is only bad news. Always name what to use instead.\n\n## Turn it off before you turn it off\n\nSome clients have no owner who is listening. So hold a few *brownouts*: switch the old endpoint off for ten\nminutes, announced in advance, then for an hour, then for a day. Whoever was asleep will notice while you can\nstill switch it back on.\n\nAfter the date, answer `410 Gone` with a link, not a bare `404`. Somebody will meet that response two years\nfrom now, and it is the last sentence of documentation that you will ever write for them.",
                     *         "tagList": [
                     *           "api-design",
                     *           "graphql",
                     *           "rest"
                     *         ],
                     *         "createdAt": "2026-10-12T14:52:43.980Z",
                     *         "updatedAt": "2026-10-12T14:52:43.980Z",
                     *         "favorited": true,
                     *         "favoritesCount": 3,
                     *         "author": {
                     *           "username": "ingrid.halvorsen",
                     *           "bio": "Editor. Cuts the second adjective and asks where the number came from.",
                     *           "image": "",
                     *           "following": false
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        article: components["schemas"]["Article"];
                    };
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInputOrConflict"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    unfavorite: {
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
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "slug": "how-to-take-an-api-away",
                     *         "title": "How to take an API away",
                     *         "description": "Deprecation is a conversation with people you cannot see. Some ways to be heard.",
                     *         "body": "Adding to an API is easy because nobody has to do anything. Taking something away gives work to strangers,\non your schedule. It goes well when they hear of it early, can see what to do instead, and are able to check\nthat they have finished.\n\n## Find out who uses it\n\nBefore announcing anything, count calls **per client**. \"It gets forty requests a day\" is no use to you. \"One\nnightly job at one partner\" is a phone call, and the matter is closed by Friday.\n\nIn GraphQL you can count each field by itself, which is a good reason to ask every client for a name and a\nversion.\n\n## Say it where it will be seen\n\nNobody reads the changelog. Put the notice into the responses and into the schema:\n\n```http\nDeprecation: @1767225600\nSunset: Wed, 01 Jul 2026 00:00:00 GMT\nLink: <https://api.example.test/docs/moving-to-v2>; rel=\"deprecation\"\n```\n\n```graphql\ntype Article {\n  favorited: Boolean! @deprecated(reason: \"Use viewerHasFavorited; goes away on 1 July 2026.\")\n}\n```\n\nA reason without a replacement is only bad news. Always name what to use instead.\n\n## Turn it off before you turn it off\n\nSome clients have no owner who is listening. So hold a few *brownouts*: switch the old endpoint off for ten\nminutes, announced in advance, then for an hour, then for a day. Whoever was asleep will notice while you can\nstill switch it back on.\n\nAfter the date, answer `410 Gone` with a link, not a bare `404`. Somebody will meet that response two years\nfrom now, and it is the last sentence of documentation that you will ever write for them.",
                     *         "tagList": [
                     *           "api-design",
                     *           "graphql",
                     *           "rest"
                     *         ],
                     *         "createdAt": "2026-10-12T14:52:43.980Z",
                     *         "updatedAt": "2026-10-12T14:52:43.980Z",
                     *         "favorited": false,
                     *         "favoritesCount": 2,
                     *         "author": {
                     *           "username": "ingrid.halvorsen",
                     *           "bio": "Editor. Cuts the second adjective and asks where the number came from.",
                     *           "image": "",
                     *           "following": false
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        article: components["schemas"]["Article"];
                    };
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listFeed: {
        parameters: {
            query?: {
                /**
                 * @description Returns the first n items, 1 to 100. Default: 20, unless `last` is given.
                 * @example 2
                 */
                limit?: number;
                /**
                 * @description The number of items to skip, at most 100,000.
                 * @example 0
                 */
                offset?: number;
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
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "articles": [
                     *         {
                     *           "slug": "the-chasm-between-a-laptop-and-three-in-the-morning",
                     *           "title": "The chasm between a laptop and three in the morning",
                     *           "description": "It works on your machine. What has to be true before it works when nobody is watching?",
                     *           "body": "A program that works on a laptop has passed one test: its author, in a good mood, used it the way it was\nmeant to be used. A service is judged by something else, which is what happens at three in the morning when a\ndisk fills up and the person who wrote it is asleep.\n\n## What the laptop hides\n\n| On the laptop | At three in the morning |\n| --- | --- |\n| 40 rows in the database | 40 million, and one customer owns half of them |\n| the network takes no time | the network takes 30 seconds, then fails |\n| one process, started by hand | six processes, stopped halfway through a request |\n| the cache is always warm | the cache restarted a minute ago |\n| you read the error on the screen | someone else reads it, tomorrow |\n\nNone of these is exotic. Each will happen in the first year, and the right-hand column is where nearly all of\nthe work is.\n\n## Crossing it\n\nYou cannot foresee every failure, but a few habits cover most of them:\n\n1. **Put a limit on everything.** Every call has a timeout, every list a page size, every queue a length.\n2. **Decide what happens without each dependency.** Slower, poorer or an honest error are all good answers.\n   Hanging is not.\n3. **Make it safe to stop.** If a deploy can lose a request, so can a crash.\n4. **Leave evidence.** One line of log per request, with an id that the user can quote.\n5. **Practise.** Stop the database on a Tuesday afternoon, while there is coffee.\n\nThe last one matters most. A failure that you have caused yourself is a chore; the same failure met for the\nfirst time in the dark is an incident.",
                     *           "tagList": [
                     *             "observability",
                     *             "operations",
                     *             "reliability"
                     *           ],
                     *           "createdAt": "2026-11-20T14:52:43.859Z",
                     *           "updatedAt": "2026-11-20T14:52:43.859Z",
                     *           "favorited": true,
                     *           "favoritesCount": 6,
                     *           "author": {
                     *             "username": "author",
                     *             "bio": "Writes about services that have to work while everyone is asleep.",
                     *             "image": "",
                     *             "following": true
                     *           }
                     *         },
                     *         {
                     *           "slug": "one-key-a-thousand-misses",
                     *           "title": "One key, a thousand misses",
                     *           "description": "A cache protects the database until the moment a popular key expires. Then it does the opposite.",
                     *           "body": "A popular key in your cache expires at noon. In the 300 milliseconds that it takes to compute it again, a\nthousand requests find it missing, and each of them, quite correctly, asks the database. The database slows\ndown, so computing it takes three seconds instead, and ten thousand requests join the queue. This is a cache\nstampede, and the cache made it possible.\n\n## Let one do the work\n\nInside one process the cure is a map of the loads that are under way:\n\n```ts\nconst loading = new Map<string, Promise<unknown>>()\n\nfunction once<T>(key: string, load: () => Promise<T>): Promise<T> {\n  const running = loading.get(key)\n  if (running) return running as Promise<T>\n  const started = load().finally(() => loading.delete(key))\n  loading.set(key, started)\n  return started\n}\n```\n\nWith eight processes the database now sees eight queries at worst. That is often enough. If it is not, take a\nshort lock in the shared cache, and give it an expiry in case its holder dies.\n\n## Do not expire everything together\n\n- **Add jitter.** A thousand keys written by one deploy with a lifetime of 3600 seconds all expire in the same\n  second. Use 3600 plus or minus ten per cent.\n- **Serve stale.** Keep the value for longer than it is fresh. When it is past its freshness, answer with the\n  old one and refresh it in the background.\n- **Remember absence.** \"No such article\" is an answer too. Cache it briefly, or one broken link will query\n  the database on every request.\n\nThen test the unpleasant case on purpose: empty the cache under load and watch. If the service does not come\nback by itself, the cache is not an optimisation. It is a dependency, and deserves to be treated as one.",
                     *           "tagList": [
                     *             "caching",
                     *             "databases",
                     *             "performance",
                     *             "reliability"
                     *           ],
                     *           "createdAt": "2026-11-17T14:52:43.894Z",
                     *           "updatedAt": "2026-11-17T14:52:43.894Z",
                     *           "favorited": true,
                     *           "favoritesCount": 5,
                     *           "author": {
                     *             "username": "mina.okafor",
                     *             "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *             "image": "",
                     *             "following": true
                     *           }
                     *         }
                     *       ],
                     *       "articlesCount": 6
                     *     }
                     */
                    "application/json": {
                        /** @description The items on this page. */
                        articles: components["schemas"]["Article"][];
                        /**
                         * Format: int32
                         * @description The number of items on all pages. Counted only if you select this field.
                         */
                        articlesCount: number;
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    getProfile: {
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
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "profile": {
                     *         "username": "mina.okafor",
                     *         "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *         "image": "",
                     *         "following": false
                     *       }
                     *     }
                     */
                    "application/json": {
                        profile: components["schemas"]["Profile"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    follow: {
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
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "profile": {
                     *         "username": "mina.okafor",
                     *         "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *         "image": "",
                     *         "following": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        profile: components["schemas"]["Profile"];
                    };
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    unfollow: {
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
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "profile": {
                     *         "username": "mina.okafor",
                     *         "bio": "Payments engineer in Lagos; has met every kind of duplicate.",
                     *         "image": "",
                     *         "following": false
                     *       }
                     *     }
                     */
                    "application/json": {
                        profile: components["schemas"]["Profile"];
                    };
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    listTags: {
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
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tags": [
                     *         "databases",
                     *         "reliability",
                     *         "api-design",
                     *         "postgres",
                     *         "operations",
                     *         "security",
                     *         "performance",
                     *         "testing",
                     *         "rest",
                     *         "graphql",
                     *         "caching",
                     *         "search",
                     *         "deployment",
                     *         "observability"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        tags: string[];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    getUser: {
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
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "email": "reader@byline.test",
                     *         "token": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *         "username": "reader",
                     *         "bio": "Reads on the train, comments from the platform.",
                     *         "image": ""
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            /** @description The state still has the `ETag` that was sent as `If-None-Match`. */
            304: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["UnauthenticatedOrTokenExpired"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            422: components["responses"]["BadInput"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    updateUser: {
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
                 *       "user": {
                 *         "bio": "Reads a lot."
                 *       }
                 *     }
                 */
                "application/json": {
                    user: {
                        /** @description The new biography, at most 1,000 characters. Null removes it. */
                        bio?: string | null;
                        /** @description Your current password. Required for a new e-mail address or password. */
                        currentPassword?: string | null;
                        /**
                         * Format: email
                         * @description The new e-mail address, which must be verified again. Requires `currentPassword`, unless only the case of letters changes. Fails with `ALREADY_TAKEN` if another user has it.
                         */
                        email?: string | null;
                        /** @description The new `http://` or `https://` URL of your picture. Null or an empty string removes it. */
                        image?: string | null;
                        /** @description The new password, 8 to 128 characters. Requires `currentPassword`. Fails with `WEAK_PASSWORD` if it is easy to guess. */
                        password?: string | null;
                        /** @description The new username: 1 to 40 letters, digits, `_`, `.` and `-`, starting with a letter or digit. Case-insensitive. Fails with `ALREADY_TAKEN` if another user has it. */
                        username?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "email": "reader@byline.test",
                     *         "token": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *         "username": "reader",
                     *         "bio": "Reads a lot.",
                     *         "image": ""
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            401: components["responses"]["UnauthenticatedOrTokenExpiredOrInvalidCredentialsOrInvalidCode"];
            403: components["responses"]["ForbiddenOrStepUpRequired"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInputOrConflictOrAlreadyTakenOrWeakPassword"];
            429: components["responses"]["TooManyAttempts"];
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
                 *       "user": {
                 *         "username": "ada",
                 *         "email": "ada@byline.test",
                 *         "password": "correct horse battery"
                 *       }
                 *     }
                 */
                "application/json": {
                    user: {
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
        };
        responses: {
            /** @description The result of the request. */
            201: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "email": "ada@byline.test",
                     *         "token": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *         "username": "ada",
                     *         "bio": "",
                     *         "image": ""
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInputOrAlreadyTakenOrWeakPassword"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
    login: {
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
                 *       "user": {
                 *         "email": "reader@byline.test",
                 *         "password": "byline-demo"
                 *       }
                 *     }
                 */
                "application/json": {
                    user: {
                        /** @description The e-mail address of the account. */
                        email: string;
                        /** @description The password of the account. */
                        password: string;
                    };
                };
            };
        };
        responses: {
            /** @description The result of the request. */
            200: {
                headers: {
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Guide"];
                    Sunset: components["headers"]["Sunset"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "email": "reader@byline.test",
                     *         "token": "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
                     *         "username": "reader",
                     *         "bio": "Reads on the train, comments from the platform.",
                     *         "image": ""
                     *       }
                     *     }
                     */
                    "application/json": {
                        user: components["schemas"]["User"];
                    };
                };
            };
            401: components["responses"]["InvalidCredentialsOrMfaRequired"];
            406: components["responses"]["NotAcceptable"];
            410: components["responses"]["VersionGone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BadInput"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["Internal"];
            503: components["responses"]["OverloadedOrUnavailable"];
        };
    };
}
