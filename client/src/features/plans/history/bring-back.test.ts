import { plan as planDocument } from '@tandem/core';
import { comparePlans } from '@tandem/core/plans/compare';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import '../../../i18n/i18n.ts';
import { documentNamed } from '../../../sync/document-store.ts';
import { editDocument } from '../../../sync/edit.ts';
import { syncFacts } from '../../../sync/sync-state.ts';
import { withoutServer } from '../../../sync/testing-without-server.ts';
import { bringBack } from './bring-back.ts';

withoutServer();
const id = '01JA0000000000000000000002';
const name = planDocument.nameOf(id);
const paragraph = (words: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};
const textOf = (doc: Y.Doc): string => doc.getXmlFragment('text').toString();

test('[CLI-336] bringing back works without a network, notes the moment before it, and undo takes out exactly what came back', async () => {
  await editDocument(name, 'made', (doc) => doc.getXmlFragment('text').insert(0, [paragraph('One.'), paragraph('Two.')]), { create: true });
  const doc = documentNamed(name)?.doc as Y.Doc;
  const then = Y.encodeStateAsUpdate(doc);
  await editDocument(name, 'written', () => doc.getXmlFragment('text').delete(0, 1));
  const parts = comparePlans(then, Y.encodeStateAsUpdate(doc)).sections.flatMap((section) => section.parts);
  const { count, undo } = await bringBack(id, then, new Set(parts.map(({ key }) => key)), 'Start', 'ana');
  expect([count, textOf(doc)]).toEqual([1, '<paragraph>One.</paragraph><paragraph>Two.</paragraph>']);
  expect(planDocument.read(doc).versions).toMatchObject([{ name: '', by: 'ana' }]);
  expect(
    syncFacts()
      .unsynced.get(name)
      ?.changes.map(({ label }) => label),
  ).toContain('Bring back “Start”');

  await editDocument(name, 'written', () => doc.getXmlFragment('text').push([paragraph('Three.')]));
  undo();
  expect(textOf(doc)).toBe('<paragraph>Two.</paragraph><paragraph>Three.</paragraph>');
});
