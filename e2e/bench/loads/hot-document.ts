/** Fifty editors on one document. */
import { moveCard } from '@tandem/core';
import { until } from '../../until.ts';
import { boardName, card, openEditor, prepare, rankOf } from '../client.ts';
import type { Figures, Job } from '../job.ts';
import { openLightClient } from '../light-client.ts';
import { pace } from '../pace.ts';
import { processorSeconds } from '../server-process.ts';
import { percentile } from '../statistics.ts';
import { addCards } from './cards.ts';

export async function hotDocument({ door, pid, size: { editors = 0, perSecond = 0, seconds = 0 } }: Job): Promise<Figures> {
  const first = await openEditor(door, boardName(1));
  await prepare(first, door);
  await addCards(first, editors);
  const authors = await Promise.all(Array.from({ length: editors }, (_, index) => openLightClient(door, boardName(1), index, () => {})));
  const reader = await openEditor(door, boardName(1));

  // Each author moves a card of its own, so that every edit can be recognised where it arrives.
  const sentAt = new Map<string, number>();
  const seen: number[] = [];
  reader.doc.getMap('cards').observeDeep((events) => {
    const now = performance.now();
    for (const event of events) {
      const id = String(event.path[0] ?? '');
      const key = `${id}:${rankOf(reader.doc, id)}`;
      const since = sentAt.get(key);
      if (since === undefined) continue;
      seen.push(now - since);
      sentAt.delete(key);
    }
  });
  const processorBefore = processorSeconds(pid);
  const { perSecond: achieved } = await pace(perSecond, seconds, (number) => {
    const author = number % editors;
    const rank = `a${number}`;
    sentAt.set(`${card}-${author}:${rank}`, performance.now());
    const editor = authors[author];
    if (editor) moveCard(editor.doc, `${card}-${author}`, { stage: 'stage', rank }, 'bench');
  });
  const sent = performance.now();
  await until('every edit is acknowledged', () => authors.every((author) => author.unsynced() === 0), { seconds: 30 });
  return {
    'edits/s': achieved,
    'seen p50': percentile(seen, 0.5),
    'seen p99': percentile(seen, 0.99),
    'ms until all saved': performance.now() - sent,
    'server us per edit': ((processorSeconds(pid) - processorBefore) * 1e6) / (perSecond * seconds),
  };
}
