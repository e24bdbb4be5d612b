/**
 * Many devices in one process. The client's modules hold the state of one page, so each device loads them anew: an import with
 * `?world=3` gives that query to everything of `client/src` it imports, and Node keeps such modules apart.
 */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const source = new URL('../src/', import.meta.url).href;
const stripped = new Map<string, string>();

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const world = context.parentURL === undefined ? null : new URL(context.parentURL).searchParams.get('world');
    if (world === null || !found.url.startsWith(source) || found.url.includes('?')) return found;
    return { ...found, url: `${found.url}?world=${world}` };
  },
  load(url, context, next) {
    if (!url.startsWith(source) || !url.includes('?world=')) return next(url, context);
    const [file = ''] = url.split('?');
    const text = stripped.get(file) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'));
    stripped.set(file, text);
    return { format: 'module', source: text, shortCircuit: true };
  },
});

export interface World {
  readonly documents: typeof import('../src/sync/document-store.ts');
  readonly facts: typeof import('../src/sync/sync-state.ts');
  readonly rows: typeof import('../src/sync/rows.ts');
  readonly session: typeof import('../src/state/session.ts');
}

export async function openWorld(number: number): Promise<World> {
  const load = <T>(path: string): Promise<T> => import(`../src/${path}?world=${number}`) as Promise<T>;
  const [documents, facts, rows, session] = await Promise.all([
    load<World['documents']>('sync/document-store.ts'),
    load<World['facts']>('sync/sync-state.ts'),
    load<World['rows']>('sync/rows.ts'),
    load<World['session']>('state/session.ts'),
  ]);
  return { documents, facts, rows, session };
}

/** What a page finds around it: an address, and storage that each world fills for itself. */
export function standIn(origin: string): void {
  const nothing: Storage = { length: 0, clear() {}, getItem: () => null, key: () => null, removeItem() {}, setItem() {} };
  const { fetch } = globalThis;
  Object.assign(globalThis, {
    location: { origin },
    fetch: (input: string, init?: RequestInit) => fetch(new URL(input, origin), init),
  });
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(globalThis, name, { value: nothing, configurable: true });
}
