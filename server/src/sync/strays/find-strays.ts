/**
 * Words that nobody has deleted and that are gone all the same. Yjs has no way to move a block or to make another one of it: an editor
 * takes the old block out and puts a copy in, and what somebody else is writing into the old one at that moment goes with it.
 */
import * as Y from 'yjs';

/** A piece of words, by its place in the log. */
export interface Stray {
  readonly client: number;
  readonly clock: number;
  readonly words: string;
}

/**
 * What an update has lost, of its own or of others. Called while the transaction that applied it still has what it deleted; what
 * the update itself says is deleted was seen by its author.
 */
export function findStrays(transaction: Y.Transaction, update: Uint8Array): readonly Stray[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const { doc, beforeState, deleteSet } = transaction;
  if (deleteSet.clients.size === 0 && structs.length === 0) return [];
  const strays: Stray[] = [];
  const take = (id: Y.ID, str: string) => {
    for (const piece of piecesOf(id, str, ds)) strays.push(piece);
  };
  // Came too late: what it was written into is gone.
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const { id, length, content } = struct;
    const known = beforeState.get(id.client) ?? 0;
    if (id.clock + length <= known || isThere(doc, id)) continue;
    const skipped = Math.max(0, known - id.clock);
    take(Y.createID(id.client, id.clock + skipped), content.str.slice(skipped));
  }
  // Was there, and went with what its author did not know it stood in.
  Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
    if (struct.id.clock < (beforeState.get(struct.id.client) ?? 0)) take(struct.id, struct.content.str);
  });
  return strays;
}

/** Letters that the delete set does not name, together where they stand together. */
function piecesOf({ client, clock }: Y.ID, str: string, ds: ReturnType<typeof Y.decodeUpdate>['ds']): readonly Stray[] {
  const pieces: { client: number; clock: number; words: string }[] = [];
  let open = false;
  for (let i = 0; i < str.length; i++) {
    const seen = Y.isDeleted(ds, Y.createID(client, clock + i));
    const last = pieces.at(-1);
    if (!seen && open && last) last.words += str[i];
    else if (!seen) pieces.push({ client, clock: clock + i, words: str[i] ?? '' });
    open = !seen;
  }
  return pieces;
}

function isThere(doc: Y.Doc, { client, clock }: Y.ID): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  const struct = structs.length > 0 && clock < Y.getState(doc.store, client) ? structs[Y.findIndexSS(structs, clock)] : undefined;
  return struct instanceof Y.Item && !struct.deleted;
}
