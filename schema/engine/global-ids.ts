import { encodeGlobalID } from '@pothos/plugin-relay'
import { validate as isUuid } from 'uuid'
import { badInput } from '../../src/errors.ts'

/** The key inside a global id. @throws {AppError} BAD_INPUT: Postgres would fail on what is no UUID */
export function parseKey(key: string): string {
  if (!isUuid(key) || key !== key.toLowerCase()) throw badInput('id', 'is not a valid id')
  return key
}

/** The global id of what is no longer there to resolve its own. */
export function globalId(typename: 'Article' | 'Comment', key: string): string {
  return encodeGlobalID(typename, key)
}
