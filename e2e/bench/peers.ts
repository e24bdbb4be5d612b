/** The servers that are compared, each in a process of its own and reached with the same client library. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startProduct } from '../product.ts';
import { loadSample, sampleData } from '../sample-data.ts';
import { tieToThisProcess } from '../tied-child.ts';
import { until } from '../until.ts';
import type { Door } from './client.ts';

export interface Peer extends Door {
  readonly name: PeerName;
  readonly pid: number;
  kill(): Promise<void>;
  /** On the same data; the same address and token stay good. */
  restart(): Promise<Peer>;
  end(): Promise<void>;
}
export const peerNames = ['hocuspocus', 'hocuspocus again', 'hocuspocus + sqlite', 'tandem'] as const;
export type PeerName = (typeof peerNames)[number];

const shared = await mkdtemp(join(tmpdir(), 'tandem-bench-shared-'));
process.on('exit', () => rmSync(shared, { recursive: true, force: true }));
let loaded: Promise<void> | undefined;

export const startPeer = (name: PeerName): Promise<Peer> => (name === 'tandem' ? startTandem() : startHocuspocus(name));

/** The real server with the sample's data: everybody of the sample signs in, since a person may only have some sockets. */
async function startTandem(): Promise<Peer> {
  loaded ??= loadSample(shared);
  await loaded;
  const product = await startProduct({ data: sampleData(shared), env: { TANDEM_LOG: 'error' } });
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const answer = await fetch(`${product.url}/api${path}`, {
      ...init,
      headers: { 'content-type': 'application/json', origin: product.url, ...init.headers },
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const signIn = async (email: string) =>
    (await ask<{ readonly token: string }>('/sample-sessions', { method: 'POST', body: JSON.stringify({ email, cookie: false }) })).token;
  const admin = await signIn('admin@example.com');
  const { users } = await ask<{ readonly users: readonly { readonly id: string; readonly email: string; readonly state: string }[] }>(
    '/users',
    {
      headers: { authorization: `Bearer ${admin}` },
    },
  );
  const others = users.filter(({ email, state }) => state === 'active' && email !== 'admin@example.com').slice(0, 34);
  const tokens = [admin];
  for (const { email } of others) tokens.push(await signIn(email));
  const peer = (): Peer => ({
    name: 'tandem',
    socket: `ws://localhost:${product.port}/sync`,
    tokens,
    members: others.map(({ id }) => `user:${id}`),
    pid: product.pid(),
    kill: product.kill,
    restart: async () => {
      await product.start();
      return peer();
    },
    end: product.end,
  });
  return peer();
}

async function startHocuspocus(name: Exclude<PeerName, 'tandem'>): Promise<Peer> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  const port = await freePort();
  const program = fileURLToPath(new URL('./hocuspocus-server.ts', import.meta.url));
  const args = name === 'hocuspocus + sqlite' ? ['sqlite', String(port), join(folder, 'hocuspocus.db')] : ['memory', String(port)];
  let running: ChildProcess;
  const start = async (): Promise<Peer> => {
    running = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    const child = running;
    tieToThisProcess(child);
    await until(`${name} listens`, () => accepts(port));
    return { name, socket: `ws://127.0.0.1:${port}`, tokens: ['none'], members: [], pid: child.pid ?? 0, kill, restart: start, end };
  };
  const kill = () =>
    new Promise<void>((resolve) => {
      if (running.exitCode !== null || running.signalCode !== null) return resolve();
      running.once('exit', () => resolve());
      running.kill('SIGKILL');
    });
  const end = async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  return start();
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });
