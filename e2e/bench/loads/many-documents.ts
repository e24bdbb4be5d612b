/** Many documents with two editors each, on shared sockets as the client has them. */
import { until } from '../../until.ts';
import { boardName, type Editor, edit, openEditor, openSocket, prepare, rankOf } from '../client.ts';
import type { Figures, Job } from '../job.ts';
import { pace } from '../pace.ts';
import { processorSeconds } from '../server-process.ts';
import { percentile } from '../statistics.ts';

const perSocket = 20;

export async function manyDocuments({ door, pid, size: { documents = 0, perSecond = 0, seconds = 0 } }: Job): Promise<Figures> {
  const pairs: (readonly [author: Editor, reader: Editor])[] = [];
  const sentAt = new Map<string, number>();
  const seen: number[] = [];
  for (let from = 0; from < documents; from += perSocket) {
    const [forAuthors, forReaders] = [openSocket(door), openSocket(door)];
    for (let number = from; number < Math.min(from + perSocket, documents); number++) {
      const author = await openEditor(door, boardName(number), forAuthors);
      await prepare(author, { members: [] });
      const reader = await openEditor(door, boardName(number), forReaders);
      reader.doc.on('update', () => {
        const key = `${number}:${rankOf(reader.doc)}`;
        const since = sentAt.get(key);
        if (since === undefined) return;
        seen.push(performance.now() - since);
        sentAt.delete(key);
      });
      pairs.push([author, reader]);
    }
  }
  const processorBefore = processorSeconds(pid);
  const { perSecond: achieved } = await pace(perSecond, seconds, (number) => {
    const document = number % documents;
    const author = pairs[document]?.[0];
    if (!author) return;
    edit(author.doc);
    sentAt.set(`${document}:${rankOf(author.doc)}`, performance.now());
  });
  const sent = performance.now();
  await until('every edit is acknowledged', () => pairs.every(([author]) => author.unsynced() === 0), { seconds: 30 });
  return {
    'edits/s': achieved,
    'seen p50': percentile(seen, 0.5),
    'seen p99': percentile(seen, 0.99),
    'ms until all saved': performance.now() - sent,
    'server us per edit': ((processorSeconds(pid) - processorBefore) * 1e6) / (perSecond * seconds),
  };
}
