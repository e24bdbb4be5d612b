/** The editor's own modules for Node: their views are written for a browser's builder, so it builds them once for this process. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { oneLanguage } from '../vite/one-language.ts';

export type Editing = typeof import('./plan-editing.ts');

const client = fileURLToPath(new URL('../', import.meta.url));

/** Beside the packages it imports, so that both have one Yjs. */
export async function loadEditing(): Promise<Editing> {
  const outDir = join(client, 'node_modules', '.campaigns', String(process.pid));
  await mkdir(outDir, { recursive: true });
  try {
    await build({
      root: client,
      configFile: false,
      logLevel: 'error',
      plugins: [oneLanguage()],
      build: { ssr: join(client, 'campaigns', 'plan-editing.ts'), outDir, emptyOutDir: true, minify: false },
    });
    return (await import(pathToFileURL(join(outDir, 'plan-editing.js')).href)) as Editing;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
