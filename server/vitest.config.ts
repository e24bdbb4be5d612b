import { defineConfig } from 'vitest/config';

// Tests wait for states; how long that may take is for a busy machine to say, not for a test.
export default defineConfig({ test: { testTimeout: 30_000 } });
