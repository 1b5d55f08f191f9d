import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const files = ['src/**/*.ts', 'schema/**/*.ts', 'rest/**/*.ts', 'ops/**/*.ts', '*.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((file) => file.replaceAll('\\', '/'))
const code = new Map(files.map((file) => [file, withoutComments(readFileSync(new URL(file, root), 'utf8'))]))
const program = files.filter((file) => /^(src|schema|rest)\//.test(file))
const imports = files.flatMap((file) => importsOf(file, code.get(file)!))

interface Import {
  file: string
  /** A project file by its path from the root, or the specifier of a package. */
  target: string
  /** Removed when types are stripped. Not true of `import { type X } from`, which still loads the module. */
  typesOnly: boolean
}

interface Layer {
  layer: string
  files: RegExp
  /** The project files it may import. */
  ours: RegExp
  /** The files and packages from which it may import only types. */
  types?: RegExp
  /** Packages it may not import. */
  never?: RegExp
}

const stores = 'drizzle-orm|pg|pg-.+|ioredis|@electric-sql/pglite'
const graphqls = 'graphql|graphql-.+|@pothos/.+|@graphql-.+|@envelop/.+|@escape\\.tech/.+|fastify|@fastify/.+'
const packages = (names: string) => new RegExp(`^(${names})(/|$)`)
const domain = 'src/(articles|users|accounts|auth|audit|crypto|jobs|deprecation)/'

/** Which layer may import which (docs/adr/008-rooms.md). */
const layers: Layer[] = [
  {
    layer: 'config → no project files',
    files: /^src\/config\.ts$/,
    ours: /^$/,
  },
  {
    layer: 'errors → no project files',
    files: /^src\/errors\.ts$/,
    ours: /^$/,
  },
  {
    layer: 'db, cache, limits, log, telemetry, progress → each other, errors, types of config',
    files: /^src\/((db|cache|limits)\/|(log|telemetry|progress)\.ts$)/,
    ours: /^src\/((db|cache|limits)\/|(log|telemetry|progress|errors)\.ts$)/,
    types: /^src\/(config|context)\.ts$/,
    never: packages(graphqls),
  },
  {
    layer: 'mail → mail, log, errors, types of config',
    files: /^src\/mail\//,
    ours: /^src\/(mail\/|(log|errors)\.ts$)/,
    types: /^src\/config\.ts$/,
    never: packages(`${graphqls}|${stores}`),
  },
  {
    layer: 'domain → db, cache, limits, messages, errors, sibling domains, types of context',
    files: new RegExp(`^${domain}`),
    ours: new RegExp(`^(${domain}|src/(db|cache|limits)/|src/mail/messages\\.ts$|src/errors\\.ts$)`),
    types: /^src\/(context|log|mail\/mail)\.ts$/,
    never: packages(`${graphqls}|pg|ioredis|@electric-sql/pglite`),
  },
  {
    layer: 'context → types only',
    files: /^src\/context\.ts$/,
    ours: /^$/,
    types: /^src\//,
    never: /./,
  },
  {
    layer: 'schema → domain, page sizes, errors, types of context and the log',
    files: /^schema\//,
    ours: new RegExp(`^(schema/|${domain}|src/(errors|db/pagination)\\.ts$)`),
    types: /^(src\/(context|log)\.ts|pino)$/,
    never: packages(`${stores}|pino`),
  },
  {
    layer: 'rest → schema, errors, types of context',
    files: /^rest\//,
    ours: /^(rest|schema|generated)\/|^src\/(errors|http\/request-errors)\.ts$/,
    types: /^src\/context\.ts$/,
    never: packages(stores),
  },
  {
    layer: 'rest, apart from its list of versions → no single version',
    files: /^rest\/(?!v\d+\/|versions\.ts$)/,
    ours: /^(?!rest\/v\d+\/)/,
  },
  {
    layer: 'http → http, errors, log, types',
    files: /^src\/http\//,
    ours: /^src\/(http\/|(errors|log)\.ts$)/,
    types: new RegExp(`^(${domain}|src/(config|context)\\.ts$)`),
    never: packages(`${stores}|graphql|graphql-.+|@pothos/.+`),
  },
  {
    layer: 'stores → db, the embedded mode, types of config, log and progress',
    files: /^src\/(stores|embedded)\.ts$/,
    ours: /^src\/(db\/|seed\/|crypto\/vault\.ts$|embedded\.ts$)/,
    types: /^src\/(config|log|progress)\.ts$/,
    never: packages(graphqls),
  },
  {
    layer: 'seed → domain, db, types of progress',
    files: /^src\/seed\//,
    ours: new RegExp(`^(src/seed/|${domain}|src/db/)`),
    types: /^(src\/progress\.ts|pg)$/,
    never: packages(`${graphqls}|pg`),
  },
]

test.each(layers)('$layer', ({ files, ours, types, never }) => {
  const isOurs = (target: string) =>
    code.has(target) || /^(src|schema|rest|test|ops|generated)\//.test(target)
  expect(
    violations(files, ({ target, typesOnly }) => {
      if (typesOnly && types?.test(target)) return true
      return isOurs(target) ? ours.test(target) : !never?.test(target)
    }),
  ).toEqual([])
})

test('sends mail only where its quotas are taken', () => {
  const senders = program.filter((file) => /\bmail\.send\(/.test(code.get(file)!))
  expect(senders).toEqual(['src/auth/send-mail.ts'])
})

test.each([
  { who: 'only the process imports the app', of: /^src\/app\.ts$/, by: /^src\/main\.ts$|^ops\// },
  { who: 'no file imports the process', of: /^src\/main\.ts$/, by: /^$/ },
  {
    who: 'only the services and commands open the stores',
    of: /^src\/stores\.ts$/,
    by: /^src\/services\.ts$|^ops\//,
  },
  {
    who: 'only the stores and commands open the embedded mode',
    of: /^src\/embedded\.ts$/,
    by: /^src\/stores\.ts$|^ops\//,
  },
  { who: 'no source file imports a test', of: /^test\//, by: /^$/ },
  {
    who: 'no shipped file imports a tool or the benchmark',
    of: /^ops\/(tools|bench)\//,
    by: /^(ops\/(tools|bench)\/|codegen\.ts$)/,
  },
  {
    who: 'only tools and the benchmark import a command',
    of: /^ops\/commands\//,
    by: /^ops\//,
  },
])('$who', ({ of, by }) => {
  expect(violations(/./, ({ file, target }) => !of.test(target) || by.test(file))).toEqual([])
})

test.each([
  { name: 'drizzle-orm', of: packages('drizzle-orm'), by: /^src\/db\/drizzle\.ts$/ },
  { name: 'PGlite', of: packages('@electric-sql/pglite'), by: /^src\/db\/drizzle\.ts$/ },
])('loads $name in one place, because it costs memory', ({ of, by }) => {
  expect(
    violations(/./, ({ file, target, typesOnly }) => typesOnly || !of.test(target) || by.test(file)),
  ).toEqual([])
})

/** Inside the domain: users ← auth ← accounts. The rooms that all of them use import none of them. */
test.each([
  { room: 'users', knows: /^src\/(users|db)\// },
  { room: 'limits', knows: /^src\/(limits|db)\// },
  { room: 'audit', knows: /^src\/(audit|limits|db)\// },
  { room: 'crypto', knows: /^src\/(crypto|audit|db)\// },
  { room: 'auth', knows: /^src\/(auth|users|limits|audit|crypto|jobs|db|mail)\// },
])('$room imports only from the rooms below', ({ room, knows }) => {
  const isRoom = /^src\/\w+\//
  expect(
    violations(new RegExp(`^src/${room}/`), ({ target }) => !isRoom.test(target) || knows.test(target)),
  ).toEqual([])
})

test('the rooms inside auth import each other in one direction', () => {
  const roomOf = (file: string) => file.replace(/^(src\/auth\/[^/]+)\/.*/, '$1')
  const between = imports
    .filter(
      ({ file, target, typesOnly }) =>
        !typesOnly && [file, target].every((one) => one.startsWith('src/auth/')),
    )
    .map((found) => ({ ...found, file: roomOf(found.file), target: roomOf(found.target) }))
    .filter(({ file, target }) => file !== target)
  expect(cyclesIn(between)).toEqual([])
})

test('imports no development dependency in shipped files', () => {
  const { devDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const development = packages(Object.keys(devDependencies).join('|'))
  const shipped = /^(src|schema|rest|ops\/commands)\//
  expect(violations(shipped, ({ target, typesOnly }) => typesOnly || !development.test(target))).toEqual([])
})

test('has no import cycles at run time', () => {
  expect(cyclesIn(imports.filter(({ typesOnly }) => !typesOnly))).toEqual([])
})

test('finds each import cycle once', () => {
  const edges = ['a b', 'b c', 'c d', 'd c', 'd b', 'e e', 'e a', 'f g'].map((edge) => {
    const [file, target] = edge.split(' ') as [string, string]
    return { file, target, typesOnly: false }
  })
  expect(cyclesIn(edges)).toEqual(['b → c → d → b', 'c → d → c', 'e → e'])
})

test('keeps HTTP out of the domain', () => {
  const words = /\b(Request|Response|FastifyRequest|FastifyReply|IncomingMessage|ServerResponse|Headers)\b/
  expect(lines(new RegExp(`^${domain}`), words)).toEqual([])
})

test('reads the environment only in src/config.ts, from the process', () => {
  const reads = lines(/^(src|schema|rest)\//, /\bprocess\??\.?\s*(\.|\[['"`])env\b|['"](node:)?process['"]/)
  expect(reads.filter((read) => !read.startsWith('src/config.ts'))).toEqual([
    'src/main.ts: const config = readConfig(process.env)',
  ])
})

test('logs only through the log', () => {
  expect(lines(/^(src|schema|rest)\//, /\bconsole\s*[.[]/)).toEqual([])
})

test('has only named exports', () => {
  expect(lines(/^(src|schema|rest)\//, /^export default\b|\bas default\b/)).toEqual([])
})

test('limits every file to 300 lines', () => {
  const long = program.filter((file) => readFileSync(new URL(file, root), 'utf8').split('\n').length > 301)
  expect(long.filter((file) => file !== 'src/seed/demo-content.ts')).toEqual([])
})

test('installs one copy of graphql', () => {
  const copies = globSync('node_modules/**/graphql/package.json', { cwd: root })
  const named = copies.filter(
    (copy) => JSON.parse(readFileSync(new URL(copy, root), 'utf8')).name === 'graphql',
  )
  expect(named).toEqual(['node_modules/graphql/package.json'])
})

test('finds every form of import', () => {
  const text = `import a, { type B } from './a.ts'
import type { C } from './c.ts'
import {
  type D,
} from './d.ts'
import './e.ts'
export { f } from "../f.ts"
export type * from 'g'
const h = await import('./h.ts')
const i = createRequire(import.meta.url)('i') as typeof import('i')
const { j } = load(
  'j',
) as typeof import('j')
const from = 'k'`
  expect(importsOf('src/x/y.ts', text).map(({ target, typesOnly }) => [target, typesOnly])).toEqual([
    ['src/x/a.ts', false],
    ['src/x/c.ts', true],
    ['src/x/d.ts', false],
    ['src/x/e.ts', false],
    ['src/f.ts', false],
    ['g', true],
    ['src/x/h.ts', false],
    ['i', false],
    ['i', true],
    ['j', false],
    ['j', true],
  ])
})

function violations(of: RegExp, isAllowed: (found: Import) => boolean): string[] {
  return imports
    .filter((found) => of.test(found.file) && !isAllowed(found))
    .map(({ file, target, typesOnly }) => `${file} imports ${typesOnly ? 'types of ' : ''}${target}`)
}

/**
 * For each file that imports itself through others, the shortest way; each cycle once, whichever file it
 * starts at.
 */
function cyclesIn(found: readonly Import[]): string[] {
  const targets = Map.groupBy(found, ({ file }) => file)
  const cycles = new Map<string, string>()
  for (const start of targets.keys()) {
    const seen = new Set<string>()
    const paths = [[start]] // Grows while it is iterated: breadth-first search.
    for (const path of paths) {
      for (const { target } of targets.get(path.at(-1)!) ?? []) {
        if (seen.has(target)) continue
        seen.add(target)
        paths.push([...path, target])
      }
    }
    const cycle = paths.slice(1).find((path) => path.at(-1) === start)
    const files = String(cycle?.slice(1).toSorted())
    if (cycle && !cycles.has(files)) cycles.set(files, cycle.join(' → '))
  }
  return [...cycles.values()]
}

function lines(of: RegExp, pattern: RegExp): string[] {
  return files
    .filter((file) => of.test(file))
    .flatMap((file) =>
      code
        .get(file)!
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
}

function importsOf(file: string, text: string): Import[] {
  const statement = /^(?:import|export)\b([^'"`;=()]*?)(?:\bfrom\s*)?(['"])([^'"\n]+)\2/gm
  const call = /(\btypeof\s+)?(?:\bimport|\brequire|\bload|\))\(\s*(['"])([^'"\n]+)\2/g
  return [...text.matchAll(statement), ...text.matchAll(call)]
    .sort((one, other) => one.index - other.index)
    .map(([, clause = '', , specifier = '']) => ({
      file,
      target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier,
      typesOnly: /^\s*type(of)?\s(?!from\b)/.test(clause),
    }))
}

/** Removes comments that start a line or follow a space. Finding all of them would need a parser. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/(^|\s)\/\/.*$/gm, '')
}
