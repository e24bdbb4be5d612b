/**
 * The documents that are open on this page. One is opened from the device first, then attached to the socket; it closes some
 * seconds after the last screen has left it, and never while it holds a change that the server has not confirmed.
 */
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import type { Device, RefusalReason, Refused } from './device.ts';
import { createLateDevice } from './late-device.ts';
import { createOpenDocument, fromTab, type OpenDocument } from './open-document.ts';
import { rowsStore } from './rows.ts';
import { openSocket, type Socket } from './socket.ts';
import { mergeChanges, setSyncFacts, syncFacts } from './sync-state.ts';

/** The server refuses a socket with more than 100 documents that are not yet authorised (performance, fact 5). */
const opensInFlight = 50;
const closeAfter = 15_000;
const supervisedEvery = 2_000;

const alwaysOpen = 'settings' as DocumentName;

const open = new Map<DocumentName, OpenDocument>();
const holds = new Map<DocumentName, number>();
const listeners = new Map<DocumentName, Set<() => void>>();
let onEdit: (name: DocumentName, update: Uint8Array) => void = () => undefined;
let device = createLateDevice();
let socket: Socket | undefined;
/** How many sockets were made: callbacks of an earlier one are not heard. */
let sockets = 0;
let supervisor: ReturnType<typeof setInterval> | undefined;

export function startDocuments(kept: Device, tellTabs: typeof onEdit): void {
  device.arrive(kept);
  onEdit = tellTabs;
  // The server closes a socket that shows nobody's right for ten seconds, and a list opens no document: this one everybody may read.
  acquire(alwaysOpen);
  connect();
  supervisor = setInterval(supervise, supervisedEvery);
  // What was edited in an earlier visit is sent now, whether a screen shows it or not.
  for (const name of syncFacts().unsynced.keys()) if (!open.has(name)) openNow(name, false);
}

export function stopDocuments(): void {
  clearInterval(supervisor);
  disconnect();
  for (const document of open.values()) document.destroy();
  open.clear();
  holds.clear();
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
    onEdit: (update) => onEdit(name, update),
    onUnsynced: (entry) => setUnsynced(name, entry),
    onRefused: (reason) => refuse(name, reason),
    onForbidden: () => {
      keepRefused(name, 'closed');
      void device.forgetDocument(name);
    },
    onSettled: attachNext,
  });
  open.set(name, document);
  void document.whenRead.then(attachNext);
  return document;
}

function notify(name: DocumentName): void {
  for (const listener of listeners.get(name) ?? []) listener();
}

/** For the train test, and for people who pay by the megabyte: edits are kept here until it is switched back. */
export function setWorkOffline(offline: boolean): void {
  setSyncFacts({ workOffline: offline });
  if (offline) disconnect();
  else connect();
}

/** There is a sign that the server is back: the next try begins now instead of after its waiting time. */
export function hurrySocket(): void {
  if (!syncFacts().socketConnected && !syncFacts().workOffline) void socket?.connect();
}

function connect(): void {
  if (socket || syncFacts().workOffline) return;
  const generation = ++sockets;
  socket = openSocket({
    onStatus: (connected) => {
      // Told the first time before `openSocket` has returned; a socket that was given up may still have its say.
      if (generation !== sockets) return;
      setSyncFacts({ socketConnected: connected });
      // Not inside the event: a document that is attached during it would miss that the socket is open.
      if (connected) queueMicrotask(attachNext);
    },
    onClose: (code) => {
      if (code === 1009) for (const document of open.values()) document.quarantineOversized();
    },
  });
}

function disconnect(): void {
  for (const document of open.values()) document.detach();
  const old = socket;
  socket = undefined;
  sockets++;
  old?.destroy();
  setSyncFacts({ socketConnected: false });
}

function attachNext(): void {
  if (!socket) return;
  let pending = 0;
  for (const document of open.values()) if (document.phase() === 'attaching') pending++;
  for (const document of open.values()) {
    if (pending >= opensInFlight) return;
    if (document.phase() !== 'detached') continue;
    document.attach(socket);
    pending++;
  }
}

/**
 * Desired against actual: a document that is attached and not in step for 10 s will not come back by itself (W20). Closing one
 * document's connection poisons its next one on the same socket, so the whole socket is made anew.
 */
function supervise(): void {
  if (!socket || !syncFacts().socketConnected) return;
  const stuck = [...open.values()].filter((document) => document.isStuck());
  if (stuck.length === 0) return;
  for (const document of stuck) document.noteRetry();
  disconnect();
  connect();
}

function closeSoon(name: DocumentName): void {
  const document = open.get(name);
  setTimeout(() => {
    if (!document || open.get(name) !== document || holds.has(name) || syncFacts().unsynced.has(name)) return;
    open.delete(name);
    document.destroy();
  }, closeAfter);
}

function setUnsynced(
  name: DocumentName,
  entry: { readonly created: boolean; readonly changes: Parameters<typeof mergeChanges>[1] } | undefined,
): void {
  const unsynced = new Map(syncFacts().unsynced);
  const before = unsynced.get(name);
  if (!entry) {
    if (!before) return;
    unsynced.delete(name);
    void device.clearUnsynced(name);
    if (!holds.has(name)) closeSoon(name);
  } else {
    const next = {
      name,
      since: before?.since ?? new Date().toISOString(),
      created: entry.created,
      changes: mergeChanges(before?.changes ?? [], entry.changes),
    };
    unsynced.set(name, next);
    void device.saveUnsynced(next);
  }
  setSyncFacts({ unsynced });
}

/** The server took the right away, or cannot take the change: the text stays, shown with its reason, until it is discarded. */
function refuse(name: DocumentName, reason: RefusalReason): void {
  keepRefused(name, reason);
  if (reason !== 'load-failed') void replace(name);
}

function keepRefused(name: DocumentName, reason: RefusalReason): void {
  const unsynced = new Map(syncFacts().unsynced);
  const called = titleIn(name);
  const refused = (unsynced.get(name)?.changes ?? []).map((change): Refused => ({ ...change, label: change.label || called, reason }));
  unsynced.delete(name);
  void device.clearUnsynced(name);
  void device.saveRefused(refused);
  setSyncFacts({ unsynced, refused: [...syncFacts().refused, ...refused] });
}

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
export async function forgetStrangers(): Promise<void> {
  for (const name of await device.keptDocuments()) {
    if (open.has(name) || syncFacts().unsynced.has(name) || rowsStore.standsFor(name)) continue;
    await device.forgetDocument(name);
  }
}

export function discardRefused(id: string): void {
  setSyncFacts({ refused: syncFacts().refused.filter((change) => change.id !== id) });
  void device.discardRefused(id);
}
