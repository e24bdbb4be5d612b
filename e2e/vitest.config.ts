import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['stories/**/*.story.test.ts'],
    globalSetup: ['./run-folder.ts'],
    // One story at a time: each has a server and up to three browsers on a small machine.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
