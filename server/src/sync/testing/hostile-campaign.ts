/**
 * Sends what no client should send and looks at what came of it: the server lives, nothing was acknowledged that is not in the document,
 * and the document is what good updates made it.
 */
import { contact, nameOf } from '@tandem/core';
import * as Y from 'yjs';
import { authenticate } from '../frame.ts';
import { hostileFrames, mutate, type Random, updateFrame } from './hostile-frames.ts';
import { connectRaw, type startTestServer, until } from './test-server.ts';

type Server = Awaited<ReturnType<typeof startTestServer>>;
type Raw = Awaited<ReturnType<typeof connectRaw>>;

export interface HostileFigures {
  readonly frames: number;
  readonly mutants: number;
  readonly acknowledged: number;
  /** Acknowledged, and not in the document afterwards. */
  readonly falselyAcknowledged: number;
  readonly socketsClosed: number;
  /** The longest the event loop stood still, in milliseconds. */
  readonly longestStall: number;
  /** What is in memory equals what a restart would load, and nothing waits in it for a predecessor. */
  readonly consistent: boolean;
  /** Frames that changed the stored bytes although they are no updates. */
  readonly changedByFrames: number;
}

const name = nameOf('contact', 'target');
// The address, the frame's type and the answer, and nothing more: a state vector may end in the same two bytes.
const isStatus = (data: Uint8Array, answer: number) => data.length === (data[0] ?? 0) + 3 && data.at(-2) === 8 && data.at(-1) === answer;
const acknowledged = (data: Uint8Array) => isStatus(data, 1);
const refused = (data: Uint8Array) => isStatus(data, 0);

export async function sendHostile(
  server: Server,
  { frames, mutants, random }: { readonly frames: number; readonly mutants: number; readonly random: Random },
): Promise<HostileFigures> {
  await server.sync.documents.change(name, 'ana', (doc) => {
    contact.change(doc, { name: 'Acme', town: 'Kiel', website: 'acme.example' }, 'system');
    contact.addEntry(doc, 'mails', 'm1', { value: 'a@acme.example' }, 'system');
  });
  const stall = watchStalls();
  let raw = await open(server);
  let closed = 0;
  const reopen = async () => {
    closed++;
    raw = await open(server);
  };

  const storedRows = async () => (await server.storage.aboutDocument(name))?.logRows ?? 0;
  const sample = goodUpdate(await live(server), random);
  const corpus = [...hostileFrames(name, sample)];
  const rowsBefore = await storedRows();
  let sent = 0;
  let changedByFrames = 0;
  for (let i = 0; i < Math.min(frames, corpus.length); i++) {
    if (raw.ws.readyState !== raw.ws.OPEN) await reopen();
    // Spread over the whole corpus when only a part of it is sent.
    const data = corpus[frames >= corpus.length ? i : Math.floor((i * corpus.length) / frames)];
    if (data) raw.send(data);
    sent++;
    if (sent % 50 === 0) await pause();
  }
  await settle(raw);
  // The models hold one good update: whichever frames were whole, it is in the log once.
  changedByFrames = Math.max(0, (await storedRows()) - rowsBefore - 1);

  let acks = 0;
  let falseAcks = 0;
  for (let i = 0; i < mutants; i++) {
    if (raw.ws.readyState !== raw.ws.OPEN) await reopen();
    const update = mutate(goodUpdate(await live(server), random), random);
    const before = raw.received.length;
    raw.send(updateFrame(name, update, random() < 0.2 ? 1 : 2));
    await until(() => raw.ws.readyState !== raw.ws.OPEN || raw.received.slice(before).some((data) => acknowledged(data) || refused(data)));
    if (!raw.received.slice(before).some(acknowledged)) continue;
    acks++;
    if (!contains(await live(server), update)) falseAcks++;
  }
  await settle(raw);
  const longestStall = stall();
  raw.ws.terminate();
  return {
    frames: sent,
    mutants,
    acknowledged: acks,
    falselyAcknowledged: falseAcks,
    socketsClosed: closed,
    longestStall,
    consistent: await isConsistent(server),
    changedByFrames,
  };
}

async function open(server: Server): Promise<Raw> {
  const raw = await connectRaw(server.url);
  raw.send(authenticate(name, 'ana'));
  await until(() => raw.received.length > 0 || raw.closed !== undefined);
  return raw;
}

async function live(server: Server): Promise<Y.Doc> {
  return (await server.sync.documents.read(name)) ?? new Y.Doc();
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

/** Applying it again changes nothing. */
function contains(doc: Y.Doc, update: Uint8Array): boolean {
  let changed = false;
  doc.on('update', () => {
    changed = true;
  });
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return false;
  }
  return !changed && doc.store.pendingStructs === null && doc.store.pendingDs === null;
}

async function isConsistent(server: Server): Promise<boolean> {
  const stored = await server.storage.loadDocument(name);
  const fresh = new Y.Doc();
  for (const update of [stored?.snapshot, ...(stored?.updates ?? [])]) if (update) Y.applyUpdate(fresh, update);
  const open = await live(server);
  return (
    stored?.damaged.length === 0 &&
    fresh.store.pendingStructs === null &&
    fresh.store.pendingDs === null &&
    Buffer.compare(Y.encodeStateVector(fresh), Y.encodeStateVector(open)) === 0 &&
    JSON.stringify(contact.read(fresh)) === JSON.stringify(contact.read(open))
  );
}

const pause = () => new Promise((resolve) => setImmediate(resolve));

/** Everything that was sent has been handled: a question that is always answered comes back, or the socket is closed. */
async function settle(raw: Raw): Promise<void> {
  if (raw.ws.readyState !== raw.ws.OPEN) return;
  let answered = false;
  raw.ws.once('pong', () => {
    answered = true;
  });
  raw.ws.ping();
  await until(() => answered || raw.ws.readyState !== raw.ws.OPEN);
}

function watchStalls(): () => number {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return Math.round(longest);
  };
}
