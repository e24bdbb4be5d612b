/** What can be said of an update before it is applied anywhere: its shape, what it builds on, and whether it lies about the past. */
import * as Y from 'yjs';

export type Inspection =
  | { readonly ok: true }
  | { readonly ok: false; readonly verdict: 'missing' }
  | { readonly ok: false; readonly verdict: 'malformed'; readonly why: string };

/** Thrown from the walk over an update; the reason never holds any of its content. */
class Malformed extends Error {}

const mostStructs = 50_000;
const mostDeletions = 50_000;
const deepestValue = 32;
const forbiddenKeys = new Set(['__proto__', 'prototype', 'constructor']);

type Decoded = ReturnType<typeof Y.decodeUpdate>;

export function inspectUpdate(doc: Y.Doc, update: Uint8Array): Inspection {
  try {
    const decoded = Y.decodeUpdate(update);
    if (decoded.structs.length > mostStructs) throw new Malformed('too many changes in one update');
    for (const struct of decoded.structs) if (struct instanceof Y.Item) checkItem(struct, doc);
    return isComplete(decoded, doc) ? { ok: true } : { ok: false, verdict: 'missing' };
  } catch (error) {
    return { ok: false, verdict: 'malformed', why: error instanceof Malformed ? error.message : 'it cannot be decoded' };
  }
}

/** Whether everything it builds on is in the document or in itself. Yjs would keep the rest aside for ever, invisible and acknowledged. */
function isComplete({ structs, ds }: Decoded, doc: Y.Doc): boolean {
  const reached = new Map<number, number>();
  const known = (client: number) => reached.get(client) ?? Y.getState(doc.store, client);
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock > known(client)) return false;
    reached.set(client, Math.max(known(client), clock + struct.length));
  }
  const isThere = (id: unknown) => !(id instanceof Y.ID) || id.clock < known(id.client);
  const builtOn = structs.every(
    (struct) => !(struct instanceof Y.Item) || [struct.origin, struct.rightOrigin, struct.parent].every(isThere),
  );
  if (!builtOn) return false;
  let deletions = 0;
  for (const [client, ranges] of ds.clients) {
    deletions += ranges.length;
    if (deletions > mostDeletions) throw new Malformed('too many deletions in one update');
    if (ranges.some(({ clock, len }) => clock + len > known(client))) return false;
  }
  return true;
}

function checkItem(item: Y.Item, doc: Y.Doc): void {
  // Of an update that was only decoded, a parent is a root's name, an id, or left open; the declared type knows the applied form only.
  const parent = item.parent as unknown;
  if (typeof parent === 'string' && forbiddenKeys.has(parent)) throw new Malformed('a forbidden key');
  if (item.parentSub !== null && forbiddenKeys.has(item.parentSub)) throw new Malformed('a forbidden key');
  const { content } = item;
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) for (const value of content.arr) checkValue(value, 0);
  else if (content instanceof Y.ContentEmbed) checkValue(content.embed, 0);
  else if (content instanceof Y.ContentFormat) {
    if (forbiddenKeys.has(content.key)) throw new Malformed('a forbidden key');
    checkValue(content.value, 0);
  } else if (content instanceof Y.ContentDoc) throw new Malformed('a document within a document');
  if (Y.getState(doc.store, item.id.client) > item.id.clock) checkAgainstKnown(item, doc);
}

function checkValue(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (depth > deepestValue) throw new Malformed('a value nested too deeply');
  if (Array.isArray(value)) {
    for (const part of value) checkValue(part, depth + 1);
    return;
  }
  // The decoder assigns keys one by one: "__proto__" does not become a key, it becomes the prototype.
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new Malformed('a forbidden key');
  for (const [key, part] of Object.entries(value)) {
    if (forbiddenKeys.has(key)) throw new Malformed('a forbidden key');
    checkValue(part, depth + 1);
  }
}

/**
 * Two devices that used one client id: each has its own text at the same place, the state vectors are equal, and Yjs never notices.
 * Only what is still readable on both sides can be compared.
 */
function checkAgainstKnown(item: Y.Item, doc: Y.Doc): void {
  const { client, clock } = item.id;
  const structs = doc.store.clients.get(client) ?? [];
  const end = Math.min(clock + item.length, Y.getState(doc.store, client));
  const said = item.content.getContent();
  for (let at = clock; at < end; ) {
    const held = structs[Y.findIndexSS(structs, at)];
    if (!held) return;
    const heldEnd = held.id.clock + held.length;
    if (held instanceof Y.Item && !held.deleted && isReadable(item) && isReadable(held)) {
      if (held.content.constructor !== item.content.constructor) throw new Malformed('another content for a change that is known');
      const values = held.content.getContent();
      for (; at < Math.min(heldEnd, end); at++) {
        if (!isSame(values[at - held.id.clock], said[at - clock])) throw new Malformed('another content for a change that is known');
      }
    }
    at = heldEnd;
  }
}

const isReadable = (item: Y.Item): boolean =>
  !(item.content instanceof Y.ContentDeleted) && item.content.getContent().length === item.length;

const isSame = (a: unknown, b: unknown): boolean =>
  a instanceof Y.AbstractType || b instanceof Y.AbstractType
    ? Object.getPrototypeOf(a) === Object.getPrototypeOf(b)
    : a === b || JSON.stringify(a) === JSON.stringify(b);
