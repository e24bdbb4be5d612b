import { isId, planNodes, readPlanText } from '@tandem/core';
import { aContactRow, createRng } from '@tandem/core/testing';
import { getSchema } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { type Command, EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { prosemirrorToYXmlFragment, updateYFragment, ySyncPluginKey, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { givenSurroundings } from '../given-surroundings.ts';
import { planExtensions } from '../plan-extensions.ts';
import { insertBlock, leaveBlock, makeNode, nextBlock } from './block-commands.ts';
import { giveIds } from './block-ids.ts';
import { isWordsBlock, type StructuredNode, wordsBlocks } from './block-names.ts';

const around = givenSurroundings({ colleagues: [{ id: 'petra', name: 'Petra Olthof' }] });
const schema = getSchema(planExtensions(around));
const id = (n: number) => `01J${String(n).padStart(23, '0')}`;
const block = (name: StructuredNode, attrs: object, words = '') => schema.node(name, attrs, words ? [schema.text(words)] : []);
const line = (words = '') => schema.node('paragraph', null, words ? [schema.text(words)] : []);
const doc = (...blocks: Node[]) => schema.node('doc', null, blocks);

/** One of each, with every attribute said. */
const everything: Readonly<Record<StructuredNode, object>> = {
  objective: { id: id(1), measure: 'won', target: 1000.5, progress: 30, from: '2026-01-01', to: '2026-12-31' },
  stakeholder: { id: id(2), contact: id(9), name: '', role: 'pays', stance: 'doubts' },
  actionItem: { id: id(3), assignee: 'petra', due: '2026-03-16', done: '' },
  decision: { id: id(4), day: '2026-03-01', by: 'ana' },
  risk: { id: id(5), level: 'high', over: true },
  competitor: { id: id(6), name: 'Nordhaus', level: 'low' },
  whiteSpace: {},
  visitNotes: { count: 5 },
  record: { kind: 'opportunity', ref: id(7) },
  figure: { measure: 'open', from: '', to: '2026-12-31' },
  mention: { kind: 'user', ref: 'petra' },
};
const names = Object.keys(everything) as StructuredNode[];
const isInline = (name: StructuredNode) => name === 'figure' || name === 'mention';
const hasWords = (name: StructuredNode) => (wordsBlocks as readonly string[]).includes(name);

/** An editor without a page: the state, with ids given as the editor gives them. */
function open(of: Node, at: number, to = at) {
  const plugin = new Plugin({ appendTransaction: (done, _, after) => giveIds(done, after) });
  let state = EditorState.create({ doc: of, plugins: [plugin], selection: TextSelection.create(of, at, to) });
  const dispatch = (tr: Transaction) => void (state = state.apply(tr));
  return {
    state: () => state,
    dispatch,
    run: (command: Command) => command(state, dispatch),
    type: (words: string) => dispatch(state.tr.insertText(words)),
    blocks: () => state.doc.children.map((node) => [node.type.name, node.textContent, node.attrs['id'] ?? '']),
  };
}
const last = (of: Node) => of.content.size - 1;

test.each(names)('[CLI-260] %s is the node of the vocabulary, with its attributes and their initial values', (name) => {
  const type = schema.nodes[name];
  const initial = Object.fromEntries(Object.entries(planNodes[name]?.attributes ?? {}).map(([key, field]) => [key, field.initial]));
  expect(type?.create().attrs).toEqual(initial);
  expect(type?.isInline).toBe(isInline(name));
  expect([type?.isTextblock, type?.isAtom]).toEqual([hasWords(name), !hasWords(name)]);
});

test.each(names)('[CLI-260] %s goes through the document and back unchanged, and a letter changes nothing else of it', (name) => {
  const made = block(name, everything[name], hasWords(name) ? 'Words of it' : '');
  const before = doc(
    line('a'),
    isInline(name) ? schema.node('paragraph', null, [schema.text('x '), made, schema.text(' y')]) : made,
    line('b'),
  );
  const here = new Y.Doc();
  const fragment = here.getXmlFragment('text');
  const mapping = prosemirrorToYXmlFragment(before, fragment);
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  const back = yXmlFragmentToProseMirrorRootNode(there.getXmlFragment('text'), schema);
  expect(back.toJSON()).toEqual(before.toJSON());
  back.check();
  expect(mapping).toBeDefined();
  const after = EditorState.create({ doc: before }).tr.insertText('!', 2).doc;
  here.transact(() => updateYFragment(here, fragment, after, { mapping: new Map(), isOMark: new Map() }));
  expect(yXmlFragmentToProseMirrorRootNode(fragment, schema).toJSON()).toEqual(after.toJSON());
});

test('[CLI-260] rules read of the text what was written in the editor', () => {
  const here = new Y.Doc();
  const item = schema.node('actionItem', everything.actionItem, [
    schema.text('Lease for '),
    schema.node('mention', { kind: 'contact', ref: id(9) }),
  ]);
  prosemirrorToYXmlFragment(doc(item, block('objective', everything.objective, 'Six loaders')), here.getXmlFragment('text'));
  const { actions, objectives, records } = readPlanText(here.getXmlFragment('text'));
  expect(actions).toEqual([{ ...everything.actionItem, text: `Lease for @contact/${id(9)}` }]);
  expect(objectives).toEqual([{ ...everything.objective, text: 'Six loaders' }]);
  expect(records).toEqual([`contact/${id(9)}`]);
});

test.each(wordsBlocks)(
  '[CLI-261] %s: Enter makes the next one with an id of its own, Enter on one that says nothing leaves the group',
  (name) => {
    const first = block(name, { id: id(1) }, 'One');
    const editor = open(doc(first), last(doc(first)));
    expect(editor.run(nextBlock(around))).toBe(true);
    const [one, two] = editor.blocks();
    expect([one, two?.[0], two?.[1]]).toEqual([[name, 'One', id(1)], name, '']);
    expect([isId(two?.[2]), two?.[2] === id(1)]).toEqual([true, false]);
    editor.run(nextBlock(around));
    expect(editor.blocks().map(([kind]) => kind)).toEqual([name, 'paragraph']);
  },
);

test('[CLI-261] Enter in the middle divides: the first half stays who it is; at the start the block moves down whole', () => {
  const item = block('actionItem', everything.actionItem, 'Call Joris');
  const editor = open(doc(item), 5);
  editor.run(nextBlock(around));
  const [one, two] = editor.state().doc.children;
  expect([one?.textContent, one?.attrs['id'], one?.attrs['assignee']]).toEqual(['Call', id(3), 'petra']);
  expect([two?.textContent, two?.attrs['assignee'], two?.attrs['due']]).toEqual([' Joris', '', '']);
  const above = open(doc(item), 1);
  above.run(nextBlock(around));
  expect(above.blocks().map(([, words, of]) => [words, of === id(3)])).toEqual([
    ['', false],
    ['Call Joris', true],
  ]);
  expect(above.state().selection.$from.parent.textContent).toBe('Call Joris');
});

test('[CLI-261] Backspace at the start keeps the words as plain words; anywhere else it is an ordinary Backspace', () => {
  const editor = open(doc(block('risk', everything.risk, 'Steel price')), 1);
  expect(editor.run(leaveBlock)).toBe(true);
  expect(editor.blocks()).toEqual([['paragraph', 'Steel price', '']]);
  expect(open(doc(block('risk', everything.risk, 'Steel price')), 3).run(leaveBlock)).toBe(false);
  expect(open(doc(line('Steel')), 1).run(leaveBlock)).toBe(false);
});

test('[CLI-261] somebody who is named without words is not left behind by Enter', () => {
  const editor = open(doc(block('stakeholder', { id: id(2), contact: id(9) })), 1);
  editor.run(nextBlock(around));
  expect(editor.blocks().map(([kind]) => kind)).toEqual(['stakeholder', 'stakeholder']);
});

test('[CLI-262] a copy gets an id of its own, what is moved keeps it, and the one that was there first keeps it', () => {
  const item = block('actionItem', everything.actionItem, 'Call');
  const editor = open(doc(item, line('end')), last(doc(item, line('end'))));
  editor.dispatch(editor.state().tr.insert(0, item));
  const ids = () => editor.blocks().map(([, , of]) => of);
  expect([ids()[1], ids()[0] === id(3), isId(ids()[0])]).toEqual([id(3), false, true]);
  const moved = editor.state().tr;
  moved.delete(item.nodeSize, item.nodeSize * 2).insert(0, item);
  editor.dispatch(moved);
  expect([ids()[0], new Set(ids()).size]).toEqual([id(3), 3]);
});

test('[CLI-262] two copies in one paste are two, and typing gives nobody an id', () => {
  const item = block('actionItem', everything.actionItem, 'Call');
  const editor = open(doc(line('')), 1);
  editor.dispatch(editor.state().tr.insert(0, [item, item]));
  const ids = editor.blocks().map(([, , of]) => of);
  expect([ids[0], isId(ids[1]), new Set(ids).size]).toEqual([id(3), true, 3]);
  const bare = open(doc(block('actionItem', {}, 'Old')), 2);
  bare.type('x');
  expect(bare.blocks()[0]?.[2]).toBe('');
});

test('[CLI-262] [M1] nothing is written for what colleagues, the device or undo brought', () => {
  const editor = open(doc(line('')), 1);
  const item = block('actionItem', { id: '' }, 'Call');
  editor.dispatch(editor.state().tr.insert(0, [item, item]).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
  expect(editor.blocks().map(([, , of]) => of)).toEqual(['', '', '']);
});

test('[CLI-263] from a menu a plain line becomes the block with its words, other words are left alone, and what has no words leaves a line to go on', () => {
  const words = open(doc(line('Six loaders')), 3);
  const made = insertBlock('objective', around)(words.state());
  if (made) words.dispatch(made);
  expect([words.blocks()[0]?.slice(0, 2), isId(words.blocks()[0]?.[2])]).toEqual([['objective', 'Six loaders'], true]);
  const beside = open(doc(block('risk', everything.risk, 'Steel')), 3);
  const next = insertBlock('decision', around)(beside.state());
  if (next) beside.dispatch(next);
  expect(beside.blocks().map(([kind]) => kind)).toEqual(['risk', 'decision']);
  expect(beside.state().doc.child(1).attrs).toMatchObject({ day: '2026-03-12', by: 'ana' });
  const alone = open(doc(line('')), 1);
  const space = insertBlock('whiteSpace', around)(alone.state());
  if (space) alone.dispatch(space);
  expect(alone.blocks().map(([kind]) => kind)).toEqual(['whiteSpace', 'paragraph']);
  expect(alone.state().selection instanceof NodeSelection).toBe(false);
});

test('[CLI-263] a record is put after words and in place of an empty line', () => {
  const after = open(doc(line('See'), line('b')), 2);
  const made = makeNode(after.state(), schema.nodes['record'], { kind: 'contact', ref: id(9) });
  if (made) after.dispatch(made);
  expect(after.blocks().map(([kind]) => kind)).toEqual(['paragraph', 'record', 'paragraph']);
  const given = givenSurroundings({ rows: { contacts: [aContactRow({ id: id(9), name: 'Brinkhof' })] } });
  expect(given.contact(id(9))?.name).toBe('Brinkhof');
});

test('[CLI-262] whatever is typed, divided, copied, moved and taken out: every block has an id, and no two have the same', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const rng = createRng(seed);
    const editor = open(doc(block('actionItem', { id: id(1) }, 'Call'), line('between'), block('risk', { id: id(2) }, 'Steel')), 2);
    for (let step = 0; step < 25; step++) {
      const { doc: now } = editor.state();
      const place = TextSelection.near(now.resolve(rng.below(now.content.size + 1)));
      editor.dispatch(editor.state().tr.setSelection(place));
      const some = now.child(rng.below(now.childCount));
      const edits: readonly (() => void)[] = [
        () => editor.type('x'),
        () => editor.run(nextBlock(around)),
        () => editor.run(leaveBlock),
        () => editor.dispatch(editor.state().tr.replaceSelection(new Slice(Fragment.from(some), 0, 0))),
        () => editor.dispatch(editor.state().tr.replaceSelection(new Slice(Fragment.from([some, some]), 1, 1))),
        () => {
          const made = insertBlock(rng.pick(wordsBlocks), around)(editor.state());
          if (made) editor.dispatch(made);
        },
        () => now.childCount > 1 && editor.dispatch(editor.state().tr.delete(0, now.child(0).nodeSize)),
      ];
      rng.pick(edits)();
    }
    const ids = editor
      .state()
      .doc.children.filter((node) => isWordsBlock(node.type.name))
      .map((node) => String(node.attrs['id']));
    expect([seed, ids.filter((one) => !isId(one)), ids.length - new Set(ids).size]).toEqual([seed, [], 0]);
    editor.state().doc.check();
  }
});

test('[CLI-262] a block that is brought from another plan leaves its id behind, one that comes back to its own keeps it', () => {
  const rule = schema.nodes['actionItem']?.spec.parseDOM?.[0];
  const pasted = (from: string) => {
    const said: Readonly<Record<string, string>> = { 'data-plan': from, 'data-id': id(3), 'data-assignee': 'petra' };
    return rule?.getAttrs?.({ getAttribute: (name: string) => said[name] ?? null } as unknown as HTMLElement);
  };
  expect([pasted('p1'), pasted('p2')]).toMatchObject([
    { id: id(3), assignee: 'petra' },
    { id: '', assignee: 'petra' },
  ]);
});
