/** A bare Hocuspocus in a process of its own: `memory`, or `sqlite` with the project's own SQLite extension. */
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const [storage, port, file] = process.argv.slice(2);
if (!port || (storage === 'sqlite' && !file)) throw new Error('hocuspocus-server.ts <memory|sqlite> <port> [file]');

const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  maxPendingDocuments: 10_000,
  extensions: file ? [new SQLite({ database: file })] : [],
});
await server.listen();
