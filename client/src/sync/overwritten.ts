/** Values of a document that were written at the same time as others and do not stand: asked of the server, kept while it is looked at. */
import { type DocumentName, sameValue } from '@tandem/core';
import * as Y from 'yjs';
import { ApiError, request } from '../state/request.ts';
import { documentNamed, subscribeDocument } from './document-store.ts';
import { subscribeSyncFacts, syncFacts } from './sync-state.ts';
import { valueAt } from './take-back.ts';

export interface Authored {
  readonly value: unknown;
  /** '' when nobody knows any more. */
  readonly actor: string;
  readonly at: string;
}
export interface Overwritten {
  readonly id: number;
  readonly path: string;
  readonly at: string;
  readonly stands: Authored;
  readonly lost: Authored;
}

/** Several changes come in a row; they are asked about once. */
const pause = 1_200;

/** Told now, after every time the line was down, and after changes of fields. Answers how to stop. */
export function followOverwritten(name: DocumentName, prefix: string, tell: (found: readonly Overwritten[]) => void): () => void {
  let connectedAt: string | undefined;
  let unsynced = syncFacts().unsynced.has(name);
  let fields = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const ask = async () => {
    try {
      const { overwritten } = await request<{ overwritten: readonly Overwritten[] }>(
        'GET',
        `/api/overwritten?document=${encodeURIComponent(name)}`,
      );
      if (!stopped) tell(overwritten);
    } catch (error) {
      // Without a network what was told before stays.
      if (!(error instanceof ApiError)) throw error;
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  };
  const look = () => {
    const facts = syncFacts();
    const waits = facts.unsynced.has(name);
    if (facts.connectedAt && facts.connectedAt !== connectedAt) void ask();
    // An own edit has arrived, perhaps beside somebody else's.
    else if (unsynced && !waits) soon();
    connectedAt = facts.connectedAt;
    unsynced = waits;
  };
  const changed = () => {
    const now = fieldsOf(documentNamed(name)?.doc, prefix);
    if (now !== fields && fields !== '') soon();
    fields = now;
  };
  look();
  changed();
  const stops = [subscribeSyncFacts(look), subscribeDocument(name, changed)];
  return () => {
    stopped = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** Of one entry, or of the whole document, the newest item of each register: running text does not move it. */
function fieldsOf(doc: Y.Doc | undefined, prefix: string): string {
  if (!doc) return '';
  const [list = '', id] = prefix.split('/');
  const maps: unknown[] = id ? [doc.getMap(list).get(id)] : [...doc.share.values()].filter((root) => root instanceof Y.Map);
  let marks = 'here ';
  const mark = (map: unknown): void => {
    if (!(map instanceof Y.Map)) return;
    for (const item of map._map.values()) {
      marks += `${item.id.client}.${item.id.clock} `;
      if (item.content instanceof Y.ContentType) mark(item.content.type);
    }
  };
  for (const map of maps) mark(map);
  return marks;
}

/** Those whose other value is still what nobody has decided about: once somebody writes the field anew, it is settled. */
export function undecided(found: readonly Overwritten[], doc: Y.Doc, prefix: string): readonly Overwritten[] {
  const seen = new Set<string>();
  return found.filter(({ path, stands, lost }) => {
    const key = `${path} ${JSON.stringify(lost.value)}`;
    if (!path.startsWith(prefix) || seen.has(key) || !sameValue(valueAt(doc, path) ?? null, stands.value)) return false;
    seen.add(key);
    return true;
  });
}
