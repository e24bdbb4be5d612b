/** One of five editors of a plan: the client's own document store and device, and the editor's own binding, without a screen. */
import { setImmediate as turn } from 'node:timers/promises';
import type { DocumentName } from '@tandem/core';
import type * as Y from 'yjs';
import type { Device } from '../src/sync/device.ts';
import { openDevice, wipeDevice } from '../src/sync/device-database.ts';
import type { Editing } from './load-editing.ts';
import type { PlanEdit } from './plan-script.ts';
import { type Ledger, wordsIn } from './plan-words.ts';
import type { World } from './worlds.ts';

const patience = 60_000;

type Editor = ReturnType<Editing['openHeadless']>;
export interface PlanPeer {
  edit(edit: PlanEdit): Promise<void>;
  goOffline(): void;
  goOnline(): void;
  reopen(): Promise<void>;
  whenKept(): Promise<void>;
  waitsFor(): string | undefined;
  refused(): readonly string[];
  doc(): Y.Doc;
  /** Why its editor has stopped, or undefined. */
  stopped(): string | undefined;
  /** What its editor shows. */
  shown(): Editor['state']['doc'];
  kept(): Promise<readonly Uint8Array[]>;
  end(): Promise<void>;
}
interface Needs {
  readonly world: World;
  readonly name: DocumentName;
  readonly device: string;
  readonly index: number;
  readonly editing: Editing;
  readonly extensions: ReturnType<Editing['planExtensions']>;
  readonly ledger: Ledger;
}

export async function openPlanPeer({ world, name, device: deviceName, index, editing, extensions, ledger }: Needs): Promise<PlanPeer> {
  const { documents, facts, rows } = world;
  let device: Device;
  let offline = false;
  let at: { readonly doc: Y.Doc; readonly editor: Editor } | undefined;

  async function start(): Promise<void> {
    device = await openDevice(deviceName, {
      onTrouble: (_trouble, error) => {
        if (error) throw error;
      },
      onLost: () => undefined,
      onPending: () => undefined,
    });
    const unsynced = await device.loadUnsynced();
    facts.setSyncFacts({ unsynced: new Map(unsynced.map((entry) => [entry.name, entry])), workOffline: offline });
    rows.rowsStore.settled = true;
    documents.startDocuments(device, { onEdit: () => undefined, onWake: () => undefined });
    documents.acquire(name, { create: true });
    await opened().whenRead;
  }
  async function stop(): Promise<void> {
    leave();
    documents.stopDocuments();
    device.close();
    rows.rowsStore.clear();
    facts.resetSyncFacts();
  }
  function opened() {
    const document = documents.documentNamed(name);
    if (!document) throw new Error(`${name} is not open`);
    return document;
  }
  function leave(): void {
    at?.editor.close();
    at = undefined;
  }
  /** Always of the document that is open now. */
  function editor(): Editor {
    const { doc } = opened();
    if (at?.doc !== doc) {
      leave();
      at = { doc, editor: editing.openHeadless(doc.getXmlFragment('text'), extensions) };
    }
    return at.editor;
  }
  const text = (of: Editor) => wordsIn(of.state.doc.textBetween(0, of.state.doc.content.size, '\n', '\n'));

  await start();
  return {
    async edit(edit) {
      // A text that was refused is fetched anew: nobody can write into it meanwhile. That it was refused is told in the end.
      for (const late = Date.now() + patience; !documents.documentNamed(name) && Date.now() < late; ) await turn();
      const on = editor();
      if (on.stopped) return;
      const { doc } = opened();
      const transactions: Y.Transaction[] = [];
      const note = (transaction: Y.Transaction) => void (transaction.local && transactions.push(transaction));
      doc.on('afterTransaction', note);
      const before = text(on);
      act(editing, on, edit, ledger);
      doc.off('afterTransaction', note);
      ledger.note(index, edit.what, before, text(on), transactions);
    },
    goOffline() {
      offline = true;
      documents.setWorkOffline(true);
    },
    goOnline() {
      offline = false;
      documents.setWorkOffline(false);
    },
    async reopen() {
      await stop();
      await start();
    },
    whenKept: async () => void (await device.loadUnsynced()),
    waitsFor() {
      const { unsynced, socketConnected } = facts.syncFacts();
      if (!socketConnected) return 'the socket is not connected';
      const phase = documents.documentNamed(name)?.phase() ?? 'being replaced';
      if (phase !== 'synced') return `the plan is ${phase}`;
      return unsynced.size > 0 ? 'the plan waits to be confirmed' : undefined;
    },
    refused: () =>
      facts
        .syncFacts()
        .refused.map(({ document, path, reason, to }) => `${document} ${path} (${reason}): ${JSON.stringify(to).slice(0, 200)}`),
    doc: () => opened().doc,
    stopped() {
      const { stopped } = editor();
      return stopped && `${stopped.why}: ${stopped.what}`;
    },
    shown: () => editor().state.doc,
    kept: async () => (await device.loadDocument(name))?.updates ?? [],
    async end() {
      await stop();
      await wipeDevice(deviceName);
    },
  };
}

function act(editing: Editing, editor: Editor, { what, at, reach }: PlanEdit, ledger: Ledger): void {
  const { doc } = editor.state;
  if (what === 'type') {
    const place = doc.resolve(Math.round(at * doc.content.size));
    const block = place.parent.inlineContent ? place.pos : wordsNear(doc, place.pos);
    if (block !== undefined) editor.edit((tr) => tr.insertText(` ${ledger.next()}`, block));
  } else if (what === 'strike') {
    const items: number[] = [];
    doc.descendants((node, pos) => void (node.type.name === 'actionItem' && items.push(pos)));
    const pos = items[Math.floor(at * items.length)];
    if (pos !== undefined) editor.edit((tr) => tr.setNodeAttribute(pos, 'done', doc.nodeAt(pos)?.attrs['done'] ? '' : '2026-03-16'));
  } else editing.perform(editor, { what, at, reach });
}

/** Inside the first block of words behind a place. */
function wordsNear(doc: Editor['state']['doc'], from: number): number | undefined {
  let found: number | undefined;
  doc.descendants((node, pos) => {
    if (found === undefined && node.isTextblock && pos + node.nodeSize > from) found = pos + 1;
    return found === undefined;
  });
  return found;
}
