import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { storageContract } from '../storage.contract.ts';
import { openSqliteStorage } from './sqlite-storage.ts';

const folders: string[] = [];
storageContract('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-store-'));
  folders.push(folder);
  return (await openSqliteStorage(folder)).storage;
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
