import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const rows = readFileSync('SECURITY.md', 'utf8')
  .split('## What is checked')[1]!
  .split('\n## ')[0]!
  .split('\n')
  .filter((line) => /^\| [\dA]/.test(line))
const named = rows.flatMap((row) =>
  [...row.matchAll(/`([\w/-]+)` “([^”]+)”/g)].map(([, file, title]) => [file!, title!]),
)

test('every row names a test, or is marked as later', () => {
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter((row) => !row.includes('“') && !/\| later/.test(row))).toEqual([])
})

test.each(named)('%s has a test “%s”', (file, title) => {
  const path = `test/${file}.test.ts`
  expect(existsSync(path), path).toBe(true)
  expect(readFileSync(path, 'utf8')).toContain(title)
})
