import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf, runtimePatterns, shippedFolders } from '../support/runtime-files.ts'

const modules = shippedFolders
  .filter((folder) => folder !== 'generated')
  .flatMap((folder) => filesOf(`${folder}/**/*.ts`))
  .map((file) => ({ file, code: readFileSync(file, 'utf8').replace(/^\s*(\/?\*|\/\/).*$/gm, '') }))
const committed = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n')
const data = committed.filter((file) => !file.endsWith('.ts'))
const listed = new Set(runtimePatterns.flatMap(filesOf))

/** Modules that read files chosen by the operator: secrets and the data folder. */
const readersOfOperatorFiles = ['src/config.ts', 'src/embedded.ts']

/** The committed files, except modules, that are named in string literals of a module. */
function filesNamedIn(file: string, code: string): string[] {
  const literals = [...code.matchAll(/'([^'\n]+)'|`([^`\n]+)`/g)].map(
    ([, plain, template]) => plain ?? template!,
  )
  const here = posix.dirname(file)
  const folders = literals.filter((literal) => /^\.{1,2}\/.*\/$/.test(literal))
  const bases = ['', here, ...folders.map((folder) => posix.join(here, folder))]
  const names = literals.filter((literal) => /^[^/\s][^\s]*\.[a-z]+$/.test(literal))
  return names.flatMap((name) => {
    const patterns = bases.map((base) => patternOf(posix.join(base, name)))
    return data.filter((candidate) => patterns.some((pattern) => pattern.test(candidate)))
  })
}

/** `openapi.${name}.json` matches every file with any text in place of `${name}`. */
function patternOf(path: string): RegExp {
  const [first, ...rest] = path.split(/\$\{[^}]*\}/).map((text) => RegExp.escape(text))
  return new RegExp(`^${[first, ...rest].join('[^/]+')}$`)
}

test('lists each file that a shipped module names', () => {
  const missing = modules.flatMap(({ file, code }) =>
    filesNamedIn(file, code)
      .filter((named) => !listed.has(named))
      .map((named) => `${file} reads ${named}`),
  )
  expect(missing).toEqual([])
})

test('lists only committed files that a shipped module names', () => {
  const named = new Set(modules.flatMap(({ file, code }) => filesNamedIn(file, code)))
  expect([...listed].filter((file) => !named.has(file))).toEqual([])
  expect(runtimePatterns.filter((pattern) => filesOf(pattern).length === 0)).toEqual([])
})

test('finds the files of every shipped module that reads files', () => {
  const readers = modules.filter(({ code }) => /\b(readFile(Sync)?|createReadStream|openAsBlob)\(/.test(code))
  const unclear = readers.filter(({ file, code }) => filesNamedIn(file, code).length === 0)
  expect(unclear.map(({ file }) => file)).toEqual(readersOfOperatorFiles)
})

test('finds a file by its folder, name or template', () => {
  const code = `
    const folder = new URL('../../ops/migrations/', import.meta.url)
    read(new URL(\`\${tag}.sql\`, folder)) + read('openapi.v1.json')`
  expect(filesNamedIn('src/db/x.ts', code)).toEqual([
    ...committed.filter((file) => /^ops\/migrations\/\w+\.sql$/.test(file)),
    'openapi.v1.json',
  ])
})
