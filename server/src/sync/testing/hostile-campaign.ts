/**
 * Sends what no client should send and looks at what came of it: the server lives, nothing was acknowledged that is not in the document,
 * and the document is what good updates made it. Several sockets work side by side, each on documents of its own.
 */
import { contact, type DocumentName, nameOf } from '@tandem/core';
import * as Y from 'yjs';
import { contains, copyOf, isConsistent, watchStalls } from './hostile-checks.ts';
import { hostileFrames, mutate, type Random, seeded, updateFrame } from './hostile-frames.ts';
import { type HostileSocket, openHostile } from './hostile-socket.ts';
import type { TestServer } from './test-server.ts';

export interface HostileFigures {
  readonly frames: number;
  readonly mutants: number;
  readonly acknowledged: number;
  /** Acknowledged, and not in the document afterwards. */
  readonly falselyAcknowledged: number;
  /** In the document, and never acknowledged: nobody would know that it is kept. */
  readonly silentlyTaken: number;
  readonly socketsClosed: number;
  /** The longest the event loop stood still, in milliseconds. */
  readonly longestStall: number;
  /** What is in memory equals what a restart would load, in every document, and nothing waits in it for a predecessor. */
  readonly consistent: boolean;
  /** Frames that changed the stored bytes although they are no updates. */
  readonly changedByFrames: number;
}
type Counts = { -readonly [K in keyof Omit<HostileFigures, 'frames' | 'mutants' | 'longestStall'>]: HostileFigures[K] };

export interface HostileOptions {
  readonly frames: number;
  readonly mutants: number;
  readonly seed: number;
  /** Sockets that send mutants side by side. */
  readonly lanes?: number;
  /** A document that has taken this many mutants is left for a new one, so that copies of it stay small. */
  readonly mutantsPerDocument?: number;
  readonly say?: (line: string) => void;
}
export type HostileServer = Pick<TestServer, 'sync' | 'storage' | 'url'>;

const sayEvery = 1000;

export async function sendHostile(server: HostileServer, options: HostileOptions): Promise<HostileFigures> {
  const { mutants, seed, lanes = 8, mutantsPerDocument = 100, say = () => undefined } = options;
  const stall = watchStalls();
  const counts: Counts = {
    acknowledged: 0,
    falselyAcknowledged: 0,
    silentlyTaken: 0,
    socketsClosed: 0,
    consistent: true,
    changedByFrames: 0,
  };
  const frames = await sendFrames(server, options, counts);
  say(`${frames} frames sent`);

  const began = performance.now();
  let taken = 0;
  let documents = 0;
  const next = (): boolean => {
    if (taken >= mutants) return false;
    taken++;
    if (taken % sayEvery === 0)
      say(`${taken} of ${mutants} mutants, ${counts.acknowledged} acknowledged, ${seconds(began)} s, longest stall ${stall.longest()} ms`);
    return true;
  };
  async function lane(random: Random): Promise<void> {
    for (let left = mutants - taken; left > 0; left = mutants - taken) {
      const name = nameOf('contact', `target-${documents++}`);
      await sendMutants(server, name, { random, most: mutantsPerDocument, next, counts });
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, i) => lane(seeded(seed * 1000 + i))));
  return { frames, mutants: taken, ...counts, longestStall: stall.end() };
}

/** The corpus of wrong frames, spread evenly when only a part of it is sent, as fast as the socket takes them. */
async function sendFrames(server: HostileServer, { frames, seed }: HostileOptions, counts: Counts): Promise<number> {
  const name = nameOf('contact', 'target');
  await makeTarget(server, name);
  const socket = await openHostile(server.url, name);
  const storedRows = async () => (await server.storage.aboutDocument(name))?.logRows ?? 0;
  const corpus = [...hostileFrames(name, goodUpdate(await copyOf(server, name), seeded(seed)))];
  const count = Math.min(frames, corpus.length);
  const rowsBefore = await storedRows();
  for (let i = 0; i < count; i++) {
    await socket.ensureOpen();
    const data = corpus[Math.floor((i * corpus.length) / count)];
    if (data) socket.send(data);
    if (i % 50 === 49) await new Promise((resolve) => setImmediate(resolve));
  }
  await socket.settle();
  // The models hold one good update: whichever frames were whole, it is in the log once.
  counts.changedByFrames = Math.max(0, (await storedRows()) - rowsBefore - 1);
  await leave(server, name, socket, counts);
  return count;
}

interface Lane {
  readonly random: Random;
  readonly most: number;
  readonly next: () => boolean;
  readonly counts: Counts;
}

/** Mutants of what a client of that document would send at that moment, each answered or hung up on before the next. */
async function sendMutants(server: HostileServer, name: DocumentName, { random, most, next, counts }: Lane): Promise<void> {
  await makeTarget(server, name);
  const socket = await openHostile(server.url, name);
  let known = await copyOf(server, name);
  for (let i = 0; i < most && next(); i++) {
    await socket.ensureOpen();
    const mutant = mutate(goodUpdate(twin(known), random), random);
    const answer = await socket.ask(updateFrame(name, mutant, random() < 0.2 ? 1 : 2));
    if (answer !== 'acknowledged') continue;
    counts.acknowledged++;
    known = await copyOf(server, name);
    if (!contains(twin(known), mutant)) counts.falselyAcknowledged++;
  }
  await socket.ensureOpen();
  // The last look at the document came after the last acknowledgement: whatever is in it now was taken without one.
  if (!Y.equalSnapshots(Y.snapshot(known), Y.snapshot(await copyOf(server, name)))) counts.silentlyTaken++;
  await leave(server, name, socket, counts);
}

/** Looked at while somebody still has it open: afterwards memory is thrown away and would be read from the disk. */
async function leave(server: HostileServer, name: DocumentName, socket: HostileSocket, counts: Counts): Promise<void> {
  await socket.ensureOpen();
  if (!(await isConsistent(server, name))) counts.consistent = false;
  counts.socketsClosed += socket.reopened;
  socket.end();
}

const makeTarget = (server: HostileServer, name: DocumentName): Promise<void> =>
  server.sync.documents.change(name, 'ana', (doc) => {
    contact.change(doc, { name: 'Acme', town: 'Kiel', website: 'acme.example' }, 'system');
    contact.addEntry(doc, 'mails', 'm1', { value: 'a@acme.example' }, 'system');
  });

function twin(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

/** One edit as a client of that document would send it. */
function goodUpdate(base: Y.Doc, random: Random): Uint8Array {
  const before = Y.encodeStateVector(base);
  if (random() < 0.3) contact.addEntry(base, 'phones', `p${Math.floor(random() * 1e9)}`, { value: '+49 431 1', label: 'work' }, 'me');
  else
    contact.change(
      base,
      { town: `T${Math.floor(random() * 1000)}`, employees: Math.floor(random() * 100), place: { lat: random(), lng: random() } },
      'me',
    );
  return Y.encodeStateAsUpdate(base, before);
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(0);
