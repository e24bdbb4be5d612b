import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('./plans.ts', import.meta.url));

async function run(...options: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [program, '--steps', '30', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

test('[N1] [CLI-380] five editors of one plan, offline for spells, with a server that ends, have one valid text with every word nobody deleted', async () => {
  const { code, said } = await run('--seeds', '4', '--slots', '2', '--restarts', '2', '--from', process.env.SEED ?? '1');
  expect(code, said).toBe(0);
  expect(said).toContain('"seeds":4');
}, 240_000);

/** Seeds that once lost words of somebody who was away, or left a table without rows. */
test('[N1] [CLI-380] seeds that once failed stay as they should be', async () => {
  const { code, said } = await run('--these', '25,216', '--steps', '80', '--slots', '2', '--restarts', '1');
  expect(code, said).toBe(0);
  expect(said).toContain('"seeds":2');
}, 240_000);

test('[CLI-380] a word that goes without anybody deleting it is noticed', async () => {
  const { code, said } = await run('--seeds', '2', '--slots', '2', '--fault', 'words-go');
  expect(code).toBe(1);
  expect(said).toMatch(/of editor \d is gone, and nobody deleted it/);
}, 120_000);
