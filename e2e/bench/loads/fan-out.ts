/** One author, many who look: until the last one has the edit. */
import { until } from '../../until.ts';
import { boardName, edit, openEditor, prepare } from '../client.ts';
import type { Figures, Job } from '../job.ts';
import { openLightClient } from '../light-client.ts';
import { processorSeconds } from '../server-process.ts';
import { percentile } from '../statistics.ts';

export async function fanOut({ door, pid, size: { watchers = 0, edits = 0 } }: Job): Promise<Figures> {
  const author = await openEditor(door, boardName(1));
  await prepare(author, door);
  let arrivals: number[] = [];
  let since = 0;
  for (let number = 0; number < watchers; number += 50) {
    const some = Math.min(50, watchers - number);
    await Promise.all(
      Array.from({ length: some }, (_, index) =>
        openLightClient(door, boardName(1), number + index, () => arrivals.push(performance.now() - since)),
      ),
    );
  }
  const all: number[] = [];
  const last: number[] = [];
  const processorBefore = processorSeconds(pid);
  for (let number = 0; number < edits; number++) {
    arrivals = [];
    since = performance.now();
    edit(author.doc);
    await until('everybody has the edit', () => arrivals.length >= watchers && author.unsynced() === 0, { seconds: 30 });
    all.push(...arrivals);
    last.push(Math.max(...arrivals));
  }
  return {
    'any p50': percentile(all, 0.5),
    'any p99': percentile(all, 0.99),
    'last p50': percentile(last, 0.5),
    'last p99': percentile(last, 0.99),
    'server us per delivery': ((processorSeconds(pid) - processorBefore) * 1e6) / (watchers * edits),
  };
}
