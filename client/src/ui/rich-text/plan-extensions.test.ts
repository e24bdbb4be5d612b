import { planMarks, planNodes } from '@tandem/core';
import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { planExtensions } from './plan-extensions.ts';
import { surroundings } from './testing/surroundings.ts';

const schema = getSchema(planExtensions(surroundings()));

test('[CLI-240] the editor speaks the vocabulary: the same nodes, marks and attributes, and no other', () => {
  const nodes = Object.fromEntries(Object.entries(schema.nodes).map(([name, { spec }]) => [name, Object.keys(spec.attrs ?? {}).sort()]));
  const words = Object.fromEntries(Object.entries(planNodes).map(([name, { attributes }]) => [name, Object.keys(attributes).sort()]));
  expect(nodes).toEqual({ doc: [], text: [], ...words });
  const marks = Object.fromEntries(Object.entries(schema.marks).map(([name, { spec }]) => [name, Object.keys(spec.attrs ?? {}).sort()]));
  expect(marks).toEqual(Object.fromEntries(Object.entries(planMarks).map(([name, { attributes }]) => [name, [...attributes]])));
});

test('[CLI-240] every attribute begins as the vocabulary says, so that nothing is missing from what another version wrote', () => {
  for (const [name, { attributes }] of Object.entries(planNodes)) {
    const initial = Object.fromEntries(Object.entries(attributes).map(([key, field]) => [key, field.initial]));
    expect(schema.nodes[name]?.create(null).attrs, name).toEqual(initial);
  }
});

test('[CLI-240] a node is of the kind that the vocabulary says', () => {
  const kinds = Object.fromEntries(
    Object.keys(planNodes).map((name) => {
      const type = schema.nodes[name];
      return [name, !type ? '' : type.isInline ? 'inline' : type.isTextblock ? 'textblock' : type.isLeaf ? 'atom' : 'block'];
    }),
  );
  expect(kinds).toEqual(Object.fromEntries(Object.entries(planNodes).map(([name, { is }]) => [name, is])));
});

test('[CLI-241] what a node holds has no order, so that whatever two people leave of it fits', () => {
  for (const type of Object.values(schema.nodes)) {
    if (type.isLeaf) continue;
    const { contentMatch } = type;
    for (let index = 0; index < contentMatch.edgeCount; index++) {
      const after = contentMatch.edge(index).next;
      const allowed = Array.from({ length: after.edgeCount }, (_, edge) => after.edge(edge).type.name).sort();
      const first = Array.from({ length: contentMatch.edgeCount }, (_, edge) => contentMatch.edge(edge).type.name).sort();
      expect([type.name, allowed, after.validEnd]).toEqual([type.name, first, true]);
    }
  }
});
