import { defineConfig } from 'vitest/config';

import e2e from './vitest.e2e.config';

/** What `cargo xtask bench` measures in a real browser. */
export default defineConfig({ test: { ...e2e.test, include: ['e2e/**/*.bench.ts'], testTimeout: 300_000 } });
