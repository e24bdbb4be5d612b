/** The data folder for whoever only looks, also while a server runs: the connection cannot write. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Storage } from '../storage.ts';
import { openError } from './open-error.ts';
import { StorageThread } from './thread-client.ts';

/** Calls of methods that write are refused by the database. */
export async function openForReading(folder: string): Promise<{ readonly storage: Storage; close(): Promise<void> }> {
  const file = join(folder, 'tandem.db');
  if (!existsSync(file)) throw new Error(`There is no data in ${folder}. Set TANDEM_DATA to the folder the server uses`);
  try {
    const reader = await StorageThread.start(file, 'read').open();
    const storage = new Proxy(
      {},
      {
        get: (_, method) =>
          typeof method !== 'string' || method === 'then'
            ? undefined
            : (...args: readonly unknown[]) => reader.call('documents', method, args),
      },
    ) as Storage;
    return { storage, close: () => reader.close() };
  } catch (error) {
    throw openError(folder, error);
  }
}
