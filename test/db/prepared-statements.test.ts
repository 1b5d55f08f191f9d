import { afterEach, expect, test, vi } from 'vitest'
import type { Executor } from '../../src/db/client.ts'
import { prepared } from '../../src/db/statements.ts'

afterEach(() => vi.useRealTimers())

/** Asks for statements of one executor, and tells by which names they were prepared. */
function asking() {
  const executor = {} as Executor
  const names = new Map<string, string>()
  const ask = (shape: string, times = 1) => {
    for (let i = 0; i < times; i++) {
      const prepare = (name: string) => {
        names.set(shape, name)
        return { execute: async () => [] }
      }
      prepared(executor, shape, () => ({ prepare }))
    }
  }
  return { ask, nameOf: (shape: string) => names.get(shape) }
}

test('names a statement, for Postgres to plan it once, when it comes a third time', () => {
  const { ask, nameOf } = asking()
  ask('often', 2)
  expect(nameOf('often')).toBe('')
  ask('often')
  expect(nameOf('often')).toMatch(/^[0-9a-f]{32}$/)
})

test('has no more than 200 planned at a time, whatever clients select, and gives others their turn', () => {
  vi.useFakeTimers()
  const { ask, nameOf } = asking()
  for (let i = 0; i < 200; i++) ask(`shape ${i}`, 3)
  ask('one too many', 5)
  expect(nameOf('shape 199')).not.toBe('')
  expect(nameOf('one too many')).toBe('')
  vi.advanceTimersByTime(31 * 60_000)
  ask('one too many', 3)
  expect(nameOf('one too many')).not.toBe('')
})
