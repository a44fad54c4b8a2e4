import { defineConfig } from 'vitest/config';

/** What `cargo xtask bench` measures in a real browser: alone, and for as long as it takes. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.bench.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
