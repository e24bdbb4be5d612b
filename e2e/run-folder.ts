/** A folder for what the stories of one run share. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildClient } from '../scripts/build.mjs';
import { loadSample } from './sample-data.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly runFolder: string;
  }
}

export default async function setup(project: TestProject) {
  // Stories are about the program as it is written now, also when they are started by hand.
  const { NODE_ENV: _mode, VITEST: _vitest, ...env } = process.env;
  await buildClient({ node: process.execPath, env });
  const folder = await mkdtemp(join(tmpdir(), 'tandem-run-'));
  await loadSample(folder);
  project.provide('runFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
