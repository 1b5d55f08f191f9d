import { problemFormat } from '../problems.ts'
import type { Version } from '../version.ts'
import { administration } from './administration.ts'
import { apiKeys } from './api-keys.ts'
import { articles } from './articles.ts'
import { comments } from './comments.ts'
import { documentation } from './documentation.ts'
import { mfa } from './mfa.ts'
import { sessions } from './sessions.ts'
import { users } from './users.ts'

export const v2: Version = {
  name: 'v2',
  endpoints: [...articles, ...comments, ...users, ...sessions, ...mfa, ...apiKeys, ...administration],
  errors: problemFormat,
  bearer: (authorization) => authorization,
  documentation,
}
