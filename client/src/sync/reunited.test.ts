import { type DocumentName, plan } from '@tandem/core';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { forgetReunion, forgetReunions, noteReturning, noteReunited, reunionOf } from './reunited.ts';
import { resetSyncFacts, setSyncFacts } from './sync-state.ts';

const id = '01JA0000000000000000000001';
const name = plan.nameOf(id);
const wrote = (of: DocumentName, created = false) =>
  setSyncFacts({
    unsynced: new Map([
      [of, { name: of, since: '2026-03-02T08:00:00.000Z', created, changes: [], base: Y.encodeStateVector(new Y.Doc()) }],
    ]),
  });
afterEach(() => {
  forgetReunions();
  resetSyncFacts();
});

test('[CLI-334] what was written without the network is remembered as it was before the words of others came in', () => {
  const doc = new Y.Doc();
  doc.getXmlFragment('text').insert(0, [new Y.XmlText('mine')]);
  wrote(name);
  noteReturning(name, doc);
  // The line went again before all was said: the first moment counts, and what others wrote since is not mine.
  doc.getXmlFragment('text').insert(1, [new Y.XmlText('theirs')]);
  noteReturning(name, doc);
  expect(reunionOf(name)).toBeUndefined();
  noteReunited(name);
  const before = new Y.Doc();
  Y.applyUpdate(before, reunionOf(name)?.mine ?? new Uint8Array());
  expect(before.getXmlFragment('text').toString()).toBe('mine');
  forgetReunion(name);
  expect(reunionOf(name)).toBeUndefined();
});

test('[CLI-334] a plan that was made here, one that nothing was written in, and other documents are not remembered', () => {
  const doc = new Y.Doc();
  wrote(name, true);
  noteReturning(name, doc);
  wrote(`contact/${id}` as DocumentName);
  noteReturning(`contact/${id}` as DocumentName, doc);
  setSyncFacts({ unsynced: new Map() });
  noteReturning(name, doc);
  for (const each of [name, `contact/${id}` as DocumentName]) {
    noteReunited(each);
    expect(reunionOf(each)).toBeUndefined();
  }
});
