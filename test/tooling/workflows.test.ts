import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const workflows = globSync('.github/workflows/*.yml')

test.each(workflows)('%s pins each action by commit, with its version as a comment', (file) => {
  const used = readFileSync(file, 'utf8').match(/uses: .*/g) ?? []
  expect(used.length).toBeGreaterThan(0)
  for (const line of used) expect(line).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})

test.each(workflows)('%s may only read the repository', (file) => {
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/^permissions:\n {2}contents: read\n/m)
  expect(text).not.toContain(': write')
})
