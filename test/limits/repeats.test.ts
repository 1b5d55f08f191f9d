import { expect, test } from 'vitest'
import { createRepeatCounter } from '../../src/limits/repeats.ts'

test('remembers a limited number of keys, and reports the repeats of those it forgets', async () => {
  const reports: [event: string, repeats: number][] = []
  const counter = createRepeatCounter<string>((event, repeats) => void reports.push([event, repeats]), {
    maxKeys: 2,
  })
  for (const event of ['a', 'a', 'a', 'b', 'c']) await counter.count(event, event)
  expect(reports).toEqual([
    ['a', 0],
    ['b', 0],
    ['a', 2],
    ['c', 0],
  ])
  await counter.count('a', 'a')
  await counter.close()
  expect(reports.slice(4)).toEqual([['a', 0]])
})
