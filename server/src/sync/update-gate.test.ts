import { Document } from '@hocuspocus/server';
import { agenda, contact, type DocumentName, nameOf, type Person, pipelineBoard } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ana, ben } from './testing/test-server.ts';
import { createUpdateGate } from './update-gate.ts';

const acme = nameOf('contact', 'acme');
const north = nameOf('board', 'north');

/** A document on the server and one device of it, with a gate between them. */
function given(name: DocumentName, fill: (doc: Y.Doc) => void = () => undefined) {
  const gate = createUpdateGate();
  const live = new Document(name);
  live.awareness.destroy();
  const device = new Y.Doc();
  fill(device);
  Y.applyUpdate(live, Y.encodeStateAsUpdate(device));
  const check = (update: Uint8Array, person: Person = ana, mayAssign = false) =>
    gate.check(live, update, { person, mayAssign, mayApprove: false });
  /** One edit of the device, as the update it sends. */
  const edit = (change: (doc: Y.Doc) => void, doc = device): Uint8Array => {
    const made: Uint8Array[] = [];
    const keep = (update: Uint8Array) => made.push(update);
    doc.on('update', keep);
    doc.transact(() => change(doc));
    doc.off('update', keep);
    return made[0] ?? new Uint8Array([0, 0]);
  };
  return { gate, live, device, check, edit };
}
const field = (...paths: string[]) => ({ verdict: 'field', paths });

test('[GATE-1] an ordinary edit is accepted, and the document that others see is not touched by the check', () => {
  const { live, check, edit } = given(acme);
  const before = Y.encodeStateAsUpdate(live);
  expect(check(edit((doc) => contact.change(doc, { name: 'Acme' }, 'me')))).toMatchObject({ verdict: 'accepted' });
  expect(Y.encodeStateAsUpdate(live)).toEqual(before);
});

test('[GATE-2] [W1] bytes that are no update are refused', () => {
  const { check } = given(acme);
  for (const bytes of [[9, 9, 9], [1], [], [255, 255, 255, 255, 255, 255, 255, 255, 255, 1], [1, 1, 200, 1]]) {
    expect(check(new Uint8Array(bytes)).verdict).toBe('malformed');
  }
});

test('[GATE-2] [W2] an update that would be applied half-way leaves nothing behind, and the next good one passes', () => {
  const { live, check, edit } = given(acme, (doc) => contact.change(doc, { name: 'Acme' }, 'me'));
  const before = Y.encodeStateAsUpdate(live);
  const good = edit((doc) => contact.change(doc, { town: 'Kiel', country: 'DE', website: 'acme.example' }, 'me'));
  for (let length = 1; length < good.length; length++) expect(check(good.slice(0, length)).verdict).not.toBe('accepted');
  expect(check(good)).toMatchObject({ verdict: 'accepted' });
  expect(Y.encodeStateAsUpdate(live)).toEqual(before);
});

test('[GATE-3] [W3] an update whose predecessor is unknown is asked about, not kept aside', () => {
  const { live, check, edit } = given(acme);
  const first = edit((doc) => contact.change(doc, { name: 'Acme' }, 'me'));
  const second = edit((doc) => contact.change(doc, { name: 'Acme Ltd' }, 'me'));
  expect(check(second)).toEqual({ ok: false, verdict: 'missing' });
  expect(check(first)).toMatchObject({ verdict: 'accepted' });
  expect(check(second)).toMatchObject({ verdict: 'accepted' });
  expect(live.store.pendingStructs).toBeNull();
});

test('[GATE-3] a deletion of what the server never saw, and an edit inside an entry it never saw, are asked about', () => {
  const { check, edit } = given(north);
  edit((doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX' }, 'me'));
  expect(check(edit((doc) => pipelineBoard.changeEntry(doc, 'cards', 'o1', { amount: 5 }, 'me'))).verdict).toBe('missing');
  expect(check(edit((doc) => pipelineBoard.removeEntry(doc, 'cards', 'o1', 'me'))).verdict).toBe('missing');
});

test('[GATE-4] what is known already is nothing new, unless it is still on its way to the disk', () => {
  const { gate, live, check, edit } = given(acme);
  const update = edit((doc) => contact.change(doc, { name: 'Acme' }, 'me'));
  expect(check(update).verdict).toBe('accepted');
  expect(check(update).verdict).toBe('accepted');
  Y.applyUpdate(live, update);
  gate.settled(live);
  gate.settled(live);
  expect(check(update).verdict).toBe('nothing-new');
});

test('[GATE-4] what did not reach the disk is forgotten', () => {
  const { gate, live, check, edit } = given(acme);
  const first = edit((doc) => contact.change(doc, { name: 'Acme' }, 'me'));
  const second = edit((doc) => contact.change(doc, { town: 'Kiel' }, 'me'));
  expect(check(first).verdict).toBe('accepted');
  gate.forget(live);
  gate.settled(live);
  expect(check(second).verdict).toBe('missing');
  expect(check(first).verdict).toBe('accepted');
});

test('[GATE-5] [S-49] keys that would reach a prototype are refused wherever they are', () => {
  const polluted: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getMap('fields').set('__proto__', 1),
    (doc) => doc.getMap('fields').set('constructor', 1),
    (doc) => doc.getMap('__proto__').set('x', 1),
    (doc) => doc.getMap('fields').set('place', JSON.parse('{"prototype":{"isAdmin":true}}')),
    (doc) => doc.getMap('fields').set('place', [{ a: { constructor: 1 } }]),
    (doc) => doc.getMap('fields').set('place', ownProto({ isAdmin: true })),
    (doc) => doc.getMap('cards').set('prototype', new Y.Map()),
    (doc) => doc.getXmlFragment('notes').insert(0, [new Y.XmlText(), withAttribute('__proto__')]),
  ];
  for (const pollute of polluted) {
    const { check, edit } = given(acme);
    expect(check(edit(pollute))).toEqual({ ok: false, verdict: 'malformed', why: 'a forbidden key' });
  }
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
});

test('[GATE-5] a value nested too deeply and a document within a document are refused', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100; i++) deep = [deep];
  const { check, edit } = given(acme);
  expect(check(edit((doc) => doc.getMap('fields').set('name', deep)))).toMatchObject({
    verdict: 'malformed',
    why: 'a value nested too deeply',
  });
  const other = given(acme);
  expect(other.check(other.edit((doc) => doc.getMap('fields').set('name', new Y.Doc())))).toMatchObject({ verdict: 'malformed' });
});

test('[GATE-6] [M2] another content for a client and clock that are known is refused', () => {
  const { live, check } = given(acme);
  const [one, two] = [new Y.Doc(), new Y.Doc()];
  one.clientID = two.clientID = 77;
  contact.change(one, { name: 'Acme' }, 'me');
  contact.change(two, { name: 'Other' }, 'me');
  Y.applyUpdate(live, Y.encodeStateAsUpdate(one));
  expect(check(Y.encodeStateAsUpdate(two))).toEqual({ ok: false, verdict: 'malformed', why: 'another content for a change that is known' });
  contact.change(one, { town: 'Kiel' }, 'me');
  expect(check(Y.encodeStateAsUpdate(one)).verdict).toBe('accepted');
});

test('[GATE-7] [S-21] a field that only the server may set is refused to everybody, at birth as well', () => {
  const { check, edit } = given(acme);
  expect(
    check(
      edit((doc) => contact.change(doc, { lifecycle: 'customer' }, 'me')),
      ben,
      true,
    ),
  ).toEqual(field('fields/lifecycle'));
  const task = given(nameOf('agenda', 'ana'));
  expect(
    task.check(
      task.edit((doc) => agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call', effect: 'rule:x' }, 'me')),
      ana,
      true,
    ),
  ).toEqual(field('tasks/t1/effect'));
});

test('[GATE-7] [S-21] handing a record to somebody else takes the right to assign', () => {
  const { check, edit } = given(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ben' }, 'system'));
  const take = edit((doc) => contact.change(doc, { owner: 'ana' }, 'me'));
  expect(check(take)).toEqual(field('fields/owner'));
  expect(check(take, ben, true)).toMatchObject({ verdict: 'accepted' });
});

test('[GATE-7] taking an owner away by deleting the register is a change of owner', () => {
  const { check, edit } = given(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ben' }, 'system'));
  expect(check(edit((doc) => doc.getMap('fields').delete('owner')))).toEqual(field('fields/owner'));
});

test('[GATE-8] whoever makes a contact or a card may own it', () => {
  const one = given(acme);
  expect(one.check(one.edit((doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, 'me'))).verdict).toBe('accepted');
  const two = given(acme);
  expect(two.check(two.edit((doc) => contact.change(doc, { name: 'Acme', owner: 'cem' }, 'me')))).toEqual(field('fields/owner'));
  const board = given(north, (doc) => pipelineBoard.change(doc, { title: 'North' }, 'system'));
  expect(board.check(board.edit((doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX', owner: 'ana' }, 'me'))).verdict).toBe(
    'accepted',
  );
  expect(board.check(board.edit((doc) => pipelineBoard.addEntry(doc, 'cards', 'o2', { title: 'GTX', owner: 'cem' }, 'me')))).toEqual(
    field('cards/o2/owner'),
  );
});

test('[GATE-9] a card cannot change hands by being removed and made again under its id', () => {
  const { check, edit, live, gate } = given(north, (doc) =>
    pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX', owner: 'cem' }, 'system'),
  );
  const removal = edit((doc) => pipelineBoard.removeEntry(doc, 'cards', 'o1', 'me'));
  expect(check(removal).verdict).toBe('accepted');
  Y.applyUpdate(live, removal);
  gate.settled(live);
  const rebirth = edit((doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX', owner: 'ana' }, 'me'));
  expect(check(rebirth)).toEqual(field('cards/o1'));
  expect(check(rebirth, ben, true).verdict).toBe('accepted');
});

test('[GATE-9] a task that nobody but its owner has may be taken back and made again: that is undo and redo', () => {
  const { check, edit, live, gate } = given(nameOf('agenda', 'ana'), (doc) => agenda.change(doc, {}, 'system'));
  for (const step of [
    (doc: Y.Doc) => agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call' }, 'me'),
    (doc: Y.Doc) => agenda.removeEntry(doc, 'tasks', 't1', 'me'),
    (doc: Y.Doc) => agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call' }, 'me'),
  ]) {
    const update = edit(step);
    expect(check(update).verdict).toBe('accepted');
    Y.applyUpdate(live, update);
    gate.settled(live);
  }
  const told = edit((doc) => agenda.addEntry(doc, 'tasks', 't1', { subject: 'Call', effect: 'e1' }, 'me'));
  expect(check(told)).toEqual(field('tasks/t1/effect'));
});

test('[GATE-9] both in one update, or over the entry that is there, are refused as well', () => {
  const { check, edit } = given(north, (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX', owner: 'cem' }, 'system'));
  expect(check(edit((doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { owner: 'ana' }, 'me')))).toEqual(field('cards/o1'));
});

test('[GATE-10] members of a board and shares of a contact are for those who may assign', () => {
  const board = given(north, (doc) => pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'team:north' }, 'system'));
  expect(board.check(board.edit((doc) => pipelineBoard.addEntry(doc, 'members', 'm2', { member: 'user:ana' }, 'me')))).toEqual(
    field('members/m2'),
  );
  const removing = given(north, (doc) => pipelineBoard.addEntry(doc, 'members', 'm1', { member: 'team:north' }, 'system'));
  expect(removing.check(removing.edit((doc) => pipelineBoard.removeEntry(doc, 'members', 'm1', 'me')))).toEqual(field('members/m1'));
  const share = given(acme, (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  expect(share.check(share.edit((doc) => contact.addEntry(doc, 'shares', 's1', { user: 'ana' }, 'me')))).toEqual(field('shares/s1'));
  expect(share.check(Y.encodeStateAsUpdate(share.device), ben, true).verdict).toBe('accepted');
});

test('[GATE-11] what anybody may edit, and fields of a later version, pass', () => {
  const { check, edit } = given(north, (doc) => pipelineBoard.addEntry(doc, 'cards', 'o1', { title: 'GTX', owner: 'cem' }, 'system'));
  const passes: ((doc: Y.Doc) => void)[] = [
    (doc) => pipelineBoard.changeEntry(doc, 'cards', 'o1', { amount: 5, place: { stage: 'won', rank: 'a0' } }, 'me'),
    (doc) => pipelineBoard.changeEntry(doc, 'cards', 'o1', { owner: 'cem' }, 'me'),
    (doc) => (doc.getMap('cards').get('o1') as Y.Map<unknown>).set('fieldOfALaterVersion', { a: 1 }),
    (doc) => doc.getMap('listOfALaterVersion').set('x', 1),
    (doc) => pipelineBoard.removeEntry(doc, 'cards', 'o1', 'me'),
  ];
  for (const change of passes) expect(['accepted', 'nothing-new']).toContain(check(edit(change)).verdict);
});

test('[GATE-12] an old owner that loses against the newer one changes nothing, and is accepted', () => {
  const { device, live, check, edit, gate } = given(acme, (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, 'system'));
  const offline = new Y.Doc();
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(device));
  offline.clientID = 1;
  const old = edit((doc) => contact.change(doc, { owner: 'dora' }, 'me'), offline);
  device.clientID = 2 ** 31;
  for (const owner of ['cem', 'eva'])
    Y.applyUpdate(
      live,
      edit((doc) => contact.change(doc, { owner }, 'system')),
    );
  expect(check(old).verdict).toBe('accepted');
  gate.settled(live);
});

function ownProto(value: object): object {
  const holder = {};
  Object.defineProperty(holder, '__proto__', { value, enumerable: true });
  return holder;
}
function withAttribute(name: string): Y.XmlElement {
  const element = new Y.XmlElement('p');
  element.setAttribute(name, 'x');
  return element;
}

test('[GATE-13] who did something is who writes it down: nobody logs, changes or reopens an entry in a colleague’s name', () => {
  const log =
    (by: string, id = 'a1') =>
    (doc: Y.Doc) =>
      contact.addEntry(doc, 'activities', id, { type: 'visit', by }, 'me');
  const { check, edit, live, device } = given(acme, log('ben'));
  expect(check(edit(log('ana', 'a2')))).toMatchObject({ verdict: 'accepted' });
  Y.applyUpdate(live, Y.encodeStateAsUpdate(device));
  expect(check(edit((doc) => contact.changeEntry(doc, 'activities', 'a1', { note: 'Longer' }, 'me')))).toMatchObject({
    verdict: 'accepted',
  });
  expect(check(edit((doc) => contact.changeEntry(doc, 'activities', 'a1', { by: 'ana' }, 'me')))).toEqual(field('activities/a1/by'));
  const other = given(acme);
  expect(other.check(other.edit(log('ben')))).toEqual(field('activities/a1/by'));
  expect(other.check(other.edit((doc) => contact.addEntry(doc, 'activities', 'a3', { type: 'note' }, 'me'))).verdict).toBe('missing');
  const again = given(acme, log('ben'));
  again.edit((doc) => contact.removeEntry(doc, 'activities', 'a1', 'me'));
  again.edit(log('ben'));
  expect(again.check(Y.encodeStateAsUpdate(again.device))).toMatchObject({ verdict: 'accepted' });
});
