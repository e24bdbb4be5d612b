/** A file into a product by its own command, as whoever looks after it would bring it in. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Product } from './product.ts';
import { tieToThisProcess } from './tied-child.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function bringIn(
  product: Pick<Product, 'folder' | 'port'>,
  csv: string,
  as: { readonly mail: string; readonly password: string },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-file-'));
  const file = join(folder, 'customers.csv');
  await writeFile(file, csv);
  const { NODE_ENV: _mode, ...env } = process.env;
  const child = spawn(process.execPath, ['server/src/cli/import.ts', file, '--kind', 'contacts', '--as', as.mail], {
    cwd: root,
    env: { ...env, PORT: String(product.port), TANDEM_DATA: product.folder },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  tieToThisProcess(child);
  // A running server asks who it is; a folder nobody serves does not.
  child.stdin.end(`${as.password}\n`);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  await rm(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the import ended with ${code}:\n${output}`);
}
