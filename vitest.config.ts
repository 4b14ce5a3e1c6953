import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { tiercel: fileURLToPath(new URL('./src/index.ts', import.meta.url)) } },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks', // a native crash then kills one file's process, not the run
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: process.env.TIERCEL_COVERAGE ? ['test/coverage-setup.ts'] : [],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'web/**/*.ts'],
      exclude: ['src/generated/**', '**/*.d.ts'],
    },
  },
});
