import { contact, nameOf, type Person, settings } from '@tandem/core';
import { expect, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { defaultLimits } from './limits.ts';
import { stamp } from './presence.ts';
import { givenServer, join } from './testing/given.ts';
import { until } from './testing/test-server.ts';

const acme = nameOf('contact', 'acme');
const identity = { person: { id: 'ana' }, name: 'ANA' };
const given = async () => {
  const server = await givenServer();
  await server.sync.documents.change(acme, 'ana', (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  const first = join(server, 'ana').open(acme, { presence: true });
  const second = join(server, 'ben').open(acme, { presence: true });
  await Promise.all([first.saved(), second.saved()]);
  return { server, first, second };
};
const statesOf = (provider: { awareness: Awareness | null }) => provider.awareness?.getStates() ?? new Map<number, unknown>();

test('[S-22] [W11] a state carries the name the server knows, whatever its sender says', async () => {
  const { first, second } = await given();
  first.provider.awareness?.setLocalState({ user: 'ben', name: 'The boss', color: 3, at: { field: 'name' }, isAdmin: true });
  await until(() => statesOf(second.provider).has(first.doc.clientID));
  expect(statesOf(second.provider).get(first.doc.clientID)).toEqual({ user: 'ana', name: 'ANA', color: 3, at: { field: 'name' } });
});

test('[S-22] on the settings, where the board of leads is met, whoever reads them is shown', async () => {
  const people = ['ana', 'ben', 'eva'].map((id): Person => ({ id, role: 'seller', team: '', leads: [] }));
  const server = await givenServer({ people });
  const name = nameOf('settings', 'settings');
  await server.sync.documents.change(name, 'ana', (doc) => settings.change(doc, { companyName: 'Halden' }, 'system'));
  const reader = join(server, 'eva').open(name, { presence: true });
  const other = join(server, 'ben').open(name, { presence: true });
  await Promise.all([reader.saved(), other.saved()]);
  reader.provider.setAwarenessField('at', { board: 'leads' });
  await until(() => statesOf(other.provider).has(reader.doc.clientID));
  expect(statesOf(other.provider).get(reader.doc.clientID)).toMatchObject({ user: 'eva', at: { board: 'leads' } });
});

test('[S-22] [W10] nobody speaks for another client id, and nobody has more than one state', async () => {
  const { first, second } = await given();
  second.provider.setAwarenessField('at', 'real');
  await until(() => statesOf(first.provider).has(second.doc.clientID));
  const spoof = new Awareness(new Y.Doc());
  spoof.meta.set(second.doc.clientID, { clock: 1000, lastUpdated: 0 });
  spoof.states.set(second.doc.clientID, { at: 'spoofed' });
  for (let id = 1; id <= 50; id++) {
    spoof.meta.set(id, { clock: 1, lastUpdated: 0 });
    spoof.states.set(id, { at: 'ghost' });
  }
  applyAsOwn(first.provider, encodeAwarenessUpdate(spoof, [second.doc.clientID]));
  applyAsOwn(first.provider, encodeAwarenessUpdate(spoof, [...spoof.states.keys()]));
  first.provider.setAwarenessField('at', 'mine');
  await until(() => (statesOf(second.provider).get(first.doc.clientID) as { at?: unknown } | undefined)?.at === 'mine');
  expect(statesOf(second.provider).get(second.doc.clientID)).toMatchObject({ at: 'real' });
  expect([...statesOf(second.provider).keys()].sort()).toEqual([first.doc.clientID, second.doc.clientID].sort());
  spoof.destroy();
});

test('[S-22] a state leaves with its connection, and its client id is given to nobody else', async () => {
  const { server, first, second } = await given();
  first.provider.setAwarenessField('at', 'here');
  await until(() => statesOf(second.provider).has(first.doc.clientID));
  first.provider.destroy();
  await until(() => !statesOf(second.provider).has(first.doc.clientID));
  const thief = new Y.Doc();
  thief.clientID = first.doc.clientID;
  const third = join(server, 'ben').open(acme, { presence: true, doc: thief });
  await third.saved();
  third.provider.setAwarenessField('at', 'thief');
  second.provider.setAwarenessField('at', 'later');
  await until(() => (statesOf(third.provider).get(second.doc.clientID) as { at?: unknown } | undefined)?.at === 'later');
  expect(statesOf(second.provider).has(first.doc.clientID)).toBe(false);
  const back = new Y.Doc();
  back.clientID = first.doc.clientID;
  const again = join(server, 'ana').open(acme, { presence: true, doc: back });
  await again.saved();
  // A new presence begins to count anew, and what counts less than the last is old news to everybody.
  for (let i = 0; i < 10; i++) again.provider.setAwarenessField('at', `back ${i}`);
  await until(() => statesOf(second.provider).has(first.doc.clientID));
});

test('[S-22] [S-23] a state of the allowed size passes, one byte more does not', () => {
  const empty = Buffer.byteLength(JSON.stringify(stamp({ at: '' }, identity, defaultLimits.presenceBytes)));
  const fits = 'x'.repeat(defaultLimits.presenceBytes - empty);
  expect(stamp({ at: fits.slice(1) }, identity, defaultLimits.presenceBytes)).toBeDefined();
  expect(stamp({ at: fits }, identity, defaultLimits.presenceBytes)).toBeDefined();
  expect(stamp({ at: `${fits}x` }, identity, defaultLimits.presenceBytes)).toBeUndefined();
});

test.each([null, 5, 'x', [], undefined])('[S-22] %j is no state', (sent) => {
  expect(stamp(sent, identity, 2048)).toBeUndefined();
});

test('[S-22] only a color of the six is shown', () => {
  expect([0, 1, 6, 7, 1.5, '1', null].map((color) => stamp({ color }, identity, 2048)?.color)).toEqual([
    undefined,
    1,
    6,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

/** Sends an awareness update as it is, as a client that was written for this would. */
function applyAsOwn(provider: { configuration: { websocketProvider: { send(data: Uint8Array): void } } }, update: Uint8Array): void {
  const name = new TextEncoder().encode(acme);
  const length: number[] = [];
  for (let rest = update.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  provider.configuration.websocketProvider.send(new Uint8Array([name.length, ...name, 1, ...length, ...update]));
}
