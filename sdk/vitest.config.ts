import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/globalSetup.ts'],
    // The setup compiles and deploys the contracts; each file that needs a chain starts its own.
    testTimeout: 30_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
})
