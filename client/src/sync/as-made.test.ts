import 'fake-indexeddb/auto';
import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { type DocumentName, plan } from '@tandem/core';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { unsaid } from './as-made.ts';
import { type Device, memoryDevice, type Unsynced } from './device.ts';
import { openDevice } from './device-database.ts';
import { createOpenDocument } from './open-document.ts';
import { createRowsStore } from './rows-store.ts';
import type { Socket } from './socket.ts';

const name = plan.nameOf('p1');
const textOf = (doc: Y.Doc) => doc.getXmlFragment('text');
const line = (doc: Y.Doc, at = 0) => (textOf(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText;
function block(nodeName: string, words: string): Y.XmlElement {
  const made = new Y.XmlElement(nodeName);
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}
/** As an editor makes another block of one: the old one goes, a copy comes. */
const makeHeading = (doc: Y.Doc, at = 0) =>
  doc.transact(() => {
    const words = line(doc, at).toString();
    textOf(doc).delete(at, 1);
    textOf(doc).insert(at, [block('heading', words)]);
  });
function server(): Y.Doc {
  const doc = new Y.Doc();
  textOf(doc).insert(0, [block('paragraph', 'They buy twice a year.'), block('paragraph', 'That is all.')]);
  return doc;
}
/** A colleague who has what the server has. */
function colleague(of: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(of));
  const before = Y.encodeStateVector(doc);
  edit(doc);
  return Y.encodeStateAsUpdate(doc, before);
}
const wordsIn = (update: Uint8Array): string =>
  Y.decodeUpdate(update)
    .structs.map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
    .join('');

/** One visit to a plan: what it says first on each line, and what a line brings. */
async function visit(device: Device, waiting: Unsynced | undefined) {
  const said: Uint8Array[] = [];
  const providers: HocuspocusProvider[] = [];
  const websocket = {
    on: () => undefined,
    off: () => undefined,
    attach: () => undefined,
    detach: () => undefined,
    send: () => undefined,
  } as unknown as HocuspocusProviderWebsocket;
  const socket: Socket = {
    speakFor: (document) => {
      const made = new HocuspocusProvider({ ...document, websocketProvider: websocket });
      providers.push(made);
      return made;
    },
    destroy: () => undefined,
  };
  let entry = waiting;
  const document = createOpenDocument({
    name,
    device,
    rows: createRowsStore(),
    created: false,
    waiting: () => entry,
    onChange: () => undefined,
    onEdit: () => undefined,
    onUnsynced: (edited) => {
      entry = edited && { name, since: '', created: false, changes: [], base: entry?.base ?? Y.encodeStateVector(new Map(edited.before)) };
      void (entry ? device.saveUnsynced(entry) : device.clearUnsynced(name));
    },
    onRefused: () => undefined,
    onForbidden: () => undefined,
    onErased: () => undefined,
    onSealed: () => undefined,
    onSettled: () => undefined,
  });
  await document.whenRead;
  const emit = (event: string, payload: object) =>
    (providers.at(-1) as unknown as { emit(event: string, payload: object): void }).emit(event, payload);
  return {
    doc: document.doc,
    said,
    waiting: () => entry,
    /** A new line: what is said on it before anything comes in. */
    connect() {
      document.attach(socket);
      const made = providers.at(-1);
      if (made) vi.spyOn(made, 'documentUpdateHandler').mockImplementation((update: Uint8Array) => void said.push(update));
      emit('authenticated', { scope: 'read-write' });
    },
    brings: (update: Uint8Array) => Y.applyUpdate(document.doc, update, providers.at(-1)),
    confirm() {
      const made = providers.at(-1);
      if (made) made.unsyncedChanges = 0;
      emit('synced', { state: true });
    },
    close: () => document.destroy(),
  };
}
async function openedDevice(database: string): Promise<Device> {
  return openDevice(database, { onTrouble: () => undefined, onLost: () => undefined, onPending: () => undefined });
}

test('[CLI-381] [N1] on a second line words go out as they were written, also when what a first one brought has taken them away', async () => {
  const all = server();
  const here = await visit(memoryDevice, undefined);
  here.connect();
  here.brings(Y.encodeStateAsUpdate(all));
  line(here.doc).insert(8, ' from us');
  // The line that brought it is gone before anything was confirmed.
  here.brings(colleague(all, makeHeading));
  expect(textOf(here.doc).toString()).not.toContain('from us');
  here.connect();
  expect(wordsIn(here.said.at(-1) as Uint8Array)).toBe(' from us');
  here.confirm();
  here.connect();
  expect(here.said).toHaveLength(1);
});

test('[CLI-381] [N1] who made another block of a line does not say of words that came later that they have deleted them', async () => {
  const all = server();
  const here = await visit(memoryDevice, undefined);
  here.connect();
  here.brings(Y.encodeStateAsUpdate(all));
  makeHeading(here.doc);
  let theirs: Y.ID | undefined;
  here.brings(
    colleague(all, (doc) => {
      theirs = Y.createID(doc.clientID, 0);
      line(doc).insert(8, ' from us');
    }),
  );
  here.connect();
  const [first] = here.said;
  expect(first && Y.isDeleted(Y.decodeUpdate(first).ds, theirs as Y.ID)).toBe(false);
  // The document says the opposite.
  expect(Y.isDeleted(Y.decodeUpdate(Y.encodeStateAsUpdate(here.doc)).ds, theirs as Y.ID)).toBe(true);
});

test('[CLI-382] [N1] a visit that ends before it is confirmed leaves its words as they were written to the next one, however long the log', async () => {
  const all = server();
  const device = await openedDevice('as-made');
  const before = await visit(device, undefined);
  before.connect();
  before.brings(Y.encodeStateAsUpdate(all));
  for (const letter of 'from the two of us, in spring') line(before.doc, 1).insert(0, letter);
  line(before.doc).insert(8, ' from us');
  before.brings(colleague(all, makeHeading));
  const [waiting] = await device.loadUnsynced();
  before.close();

  for (const again of [1, 2]) {
    const after = await visit(device, waiting);
    after.connect();
    expect(wordsIn(after.said[0] as Uint8Array), `visit ${again}`).toContain(' from us');
    after.close();
  }
  await device.clearUnsynced(name as DocumentName);
  await device.foldDocument(name as DocumentName);
  expect((await device.loadDocument(name))?.own).toEqual([]);
  device.close();
});

test('[CLI-382] what the server was known to have is not said again, and a damaged row leaves it to the document to say it', () => {
  const doc = new Y.Doc();
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  textOf(doc).insert(0, [block('paragraph', 'one')]);
  const base = Y.encodeStateVector(doc);
  line(doc).insert(3, ' two');
  line(doc).delete(0, 1);
  const rest = unsaid(made, base);
  expect(rest && [wordsIn(rest), Y.decodeUpdate(rest).ds.clients.size]).toEqual([' two', 1]);
  expect(unsaid(made.slice(0, 1), base)).toBeUndefined();
  expect(unsaid([...made, new Uint8Array([9, 9, 9])], base)).toBeUndefined();
});
