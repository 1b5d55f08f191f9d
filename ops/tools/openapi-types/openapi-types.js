import openapiTS, { astToString } from 'openapi-typescript'

/** The types of an OpenAPI document, as TypeScript for `openapi-fetch`. */
export async function openapiTypes(document) {
  const ast = await openapiTS(document, { alphabetize: true, silent: true })
  return astToString(ast)
}
