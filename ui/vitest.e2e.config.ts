import { defineConfig } from 'vitest/config';

/** Flows in a real browser against the real server: one after another, because each has two cores to run on. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
