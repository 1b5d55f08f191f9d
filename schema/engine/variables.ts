import { type GraphQLError, getOperationAST, getVariableValues } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { AppError, type ErrorDetail } from '../../src/errors.ts'
import { withoutSuggestion } from './mask.ts'

/**
 * Refuses variables that do not fit, as a whole, and names the fields. graphql-js would not name them for a program,
 * graphql-jit would name other ones: checked here, the refusal is the same however the operation is executed.
 */
export function useVariables(): Plugin {
  return {
    onExecute({ args: { schema, document, operationName, variableValues } }) {
      const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
      if (definitions.length === 0) return
      const { errors } = getVariableValues(schema, definitions, variableValues ?? {}, { maxErrors: 10 })
      if (errors) throw refusalOf(errors)
    },
  }
}

function refusalOf(errors: readonly GraphQLError[]): AppError {
  const messages = errors.map(({ message }) => withoutSuggestion(message))
  const details = messages.map(detailOf).filter((detail) => detail !== null)
  return new AppError('BAD_INPUT', messages[0]!, details)
}

/** `Variable "$input" got invalid value 5 at "input.tags[1]"; …` is about `input.tags.1`. */
function detailOf(message: string): ErrorDetail | null {
  const [, variable, path, reason] =
    /^Variable "\$(\w+)" got invalid value .*?(?: at "([^"]+)")?; (.*)$/s.exec(message) ?? []
  const [, missing] = /^Variable "\$(\w+)" of (?:required|non-null) type/.exec(message) ?? []
  const field = (path ?? variable ?? missing)?.replace(/\[(\d+)\]/g, '.$1')
  if (!field) return null
  return reason ? { field, message: reason } : { field, message: 'is required', reason: 'required' }
}
