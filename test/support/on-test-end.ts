import { afterAll, onTestFinished, TestRunner } from 'vitest'

/**
 * Cleans up after the test that asks or, at the top of a file, after the last of its tests; the latest first. Each of
 * Vitest's two hooks does nothing in the place of the other, and says nothing of it.
 */
export function afterwards(cleanup: () => unknown): void {
  const hook = TestRunner.getCurrentTest() ? onTestFinished : afterAll
  hook(async () => void (await cleanup()))
}
