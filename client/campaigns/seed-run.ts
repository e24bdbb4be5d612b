/** One seed: devices edit new documents through the product, come back, and must agree with each other, the server, the disk and the feed. */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { DocumentName } from '@tandem/core';
import { type Docs, definitions, type Kind, kinds, perform, type Simulation } from '@tandem/core/testing';
import * as Y from 'yjs';
import { disagreements, haveSeenTheSame, rowsFromScratch, type Side } from './agreement.ts';
import { type Fault, forgetful } from './faults.ts';
import type { FeedReader, Onlooker } from './onlooker.ts';
import { type Names, openPeer, type Peer } from './peer.ts';
import type { Product } from './product-process.ts';
import type { Script, Step } from './script.ts';
import type { World } from './worlds.ts';

export interface Around {
  readonly worlds: readonly World[];
  readonly product: Product;
  readonly onlooker: Onlooker;
  readonly feed: FeedReader;
  readonly fault: Fault | undefined;
}

/** How long everything may take to come together after the last step: a machine that does other things as well may leave a server out for minutes. */
const patience = 600_000;
/** No two cards or tasks of a data set have one id: it names their row. */
const idsPerSeed = 1000;

/** Answers what is wrong; nothing: the seed held. */
export async function runSeed(script: Script, around: Around): Promise<readonly string[]> {
  const { seed } = script;
  const names: Names = {
    contact: `contact/s${seed}` as DocumentName,
    board: `board/s${seed}` as DocumentName,
    agenda: `agenda/s${seed}` as DocumentName,
  };
  const peers = await Promise.all(
    around.worlds.slice(0, script.peers).map((world, index) =>
      openPeer({
        world,
        names,
        index,
        device: `convergence-${seed}-${index}`,
        around: (device) => (around.fault === 'device-forgets' ? forgetful(device) : device),
      }),
    ),
  );
  try {
    await act(script, peers);
    return await compare(script, names, peers, around);
  } finally {
    for (const peer of peers) await peer.end();
  }
}

async function act({ seed, steps }: Script, peers: readonly Peer[]): Promise<void> {
  const simulation = {
    network: { clients: peers.map((peer) => peer.hands), faults: new Set() },
    removed: new Set(),
    made: seed * idsPerSeed,
  } as unknown as Simulation;
  const [first] = peers;
  if (first) {
    make(first.docs(), seed);
    // A page that is closed at once may lose what was never marked as kept; then there would be no document to compare.
    await first.whenKept();
  }
  for (const step of steps) {
    const peer = peers[step.peer];
    if (peer) await take(step, peer, simulation);
  }
  for (const peer of peers) peer.goOnline();
}

/** A document that nobody ever wrote into is none. */
function make({ contact, board, agenda }: Docs, seed: number): void {
  definitions.contact.change(contact, { name: `Company ${seed}`, createdAt: '2026-03-01T09:00:00Z' }, 'made');
  definitions.board.change(board, { title: `Board ${seed}` }, 'made');
  definitions.agenda.addEntry(agenda, 'tasks', `task${(seed + 1) * idsPerSeed - 1}`, { subject: 'Call' }, 'made');
}

async function take(step: Step, peer: Peer, simulation: Simulation): Promise<void> {
  switch (step.do) {
    case 'edit':
      return perform(simulation, step.op);
    case 'pause':
      return step.ms === 0 ? await turn() : await wait(step.ms);
    case 'goOffline':
      return peer.goOffline();
    case 'goOnline':
      return peer.goOnline();
    case 'reopen':
      return peer.reopen();
  }
}

const mostReadings = 20;
/** Rows are waited for so long before the documents they come of are read again. */
const rereadAfter = 2_000;

async function compare({ seed }: Script, names: Names, peers: readonly Peer[], around: Around): Promise<readonly string[]> {
  const [first, ...others] = peers;
  if (!first) return ['there is nobody'];
  const together = () =>
    peers.every((peer) => peer.waitsFor() === undefined) && others.every((other) => haveSeenTheSame(first.docs(), other.docs()));
  const wrong: string[] = [];
  if (!(await becomes(together)))
    wrong.push(...peers.map((peer, i) => `peer ${i} did not come together with the others: ${peer.waitsFor() ?? 'in step'}`));
  wrong.push(...peers.flatMap((peer, i) => peer.refused().map((change) => `peer ${i} was refused ${change}`)));

  async function readSides(): Promise<{ readonly server: Docs; readonly sides: readonly Side[] }> {
    damagedParts = [];
    const [server, disk, kept] = await Promise.all([
      docsOf(async (kind) => around.onlooker.open(names[kind])),
      docsOf(async (kind) => {
        const { updates, damaged } = await around.product.stored(names[kind]);
        if (damaged > 0) damagedParts.push(`disk: ${damaged} parts of ${kind} are damaged`);
        return docFrom(around.fault === 'disk-forgets' ? updates.slice(0, -1) : updates);
      }),
      Promise.all(peers.map((peer) => docsOf(async (kind) => docFrom(await peer.kept(kind))))),
    ]);
    const sides = [
      { who: 'server', docs: server },
      { who: 'disk', docs: disk },
      ...peers.map((peer, i) => ({ who: `peer ${i}`, docs: peer.docs() })),
      ...kept.map((docs, i) => ({ who: `the device of peer ${i}`, docs })),
    ];
    return { server, sides };
  }
  let damagedParts: string[] = [];
  let { server, sides } = await readSides();
  const inFeed = (key: string) => (around.fault === 'feed-forgets' && key.startsWith('board/') ? undefined : around.feed.row(key));
  const rowsWrong = () => {
    const rows = rowsFromScratch(names, server);
    return [...new Set([...rows.keys(), ...idsOf(seed, around.feed)])].flatMap((key) =>
      inFeed(key) === rows.get(key) ? [] : [`feed: ${key} is ${inFeed(key) ?? 'not there'}, from scratch ${rows.get(key) ?? 'not there'}`],
    );
  };
  // What a page had sent before it was closed may reach everybody only now, and a row comes after its document: then all is read again.
  const deadline = Date.now() + patience;
  for (let tries = 0; tries < mostReadings && Date.now() < deadline; ) {
    if (disagreements(sides).length > 0) tries++;
    else if (await becomes(() => rowsWrong().length === 0, rereadAfter)) break;
    await wait(100);
    ({ server, sides } = await readSides());
  }
  wrong.push(...damagedParts, ...disagreements(sides), ...rowsWrong());
  // For whoever looks for the cause: whether the server itself knows that it is behind.
  if (wrong.length > 0) wrong.push(`health: ${await fetch('/api/health').then((answer) => answer.text(), String)}`);
  return wrong;
}

/** Rows of cards and tasks that this seed made, also of those that were removed since. */
function idsOf(seed: number, feed: FeedReader): readonly string[] {
  const mine = new RegExp(`^(opportunity/card|task/task)${seed}\\d{3}$`);
  return [...feed.keys()].filter((key) => mine.test(key));
}

async function docsOf(of: (kind: Kind) => Promise<Y.Doc>): Promise<Docs> {
  const [contact, board, agenda] = await Promise.all(kinds.map(of));
  if (!contact || !board || !agenda) throw new Error('one document of each kind');
  return { contact, board, agenda };
}

function docFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

async function becomes(holds: () => boolean, within = patience): Promise<boolean> {
  for (const deadline = Date.now() + within; Date.now() < deadline; ) {
    if (holds()) return true;
    await wait(20);
  }
  return holds();
}
