/** The product as a child process, always on the same port and folder, started again whenever somebody has ended it. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StoredDocument {
  readonly updates: readonly Uint8Array[];
  readonly damaged: number;
}
export interface Product {
  readonly origin: string;
  /** By kill -9, or in order; then it starts again. */
  restart(how: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** What a second connection reads from the disk. */
  stored(name: string): Promise<StoredDocument>;
  end(): Promise<void>;
}

const program = new URL('../../server/campaigns/convergence-server.ts', import.meta.url);

export async function startProduct(people: number): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-convergence-'));
  const port = await freePort();
  const answers = new Map<number, (stored: StoredDocument | undefined) => void>();
  let asked = 0;
  let leaving: ChildProcess | undefined;
  let crash: Error | undefined;
  let child = await start();
  let restarting = Promise.resolve();

  function start(): Promise<ChildProcess> {
    const made = fork(program, [folder, String(port), String(people)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    made.on('message', (message: StoredDocument & { readonly answer?: number }) => answer(message.answer ?? 0, message));
    return new Promise((resolve, reject) => {
      made.once('message', () => resolve(made));
      made.once('exit', (code, signal) => {
        if (made !== leaving) crash = new Error(`the server ended by itself (${code ?? signal})`);
        reject(crash ?? new Error('the server was ended before it was ready'));
        for (const ask of answers.keys()) answer(ask, undefined);
      });
    });
  }
  function answer(ask: number, stored: StoredDocument | undefined): void {
    answers.get(ask)?.(stored);
    answers.delete(ask);
  }
  async function stop(how: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    leaving = child;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(how);
    await gone;
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    restart(how) {
      restarting = restarting.then(async () => {
        await stop(how);
        child = await start();
      });
      return restarting;
    },
    async stored(name) {
      for (;;) {
        await restarting;
        if (crash) throw crash;
        const ask = ++asked;
        const stored = await new Promise<StoredDocument | undefined>((resolve) => {
          answers.set(ask, resolve);
          child.send({ ask, name });
        });
        // Undefined: the server was ended meanwhile, and is asked again when it is back.
        if (stored) return stored;
      }
    },
    async end() {
      await restarting;
      await stop('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
