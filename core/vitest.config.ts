import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A whole simulation group is one test; what Yjs says about planted faults is shown only with a failure.
  test: { include: ['src/**/*.test.ts', '*.test.ts'], testTimeout: 120_000, silent: 'passed-only' },
});
