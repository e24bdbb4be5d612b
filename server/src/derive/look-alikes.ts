/** Who a new contact may already be, for programs that add contacts over HTTP. A hint about what the asker may see, never a refusal. */
import { type Audience, type ContactRow, createDuplicateIndex, type Reason, type Recognisable, shownAs } from '@tandem/core';
import type { Storage } from '../storage/storage.ts';

export interface Hint {
  readonly id: string;
  readonly name: string;
  readonly strength: 'sure' | 'likely' | 'possible';
  readonly reasons: readonly Reason[];
}
const page = 1000;
const most = 5;

/** The index is made at the first question and read on from the feed at every other: every contact's row reaches the managers. */
export function createLookAlikes(storage: Pick<Storage, 'rowsSince' | 'rowsByKey'>) {
  const index = createDuplicateIndex();
  const targets = new Map<string, Pick<ContactRow, 'mergedInto'>>();
  let cursor = 0;
  let reading: Promise<void> = Promise.resolve();

  async function readOn(): Promise<void> {
    for (let more = true; more; ) {
      const changes = await storage.rowsSince('managers', cursor, page);
      for (const { seq, key, row } of changes) {
        cursor = Math.max(cursor, seq);
        if (!key.startsWith('contact/')) continue;
        const content = row?.content;
        if (content?.kind !== 'contact') forget(key.slice('contact/'.length));
        else take(content);
      }
      more = changes.length === page;
    }
  }
  function take(row: ContactRow): void {
    targets.set(row.id, { mergedInto: row.mergedInto });
    if (row.mergedInto) index.putMerged(row);
    else index.put(row);
  }
  function forget(id: string): void {
    targets.delete(id);
    index.remove(id);
  }

  return async function lookAlikes(somebody: Recognisable, mine: readonly Audience[]): Promise<readonly Hint[]> {
    reading = reading.then(readOn, readOn);
    await reading;
    const found = index.like(somebody).slice(0, 50);
    const rows = await storage.rowsByKey([...new Set(found.flatMap(({ id }) => [id, shownAs(id, targets)]))].map((id) => `contact/${id}`));
    const visible = new Map(
      rows.flatMap(({ content, audiences }) =>
        content.kind === 'contact' && audiences.some((audience) => mine.includes(audience)) ? [[content.id, content] as const] : [],
      ),
    );
    const hints = new Map<string, Hint>();
    for (const { id, strength, reasons } of found) {
      // Whoever may not see the one it was merged into knows it by itself.
      const row = visible.has(id) ? visible.get(shownAs(id, visible)) : undefined;
      if (row && !hints.has(row.id)) hints.set(row.id, { id: row.id, name: row.name, strength, reasons });
    }
    return [...hints.values()].slice(0, most);
  };
}
