import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/servers.ts'],
    // Node loads the code, as in production. Vite would load a second copy of graphql.
    experimental: { viteModuleRunner: false },
    // A worker loads the code once instead of once per file. The code keeps no state in modules.
    isolate: false,
    maxWorkers: 3,
    sequence: { shuffle: true },
    // Long timeouts, because the machine may be busy. They only end tests that hang.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
