import { afterEach, expect, test, vi } from 'vitest'
import type { Executor } from '../../src/db/client.ts'
import { prepared } from '../../src/db/statements.ts'

afterEach(() => vi.useRealTimers())

/** Runs statements on one executor and records the names under which they were prepared. */
function trackStatements() {
  const executor = {} as Executor
  const names = new Map<string, string>()
  const run = (shape: string, times = 1) => {
    for (let i = 0; i < times; i++) {
      const prepare = (name: string) => {
        names.set(shape, name)
        return { execute: async () => [] }
      }
      prepared(executor, shape, () => ({ prepare }))
    }
  }
  return { run, nameOf: (shape: string) => names.get(shape) }
}

test('prepares a statement under a name from its third run on', () => {
  const { run, nameOf } = trackStatements()
  run('often', 2)
  expect(nameOf('often')).toBe('')
  run('often')
  expect(nameOf('often')).toMatch(/^[0-9a-f]{32}$/)
})

test('names at most 200 statements at a time, and replaces unused ones after a while', () => {
  vi.useFakeTimers()
  const { run, nameOf } = trackStatements()
  for (let i = 0; i < 200; i++) run(`shape ${i}`, 3)
  run('one too many', 5)
  expect(nameOf('shape 199')).not.toBe('')
  expect(nameOf('one too many')).toBe('')
  vi.advanceTimersByTime(31 * 60_000)
  run('one too many', 3)
  expect(nameOf('one too many')).not.toBe('')
})
