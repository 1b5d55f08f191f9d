import { afterAll, onTestFinished, TestRunner } from 'vitest'

/**
 * Registers a cleanup for the end of the current test or, at the top of a file, for the end of its last test.
 * The cleanup registered last runs first. Vitest has a hook for each case, and each silently does nothing in
 * the other.
 */
export function onTestEnd(cleanup: () => unknown): void {
  const hook = TestRunner.getCurrentTest() ? onTestFinished : afterAll
  hook(async () => void (await cleanup()))
}
