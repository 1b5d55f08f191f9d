import { globSync, readFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)

/** The folders of the modules that an image contains. */
export const shippedFolders = ['src', 'schema', 'rest', 'generated', 'ops/commands'] as const

/** The patterns of `ops/runtime-files.txt`. */
export const runtimePatterns = readFileSync(new URL('ops/runtime-files.txt', root), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** The files of this project that match a pattern, by their path from the root. */
export function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: root }).map((file) => file.replaceAll('\\', '/'))
}
