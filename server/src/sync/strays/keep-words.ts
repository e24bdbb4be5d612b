/** Brings stray words back, in the name of who wrote them, and in the same breath as the update that lost them: both are kept, or none. */
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import type { TextAuthors, WrittenText } from '../../storage/plan-history.ts';
import type { NewUpdate, Storage } from '../../storage/storage.ts';
import { textChanges, textWritten } from '../text-changes.ts';
import { bringBack } from './bring-back.ts';
import type { Stray } from './find-strays.ts';
import { type Stood, whereTheyStood } from './where-they-stood.ts';

interface Needs {
  readonly storage: Pick<Storage, 'loadDocument' | 'textAuthors'>;
}
/** Where they stood and whose they are. `update` is not in the log yet; undefined: all is. */
export type FindPlaces = (
  document: DocumentName,
  strays: readonly Stray[],
  update: Uint8Array | undefined,
) => Promise<ReadonlyMap<string, readonly Stood[]>>;

export const createFindPlaces =
  ({ storage }: Needs): FindPlaces =>
  async (document, strays, update) => {
    const stored = await storage.loadDocument(document);
    const log = [...(stored?.snapshot ? [stored.snapshot] : []), ...(stored?.updates ?? []), ...(update ? [update] : [])];
    const { wrote } = await storage.textAuthors(document);
    return Map.groupBy(whereTheyStood(log, strays), (one) => authorOf(wrote, one));
  };

const authorOf = (wrote: TextAuthors['wrote'], { client, clock }: Stood): string =>
  wrote.find((range) => range.client === client && range.clock <= clock && clock < range.clock + range.length)?.actor ?? '';

/** Writes them into a copy; answers what is to be appended. Words of nobody known are those of `sender`. */
export function writeBack(
  name: DocumentName,
  copy: Y.Doc,
  places: ReadonlyMap<string, readonly Stood[]>,
  { sender, at }: { readonly sender: string; readonly at: string },
): readonly NewUpdate[] {
  return [...places].flatMap(([author, words]) => {
    let text: WrittenText | undefined;
    let update: Uint8Array | undefined;
    const note = (transaction: Y.Transaction) => {
      text = textWritten(textChanges(transaction));
    };
    const take = (made: Uint8Array) => {
      update = made;
    };
    copy.on('afterTransaction', note);
    copy.on('update', take);
    copy.transact(() => {
      for (const one of words) bringBack(copy.getXmlFragment('text'), one);
    }, keptWords);
    copy.off('afterTransaction', note);
    copy.off('update', take);
    return update ? [{ document: name, update, actor: author || sender, at, text }] : [];
  });
}
/** The origin of such an edit of a copy. */
export const keptWords = 'kept-words';
