/** What a browser fetches before the first screen, out of a build as it is shipped. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partsFor } from './src/i18n/everyday.ts';

const most = 250_000;
type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

const built = mkdtempSync(join(tmpdir(), 'tandem-built-'));
let manifest: Manifest = {};
beforeAll(() => {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const { NODE_ENV: _, ...env } = process.env;
  execFileSync(process.execPath, [vite, 'build', '--outDir', built, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: import.meta.dirname,
    env,
  });
  manifest = JSON.parse(readFileSync(join(built, 'files.json'), 'utf8')) as Manifest;
}, 120_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

interface Route {
  readonly path: string;
  readonly screen: string;
}
/** Each route of the one list with the module of its screen, written in place or in a function above it. */
function routes(): readonly Route[] {
  const text = readFileSync(join(import.meta.dirname, 'src/routes.tsx'), 'utf8');
  const imported = /import\('\.\/([^']+)'\)/;
  return text.split('createRoute({').flatMap((block) => {
    const own = block.slice(0, block.indexOf('\n});') + 1 || block.indexOf('\n'));
    const path = /\bpath: '([^']+)'/.exec(own)?.[1];
    const made = /component: (\w+)\(\)/.exec(own)?.[1];
    const screen = imported.exec(own)?.[1] ?? (made && imported.exec(text.slice(text.indexOf(`const ${made} =`)))?.[1]);
    return path && screen ? [{ path, screen }] : [];
  });
}

function withImports(module: string, found = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[module];
  if (!chunk) throw new Error(`the build has no ${module}`);
  if (found.has(module)) return found;
  found.add(module);
  for (const other of chunk.imports ?? []) withImports(other, found);
  return found;
}

const packed = new Map<string, number>();
function packedSize(file: string): number {
  const size = packed.get(file) ?? gzipSync(readFileSync(join(built, file))).length;
  packed.set(file, size);
  return size;
}

function firstLoad({ path, screen }: Route, language: string): number {
  // A phone waits for the words of its bar too.
  const texts = partsFor(path, true).map((part) => `virtual:catalogue/${language}/${part}`);
  const modules = ['index.html', `src/${screen}`, ...texts].flatMap((module) => [...withImports(module)]);
  const files = new Set(modules.flatMap((module) => manifest[module]?.file ?? []).filter((file) => file.endsWith('.js')));
  return [...files].reduce((sum, file) => sum + packedSize(file), 0);
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

test('[CLI-140] before the first screen no route loads more than 250 kB of script, gzipped', () => {
  const sizes = routes().map((route) => ({ ...route, bytes: Math.max(firstLoad(route, 'en'), firstLoad(route, 'sv')) }));
  expect(sizes.map(({ path }) => path)).toEqual(expect.arrayContaining(['/projects', '/contacts', '/contacts/$id', '/today', '/sign-in']));
  expect(sizes.filter(({ bytes }) => bytes > most).map(({ path, bytes }) => `${path}: ${kB(bytes)}`)).toEqual([]);
});

test('[CLI-140] a route is not counted twice or forgotten', () => {
  const screens = new Set(routes().map(({ screen }) => `src/${screen}`));
  const lazily = readFileSync(join(import.meta.dirname, 'src/routes.tsx'), 'utf8').matchAll(/import\('\.\/([^']+)'\)/g);
  expect([...lazily].map(([, file]) => `src/${file}`).filter((file) => !screens.has(file))).toEqual([]);
});

test('[CLI-142] the texts of the other language are in none of these files', () => {
  const files = new Set([...withImports('index.html')].map((module) => manifest[module]?.file ?? ''));
  const texts = ['en', 'sv'].map((language) => manifest[`virtual:catalogue/${language}/everyday`]?.file ?? '');
  const [english, swedish] = texts.map((file) => readFileSync(join(built, file), 'utf8'));
  expect(texts.filter((file) => files.has(file))).toEqual([]);
  expect([english?.includes('Search this list'), swedish?.includes('Search this list')]).toEqual([true, false]);
});

test('[PAGE-33] the public page has one script of at most 15 kB and loads nothing of the program', () => {
  const page = manifest['share-page/share-page.ts'];
  expect(page?.file).toMatch(/^share-page\/.*\.js$/);
  expect([...withImports('share-page/share-page.ts')]).toEqual(['share-page/share-page.ts']);
  const script = readFileSync(join(built, page?.file ?? ''), 'utf8');
  expect(script.length).toBeLessThan(15_000);
  expect(script).not.toMatch(/import\s*\(|import\s*[{"']|https?:/);
});
