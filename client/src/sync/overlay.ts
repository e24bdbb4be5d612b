/**
 * Rows of a local document, computed by the projection the server uses, so that an edit shows in every list at once.
 * Of a long list only the entries that a transaction touched are read again: a board may hold thousands of cards. What the words
 * of a plan say is read again once in a while: a plan may be as long as a book, and every letter is a transaction.
 */
import { type DocumentState, documents, parseDocumentName, project, type RowContent, readDocument, rowKey } from '@tandem/core';
import * as Y from 'yjs';
import { pathOf } from './describe-changes.ts';
import type { RowsStore } from './rows-store.ts';

/** The lists whose entries are rows of their own, by type of document. */
const rowLists: Readonly<Record<string, { readonly list: string; readonly kind: RowContent['kind'] }>> = {
  board: { list: 'cards', kind: 'opportunity' },
  agenda: { list: 'tasks', kind: 'task' },
};

const pauseBetweenReadings = 300;

export interface Overlay {
  /** Lays all rows of the document over the lists. */
  layWhole(): void;
  /** Lays what the transaction changed. */
  lay(transaction: Y.Transaction): void;
  lift(): void;
}

export function createOverlay(name: string, doc: Y.Doc, store: RowsStore): Overlay {
  const parsed = parseDocumentName(name);
  let whole: DocumentState | undefined;
  /** What was laid so far: an entry that was made here and taken back again was never a row of the feed. */
  const laid = new Set<string>();

  let reading: ReturnType<typeof setTimeout> | undefined;

  function layWhole(): void {
    clearTimeout(reading);
    reading = undefined;
    if (!parsed) return;
    whole = readDocument(parsed, doc);
    const rows = project(whole);
    const present = new Set(rows.map(rowKey));
    const gone = [...new Set([...store.keysFrom(name), ...laid])].filter((key) => !present.has(key));
    for (const key of present) laid.add(key);
    store.overlay(name, rows, gone);
    store.flush();
  }

  function lay(transaction: Y.Transaction): void {
    if (parsed?.type === 'plan' && whole && isOnlyWords(transaction)) {
      reading ??= setTimeout(layWhole, pauseBetweenReadings);
      return;
    }
    const lists = parsed && rowLists[parsed.type];
    const ids = lists && whole ? touched(doc, transaction, lists.list) : undefined;
    if (!parsed || !lists || !whole || !ids) return layWhole();
    const read = documents[parsed.type].readEntry as (doc: Y.Doc, list: string, id: string) => { readonly id: string } | undefined;
    const entries = ids.map((id) => read(doc, lists.list, id)).filter((entry) => entry !== undefined);
    const part = { ...whole, state: { ...whole.state, [lists.list]: entries } } as DocumentState;
    const there = new Set(entries.map((entry) => entry.id));
    store.overlay(
      name,
      project(part),
      ids.filter((id) => !there.has(id)).map((id) => `${lists.kind}/${id}`),
    );
    store.flush();
  }

  return {
    layWhole,
    lay,
    lift() {
      clearTimeout(reading);
      reading = undefined;
      laid.clear();
      whole = undefined;
      store.liftOverlay(name);
      store.flush();
    },
  };
}

const isOnlyWords = ({ changed }: Y.Transaction): boolean => [...changed.keys()].every((type) => !((type as unknown) instanceof Y.Map));

/** The entries of a list that a transaction changed; `undefined` when it changed anything else that rows show. */
function touched(doc: Y.Doc, transaction: Y.Transaction, list: string): readonly string[] | undefined {
  const ids = new Set<string>();
  for (const [type, keys] of transaction.changed) {
    const path = pathOf(doc, type);
    if (path === list) for (const key of keys) ids.add(key ?? '');
    else if (path?.startsWith(`${list}/`)) ids.add(path.slice(list.length + 1));
    else return undefined;
  }
  return [...ids].filter((id) => id !== '');
}
