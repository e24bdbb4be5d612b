/** Earlier values and sealed copies as erasures and answers about a person see them: what they hold of somebody, and taking it away. */
import type { DocumentName } from '@tandem/core';
import type { Keeper } from '../erasure/erasures.ts';
import { mentionsOf } from '../erasure/mentions.ts';
import type { Work } from '../erasure/redact.ts';
import type { Storage } from '../storage/storage.ts';
import type { SealedStore } from './sealed-store.ts';

interface Kept extends Keeper {
  list(documents: readonly DocumentName[]): Promise<readonly object[]>;
}
const atOnce = 500;

/** What is kept of an erased contact: all of its own, and of others what names it or points to it. */
function tellsOf({ contacts, far }: Work): (document: string, words: unknown) => boolean {
  const named = mentionsOf(far);
  return (document, words) => {
    const text = JSON.stringify(words);
    return contacts.some((id) => document === `contact/${id}` || text.includes(`"${id}"`)) || named.in(text);
  };
}

export function keptValues(storage: Pick<Storage, 'overwrittenIn' | 'overwrittenAfter' | 'dropOverwritten'>): Kept {
  async function telling(work: Work): Promise<readonly number[]> {
    const tells = tellsOf(work);
    const found: number[] = [];
    for (let after = 0; ; ) {
      const some = await storage.overwrittenAfter(after, atOnce);
      for (const { id, document, stands, lost } of some) if (tells(document, [stands.value, lost.value])) found.push(id);
      const last = some.at(-1);
      if (!last || some.length < atOnce) return found;
      after = last.id;
    }
  }
  return {
    place: 'earlierValues',
    count: async (work) => (await telling(work)).length,
    erase: async (work) => storage.dropOverwritten(await telling(work)),
    list: async (documents) =>
      (
        await Promise.all(documents.map(async (document) => (await storage.overwrittenIn(document)).map((one) => ({ document, ...one }))))
      ).flat(),
  };
}

export function keptCopies(store: SealedStore): Kept {
  const telling = async (work: Work): Promise<readonly string[]> => {
    const tells = tellsOf(work);
    return (await store.all()).filter(({ document, changes }) => tells(document, changes)).map(({ id }) => id);
  };
  return {
    place: 'sealedCopies',
    count: async (work) => (await telling(work)).length,
    erase: async (work) => store.forgetWhere(await telling(work)),
    list: async (documents) =>
      (await Promise.all(documents.map((document) => store.of(document)))).flat().map(({ update: _, ...copy }) => copy),
  };
}
