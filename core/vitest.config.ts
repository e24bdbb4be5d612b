import { defineConfig } from 'vitest/config';

// Every core works, and files share the modules of their worker: loading them anew for each took a third of the time.
export default defineConfig({
  // A whole simulation group is one test; what Yjs says about planted faults is shown only with a failure.
  test: { include: ['src/**/*.test.ts', '*.test.ts'], testTimeout: 120_000, isolate: false, maxWorkers: '100%', silent: 'passed-only' },
});
