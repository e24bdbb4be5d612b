import { contact, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { authenticate, readFrame } from './frame.ts';
import { defaultLimits } from './limits.ts';
import { givenServer, join, joinRaw } from './testing/given.ts';
import { type HostileServer, sendHostile } from './testing/hostile-campaign.ts';
import { hostileFrames } from './testing/hostile-frames.ts';
import { unlimited } from './testing/test-server.ts';

test('[SYNC-16] [W1] [W2] a thousand malformed frames and updates: the server lives, acknowledges nothing it did not take, and keeps the document', async () => {
  const server = await givenServer({ limits: unlimited });
  const figures = await sendHostile(server, { frames: 600, mutants: 400, seed: Number(process.env.SEED ?? 1) });
  expect(figures).toMatchObject({
    frames: 600,
    mutants: 400,
    falselyAcknowledged: 0,
    silentlyTaken: 0,
    consistent: true,
    changedByFrames: 0,
  });
  expect(figures.socketsClosed).toBeGreaterThan(100);
  const after = join(server, 'ana').open(nameOf('contact', 'after'), { create: true });
  contact.change(after.doc, { name: 'Still serving' }, 'me');
  await after.saved();
}, 60_000);

test('[SYNC-16] the campaign notices a server that acknowledges what it leaves out, takes what it does not acknowledge, or stores less than it shows', async () => {
  const server = await givenServer({ limits: unlimited });
  const campaign = (faulty: HostileServer) => sendHostile(faulty, { frames: 0, mutants: 120, seed: 2, lanes: 2 });
  const { sync, storage, url } = server;
  const reading = (read: typeof sync.documents.read) => ({ url, storage, sync: { ...sync, documents: { ...sync.documents, read } } });

  // What it showed first is what it shows for ever.
  const first = new Map<string, Promise<Y.Doc | undefined>>();
  const stale = async (name: Parameters<typeof sync.documents.read>[0]) => {
    const shown = first.get(name) ?? sync.documents.read(name);
    first.set(name, shown);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate((await shown) ?? copy));
    return copy;
  };
  expect((await campaign(reading(stale))).falselyAcknowledged).toBeGreaterThan(0);

  const growing = async (name: Parameters<typeof sync.documents.read>[0]) => {
    const shown = await sync.documents.read(name);
    shown?.getMap('fields').set('town', 'from nobody');
    return shown;
  };
  expect((await campaign(reading(growing))).silentlyTaken).toBeGreaterThan(0);

  const forgetful: HostileServer = {
    url,
    sync,
    storage: {
      ...storage,
      loadDocument: async (name) => {
        const stored = await storage.loadDocument(name);
        return stored && { ...stored, updates: stored.updates.slice(0, -1) };
      },
    },
  };
  expect((await campaign(forgetful)).consistent).toBe(false);
}, 60_000);

test('[SYNC-16] [W4] [W5] no frame makes the reader throw, and wrong names, unknown types and leftovers are no frames', () => {
  for (const data of hostileFrames('contact/acme', new Uint8Array([0, 0]))) expect(() => readFrame(data)).not.toThrow();
  expect(readFrame(authenticate('contact/acme', 'x'))).toEqual({ address: 'contact/acme', name: 'contact/acme', type: 2 });
  expect(readFrame(authenticate('contact/acme\0s1', 'x'))).toEqual({ address: 'contact/acme\0s1', name: 'contact/acme', type: 2 });
  expect(readFrame(authenticate('contact/acme\0s1\0s2', 'x'))).toBeUndefined();
  expect(readFrame(authenticate('contact/acme', 'x'.repeat(3000)))).toBeUndefined();
});

test('[SYNC-16] [W21] a text frame, and a client that speaks as another server would, are closed', async () => {
  const server = await givenServer();
  const text = await joinRaw(server);
  text.send('hello');
  await text.closing();
  expect(text.closed?.code).toBe(1003);
  const relay = await joinRaw(server);
  relay.send(new Uint8Array([4, 116, 101, 115, 116, 6, 1, 120]));
  await relay.closing();
  expect(relay.closed?.code).toBe(1008);
  expect(defaultLimits.frameBytes).toBe(1024 * 1024);
});

test('[S-18] [W5] frames about a document that is not open on the socket get no answer, and a name that is none gets the common refusal', async () => {
  const server = await givenServer();
  await server.sync.documents.change(nameOf('contact', 'acme'), 'ana', (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  const raw = await joinRaw(server);
  for (const data of hostileFrames('contact/acme', new Uint8Array([0, 0])))
    if (readFrame(data)?.type === 0 && raw.ws.readyState === raw.ws.OPEN) raw.send(data);
  raw.send(authenticate('__proto__', 'ana'));
  const mine = join(server, 'ana').open(nameOf('contact', 'acme'));
  await mine.saved();
  expect(raw.closed).toBeUndefined();
  expect(raw.received).toHaveLength(1);
  expect(Buffer.from(raw.received[0] ?? []).toString()).toContain('permission-denied');
});
