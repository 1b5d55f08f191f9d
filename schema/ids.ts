import { encodeGlobalID } from '@pothos/plugin-relay'
import { badInput } from '../src/errors.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The key inside a global id. @throws {AppError} BAD_INPUT: Postgres would fail on what is no UUID */
export function parseKey(key: string): string {
  if (!uuid.test(key)) throw badInput('id', 'is not an id of this API')
  return key
}

/** The global id of what is no longer there to resolve its own. */
export function globalId(typename: 'Article' | 'Comment', key: string): string {
  return encodeGlobalID(typename, key)
}
