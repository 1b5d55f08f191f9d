import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { matchesGlob, posix } from 'node:path'
import { expect, test } from 'vitest'

const committed = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n')
const paths = new Set(committed.flatMap((file) => [file, ...foldersOf(file)]))
/** Without the changelog, which names files that existed at its time. */
const documents = committed.filter((file) => file.endsWith('.md') && file !== 'CHANGELOG.md')
const sources = committed.filter(
  (file) => /\.ts$|^\.ci\/run$|\.ya?ml$/.test(file) && !file.startsWith('generated/'),
)

/** Files that a document tells its reader to create. */
const created = ['byline.d.ts']

function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'))
}

const folder = String.raw`(?:src|schema|rest|ops|test|docs|contracts|generated|\.ci|\.github)/[\w./*{},-]*[\w*}/]`
const fileName = String.raw`[\w-][\w./-]*\.(?:ts|md|sql|graphql|css|html)`
const namedPath = new RegExp(String.raw`(?<![\w/.:@-])(?:${folder}|${fileName})(?![\w(])`, 'g')

/** The paths in a text that are no committed file or folder. */
function missingIn(file: string, text: string): string[] {
  return [...text.matchAll(namedPath)]
    .map(([path]) => path)
    .filter((path) => !created.includes(path) && !exists(file, path))
}

/**
 * Accepts paths from the root, paths from the folder of the file, and ends of paths such as `db/client.ts`.
 */
function exists(file: string, name: string): boolean {
  const path = name.replace(/\/$/, '')
  if (paths.has(path) || paths.has(posix.join(posix.dirname(file), path))) return true
  if (paths.has(`test/${path}.test.ts`)) return true // As in the table of SECURITY.md.
  return committed.some((known) => matchesGlob(known, path) || known.endsWith(`/${path}`))
}

function commentsOf(code: string): string {
  return [...code.matchAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|^\s*#.*/gm)].join('\n')
}

test.each(documents)('%s names files that exist', (file) => {
  expect(missingIn(file, readFileSync(file, 'utf8'))).toEqual([])
})

test('comments name files that exist', () => {
  const missing = sources.flatMap((file) =>
    missingIn(file, commentsOf(readFileSync(file, 'utf8'))).map((path) => `${file}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('links in documents lead to files that exist', () => {
  const missing = documents.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#|mailto:|\/)([^)#\s]+)/g)]
      .map(([, path]) => posix.join(posix.dirname(file), path!))
      .filter((path) => !paths.has(path.replace(/\/$/, '')))
      .map((path) => `${file}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('finds a path that does not exist', () => {
  expect(
    missingIn('README.md', 'See `src/nowhere/nothing.ts`, nothing.ts, src/db/client.ts and client.ts.'),
  ).toEqual(['src/nowhere/nothing.ts', 'nothing.ts'])
})
