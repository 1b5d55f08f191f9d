import type {
  FieldNullability,
  FieldRequiredness,
  InputFieldMap,
  InputType,
  SchemaTypes,
  TypeParam,
} from '@pothos/core'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
} from 'graphql'
import type { z } from 'zod'
import type { Permission } from '../../src/auth/permissions.ts'
import type { ErrorCode } from '../../src/errors.ts'

/*
 * Our own options of fields and arguments, beside those of Pothos and its plugins. This is the only file that
 * reads options from a built schema: guards, look-ahead and REST use the functions below.
 */

/** The scopes of a root field or of a type. The viewer must have all of them. */
export interface Scopes {
  public?: boolean
  can?: Permission
  session?: boolean
  fresh?: boolean
}

interface OwnFieldOptions<Column> {
  /**
   * The error codes of a root field, without those that any field can have. REST documents its error
   * responses with them, and a test compares them with the actual responses.
   */
  errorCodes?: readonly ErrorCode[]
  /** Whether the audit log records rejected calls of this root field (audit-refusals.ts). */
  auditRefusals?: boolean
  /** Whether this root field is public, but null for guests. */
  nullForGuests?: boolean
  /** The columns that a computed field needs, if its type is selected ahead (engine/columns.ts). */
  columns?: readonly Column[]
}

interface Range {
  minimum: number
  maximum: number
}

interface OwnInputOptions {
  /**
   * What a value of this input needs beyond the scopes of its field. The domain checks it, because it depends
   * on the value. The authorization map lists it, and the authorization matrix must have a row for it.
   */
  needs?: Pick<Scopes, 'can' | 'fresh'>
  /** The range of a number that other code checks. OpenAPI documents it. */
  range?: Range
}

declare global {
  namespace PothosSchemaTypes {
    interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > extends OwnFieldOptions<keyof ParentShape & string> {}
    interface InputFieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      Type extends InputType<Types> | [InputType<Types>] = InputType<Types> | [InputType<Types>],
      Req extends FieldRequiredness<Type> = FieldRequiredness<Type>,
    > extends OwnInputOptions {}
  }
}

type Options = OwnFieldOptions<string> & OwnInputOptions & { authScopes?: Scopes; validate?: z.ZodType }

function optionsOf({ extensions }: { extensions: object }): Options {
  return (extensions as { pothosOptions?: Options }).pothosOptions ?? {}
}

export function scopesOf(target: GraphQLField<unknown, unknown> | GraphQLObjectType): Scopes {
  return optionsOf(target).authScopes ?? {}
}

export function errorCodesOf(field: GraphQLField<unknown, unknown>): readonly ErrorCode[] {
  return optionsOf(field).errorCodes ?? []
}

/** Whether a guest gets no data from this root field: an error, or null. */
export function needsSignIn(field: GraphQLField<unknown, unknown>): boolean {
  return scopesOf(field).public !== true || optionsOf(field).nullForGuests === true
}

/** The check of a value, beyond its GraphQL type. */
export function validationOf(input: GraphQLArgument | GraphQLInputField): z.ZodType | undefined {
  return optionsOf(input).validate
}

export function rangeOf(input: GraphQLArgument | GraphQLInputField): Range | undefined {
  return optionsOf(input).range
}

/** The inputs of a root field that need more than the field does, by their path: `input.publish`. */
export function inputNeedsOf(field: GraphQLField<unknown, unknown>): [path: string, needs: Scopes][] {
  return field.args.flatMap((arg) => needsBelow(arg.name, arg))
}

function needsBelow(path: string, input: GraphQLArgument | GraphQLInputField): [string, Scopes][] {
  const { needs } = optionsOf(input)
  const type = getNamedType(input.type)
  const below = isInputObjectType(type) ? Object.values(type.getFields()) : []
  return [
    ...(needs ? [[path, needs] as [string, Scopes]] : []),
    ...below.flatMap((one) => needsBelow(`${path}.${one.name}`, one)),
  ]
}

/**
 * The columns that a field is made of: the one it exposes, or those it names. Undefined if it does neither.
 */
export function columnsOf(field: GraphQLField<unknown, unknown>): readonly string[] | undefined {
  const { pothosExposedField: exposed } = field.extensions as { pothosExposedField?: string }
  return optionsOf(field).columns ?? (exposed === undefined ? undefined : [exposed])
}
