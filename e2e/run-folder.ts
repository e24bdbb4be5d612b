/** A folder for what the stories of one run share. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadSample } from './sample-data.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly runFolder: string;
  }
}

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-run-'));
  await loadSample(folder);
  project.provide('runFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
