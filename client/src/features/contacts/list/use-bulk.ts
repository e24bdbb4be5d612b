/** A change of the selected contacts while it runs, and what it came to. */
import { useRef, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { toast } from '../../../ui/toast.tsx';
import { undoAndTell } from '../../../ui/undo-step.ts';
import { type BulkField, changeMany } from '../bulk-edits.ts';
import type { ListRow } from '../list-row.ts';

export interface LeftContact {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

export function useBulk() {
  const t = useT();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [left, setLeft] = useState<readonly LeftContact[]>([]);
  const stopping = useRef<AbortController>(undefined);

  /** `notMine` are those of the selection that the person may not change this way. */
  async function run(field: BulkField, value: string, words: string, rows: readonly ListRow[], notMine: readonly ListRow[] = []) {
    stopping.current = new AbortController();
    setProgress({ done: 0, of: rows.length });
    const names = new Map(rows.map(({ id, row }) => [id, row.name]));
    try {
      const result = await changeMany({
        ids: [...names.keys()],
        field,
        value,
        label: words,
        onProgress: (done) => setProgress({ done, of: rows.length }),
        signal: stopping.current.signal,
      });
      const stayed = [
        ...notMine.map(({ id, row }) => ({ id, name: row.name, reason: t('contacts.bulk.left.notYours') })),
        ...result.left.map(({ id, reason }) => ({ id, name: names.get(id) ?? '', reason: t(`contacts.bulk.left.${reason}`) })),
      ];
      setLeft(stayed);
      const said = t('contacts.bulk.changed', { count: result.changed, words });
      toast(said, result.changed > 0 ? { undo: () => void undoAndTell(result.undo) } : {});
    } finally {
      setProgress(undefined);
    }
  }
  return { progress, left, run, stop: () => stopping.current?.abort(), forgetLeft: () => setLeft([]) };
}
