import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql'
import { isPage } from './deny-by-default.ts'
import { type Scopes, scopesOf } from './field-rules.ts'
import { openTypes } from './public-types.ts'

const words: Record<string, (scope: string | boolean) => string> = {
  public: () => 'everybody',
  signedIn: () => 'whoever is signed in',
  session: () => 'a person, not an API key',
  fresh: () => 'a person who proved who they are in the last five minutes',
  can: (permission) => `\`${permission}\``,
}

/** Who may reach what, as a page that is committed: a change of it is seen in review. */
export function authorizationMap(schema: GraphQLSchema): string {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null)
  const types = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !roots.includes(type) && !type.name.startsWith('__') && !isPage(type.name))
    .toSorted((one, other) => one.name.localeCompare(other.name))
  return `# Who may reach what

Printed by \`npm run codegen\`; a change here is a change of who may do what. A schema with a field that says nothing does
not start. Who may touch which *row* is decided besides, where the rows are (\`src/articles/policy.ts\`, and in SQL). What a
role may do stands in \`src/auth/permissions.ts\`.

| field | who |
|---|---|
${roots.flatMap(rowsOfRoot).join('\n')}

| type | who may read it, once reached |
|---|---|
${types.map(rowOfType).join('\n')}
`
}

function rowsOfRoot(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((field) => `| \`${type.name}.${field.name}\` | ${ruleOf(scopesOf(field))} |`)
}

function rowOfType(type: GraphQLObjectType): string {
  const fields = Object.keys(type.getFields()).toSorted().join(', ')
  return `| \`${type.name}\` (${fields}) | ${openTypes[type.name] ?? ruleOf(scopesOf(type))} |`
}

function ruleOf(scopes: Scopes): string {
  return Object.entries(scopes)
    .map(([name, scope]) => words[name]!(scope))
    .join(' **and** ')
}
