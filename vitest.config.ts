import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/servers.ts'],
    // Node itself loads the code, as in production. Vite would load a second copy of graphql beside it.
    experimental: { viteModuleRunner: false },
    // A worker loads the code once, not once a file: nothing in it lives as long as the process.
    isolate: false,
    maxWorkers: 3,
    sequence: { shuffle: true },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
