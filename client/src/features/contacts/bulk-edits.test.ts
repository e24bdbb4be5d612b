import { contact, type DocumentName } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { changeMany } from './bulk-edits.ts';

function device(owners: Readonly<Record<string, string>>) {
  const docs = new Map<DocumentName, Y.Doc>();
  for (const [id, owner] of Object.entries(owners)) {
    const doc = new Y.Doc();
    contact.change(doc, { owner }, 'test');
    docs.set(contact.nameOf(id), doc);
  }
  const edit = async (name: DocumentName, _: string, change: (doc: Y.Doc) => void) => {
    const doc = docs.get(name);
    if (!doc) throw new Error('not here');
    change(doc);
  };
  const ownerOf = (id: string) => contact.read(docs.get(contact.nameOf(id)) ?? new Y.Doc()).owner;
  return { edit, ownerOf };
}

test('[S0-26] many companies are given away at once and taken back as one step', async () => {
  const { edit, ownerOf } = device({ a: 'ana', b: 'ben', c: 'dana' });
  const { changed, left, undo } = await changeMany(['a', 'b', 'c', 'gone'], 'owner', 'dana', 'Give', edit);
  expect([changed, left]).toEqual([2, 1]);
  expect(['a', 'b', 'c'].map(ownerOf)).toEqual(['dana', 'dana', 'dana']);
  await undo();
  expect(['a', 'b', 'c'].map(ownerOf)).toEqual(['ana', 'ben', 'dana']);
});

test('[S0-26] taking back leaves what a colleague has changed since', async () => {
  const { edit, ownerOf } = device({ a: 'ana', b: 'ben' });
  const { undo } = await changeMany(['a', 'b'], 'owner', 'dana', 'Give', edit);
  await edit(contact.nameOf('b'), '', (doc) => contact.change(doc, { owner: 'cleo' }, 'other'));
  await undo();
  expect(['a', 'b'].map(ownerOf)).toEqual(['ana', 'cleo']);
});
