import { encodeGlobalID } from '@pothos/plugin-relay'
import { validate as isUuid } from 'uuid'
import { badInput } from '../../src/errors.ts'

/**
 * Checks the key in a global ID. @throws {AppError} BAD_INPUT if it is not a UUID, on which PostgreSQL would
 * fail
 */
export function parseKey(key: string): string {
  if (!isUuid(key) || key !== key.toLowerCase()) throw badInput('id', 'is not a valid id')
  return key
}

/** The global ID of a deleted object, which cannot resolve its own. */
export function globalId(typename: 'Article' | 'Comment', key: string): string {
  return encodeGlobalID(typename, key)
}
