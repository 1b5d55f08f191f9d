import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/servers.ts'],
    // Node itself loads the code, as in production. Vite would load a second copy of graphql beside it.
    experimental: { viteModuleRunner: false },
    // A worker loads the code once, not once a file: nothing in it lives as long as the process.
    isolate: false,
    maxWorkers: 3,
    sequence: { shuffle: true },
    // They end what hangs, and assert nothing: a machine may be busy with other things.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
