import { contact } from '@tandem/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { LocalChange, Unsynced } from './device.ts';
import { keepSealed, type Sealed, sealedOf, startHandingOver } from './sealed.ts';
import { resetSyncFacts, setSyncFacts, syncFacts } from './sync-state.ts';

const acme = contact.nameOf('c1');
const change = (id: string, path: string, to: unknown): LocalChange => ({
  id,
  document: acme,
  label: 'Acme: town',
  path,
  from: 'Lund',
  to,
  at: '2026-03-12T10:00:00Z',
});
const kept: (readonly Sealed[])[] = [];
const device = { saveSealed: async (sealed: readonly Sealed[]) => void kept.push(sealed) };
const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();

/** What the server had, and what was written here since. */
function edited(): { readonly doc: Y.Doc; readonly entry: Unsynced; readonly server: Y.Doc } {
  const doc = new Y.Doc();
  contact.change(doc, { name: 'Acme Secret AB', town: 'Lund' }, 'me');
  doc.getXmlFragment('notes').insert(0, [new Y.XmlText('Acme Secret AB wants two')]);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  const base = Y.encodeStateVector(doc);
  contact.change(doc, { town: 'Gent', owner: 'ana' }, 'me');
  doc.getXmlFragment('notes').insert(1, [new Y.XmlText('Call in May')]);
  const changes = [change('ch1', 'fields/town', 'Gent'), change('ch2', 'fields/owner', 'ana'), change('ch3', 'notes', undefined)];
  return { doc, server, entry: { name: acme, since: '2026-03-12T10:00:00Z', created: false, changes, base } };
}

beforeEach(() => {
  kept.length = 0;
  asked.mockReset();
  vi.stubGlobal('fetch', asked);
});
afterEach(() => {
  vi.unstubAllGlobals();
  resetSyncFacts();
});

test('[CLI-70] [N11] what was not sent is handed over as changes, and as the part of the document that the server does not have', () => {
  const { doc, entry, server } = edited();
  const sealed = sealedOf(entry, doc, []);
  expect(sealed).toMatchObject({ state: 'to-send', id: 'ch1', document: acme });
  expect(sealed.changes.map(({ path, to }) => [path, to])).toEqual([
    ['fields/town', 'Gent'],
    ['fields/owner', 'ana'],
    ['notes', 'Call in May'],
  ]);
  contact.change(server, { country: 'SE' }, 'them');
  Y.applyUpdate(
    server,
    Uint8Array.from(atob(sealed.update), (letter) => letter.charCodeAt(0)),
  );
  expect(contact.read(server)).toMatchObject({ town: 'Gent', country: 'SE' });
  expect(server.getXmlFragment('notes').length).toBe(2);
});

test('[CLI-71] of a record that was taken away the device keeps what its person typed, and neither its id nor its name', async () => {
  const { doc, entry } = edited();
  asked.mockImplementation(async () => Response.json({ received: true }, { status: 202 }));
  setSyncFacts({ feedConnected: true, socketConnected: true });
  const stop = startHandingOver(device);
  await keepSealed(sealedOf(entry, doc, []), device);
  await vi.waitFor(() => expect(syncFacts().sealed[0]?.state).toBe('handed'));
  stop();
  expect(syncFacts().sealed).toMatchObject([{ count: 3, texts: ['Gent', 'Call in May'] }]);
  expect(kept.at(-1)).toEqual(syncFacts().sealed);
  expect(JSON.stringify(kept.at(-1))).not.toMatch(/c1|Secret|ana/);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('[CLI-72] what could not be handed over yet stays, and is sent once more when the server is there again', async () => {
  const { doc, entry } = edited();
  asked.mockRejectedValueOnce(new TypeError('no network'));
  asked.mockImplementation(async () => Response.json({ received: true }, { status: 202 }));
  const stop = startHandingOver(device);
  await keepSealed(sealedOf(entry, doc, []), device);
  expect(asked).not.toHaveBeenCalled();
  setSyncFacts({ feedConnected: true, socketConnected: true });
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  expect(syncFacts().sealed[0]?.state).toBe('to-send');
  setSyncFacts({ feedConnected: false });
  setSyncFacts({ feedConnected: true });
  await vi.waitFor(() => expect(syncFacts().sealed[0]?.state).toBe('handed'));
  stop();
});

test('[CLI-72] what the server will not take stays as text; the same copy is kept once', async () => {
  const { doc, entry } = edited();
  asked.mockImplementation(async () => Response.json({ error: { code: 'bad-request' } }, { status: 400 }));
  setSyncFacts({ feedConnected: true, socketConnected: true });
  const stop = startHandingOver(device);
  await keepSealed(sealedOf(entry, doc, []), device);
  await vi.waitFor(() => expect(syncFacts().sealed[0]?.state).toBe('kept'));
  await keepSealed(sealedOf(entry, doc, []), device);
  stop();
  expect(syncFacts().sealed).toHaveLength(1);
  expect(syncFacts().sealed[0]?.texts).toEqual(['Gent', 'Call in May']);
});
