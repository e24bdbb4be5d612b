/**
 * Edits of effects, gathered: a rule that opens thirty tasks in one agenda copies, appends and sends it once. Edits of an agenda
 * or an inbox by one rule that are asked for in one turn, or while the document is being written, become one change. Entries say
 * which effect they come from; a contact's registers do not, so each edit of another document stands alone in its log.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import type { Documents } from '../../sync/documents.ts';
import type { Performed } from '../perform.ts';
import { actorOf, skipped } from './needs.ts';

/** Answers what came of it; what it throws concerns this effect alone. Called again after a failed write: it may keep nothing. */
export type EffectEdit = (doc: Y.Doc, origin: string) => Performed;

export interface GatheredEdits {
  edit(document: DocumentName, key: string, edit: EffectEdit): Promise<Performed>;
}
interface Waiting {
  readonly key: string;
  readonly edit: EffectEdit;
  readonly answer: (performed: Performed) => void;
  readonly fail: (error: unknown) => void;
}

export function gatherEdits(documents: Pick<Documents, 'change'>): GatheredEdits {
  const waiting = new Map<DocumentName, Waiting[]>();

  async function write(document: DocumentName): Promise<void> {
    await nextTurn();
    for (let batch = take(document); batch.length > 0; batch = take(document)) await writeBatch(document, batch);
    waiting.delete(document);
  }
  function take(document: DocumentName): readonly Waiting[] {
    const queue = waiting.get(document) ?? [];
    const together = authorOf(document, queue[0]?.key ?? '');
    const isNow = ({ key }: Waiting) => authorOf(document, key) === together;
    waiting.set(
      document,
      queue.filter((one) => !isNow(one)),
    );
    return queue.filter(isNow);
  }
  async function writeBatch(document: DocumentName, batch: readonly Waiting[]): Promise<void> {
    const came = new Map<Waiting, Performed>();
    const failed = new Map<Waiting, unknown>();
    try {
      const actor = actorOf(batch[0]?.key ?? '');
      await documents.change(document, actor, (doc) => {
        doc.transact(() => {
          for (const one of batch) {
            try {
              came.set(one, one.edit(doc, actor));
            } catch (error) {
              failed.set(one, error);
            }
          }
        }, actor);
      });
    } catch (error) {
      const erased = (error as { code?: unknown }).code === 'ERASED';
      for (const one of batch) {
        if (erased) one.answer(skipped('The record was erased.'));
        else one.fail(error);
      }
      return;
    }
    for (const one of batch) {
      const performed = came.get(one);
      if (performed) one.answer(performed);
      else one.fail(failed.get(one));
    }
  }
  return {
    edit: (document, key, edit) =>
      new Promise((answer, fail) => {
        const one = { key, edit, answer, fail };
        const queue = waiting.get(document);
        if (queue) queue.push(one);
        else {
          waiting.set(document, [one]);
          void write(document);
        }
      }),
  };
}

const authorOf = (document: DocumentName, key: string): string => (/^(agenda|inbox)\//.test(document) ? (key.split('/', 1)[0] ?? '') : key);
