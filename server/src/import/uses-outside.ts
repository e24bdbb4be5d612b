import { nameOf } from '@tandem/core';
import type { Storage } from '../storage/storage.ts';
import { rowsOf } from './directory.ts';
import { pauses } from './pause.ts';

interface Looking {
  readonly batch: string;
  readonly storage: Pick<Storage, 'rowsOfKind'>;
}

/** Everything that rows which are not of the batch refer to: documents by name, entries of the settings by list and id. */
export async function usesOutside({ storage, batch }: Looking): Promise<Set<string>> {
  const used = new Set<string>();
  const pause = pauses();
  const use = (id: string) => id && used.add(nameOf('contact', id));
  const pick = (list: string, id: string) => id && used.add(`${list}/${id}`);
  for await (const row of rowsOf(storage, 'opportunity')) {
    if (row.batch === batch) continue;
    use(row.contact);
    for (const [list, id] of cardSettings(row.stage, row)) pick(list, id);
    await pause();
  }
  for await (const row of rowsOf(storage, 'contact')) {
    if (row.batch === batch) continue;
    use(row.company);
    use(row.parent);
    for (const [list, id] of [
      ['industries', row.industry],
      ['statuses', row.status],
      ['sources', row.source],
    ] as const)
      pick(list, id);
    await pause();
  }
  // What a rule has planned is no work that somebody would miss: it goes with the contact.
  for await (const row of rowsOf(storage, 'task')) if (row.effect === '' || row.doneAt !== '') use(row.contact);
  for await (const row of rowsOf(storage, 'board')) pick('processes', row.process);
  return used;
}

export const cardSettings = (
  stage: string,
  { product, type, lostReason }: { readonly product: string; readonly type: string; readonly lostReason: string },
) =>
  [
    ['stages', stage],
    ['products', product],
    ['saleTypes', type],
    ['rejections', lostReason],
  ] as const;
