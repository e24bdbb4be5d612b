/**
 * Whose words stand, and who took the others away. Every word that is typed is known again: three times a letter that no other word
 * has, so that no comparing of texts takes a part of one for a part of another. It may be missing in the end only if somebody who saw
 * it deleted it, or deleted what it stood in.
 */
import * as Y from 'yjs';

interface Typed {
  readonly item: Y.ID | undefined;
  /** What it stood in when it was written, from the block to the top. */
  readonly within: readonly Y.ID[];
  readonly peer: number;
}
interface Taken {
  readonly what: string;
  readonly deleted: readonly { readonly client: number; readonly clock: number; readonly length: number }[];
}

const firstLetter = 0x4e00;
const times = 3;
/** Words of which every letter is there, also when somebody has written something else in between. */
export function wordsIn(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const letter of text) if (letter >= '\u4e00' && letter <= '\u9fff') counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= times).map(([letter]) => letter.repeat(times)));
}

export function createLedger() {
  const typed = new Map<string, Typed>();
  const seenGone = new Set<string>();
  const taken: Taken[] = [];
  let number = 0;
  return {
    next: (): string => String.fromCharCode(firstLetter + number++).repeat(times),
    count: () => typed.size,
    /** A local edit: what stood before and after it, and what it did to the document. */
    note(
      peer: number,
      what: string,
      before: ReadonlySet<string>,
      after: ReadonlySet<string>,
      transactions: readonly Y.Transaction[],
    ): void {
      for (const gone of before) if (!after.has(gone)) seenGone.add(gone);
      for (const come of after)
        if (!before.has(come)) {
          seenGone.delete(come);
          if (!typed.has(come)) typed.set(come, { ...placeOf(come, transactions), peer });
        }
      taken.push({ what, deleted: transactions.flatMap(deletedIn) });
    },
    /** By what each missing word was lost; those that somebody saw and deleted are not missing. */
    lost(standing: ReadonlySet<string>): readonly { readonly word: string; readonly peer: number; readonly by: string }[] {
      return [...typed].flatMap(([one, { item, within, peer }]) => {
        if (standing.has(one) || seenGone.has(one)) return [];
        const chain = [...(item ? [item] : []), ...within];
        const by = taken.find(({ deleted }) => chain.some((id) => deleted.some((range) => holds(range, id))));
        return [{ word: one, peer, by: by?.what ?? 'nobody' }];
      });
    },
  };
}
export type Ledger = ReturnType<typeof createLedger>;

function placeOf(one: string, transactions: readonly Y.Transaction[]): Pick<Typed, 'item' | 'within'> {
  for (const { doc, beforeState, afterState } of transactions)
    for (const [client, end] of afterState) {
      const begin = beforeState.get(client) ?? 0;
      for (const struct of doc.store.clients.get(client) ?? []) {
        if (!(struct instanceof Y.Item) || struct.id.clock + struct.length <= begin || struct.id.clock >= end) continue;
        if (!(struct.content instanceof Y.ContentString) || !struct.content.str.includes(one)) continue;
        const within: Y.ID[] = [];
        for (let at = (struct.parent as Y.AbstractType<unknown>)._item; at; at = (at.parent as Y.AbstractType<unknown>)._item)
          within.push(at.id);
        return { item: Y.createID(client, struct.id.clock + struct.content.str.indexOf(one)), within };
      }
    }
  return { item: undefined, within: [] };
}

const deletedIn = ({ deleteSet }: Y.Transaction): Taken['deleted'] =>
  [...deleteSet.clients].flatMap(([client, ranges]) => ranges.map(({ clock, len }) => ({ client, clock, length: len })));
const holds = (range: Taken['deleted'][number], { client, clock }: Y.ID): boolean =>
  range.client === client && range.clock <= clock && clock < range.clock + range.length;
