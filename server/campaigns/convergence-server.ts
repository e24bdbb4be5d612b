/**
 * The product for the convergence campaign, as a process that can be killed: `convergence-server.ts <folder> <port> <people>`.
 * A new folder gets a sample workspace of nothing but managers, who see every row and sign in without a password.
 * Over IPC it tells what the disk holds, read by a second connection as a restart would read it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentName } from '@tandem/core';
import { createAccounts } from '../src/accounts/accounts.ts';
import { readConfig } from '../src/config.ts';
import { createEmptyWorkspace } from '../src/derive/new-workspace.ts';
import { createIds } from '../src/ids.ts';
import { createLog } from '../src/log.ts';
import { openForReading } from '../src/storage/sqlite/open-for-reading.ts';
import { openSqliteStorage } from '../src/storage/sqlite/sqlite-storage.ts';
import { startTandem } from '../src/tandem.ts';

const [folder = '', port = '', people = '1'] = process.argv.slice(2);
const now = () => new Date();
const log = createLog(process.env.TANDEM_LOG ?? 'error');

if (!existsSync(join(folder, 'tandem.db'))) await fill();
const tandem = await startTandem(readConfig({ PORT: port, TANDEM_DATA: folder, TANDEM_LOG: process.env.TANDEM_LOG ?? 'error' }), log);
const disk = await openForReading(folder);
const stop = async () => {
  await disk.close();
  await tandem.stop(5000);
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('disconnect', () => process.exit(0));
process.on('message', async ({ ask, name }: { ask: number; name: DocumentName }) => {
  const stored = await disk.storage.loadDocument(name);
  const updates = [...(stored?.snapshot ? [stored.snapshot] : []), ...(stored?.updates ?? [])];
  process.send?.({ answer: ask, updates, damaged: stored?.damaged.length ?? 0 });
});
process.send?.({ ready: true });

async function fill(): Promise<void> {
  const newId = createIds(now);
  const opened = await openSqliteStorage(folder);
  const accounts = createAccounts({
    store: opened.store('accounts'),
    mailer: { send: async () => undefined },
    now,
    baseUrl: () => '',
    log,
    random: randomBytes,
    newId,
  });
  await accounts.workspace.createSample({ name: 'Admin', email: 'admin@example.com' }, 'Convergence');
  await accounts.workspace.addSamplePeople({
    teams: [],
    people: Array.from({ length: Number(people) }, (_, i) => ({
      name: `Manager ${i}`,
      email: `manager${i}@example.com`,
      role: 'manager' as const,
      team: '',
    })),
  });
  await createEmptyWorkspace(opened.storage, newId, now, 'Convergence');
  await accounts.workspace.ready();
  await accounts.settled();
  await opened.close();
}
