import './active-session.ts'
import './api-key.ts'
import './article.ts'
import './article-mutations.ts'
import './audit-event.ts'
import './comment.ts'
import './deprecated-usage.ts'
import './email-verification.ts'
import './managed-user.ts'
import './mfa.ts'
import './password.ts'
import './search.ts'
import './session.ts'
import './tag.ts'
import './user.ts'
import './viewer.ts'
import { builder } from './builder.ts'
import { assertColumnsNamed } from './engine/columns.ts'
import { assertClosed } from './guards/deny-by-default.ts'

export const schema = builder.toSchema()
assertClosed(schema)
assertColumnsNamed(schema)
