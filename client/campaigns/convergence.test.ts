import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('./convergence.ts', import.meta.url));

/** In a process of its own: it loads the client's modules once for each device. */
async function run(...options: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [program, '--steps', '40', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

test('[CLI-59] devices that edit, go offline, are closed and opened agree with each other, the server, its disk and its rows', async () => {
  const { code, said } = await run('--seeds', '20', '--slots', '10', '--restarts', '8', '--from', process.env.SEED ?? '1');
  expect(code, said).toBe(0);
  expect(said).toContain('"seeds":20');
}, 240_000);

test('[CLI-59] a device that forgets what it was given is noticed', async () => {
  const { code, said } = await run('--seeds', '3', '--slots', '3', '--fault', 'device-forgets');
  expect(code).toBe(1);
  expect(said).toMatch(/the device of peer \d: \w+ has not seen what server has/);
}, 120_000);
