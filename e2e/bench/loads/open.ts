/** What an open document and an open connection cost the server in memory, and how long opening takes. */
import { boardName, openEditor, openSocket, prepare } from '../client.ts';
import type { Figures, Job } from '../job.ts';
import { openLightClient } from '../light-client.ts';
import { residentKilobytes } from '../server-process.ts';

const perSocket = 500;

export async function openDocuments({ door, pid, size: { documents = 0 } }: Job): Promise<Figures> {
  const open = async (from: number, to: number) => {
    for (let first = from; first < to; first += perSocket) {
      const socket = openSocket(door);
      const numbers = Array.from({ length: Math.min(perSocket, to - first) }, (_, index) => first + index);
      await Promise.all(numbers.map(async (number) => prepare(await openEditor(door, boardName(number), socket), { members: [] })));
    }
  };
  // The first hundred warm the server up: what it allocates once is not the price of a document.
  await open(0, 100);
  const before = residentKilobytes(pid);
  const since = performance.now();
  await open(100, 100 + documents);
  return { 'ms each': (performance.now() - since) / documents, 'kB each': (residentKilobytes(pid) - before) / documents };
}

export async function openConnections({ door, pid, size: { connections = 0 } }: Job): Promise<Figures> {
  const author = await openEditor(door, boardName(1));
  await prepare(author, door);
  let opened = 0;
  const open = (count: number) => Promise.all(Array.from({ length: count }, () => openLightClient(door, boardName(1), opened++, () => {})));
  await open(50);
  const before = residentKilobytes(pid);
  const since = performance.now();
  for (let number = 0; number < connections; number += 50) await open(Math.min(50, connections - number));
  return { 'ms each': (performance.now() - since) / connections, 'kB each': (residentKilobytes(pid) - before) / connections };
}
