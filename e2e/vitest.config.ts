import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['stories/**/*.story.test.ts'],
    globalSetup: ['./run-folder.ts'],
    // Each has a server and up to three browsers; much of a story is waiting, so that two cores take two.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
