import { contact, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { authenticate } from './frame.ts';
import { cleanUp, givenServer, join } from './testing/given.ts';
import { type TestServer, until } from './testing/test-server.ts';

/** The status of the answer: 101 when the socket was opened. */
async function knock({ address }: TestServer, { path = '/sync', from = '' } = {}) {
  const ws = new WebSocket(`ws://${address}${path}`, { headers: from ? { 'x-forwarded-for': from, 'x-real-ip': from } : {} });
  cleanUp(() => ws.terminate());
  ws.on('error', () => undefined);
  return new Promise<{ status: number; retryAfter: string | undefined; ws: WebSocket }>((resolve) => {
    ws.on('open', () => resolve({ status: 101, retryAfter: undefined, ws }));
    ws.on('unexpected-response', (_, { statusCode = 0, headers }) =>
      resolve({ status: statusCode, retryAfter: headers['retry-after'], ws }),
    );
  });
}
const statuses = async (server: TestServer, count: number, options = {}) => {
  const found: number[] = [];
  for (let i = 0; i < count; i++) found.push((await knock(server, options)).status);
  return found;
};

test('[S-24] [W16] an address opens so many sockets at once and no more, signed in or not, with a word to the log that says which', async () => {
  const server = await givenServer({ limits: { upgradesAtOncePerAddress: 3, upgradesPerSecondPerAddress: 0.001 } });
  expect(await statuses(server, 5)).toEqual([101, 101, 101, 429, 429]);
  expect((await knock(server)).retryAfter).toMatch(/^\d+$/);
  const refused = server.logged.filter(({ event }) => event === 'sync.upgrade-refused');
  expect(refused).toEqual([
    { level: 'warn', event: 'sync.upgrade-refused', facts: { address: '127.0.0.1', reason: 'too-fast', seconds: expect.any(Number) } },
  ]);
});

test('[S-24] a forged X-Forwarded-For or X-Real-IP changes nothing', async () => {
  const server = await givenServer({ limits: { upgradesAtOncePerAddress: 2, upgradesPerSecondPerAddress: 0.001 } });
  const found: number[] = [];
  for (let i = 0; i < 4; i++) found.push((await knock(server, { from: `198.51.100.${i}` })).status);
  expect(found).toEqual([101, 101, 429, 429]);
});

test('[S-24] behind a trusted proxy each address it saw is counted by itself, and what a client wrote before it is not believed', async () => {
  const server = await givenServer({ trustedProxies: 1, limits: { upgradesAtOncePerAddress: 1, upgradesPerSecondPerAddress: 0.001 } });
  expect((await knock(server, { from: '198.51.100.1' })).status).toBe(101);
  expect((await knock(server, { from: '198.51.100.2' })).status).toBe(101);
  expect((await knock(server, { from: '203.0.113.9, 198.51.100.1' })).status).toBe(429);
  // One household has many addresses of the sixth version, and one network.
  expect((await knock(server, { from: '2001:db8::1' })).status).toBe(101);
  expect((await knock(server, { from: '2001:db8::2' })).status).toBe(429);
});

test('[S-24] [W16] sockets that show nobody are fewer; one that signs in or leaves makes room', async () => {
  const server = await givenServer({ limits: { strangersPerAddress: 2, socketsPerAddress: 3 } });
  await server.sync.documents.change(nameOf('contact', 'acme'), 'ana', (doc) => contact.change(doc, { name: 'Acme' }, 'system'));
  const [first, second] = [await knock(server), await knock(server)];
  expect([first.status, second.status, (await knock(server)).status]).toEqual([101, 101, 429]);
  const answered = new Promise((resolve) => first.ws.once('message', resolve));
  first.ws.send(authenticate('contact/acme', 'ana'));
  await answered;
  expect((await knock(server)).status).toBe(101);
  // Three are open now: that is the most, whoever they are.
  first.ws.close();
  await until(() => server.sync.status().sockets === 2);
  expect((await knock(server)).status).toBe(429);
  second.ws.terminate();
  await until(() => server.sync.status().sockets === 1);
  expect((await knock(server)).status).toBe(101);
});

test('[S-24] the bridge for plain clients is counted with everything else', async () => {
  const server = await givenServer({ limits: { upgradesAtOncePerAddress: 2, upgradesPerSecondPerAddress: 0.001 } });
  expect(await statuses(server, 3, { path: '/ws/contact/acme?token=ana' })).toEqual([101, 101, 429]);
  expect((await knock(server)).status).toBe(429);
});

test('[S-24] [W16] a person who connects again and again is told to wait, and nobody else is', async () => {
  const server = await givenServer({ limits: { signInsAtOncePerUser: 1, signInsPerSecondPerUser: 0.001 } });
  const first = join(server, 'ana').open(nameOf('contact', 'one'), { create: true });
  await first.saved();
  const again = await knock(server);
  const closed = new Promise<number>((resolve) => again.ws.once('close', resolve));
  again.ws.send(authenticate('contact/one', 'ana'));
  expect(await closed).toBe(4429);
  const other = join(server, 'ben').open(nameOf('contact', 'two'), { create: true });
  await other.saved();
});
