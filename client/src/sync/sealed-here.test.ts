import { contact } from '@tandem/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { memoryDevice } from './device.ts';
import { startDocuments, stopDocuments } from './document-store.ts';
import { editDocument, forgetSteps, undoLast } from './edit.ts';
import { applySealed, hasPlace, type SealedChange, type SealedHere, settleSealed } from './sealed-here.ts';
import { resetSyncFacts, setSyncFacts } from './sync-state.ts';

const acme = contact.nameOf('c1');
const change = (id: string, path: string, to: unknown): SealedChange => ({
  id,
  path,
  label: '',
  from: null,
  to,
  at: '2026-03-12T10:00:00Z',
});
let doc: Y.Doc;

/** What the former owner wrote upon the same beginning: a town, a phone number and a note. */
function copyOf(before: Uint8Array, changes: readonly SealedChange[]): SealedHere {
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, before);
  const base = Y.encodeStateVector(theirs);
  contact.change(theirs, { town: 'Gent' }, 'me');
  contact.addEntry(theirs, 'phones', 'p1', { value: '040 1' }, 'me');
  theirs.getXmlFragment('notes').insert(1, [new Y.XmlText('Call in May')]);
  const update = Buffer.from(Y.encodeStateAsUpdate(theirs, base)).toString('base64');
  return { id: 'copy1', by: 'ana', at: '2026-03-12T10:00:00Z', changes, update };
}

beforeEach(async () => {
  setSyncFacts({ workOffline: true });
  startDocuments(memoryDevice, { onEdit: () => undefined, onWake: () => undefined });
  await editDocument(
    acme,
    'New',
    (made) => {
      doc = made;
      contact.change(made, { name: 'Acme', town: 'Lund' }, 'me');
      made.getXmlFragment('notes').insert(0, [new Y.XmlText('Asks for two')]);
    },
    { create: true },
  );
});
afterEach(() => {
  forgetSteps();
  stopDocuments();
  resetSyncFacts();
  vi.unstubAllGlobals();
});

test('[CLI-74] [N11] a change of the former owner is applied as an own edit, which can be taken back', async () => {
  const town = change('a', 'fields/town', 'Gent');
  await applySealed(acme, copyOf(Y.encodeStateAsUpdate(doc), [town]), town, 'Town: Gent');
  expect(contact.read(doc).town).toBe('Gent');
  expect(await undoLast()).toEqual({ label: 'Town: Gent', stayed: 0 });
  expect(contact.read(doc).town).toBe('Lund');
});

test('[CLI-74] an entry that was added is made; one whose entry is gone has no place', async () => {
  const phone = change('b', 'phones/p1', { value: '040 1' });
  await applySealed(acme, copyOf(Y.encodeStateAsUpdate(doc), [phone]), phone, 'Phone');
  expect(contact.read(doc).phones.map(({ value }) => value)).toEqual(['040 1']);
  expect([hasPlace(doc, change('c', 'phones/p2/value', '1')), hasPlace(doc, change('d', 'phones/p1/value', '1'))]).toEqual([false, true]);
});

test('[CLI-74] running text is merged with what was written here since, and the fields of the same update stay as they are', async () => {
  const notes = change('e', 'notes', 'Call in May');
  const copy = copyOf(Y.encodeStateAsUpdate(doc), [notes]);
  await editDocument(acme, 'Notes', (now) => now.getXmlFragment('notes').insert(0, [new Y.XmlText('Written since')]));
  await applySealed(acme, copy, notes, 'Notes');
  expect(doc.getXmlFragment('notes').toArray().map(String)).toEqual(['Written since', 'Asks for two', 'Call in May']);
  expect(contact.read(doc)).toMatchObject({ town: 'Lund', phones: [] });
});

test('[CLI-74] what somebody else has decided meanwhile is decided; without an answer it is not', async () => {
  const town = change('a', 'fields/town', 'Gent');
  const copy = copyOf(Y.encodeStateAsUpdate(doc), [town]);
  vi.stubGlobal('fetch', async () => Response.json({ error: { code: 'not-here' } }, { status: 404 }));
  expect(await settleSealed(copy, town)).toBe(true);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  expect(await settleSealed(copy, town)).toBe(false);
});
