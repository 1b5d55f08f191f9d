/** The types of an OpenAPI document, as TypeScript for `openapi-fetch`. */
export function openapiTypes(document: object): Promise<string>
