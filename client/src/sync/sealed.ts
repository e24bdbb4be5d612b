/**
 * A record was taken away while edits of it waited here. What was not sent is handed over for whoever has the record now, and
 * this device forgets the record: of the person's own words it keeps those that were typed, without saying about whom.
 */
import { type DocumentName, documents, type Fields, parseDocumentName } from '@tandem/core';
import * as Y from 'yjs';
import { ApiError, request } from '../state/request.ts';
import { proseOf } from './describe-changes.ts';
import type { Device, LocalChange, Unsynced } from './device.ts';
import { setSyncFacts, subscribeSyncFacts, syncFacts } from './sync-state.ts';

/** On its way. It still names the record, for as long as it takes to send it. */
export interface ToHandOver {
  readonly state: 'to-send';
  /** Of its first change: sent by two tabs, it is one copy. */
  readonly id: string;
  readonly at: string;
  readonly document: DocumentName;
  readonly changes: readonly LocalChange[];
  /** Base64 of what the server did not have; '' when it is too long to be sent, and the values have to do. */
  readonly update: string;
  readonly texts: readonly string[];
}
export interface HandedOver {
  /** `kept`: the server would not take it. */
  readonly state: 'handed' | 'kept';
  readonly id: string;
  readonly at: string;
  readonly count: number;
  /** What this person typed. */
  readonly texts: readonly string[];
}
export type Sealed = ToHandOver | HandedOver;
type Keeps = Pick<Device, 'saveSealed'>;

/** The server takes 256 kB as base64, and texts of this length in a change. */
const longestUpdate = 190_000;
const longestText = 20_000;
/** Values that are chosen and not typed: they are ids, or words of the workspace. */
const chosen: ReadonlySet<string> = new Set([
  'user',
  'contact',
  'setting',
  'choice',
  'document',
  'board',
  'object',
  'flag',
  'instant',
  'rank',
]);

export function sealedOf({ name, since, changes, base }: Unsynced, doc: Y.Doc, earlier: readonly LocalChange[]): ToHandOver {
  const update = base ? Y.encodeStateAsUpdate(doc, base) : new Uint8Array();
  const written = changes.some(isProse) ? typedIn(update) : '';
  // What is new says more than the whole; a text that only lost something is told as it is.
  const prose = (path: string) => (written || proseOf(doc, path)).slice(0, longestText);
  const told = changes.map((change) => (isProse(change) ? { ...change, to: prose(change.path) } : change));
  return {
    state: 'to-send',
    id: changes[0]?.id ?? since,
    at: new Date().toISOString(),
    document: name,
    changes: told,
    update: update.byteLength > longestUpdate ? '' : base64(update),
    texts: [...changes.filter((change) => !isProse(change)), ...earlier].flatMap(typedWords).concat(written).filter(Boolean),
  };
}
/** Of what had been refused before: its words stay, without the record. */
export const textsOf = (refused: readonly LocalChange[]): HandedOver => ({
  state: 'kept',
  id: refused[0]?.id ?? '',
  at: refused[0]?.at ?? '',
  count: refused.length,
  texts: refused.flatMap((change) => (isProse(change) ? [String(change.to ?? '')] : typedWords(change))),
});

const isProse = ({ path }: LocalChange): boolean => path !== '' && !path.includes('/');

/** On the device before anything else of the record is forgotten. */
export async function keepSealed(sealed: Sealed, device: Keeps): Promise<void> {
  if (syncFacts().sealed.some(({ id }) => id === sealed.id)) return;
  await keep([...syncFacts().sealed, sealed], device);
}

export const forgetSealed = (id: string, device: Keeps): Promise<void> =>
  keep(
    syncFacts().sealed.filter((one) => one.id !== id),
    device,
  );

/** Sends what waits now and whenever the server is there again. Answers how to stop. */
export function startHandingOver(device: Keeps): () => void {
  let connectedAt: string | undefined;
  let waiting = 0;
  const look = () => {
    const facts = syncFacts();
    const toSend = facts.sealed.filter(({ state }) => state === 'to-send').length;
    const isNew = facts.connectedAt !== connectedAt || toSend > waiting;
    connectedAt = facts.connectedAt;
    waiting = toSend;
    if (isNew && toSend > 0 && facts.connectedAt) void handOver(device);
  };
  look();
  return subscribeSyncFacts(look);
}

let running: Promise<void> = Promise.resolve();
function handOver(device: Keeps): Promise<void> {
  running = running.then(async () => {
    for (const one of syncFacts().sealed) if (one.state === 'to-send') await send(one, device);
  });
  return running;
}

async function send({ id, at, document, changes, update, texts }: ToHandOver, device: Keeps): Promise<void> {
  const body = { id, document, changes: changes.map(({ document: _, ...change }) => change), update };
  const state = await request('POST', '/api/sealed-copies', body).then(
    () => 'handed' as const,
    (error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      return error.status === 400 || error.status === 413 ? ('kept' as const) : undefined;
    },
  );
  // No answer, or not now: it stays, and is sent when the server is there again.
  if (!state) return;
  const done: HandedOver = { state, id, at, count: changes.length, texts };
  await keep(
    syncFacts().sealed.map((one) => (one.id === id ? done : one)),
    device,
  );
  for (const listener of listeners) listener(done);
}

const listeners = new Set<(done: HandedOver) => void>();
/** Told once for each copy that was handed over on this page. */
export function onHandedOver(listener: (done: HandedOver) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function keep(sealed: readonly Sealed[], device: Keeps): Promise<void> {
  setSyncFacts({ sealed });
  await device.saveSealed(sealed);
}

/** Numbers and words of typed fields; of an entry, those of its typed fields. */
function typedWords({ document, path, to }: LocalChange): readonly string[] {
  const type = parseDocumentName(document)?.type;
  if (!type || to === undefined || to === null) return [];
  const { fields, lists } = documents[type] as unknown as { readonly fields: Fields; readonly lists: Readonly<Record<string, Fields>> };
  const [list = '', id = '', key] = path.split('/');
  const typed = (field: Fields[string] | undefined, value: unknown): readonly string[] =>
    field && !chosen.has(field.kind) && (typeof value === 'string' || typeof value === 'number') && value !== '' ? [String(value)] : [];
  if (list === 'fields') return typed(fields[id], to);
  if (key !== undefined) return typed(lists[list]?.[key], to);
  if (typeof to !== 'object') return [];
  return Object.entries(to).flatMap(([name, value]) => typed(lists[list]?.[name], value));
}

/** Of running text only what is new: the rest may be others' words about the record. */
function typedIn(update: Uint8Array): string {
  if (update.byteLength === 0) return '';
  const { structs } = Y.decodeUpdate(update);
  return structs.map((item) => (item instanceof Y.Item && item.content instanceof Y.ContentString ? item.content.str : '')).join('');
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
