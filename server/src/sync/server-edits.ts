/** Reading and changing documents from inside the server, through the same log as people's edits and without their connections. */
import type { Hocuspocus } from '@hocuspocus/server';
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import type { Log } from '../log.ts';
import type { WrittenText } from '../storage/plan-history.ts';
import type { Storage } from '../storage/storage.ts';
import type { Appender } from './append.ts';
import type { CatchUp } from './catch-up.ts';
import type { Documents } from './documents.ts';
import { loadInto } from './load-document.ts';
import { Refusal } from './safe-hook.ts';
import { textChanges, textWritten, together } from './text-changes.ts';

interface Needs {
  readonly hocuspocus: Hocuspocus;
  readonly storage: Storage;
  readonly appender: Appender;
  readonly catchUp: CatchUp;
  readonly log: Log;
  readonly now: () => Date;
  readonly disconnect: Documents['disconnect'];
}

export function createServerEdits({ hocuspocus, storage, appender, catchUp, log, now, disconnect }: Needs): Documents {
  const turns = new Map<DocumentName, Promise<void>>();

  /** One change of a document at a time: the second one sees what the first one did. */
  function inTurn(name: DocumentName, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work);
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (turns.get(name) === settled) turns.delete(name);
      });
    turns.set(name, settled);
    return turn;
  }

  async function copyOf(name: DocumentName): Promise<{ readonly doc: Y.Doc; readonly exists: boolean }> {
    const doc = new Y.Doc();
    const open = hocuspocus.documents.get(name);
    if (open && !open.isLoading) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(open));
      // Somebody may have opened a document in order to create it, and written nothing yet.
      if (Y.encodeStateVector(doc).length > 1) return { doc, exists: true };
    }
    return { doc, exists: await loadInto(doc, name, storage, log) };
  }

  async function carryOut(name: DocumentName, actor: string, edit: (doc: Y.Doc) => void): Promise<void> {
    const { doc } = await copyOf(name);
    const made: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => made.push(update));
    const written: WrittenText[] = [];
    if (name.startsWith('plan/'))
      doc.on('afterTransaction', (transaction: Y.Transaction) => written.push(textWritten(textChanges(transaction))));
    edit(doc);
    const [first, ...more] = made;
    if (!first) return;
    const update = more.length > 0 ? Y.mergeUpdates(made) : first;
    // The server's own edits build on all there is; who wrote them is asked when somebody's offline edit meets them.
    const fields = { writers: [{ client: doc.clientID, upto: Y.getState(doc.store, doc.clientID) }], overwritten: [] };
    const text = written.length > 0 ? together(written) : undefined;
    await appender.append({ document: name, update, actor, at: now().toISOString(), fields, text });
    await catchUp(name, update);
  }

  return {
    async read(name) {
      try {
        const { doc, exists } = await copyOf(name);
        return exists ? doc : undefined;
      } catch (error) {
        if (error instanceof Refusal && error.reason === 'erased') return undefined;
        throw readable(name, error);
      }
    },
    change: (name, actor, edit) =>
      inTurn(name, () => carryOut(name, actor, edit)).catch((error: unknown) => {
        throw readable(name, error);
      }),
    disconnect,
    onAppended: appender.onAppended,
  };
}

/** A refusal is for clients; the rest of the server gets an error with a sentence. */
function readable(name: DocumentName, error: unknown): Error {
  if (error instanceof Refusal)
    return Object.assign(new Error(`"${name}" cannot be opened: ${error.reason}`), { code: error.reason.toUpperCase() });
  return error instanceof Error ? error : new Error(String(error));
}
