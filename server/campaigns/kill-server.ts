/** The server that is to be killed: storage, sync and projection as the product composes them, with people whose tokens are known. */
import { setTimeout as wait } from 'node:timers/promises';
import { createProjector } from '../src/derive/projector.ts';
import { openSqliteStorage } from '../src/storage/sqlite/sqlite-storage.ts';
import { startTestServer } from '../src/sync/testing/test-server.ts';
import { killingSteps, readPlan } from './kill-steps.ts';

const [folder = '', port = '0'] = process.argv.slice(2);
const steps = killingSteps(readPlan());
const { storage, close } = await openSqliteStorage(folder, { thread: new URL('./kill-thread.ts', import.meta.url) });
const quiet = { info() {}, warn() {}, error: (event: string, facts?: object) => console.error(event, JSON.stringify(facts)) };
const projector = createProjector({ storage, log: quiet, pause: () => new Promise((resolve) => setImmediate(resolve)) });
const server = await startTestServer({
  storage,
  steps,
  port: Number(port),
  compaction: { rows: 20, atMostRows: 20, quietMs: 0 },
  people: [{ id: 'ben', role: 'manager', team: '', leads: [] }],
});
server.sync.documents.onAppended(() => projector.wake());
let stopping = false;
process.on('SIGTERM', async () => {
  stopping = true;
  await server.stop();
  await projector.stop();
  await close();
  process.exit(0);
});
process.send?.({ ready: true });
// Compaction runs far more often than it does at work, so that kills meet it.
while (!stopping) {
  await wait(50);
  await server.sync.compact().catch((error: unknown) => stopping || console.error('compaction', error));
}
