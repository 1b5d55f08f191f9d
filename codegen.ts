// npm run codegen: prints the schema and types every GraphQL document in the code. `-- --check` only compares.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { gqlPluckFromCodeString } from '@graphql-tools/graphql-tag-pluck'
import { lexicographicSortSchema, parse, printSchema } from 'graphql'
import { schema } from './schema/index.ts'

const folder = 'generated/'
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
const files = new Map([['schema.graphql', printed], ...(await typedDocuments())])

const stale = [...files].filter(([name, text]) => readIfThere(name) !== text).map(([name]) => name)
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    process.stderr.write(`Run \`npm run codegen\` and commit: ${stale.join(', ')} differ from the code.\n`)
    process.exitCode = 1
  }
} else {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const [name, text] of files) writeFileSync(name, text)
  process.stdout.write(stale.length > 0 ? `Wrote ${stale.join(', ')}.\n` : 'Nothing changed.\n')
}

async function typedDocuments(): Promise<[string, string][]> {
  const documents = await pluckedDocuments()
  const outputs = await preset.buildGeneratesSection({
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
    outputs.map(async (output): Promise<[string, string]> => [output.filename, await codegen(output)]),
  )
}

/** Whatever stands in ``graphql(`…`)`` or ``gql`…` `` in these folders. */
async function pluckedDocuments() {
  const documents = []
  for (const location of globSync(['test/**/*.ts', 'rest/**/*.ts', 'ops/**/*.ts']).sort()) {
    const code = readFileSync(location, 'utf8')
    if (!code.includes('graphql(')) continue
    for (const source of await gqlPluckFromCodeString(location, code, { skipIndent: true })) {
      documents.push({ location, document: parse(source.body), rawSDL: source.body })
    }
  }
  return documents
}

function readIfThere(name: string): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    return undefined
  }
}
