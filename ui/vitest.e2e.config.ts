import { defineConfig } from 'vitest/config';

/** Flows in a real browser against the real server: two at a time, each with a server and a browser of its own. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
