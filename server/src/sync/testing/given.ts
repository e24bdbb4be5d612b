/** Servers and clients of one test, cleared away after it. */
import { afterEach, vi } from 'vitest';
import { type Client, connectClient, connectRaw, startTestServer, type TestServer } from './test-server.ts';

// Real sockets and threads on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

export async function givenServer(options: Parameters<typeof startTestServer>[0] = {}): Promise<TestServer> {
  const server = await startTestServer(options);
  cleanups.push(() => server.stop());
  return server;
}

/** `token` is a user's id, or `<user>:<session>`. */
export function join(server: Pick<TestServer, 'url'>, token: string): Client {
  const client = connectClient(server.url, token);
  cleanups.push(() => client.destroy());
  return client;
}

export async function joinRaw(server: Pick<TestServer, 'url'>, options: Parameters<typeof connectRaw>[1] = {}) {
  const raw = await connectRaw(server.url, options);
  cleanups.push(() => raw.ws.terminate());
  return raw;
}

export const cleanUp = (clean: () => unknown): void => void cleanups.push(clean);
