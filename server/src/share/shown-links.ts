/** Brings a link's row up to date: whoever changes something says so, and the row that is written last is of the newest state. */
import type { Row } from '@tandem/core';
import { linkRow } from './link-rows.ts';
import type { ShareStore } from './share-store.ts';

interface Needs {
  readonly store: Pick<ShareStore, 'link'>;
  /** Rows reach devices when it resolves. */
  readonly put: (rows: readonly Row[], removed?: readonly string[]) => Promise<void>;
}
export type ShowLink = (id: string) => Promise<void>;

export function createShowLink({ store, put }: Needs): ShowLink {
  const turns = new Map<string, Promise<void>>();
  return (id) => {
    const turn = (turns.get(id) ?? Promise.resolve())
      .catch(() => undefined)
      .then(async () => {
        const link = await store.link(id);
        await put(link ? [linkRow(link)] : [], link ? [] : [`link/${id}`]);
      })
      .finally(() => {
        if (turns.get(id) === turn) turns.delete(id);
      });
    turns.set(id, turn);
    return turn;
  };
}
