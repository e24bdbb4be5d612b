/** One edit at a time, the next when the one before has arrived and is acknowledged. */
import { boardName, edit, openEditor, prepare, rankOf } from '../client.ts';
import type { Figures, Job } from '../job.ts';
import { percentile } from '../statistics.ts';

export async function oneEdit({ door, size: { warmUp = 0, edits = 0 } }: Job): Promise<Figures> {
  const author = await openEditor(door, boardName(1));
  await prepare(author, door);
  const reader = await openEditor(door, boardName(1));

  const seen: number[] = [];
  const acknowledged: number[] = [];
  let arrived = () => {};
  let saved = () => {};
  reader.doc.on('update', () => rankOf(reader.doc) === rankOf(author.doc) && arrived());
  author.onAcknowledged((unsynced) => unsynced === 0 && saved());

  for (let number = 0; number < warmUp + edits; number++) {
    const since = performance.now();
    const both = [
      new Promise<number>((resolve) => (arrived = () => resolve(performance.now() - since))),
      new Promise<number>((resolve) => (saved = () => resolve(performance.now() - since))),
    ] as const;
    edit(author.doc);
    const [propagation, acknowledgement] = await Promise.all(both);
    if (number < warmUp) continue;
    seen.push(propagation);
    acknowledged.push(acknowledgement);
  }
  return {
    'seen p50': percentile(seen, 0.5),
    'seen p99': percentile(seen, 0.99),
    'ack p50': percentile(acknowledged, 0.5),
    'ack p99': percentile(acknowledged, 0.99),
  };
}
