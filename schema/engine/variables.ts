import { type GraphQLError, getOperationAST, getVariableValues } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { AppError, type ErrorDetail } from '../../src/errors.ts'
import { withoutSuggestion } from './mask.ts'

/**
 * Validates variables before execution and reports each invalid field in `details`. graphql-js reports no
 * fields, and graphql-jit reports other messages. Validated here, the error does not depend on how the
 * operation is executed.
 */
export function useVariableValidation(): Plugin {
  return {
    onExecute({ args: { schema, document, operationName, variableValues } }) {
      const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
      if (definitions.length === 0) return
      const { errors } = getVariableValues(schema, definitions, variableValues ?? {}, { maxErrors: 10 })
      if (errors) throw toVariableError(errors)
    },
  }
}

function toVariableError(errors: readonly GraphQLError[]): AppError {
  const messages = errors.map(({ message }) => withoutSuggestion(message))
  const details = messages.map(toDetail).filter((detail) => detail !== null)
  return new AppError('BAD_INPUT', messages[0]!, details)
}

/**
 * Reads the field from the message: `Variable "$input" got invalid value 5 at "input.tags[1]"; …` →
 * `input.tags.1`
 */
function toDetail(message: string): ErrorDetail | null {
  const [, variable, path, reason] =
    /^Variable "\$(\w+)" got invalid value .*?(?: at "([^"]+)")?; (.*)$/s.exec(message) ?? []
  const [, missing] = /^Variable "\$(\w+)" of (?:required|non-null) type/.exec(message) ?? []
  const field = (path ?? variable ?? missing)?.replace(/\[(\d+)\]/g, '.$1')
  if (!field) return null
  return reason ? { field, message: reason } : { field, message: 'is required', reason: 'required' }
}
