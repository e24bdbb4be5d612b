import { contact, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { cleanUp, givenServer, join, joinRaw } from './testing/given.ts';
import { type TestServer, until } from './testing/test-server.ts';
import { bridgedDocument } from './y-websocket-bridge.ts';

const acme = nameOf('contact', 'acme');

function plainClient(server: TestServer, token: string) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://${server.address}/ws`, acme, doc, {
    params: { token },
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  cleanUp(() => provider.destroy());
  return { doc, provider };
}

test('[SYNC-14] a plain y-websocket client and the product edit one document, and see each other', async () => {
  const server = await givenServer();
  const mine = join(server, 'ana').open(acme, { create: true, presence: true });
  contact.change(mine.doc, { name: 'Acme' }, 'me');
  await mine.saved();
  const plain = plainClient(server, 'ben');
  await until(() => contact.read(plain.doc).name === 'Acme');
  contact.change(plain.doc, { town: 'Kiel' }, 'plain');
  await until(() => contact.read(mine.doc).town === 'Kiel');
  plain.provider.awareness.setLocalStateField('at', 'here');
  mine.provider.setAwarenessField('at', 'there');
  await until(() => mine.provider.awareness?.getStates().get(plain.doc.clientID) !== undefined);
  await until(() => plain.provider.awareness.getStates().get(mine.doc.clientID) !== undefined);
  expect(mine.provider.awareness?.getStates().get(plain.doc.clientID)).toEqual({ user: 'ben', name: 'BEN', at: 'here' });
  plain.provider.destroy();
  await until(() => mine.provider.awareness?.getStates().get(plain.doc.clientID) === undefined);
  expect(contact.read((await server.sync.documents.read(acme)) ?? new Y.Doc())).toMatchObject({ name: 'Acme', town: 'Kiel' });
});

test('[SYNC-14] without the right to it a plain client gets nothing and is closed', async () => {
  const server = await givenServer();
  await server.sync.documents.change(acme, 'ben', (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  const raw = await joinRaw({ url: `ws://${server.address}/ws/${acme}?token=cem` });
  await raw.closing();
  expect(raw.closed?.code).toBe(4403);
  expect(raw.received).toEqual([]);
});

test.each(['/ws/', '/ws/contact', '/ws/contact/../x', '/ws/thing/1', '/ws/contact/a%00b', '/wsx/contact/acme', undefined])(
  '[SYNC-14] %s is no address of a document',
  (url) => {
    expect(bridgedDocument(url)).toBeUndefined();
  },
);
