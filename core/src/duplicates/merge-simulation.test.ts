/** Several people merge, divide and edit the same contacts on devices that do not hear of each other for a while. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contact } from '../documents/contact.ts';
import { mergedUnder, shownAs } from '../projections/shown-as.ts';
import { canonical } from '../testing/canonical.ts';
import { createRng, type Rng } from '../testing/rng.ts';
import { divide, divisionOf, giveBack } from './divide.ts';
import { pointTo, takeOver } from './merge.ts';

type Docs = ReadonlyMap<string, Y.Doc>;
const ids = ['a', 'b', 'c', 'd'];
const docOf = (docs: Docs, id: string) => docs.get(id) as Y.Doc;
const read = (docs: Docs, id: string) => contact.read(docOf(docs, id));
const rowsOf = (docs: Docs) => new Map(ids.map((id) => [id, { mergedInto: read(docs, id).mergedInto }]));

function open(clients: number): Docs[] {
  const first = new Map(ids.map((id) => [id, new Y.Doc()]));
  for (const [at, id] of ids.entries()) {
    docOf(first, id).clientID = 1000 + at;
    contact.change(docOf(first, id), { name: `Name ${id}`, town: at % 2 ? 'Lund' : '' }, 'me');
    contact.addEntry(docOf(first, id), 'mails', `own-${id}`, { value: `${id}@berg.example` }, 'me');
  }
  return Array.from({ length: clients }, (_, client) => {
    const docs = new Map(ids.map((id) => [id, new Y.Doc()]));
    for (const [at, id] of ids.entries()) {
      docOf(docs, id).clientID = (client + 1) * 10 + at;
      Y.applyUpdate(docOf(docs, id), Y.encodeStateAsUpdate(docOf(first, id)));
    }
    return docs;
  });
}

function send(from: Docs, to: Docs, id: string): void {
  Y.applyUpdate(docOf(to, id), Y.encodeStateAsUpdate(docOf(from, id), Y.encodeStateVector(docOf(to, id))));
}

function merge(docs: Docs, loser: string, winner: string, entry: string, rng: Rng): void {
  const chosen = rng.chance(0.3) ? (['name'] as const) : [];
  takeOver(docOf(docs, winner), read(docs, loser), { self: winner, other: loser, chosen, entry, at: '', by: 'me' }, 'me');
  pointTo(docOf(docs, loser), winner, 'me');
}

/** What people wrote by themselves, by the contact they wrote it in: no merge and no division may lose any of it. */
type Written = { readonly id: string; readonly activity: string }[];

function step(peers: readonly Docs[], rng: Rng, made: number, written: Written): void {
  const docs = rng.pick(peers);
  const [id, other] = [rng.pick(ids), rng.pick(ids)];
  const chance = rng.next();
  if (chance < 0.25) {
    const rows = rowsOf(docs);
    const [loser, winner] = [shownAs(id, rows), shownAs(other, rows)];
    if (loser !== winner) merge(docs, loser, winner, `merge${made}`, rng);
  } else if (chance < 0.4) {
    for (const part of divisionOf(id, rowsOf(docs))) divide(docOf(docs, part.id), part, 'me');
  } else if (chance < 0.5) {
    contact.change(docOf(docs, id), { town: `Town ${made}` }, 'me');
  } else if (chance < 0.65) {
    const at = shownAs(id, rowsOf(docs));
    contact.addEntry(docOf(docs, at), 'activities', `act${made}`, { note: `Note ${made}`, by: 'me' }, 'me');
    written.push({ id: at, activity: `act${made}` });
  } else send(docs, rng.pick(peers), id);
}

function bringTogether(peers: readonly Docs[]): void {
  for (const id of ids) for (const from of peers) for (const to of peers) send(from, to, id);
}

test('[DUP-13] whatever is merged and divided at once, all devices end in one state and nothing that was written is lost', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const rng = createRng(seed);
    const peers = open(2 + (seed % 3));
    const written: Written = [];
    for (let made = 0; made < 60; made++) step(peers, rng, made, written);
    bringTogether(peers);
    const [first, ...others] = peers as [Docs, ...Docs[]];
    const shown = ids.map((id) => shownAs(id, rowsOf(first)));
    for (const docs of others) {
      expect(
        ids.map((id) => canonical(read(docs, id))),
        `seed ${seed}`,
      ).toEqual(ids.map((id) => canonical(read(first, id))));
      expect(ids.map((id) => shownAs(id, rowsOf(docs)))).toEqual(shown);
    }
    // Whoever somebody is shown under is shown under nobody else, and everybody is shown exactly once.
    for (const id of shown) expect(shownAs(id, rowsOf(first)), `seed ${seed}`).toBe(id);
    const lists = [...new Set(shown)].flatMap((id) => [id, ...mergedUnder(id, rowsOf(first))]);
    expect(lists.sort(), `seed ${seed}`).toEqual(ids);
    for (const { id, activity } of written)
      expect(contact.readEntry(docOf(first, id), 'activities', activity), `seed ${seed}`).toBeDefined();
    for (const id of ids)
      expect(contact.readEntry(docOf(first, id), 'mails', `own-${id}`)?.value, `seed ${seed}`).toBe(`${id}@berg.example`);
    // Divided to the last, each has its own address and none of another's.
    for (const id of ids) for (const part of divisionOf(id, rowsOf(first))) divide(docOf(first, part.id), part, 'me');
    expect(ids.map((id) => shownAs(id, rowsOf(first)))).toEqual(ids);
    // A merge that lost against another one at the same moment left its mark: what it took goes back the same way.
    for (const id of ids) for (const other of ids) giveBack(docOf(first, id), other, 'me');
    for (const id of ids) expect(read(first, id), `seed ${seed}`).toMatchObject({ merges: [], mails: [{ value: `${id}@berg.example` }] });
  }
});

test('[DUP-13] two people merge one pair crosswise at once: both devices show it under the smaller id, with the values of both', () => {
  const [petra, otto] = open(2) as [Docs, Docs];
  const rng = createRng(1);
  merge(petra, 'b', 'a', 'm1', rng);
  merge(otto, 'a', 'b', 'm2', rng);
  bringTogether([petra, otto]);
  for (const docs of [petra, otto]) {
    expect(['a', 'b'].map((id) => shownAs(id, rowsOf(docs)))).toEqual(['a', 'a']);
    expect(
      read(docs, 'a')
        .mails.map(({ value }) => value)
        .sort(),
    ).toEqual(['a@berg.example', 'b@berg.example']);
  }
  for (const part of divisionOf('b', rowsOf(otto))) divide(docOf(otto, part.id), part, 'otto');
  bringTogether([petra, otto]);
  for (const docs of [petra, otto]) {
    expect(['a', 'b'].map((id) => shownAs(id, rowsOf(docs)))).toEqual(['a', 'b']);
    expect(read(docs, 'a')).toMatchObject({ merges: [], mails: [{ value: 'a@berg.example' }], town: '' });
    expect(read(docs, 'b')).toMatchObject({ merges: [], mails: [{ value: 'b@berg.example' }], town: 'Lund' });
  }
});

test('[DUP-13] two people merge one pair the same way at once: each value is there once, and dividing gives all of it back', () => {
  const [petra, otto] = open(2) as [Docs, Docs];
  const before = ids.map((id) => read(petra, id));
  const mark = { self: 'a', other: 'b', at: '', by: 'me' } as const;
  takeOver(docOf(petra, 'a'), read(petra, 'b'), { ...mark, chosen: [], entry: 'm1' }, 'me');
  takeOver(docOf(otto, 'a'), read(otto, 'b'), { ...mark, chosen: ['name'], entry: 'm2' }, 'me');
  pointTo(docOf(petra, 'b'), 'a', 'me');
  pointTo(docOf(otto, 'b'), 'a', 'me');
  bringTogether([petra, otto]);
  expect(read(petra, 'a')).toMatchObject({ name: 'Name b', town: 'Lund' });
  expect(read(petra, 'a').mails.map(({ value }) => value)).toEqual(['a@berg.example', 'b@berg.example']);
  for (const part of divisionOf('b', rowsOf(petra))) divide(docOf(petra, part.id), part, 'petra');
  bringTogether([petra, otto]);
  expect(ids.map((id) => read(otto, id))).toEqual(before);
});
