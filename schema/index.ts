import './article.ts'
import './article-mutations.ts'
import './comment.ts'
import './deprecated-usage.ts'
import './search.ts'
import './session.ts'
import './tag.ts'
import './user.ts'
import './viewer.ts'
import { builder } from './builder.ts'
import { assertClosed } from './closed.ts'

export const schema = builder.toSchema()
assertClosed(schema)
