/**
 * The documents that are open on this page. One is opened from the device first, then attached to the socket; it closes some
 * seconds after the last screen has left it, and never while it holds a change that the server has not confirmed.
 */
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import { forgetOpened } from '../state/recent.ts';
import { proseOf } from './describe-changes.ts';
import type { Device, LocalChange, RefusalReason, Refused } from './device.ts';
import { createDocumentLink } from './document-link.ts';
import { forgetErased } from './erased.ts';
import { createLateDevice } from './late-device.ts';
import { createOpenDocument, fromTab, type OpenDocument } from './open-document.ts';
import type { Edited } from './open-document-needs.ts';
import { forgetOutcome, forgetOutcomesOf, noteOutcomes, outcomesOf } from './outcomes.ts';
import { forgetStepsOf } from './own-steps.ts';
import { forgetReunion, forgetReunions, noteReturning, noteReunited } from './reunited.ts';
import { rowsStore } from './rows.ts';
import { forgetSealed, keepSealed, sealedOf, startHandingOver, textsOf } from './sealed.ts';
import { noteSealed } from './sealed-news.ts';
import { mergeChanges, setSyncFacts, syncFacts } from './sync-state.ts';
import { ownDocuments } from './wanted-documents.ts';
import { wordsWritten } from './words-written.ts';

const closeAfter = 15_000;

const alwaysOpen = 'settings' as DocumentName;

const open = new Map<DocumentName, OpenDocument>();
const holds = new Map<DocumentName, number>();
const listeners = new Map<DocumentName, Set<() => void>>();
let events: DocumentEvents = { onEdit: () => undefined, onWake: () => undefined };
let device = createLateDevice();
let stopHandingOver: () => void = () => undefined;
const link = createDocumentLink(
  () => open.values(),
  () => events.onWake(),
);

export interface DocumentEvents {
  /** An edit made on this page, for the other tabs. */
  readonly onEdit: (name: DocumentName, update: Uint8Array) => void;
  /** The machine has slept: every open line is to be doubted. */
  readonly onWake: () => void;
}

export function startDocuments(kept: Device, heard: DocumentEvents): void {
  device.arrive(kept);
  events = heard;
  // The server closes a socket that shows nobody's right for ten seconds, and a list opens no document: this one everybody may read.
  acquire(alwaysOpen);
  link.start();
  stopHandingOver = startHandingOver(device);
  // What was edited in an earlier visit is sent now, whether a screen shows it or not.
  for (const name of syncFacts().unsynced.keys()) if (!open.has(name)) openNow(name, false);
}

export function stopDocuments(): void {
  link.stop();
  stopHandingOver();
  for (const document of open.values()) document.destroy();
  open.clear();
  holds.clear();
  forgetReunions();
  device = createLateDevice();
}

/** Opens a document, or joins those who have it open. Whoever acquires it releases it. */
export function acquire(name: DocumentName, options: { readonly create?: boolean } = {}): OpenDocument {
  holds.set(name, (holds.get(name) ?? 0) + 1);
  return open.get(name) ?? openNow(name, options.create ?? false);
}

export function release(name: DocumentName): void {
  const left = (holds.get(name) ?? 1) - 1;
  if (left > 0) holds.set(name, left);
  else {
    holds.delete(name);
    closeSoon(name);
  }
}

export const documentNamed = (name: DocumentName): OpenDocument | undefined => open.get(name);

/** Hears of every change of a document's content or state, also when it is replaced by the server's newer copy. */
export function subscribeDocument(name: DocumentName, listener: () => void): () => void {
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(listener));
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(name) === set) listeners.delete(name);
  };
}

/** An edit of another tab of this browser: while there is no server between us, it comes this way. */
export function takeEditOfTab(name: DocumentName, update: Uint8Array): void {
  const document = open.get(name);
  if (document && document.phase() !== 'synced') Y.applyUpdate(document.doc, update, fromTab);
}

function openNow(name: DocumentName, create: boolean): OpenDocument {
  const document = createOpenDocument({
    name,
    device,
    rows: rowsStore,
    created: create,
    waiting: () => syncFacts().unsynced.get(name),
    onChange: () => notify(name),
    onEdit: (update) => events.onEdit(name, update),
    onUnsynced: (entry) => setUnsynced(name, entry),
    onRefused: (reason) => refuse(name, reason),
    onForbidden: () => {
      forgetStepsOf(name);
      forgetReunion(name);
      forgetOutcomesOf(name, device);
      void takeAway(name);
    },
    onErased: () => {
      forgetStepsOf(name);
      forgetReunion(name);
      forgetOutcomesOf(name, device);
      void forgetErased(name, titleIn(name), device, holds.has(name));
    },
    onSealed: () => noteSealed(name),
    onSettled: link.attachNext,
    onReturning: (doc) => noteReturning(name, doc),
  });
  open.set(name, document);
  void document.whenRead.then(link.attachNext);
  return document;
}

function notify(name: DocumentName): void {
  for (const listener of listeners.get(name) ?? []) listener();
}

/** For the train test, and for people who pay by the megabyte: edits are kept here until it is switched back. */
export function setWorkOffline(offline: boolean): void {
  setSyncFacts({ workOffline: offline });
  link.want(!offline);
}

/** There is a sign that the server is back: the next try begins now instead of after its waiting time. */
export const hurrySocket = (): void => link.hurry();

function closeSoon(name: DocumentName): void {
  const document = open.get(name);
  setTimeout(() => {
    if (!document || open.get(name) !== document || holds.has(name) || syncFacts().unsynced.has(name)) return;
    open.delete(name);
    document.destroy();
  }, closeAfter);
}

function setUnsynced(name: DocumentName, entry: Edited | undefined): void {
  const unsynced = new Map(syncFacts().unsynced);
  const before = unsynced.get(name);
  if (!entry) {
    if (!before) return;
    settle(name, before.changes);
    noteReunited(name);
    unsynced.delete(name);
    void device.clearUnsynced(name);
    if (!holds.has(name)) closeSoon(name);
  } else {
    const next = {
      name,
      since: before?.since ?? new Date().toISOString(),
      created: entry.created,
      changes: mergeChanges(before?.changes ?? [], entry.changes),
      ...(before ? before.base && { base: before.base } : { base: Y.encodeStateVector(new Map(entry.before)) }),
    };
    unsynced.set(name, next);
    void device.saveUnsynced(next);
  }
  setSyncFacts({ unsynced });
}

/** What was made without the server is told, now that it is there: what arrived, and where somebody's value stands. */
function settle(name: DocumentName, changes: readonly LocalChange[]): void {
  const document = open.get(name);
  // The socket speaks a moment before the feed does: then the server is back just now.
  const now = new Date();
  if (document)
    noteOutcomes(outcomesOf(changes, document.doc, syncFacts().connectedAt ?? now.toISOString(), now.toISOString()), device, now);
}

/** The server took the right away, or cannot take the change: the text stays, shown with its reason, until it is discarded. */
function refuse(name: DocumentName, reason: RefusalReason): void {
  keepRefused(name, reason);
  if (reason !== 'load-failed') void replace(name);
}

/**
 * Somebody else has the record now: unsent edits are handed over, and nothing here says any more which record it was. One that was
 * made here and is not known to the server has nobody else: its text stays with its author.
 */
async function takeAway(name: DocumentName): Promise<void> {
  const entry = syncFacts().unsynced.get(name);
  const document = open.get(name);
  if (entry?.created || (entry && !document)) keepRefused(name, 'closed');
  else {
    const refused = syncFacts().refused.filter((change) => change.document === name);
    if (entry && document) await keepSealed(sealedOf(entry, document.doc, refused), device);
    else if (refused.length > 0) await keepSealed(textsOf(refused), device);
    const unsynced = new Map(syncFacts().unsynced);
    unsynced.delete(name);
    setSyncFacts({ unsynced, refused: syncFacts().refused.filter((change) => change.document !== name) });
    await device.clearUnsynced(name);
    for (const { id } of refused) await device.discardRefused(id);
  }
  forgetOpened(idIn(name));
  await device.forgetDocument(name);
}

const idIn = (name: DocumentName): string => name.slice(name.indexOf('/') + 1);

function keepRefused(name: DocumentName, reason: RefusalReason): void {
  const unsynced = new Map(syncFacts().unsynced);
  const called = titleIn(name);
  const document = open.get(name);
  const entry = unsynced.get(name);
  const refused = (entry?.changes ?? []).map(
    (change): Refused => ({
      ...change,
      // Running text is only noted as changed while it waits; now it is about to go.
      ...(document && isProse(change.path) && { to: ownWords(document, change.path, entry?.base) }),
      label: change.label || called,
      reason,
    }),
  );
  unsynced.delete(name);
  void device.clearUnsynced(name);
  void device.saveRefused(refused);
  setSyncFacts({ unsynced, refused: [...syncFacts().refused, ...refused] });
}

/** Of a long text that many write only what was written here; what was only taken away is told by the text as it is here. */
const ownWords = ({ doc, ownClients }: OpenDocument, root: string, base: Uint8Array | undefined): string =>
  wordsWritten(doc, root, base, ownClients()) || proseOf(doc, root);

const isProse = (path: string): boolean => path !== '' && !path.includes('/');

/** The row may be gone by now: what was edited is still called by its name. */
function titleIn(name: DocumentName): string {
  const fields = open.get(name)?.doc.getMap('fields');
  const title = fields?.get('name') ?? fields?.get('title');
  return typeof title === 'string' ? title : '';
}

/** What the server no longer accepts must not be merged into its newer text: the copy here goes, the server's comes. */
async function replace(name: DocumentName): Promise<void> {
  open.get(name)?.destroy();
  open.delete(name);
  await device.forgetDocument(name);
  if (holds.has(name) && !open.has(name)) openNow(name, false);
  notify(name);
}

/**
 * A document that no row stands for any more is not this person's: its copy goes, also when nobody has it open.
 * One that is open, or holds what was not sent, is told by the server itself, so that nothing typed here is lost.
 */
export async function forgetStrangers(me: string): Promise<void> {
  const own = new Set(ownDocuments(me));
  for (const name of await device.keptDocuments()) {
    if (own.has(name) || open.has(name) || syncFacts().unsynced.has(name) || rowsStore.standsFor(name)) continue;
    forgetOpened(idIn(name));
    await device.forgetDocument(name);
  }
}

/** The browser has emptied the database under us: what memory holds is written down anew, edits first. */
export function keepAgain(): void {
  for (const entry of syncFacts().unsynced.values()) void device.saveUnsynced(entry);
  for (const { name, doc, view } of open.values()) if (!view().refused) void device.appendUpdate(name, Y.encodeStateAsUpdate(doc));
  void device.saveRefused(syncFacts().refused);
}

export const discardSealed = (id: string): Promise<void> => forgetSealed(id, device);
export const discardOutcome = (id: string): void => forgetOutcome(id, device);

export function discardRefused(id: string): void {
  setSyncFacts({ refused: syncFacts().refused.filter((change) => change.id !== id) });
  void device.discardRefused(id);
}
