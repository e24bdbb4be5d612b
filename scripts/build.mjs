/** [RUN-2] The client's bundle, built only when something it is made of has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { runStep } from './processes.mjs';
import { root } from './project.mjs';
import { main, Stop, step } from './say.mjs';

const madeOf = [
  'package-lock.json',
  'core/src',
  'client/src',
  'client/public',
  'client/index.html',
  'client/vite.config.ts',
  'client/vite',
  'client/package.json',
  'client/tsconfig.json',
];
const stamp = join(root, 'client', 'dist', '.made-of');

function filesUnder(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of madeOf.flatMap(filesUnder).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

export async function buildClient({ node, env }) {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  await step('Building the client', async () => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const ran = await runStep(node, [vite, 'build', '--logLevel', 'warn'], { cwd: join(root, 'client'), env, quiet: true });
    if (ran.code !== 0) throw new Stop(`${ran.output.trim()}\nThe client was not built; its sources have the error above.`);
    writeFileSync(stamp, now);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(async () => buildClient(await bootstrap()));
