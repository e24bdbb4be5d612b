/** Where the built script and styles of the page are: their names carry a hash of what is in them and stand in the build's manifest. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from './look.ts';

const entry = 'share-page/share-page.ts';
const builtClient = fileURLToPath(new URL('../../../../client/dist', import.meta.url));
const none: PageAssets = { script: '', styles: [] };

/** Read anew after each build; a server whose client is not built answers pages without them. */
export function builtAssets(folder: string = builtClient): () => Promise<PageAssets> {
  const file = join(folder, 'files.json');
  let kept = { changed: 0, assets: none };
  return async () => {
    const changed = (await stat(file).catch(() => undefined))?.mtimeMs;
    if (changed === undefined) return none;
    if (changed !== kept.changed) kept = { changed, assets: readManifest(await readFile(file, 'utf8')) };
    return kept.assets;
  };
}

function readManifest(text: string): PageAssets {
  const manifest = JSON.parse(text) as Readonly<Record<string, { readonly file: string; readonly css?: readonly string[] }>>;
  const built = manifest[entry];
  return built ? { script: `/${built.file}`, styles: (built.css ?? []).map((style) => `/${style}`) } : none;
}
