/** For tests: a whole server in a process of its own, whose memory can be measured. */
import { execFileSync, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface OwnServer {
  readonly url: string;
  readonly port: number;
  headers(more?: Record<string, string>): Record<string, string>;
  /** Resident now. */
  megabytes(): number;
  end(): Promise<void>;
}
const first = {
  ...{ company: 'Halden', name: 'Helen Marsh', email: 'helen@halden.example' },
  ...{ password: 'four words and a comma', content: 'empty' },
};

export async function ownServer(): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-own-'));
  const server = fork(fileURLToPath(new URL('../../main.ts', import.meta.url)), {
    env: { PATH: process.env.PATH, PORT: '0', TANDEM_DATA: folder, TANDEM_LOG: 'error' },
  });
  const url = await new Promise<string>((resolve) => server.once('message', (said) => resolve((said as { listening: string }).listening)));
  const begun = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(first),
  });
  const { token } = (await begun.json()) as { token: string };
  return {
    url,
    port: Number(new URL(url).port),
    headers: (more = {}) => ({ authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...more }),
    megabytes: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1024,
    async end() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
