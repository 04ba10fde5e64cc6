import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // One chain a file: the first test of a file waits for its anvil and its deployment.
    testTimeout: 30_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
})
