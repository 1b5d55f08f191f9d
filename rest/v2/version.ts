import { statusByCode } from '../../src/errors.ts'
import type { Version } from '../version.ts'
import { articles } from './articles.ts'
import { comments } from './comments.ts'
import { documentation } from './documentation.ts'
import { people } from './people.ts'
import { problem } from './problems.ts'

export const v2: Version = {
  name: 'v2',
  endpoints: [...articles, ...comments, ...people],
  statusOf: (code) => statusByCode[code],
  errorType: 'application/problem+json',
  errorBody: problem,
  bearer: (authorization) => authorization,
  lenient: false,
  documentation,
}
