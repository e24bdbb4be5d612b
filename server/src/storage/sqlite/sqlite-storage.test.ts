import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { historyContract } from '../history.contract.ts';
import { ledgerContract } from '../ledger.contract.ts';
import { overwrittenContract } from '../overwritten.contract.ts';
import { planHistoryContract } from '../plan-history.contract.ts';
import { storageContract } from '../storage.contract.ts';
import { openSqliteStorage } from './sqlite-storage.ts';

const folders: string[] = [];
const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-store-'));
  folders.push(folder);
  return (await openSqliteStorage(folder)).storage;
};
storageContract('sqlite', open);
overwrittenContract('sqlite', open);
historyContract('sqlite', open);
ledgerContract('sqlite', open);
planHistoryContract('sqlite', open);
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
