/** When Tandem cannot start it says why, once, with what to do; and it leaves the data as they are. */
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, runServer, startProduct } from '../product.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-wrong-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function startAndFail(env: Readonly<Record<string, string>>) {
  let output = '';
  const running = runServer({ TANDEM_DATA: folder, ...env }, (text) => (output += text));
  const late = setTimeout(() => running.process.kill('SIGKILL'), 15_000);
  const code = await running.ended;
  clearTimeout(late);
  return { code, output };
}
const stackLines = (output: string) => output.split('\n').filter((line) => /^\s+at /.test(line));

test('[RUN-11] a busy port: the message names the port and how to choose another', async () => {
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const { code, output } = await startAndFail({ PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(output).toContain(String(port));
  expect(output).toMatch(/PORT=/);
  expect(stackLines(output)).toEqual([]);
});

test.each(['', 'deeper'])('[RUN-12] a data folder that cannot be one ("file/%s"): the message names it', async (deeper) => {
  const file = join(folder, 'not-a-folder');
  await writeFile(file, 'mine');
  const data = join(file, deeper);
  const { code, output } = await startAndFail({ PORT: String(await freePort()), TANDEM_DATA: data });
  expect(code).toBe(1);
  expect(output).toContain(data);
  expect(output).toMatch(/choose another folder/i);
  expect(stackLines(output)).toEqual([]);
  expect(await readFile(file, 'utf8')).toBe('mine');
});

test('[RUN-13] a truncated database: the message says where and what to do, and the file stays as it is', async () => {
  const product = await startProduct();
  try {
    expect(await product.stop()).toBe(0);
    const file = await databaseIn(product.folder);
    const half = Math.floor((await stat(file)).size / 2);
    await truncate(file, half);
    const { code, output } = await startAndFail({ PORT: String(await freePort()), TANDEM_DATA: product.folder });
    expect(code).toBe(1);
    expect(output).toContain(product.folder);
    expect(output).toMatch(/damaged.*backup/);
    expect(stackLines(output)).toEqual([]);
    expect((await stat(file)).size).toBe(half);
  } finally {
    await product.end();
  }
});

async function databaseIn(data: string): Promise<string> {
  const files = (await readdir(data, { recursive: true })).filter((name) => name.endsWith('.db'));
  expect(files).toHaveLength(1);
  return join(data, files[0] ?? '');
}

test('[RUN-14] wrong settings: one message lists all of them', async () => {
  const { code, output } = await startAndFail({ PORT: 'eighty', TANDEM_SAMPLE: 'yes', TANDEM_COLOUR: 'blue' });
  expect(code).toBe(1);
  for (const named of ['PORT', 'TANDEM_SAMPLE', 'TANDEM_COLOUR']) expect(output).toContain(named);
  expect(stackLines(output)).toEqual([]);
});
