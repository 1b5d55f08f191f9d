import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { createRandom } from './src/seed/random.ts'

/** The folders with the slowest files: they start processes, or try each field as each role. */
const slow = /\/test\/(process|authorization)\//

/** Runs the slow files first, so that no worker has one left when the others are done. Otherwise in random order. */
class SlowFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const random = createRandom(this.ctx.config.sequence.seed)
    const keyed = files
      .toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1))
      .map((file) => ({ file, group: slow.test(file.moduleId) ? 0 : 1, key: random.integer(2 ** 31) }))
    return keyed.sort((one, other) => one.group - other.group || one.key - other.key).map(({ file }) => file)
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/servers.ts'],
    // Node loads the code, as in production. Vite would load a second copy of graphql.
    experimental: { viteModuleRunner: false },
    // A worker loads the code once instead of once per file. The code keeps no state in modules.
    isolate: false,
    maxWorkers: 3,
    sequence: { shuffle: true, sequencer: SlowFilesFirst },
    // Long timeouts, because the machine may be busy. They only end tests that hang.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
