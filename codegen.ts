// npm run codegen: writes the schema, the types of all GraphQL documents, and the OpenAPI documents with
// their types. With `-- --check` it writes nothing and fails if a file differs.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { gqlPluckFromCodeString } from '@graphql-tools/graphql-tag-pluck'
import { lexicographicSortSchema, parse, printSchema } from 'graphql'
import { openapiTypes } from './ops/tools/openapi-types/openapi-types.js'
import { authorizationMap } from './schema/guards/authorization-map.ts'
import { schema } from './schema/index.ts'

const folder = 'generated/'
/** Separate files, so that the server loads the documents of REST but not those of the tests. */
const outputs = [
  { folder, sources: ['test/**/*.ts', 'ops/**/*.ts'] },
  { folder: `${folder}rest/`, sources: ['rest/**/*.ts'] },
]
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
const check = process.argv.includes('--check')
const stale: string[] = []

for (const output of outputs) mkdirSync(output.folder, { recursive: true })
put([['docs/authorization.md', authorizationMap(schema)]])
put([['schema.graphql', printed], ...(await Promise.all(outputs.map(typedDocuments))).flat()])
put(await contracts())

if (stale.length === 0) process.stdout.write('Nothing changed.\n')
else if (!check) process.stdout.write(`Wrote ${stale.join(', ')}.\n`)
else {
  process.stderr.write(`Run \`npm run codegen\` and commit: ${stale.join(', ')} differ from the code.\n`)
  process.exitCode = 1
}

function put(files: [name: string, text: string][]): void {
  for (const [name, text] of files) {
    if (readIfExists(name) === text) continue
    stale.push(name)
    if (!check) writeFileSync(name, text)
  }
}

/** Generates the OpenAPI documents and client types. Imports late, because this loads files from above. */
async function contracts(): Promise<[string, string][]> {
  const { openApiDocuments } = await import('./rest/openapi/openapi.ts')
  const files = Object.entries(openApiDocuments()).map(
    async ([name, document]): Promise<[string, string][]> => [
      [`openapi.${name}.json`, `${JSON.stringify(document, null, 2)}\n`],
      [`${folder}rest/${name}.ts`, await openapiTypes(document)],
    ],
  )
  return (await Promise.all(files)).flat()
}

async function typedDocuments({ folder, sources }: (typeof outputs)[number]): Promise<[string, string][]> {
  const documents = await findDocuments(sources)
  const files = await preset.buildGeneratesSection({
    baseOutputDir: folder,
    schema: parse(printed),
    documents,
    config: {
      scalars: { DateTime: 'string' },
      enumsAsTypes: true,
      documentMode: 'string',
      importExtension: '.ts',
      useTypeImports: true,
    },
    presetConfig: { fragmentMasking: false },
    pluginMap: {},
    plugins: [],
  } as unknown as Parameters<typeof preset.buildGeneratesSection>[0])
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => [file.filename, await codegen(file)]),
  )
}

/** Finds the documents in ``graphql(`…`)`` and ``gql`…` `` calls. */
async function findDocuments(sources: string[]) {
  const documents = []
  for (const location of globSync(sources).sort()) {
    const code = readFileSync(location, 'utf8')
    if (!code.includes('graphql(')) continue
    for (const source of await gqlPluckFromCodeString(location, code, { skipIndent: true })) {
      documents.push({ location, document: parse(source.body), rawSDL: source.body })
    }
  }
  return documents
}

function readIfExists(name: string): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    return undefined
  }
}
