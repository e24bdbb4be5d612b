import { defineConfig } from 'vitest/config';

// Tests wait for states; how long that may take is for a busy machine to say, not for a test.
// Every core works, and files share the modules of their worker: loading them anew for each took a third of the time.
export default defineConfig({ test: { testTimeout: 30_000, isolate: false, maxWorkers: '100%' } });
