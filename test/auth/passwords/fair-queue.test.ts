import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFairQueue } from '../../../src/auth/passwords/fair-queue.ts'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A queue whose work ends when the test says so, and a list of what has run. */
function openQueue(limits = { concurrency: 1, maxWaiting: 4, maxPlaces: 2 }) {
  const queue = createFairQueue(limits)
  const started: string[] = []
  const ends: (() => void)[] = []
  const outcomes = new Map<string, string>()
  return {
    started,
    outcomes,
    add(name: string, network: string, account = name) {
      const done = queue.run({ network, account }, () => {
        started.push(name)
        return new Promise<void>((resolve) => ends.push(resolve))
      })
      done.then(
        () => outcomes.set(name, 'done'),
        ({ code }) => outcomes.set(name, code),
      )
    },
    async endOne() {
      await turn()
      ends.shift()?.()
      await turn()
    },
  }
}

test('gives turns to the networks, not to the requests', async () => {
  const queue = openQueue()
  queue.add('a1', 'a')
  queue.add('a2', 'a')
  queue.add('b1', 'b')
  queue.add('b2', 'b')
  queue.add('c1', 'c')
  for (let i = 0; i < 5; i++) await queue.endOne()
  expect(queue.started).toEqual(['a1', 'a2', 'b1', 'c1', 'b2'])
})

test('gives a network two places, and an account', async () => {
  const queue = openQueue({ concurrency: 1, maxWaiting: 32, maxPlaces: 2 })
  for (const name of ['a1', 'a2', 'a3']) queue.add(name, 'a')
  for (const [name, network] of [
    ['x1', 'b'],
    ['x2', 'c'],
    ['x3', 'd'],
  ] as const)
    queue.add(name, network, 'x')
  await turn()
  expect(Object.fromEntries(queue.outcomes)).toEqual({ a3: 'OVERLOADED', x3: 'OVERLOADED' })
  await queue.endOne() // Now network `a` has a place again.
  queue.add('a4', 'a')
  await turn()
  expect(queue.outcomes.get('a4')).toBeUndefined()
})

test('when it is full, gives the newest place of a network with two to a network with none', async () => {
  const queue = openQueue()
  queue.add('a1', 'a')
  queue.add('a2', 'a')
  for (const name of ['b1', 'b2']) queue.add(name, 'b')
  queue.add('c1', 'c')
  queue.add('a3', 'a') // Has two places already.
  queue.add('d1', 'd') // Takes the place of b2.
  queue.add('e1', 'e') // Takes the place of a2.
  await turn()
  const rejected = { a3: 'OVERLOADED', b2: 'OVERLOADED', a2: 'OVERLOADED' }
  expect(Object.fromEntries(queue.outcomes)).toEqual(rejected)
  queue.add('f1', 'f') // Each network has only one place now.
  await turn()
  expect(queue.outcomes.get('f1')).toBe('OVERLOADED')
  for (let i = 0; i < 5; i++) await queue.endOne()
  expect(queue.started).toEqual(['a1', 'b1', 'c1', 'd1', 'e1'])
})

test('runs all that it admits, never more at once than it may, and forgets them', async () => {
  const requests = fc.array(fc.record({ network: fc.nat(5), account: fc.nat(8), fails: fc.boolean() }), {
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(requests, fc.integer({ min: 1, max: 3 }), async (all, concurrency) => {
      const queue = createFairQueue({ concurrency, maxWaiting: 6, maxPlaces: 2 })
      let running = 0
      const run = ({ network, account, fails }: (typeof all)[number]) =>
        queue.run({ network: `${network}`, account: `${account}` }, async () => {
          expect(++running).toBeLessThanOrEqual(concurrency)
          await turn()
          running--
          if (fails) throw new Error('failed')
        })
      const outcomes = await Promise.allSettled(all.map(run))
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason.message).toMatch(/^failed|^Too many users/)
      // Everybody has all places again.
      for (let i = 0; i < 6; i++) await run({ network: i, account: i, fails: false })
    }),
  )
})
