/** The real product out of the working tree, in a process of its own: started, stopped, killed, started again on the same data. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tieToThisProcess } from './tied-child.ts';
import { until } from './until.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Product {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  pid(): number;
  /** Everything the server has written so far. */
  output(): string;
  start(): Promise<void>;
  /** Asks the server to stop; its exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Stops what runs and removes the data. */
  end(): Promise<void>;
}

export interface ProductOptions {
  /** Data to begin with; a copy is used. Without it the workspace is empty. */
  readonly data?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startProduct({ data, env = {} }: ProductOptions = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-data-'));
  if (data !== undefined) await cp(data, folder, { recursive: true });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let running: Running | undefined;
  let output = '';

  const product: Product = {
    url,
    port,
    folder,
    pid: () => running?.process.pid ?? 0,
    output: () => output,
    start: async () => {
      const next = runServer({ PORT: String(port), TANDEM_DATA: folder, ...env }, (text) => (output += text));
      running = next;
      const outcome = await Promise.race([next.ended.then((code) => ({ code })), untilHealthy(url).then(() => undefined)]);
      if (outcome) throw new Error(`the server ended with ${outcome.code} before it was healthy:\n${output}`);
    },
    stop: async () => {
      running?.process.kill('SIGTERM');
      return (await running?.ended) ?? null;
    },
    kill: async () => {
      running?.process.kill('SIGKILL');
      await running?.ended;
    },
    end: async () => {
      await product.kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await product.start().catch(async (error) => {
    await product.end();
    throw error;
  });
  return product;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
}

/** A server that is not expected to become healthy: for stories about what it says when it cannot start. */
export function runServer(env: Readonly<Record<string, string>>, onOutput: (text: string) => void): Running {
  const { CI: _ci, VITEST: _vitest, NODE_ENV: _mode, ...rest } = process.env;
  const child = spawn(process.execPath, ['server/src/main.ts'], { cwd: root, env: { ...rest, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
  tieToThisProcess(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { process: child, ended };
}

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });

const untilHealthy = (url: string) =>
  until(`${url} answers`, async () => (await fetch(`${url}/api/health`).catch(() => undefined))?.status === 200, { seconds: 60 });
