/** Starts and stops everything that follows the server for the signed-in person. The order matters: device, rows, then network. */
import type { DocumentName } from '@tandem/core';
import { forgetProgram, keepProgram } from '../state/kept-program.ts';
import { credentials } from '../state/request.ts';
import { currentSession, endSession, onSessionEnd, refreshSession, type Session } from '../state/session.ts';
import { type Device, memoryDevice } from './device.ts';
import { databaseName, openDevice, wipeDevice, wipeOthers } from './device-database.ts';
import { forgetStrangers, hurrySocket, startDocuments, stopDocuments, takeEditOfTab } from './document-store.ts';
import { forgetSteps } from './edit.ts';
import { followFeed } from './feed.ts';
import type { FeedLine } from './feed-line.ts';
import { rowsStore, setRowsReady } from './rows.ts';
import { resetSyncFacts, setSyncFacts, subscribeSyncFacts, syncFacts } from './sync-state.ts';

type TabMessage =
  | { readonly t: 'line'; readonly line: FeedLine }
  | { readonly t: 'connected'; readonly connected: boolean }
  /** Asks whoever follows the feed whether it is connected. */
  | { readonly t: 'who' }
  | { readonly t: 'edit'; readonly name: DocumentName; readonly update: Uint8Array };

/** Connecting for the first time is given this long before the chip says "offline". */
const patience = 3_000;
let running: { readonly session: Session; readonly stop: () => void } | undefined;

export async function startSync(session: Session): Promise<void> {
  if (running) return;
  const stopping = new AbortController();
  running = { session, stop: () => stopping.abort() };
  const name = nameOf(session);
  if (session.keep) void keepProgram();
  const device = session.keep ? await openKept(session, name) : memoryDevice;
  const tabs = new BroadcastChannel(name);
  // Another tab that follows the feed tells of lines before our own reading of the device ends: they are applied after it.
  const early: FeedLine[] = [];
  let restored = false;
  let following = false;
  const tell = (message: TabMessage) => tabs.postMessage(message);
  tabs.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data.t === 'edit') takeEditOfTab(data.name, data.update);
    else if (data.t === 'connected') setSyncFacts({ feedConnected: data.connected });
    else if (data.t === 'who') following && tell({ t: 'connected', connected: syncFacts().feedConnected });
    else if (restored) showLine(data.line);
    else early.push(data.line);
  };
  const [kept, unsynced, refused] = await Promise.all([device.loadRows(), device.loadUnsynced(), device.loadRefused()]);
  if (stopping.signal.aborted) return;
  rowsStore.settled = kept.complete;
  rowsStore.restore(kept.rows);
  rowsStore.flush();
  restored = true;
  early.forEach(showLine);
  if (kept.complete) setRowsReady(true);
  setSyncFacts({ unsynced: new Map(unsynced.map((entry) => [entry.name, entry])), refused });
  const wake = new EventTarget();
  const noteNetwork = () => {
    setSyncFacts({ networkGone: !navigator.onLine });
    if (navigator.onLine) wake.dispatchEvent(new Event('wake'));
  };
  for (const event of ['online', 'offline']) addEventListener(event, noteNetwork);
  noteNetwork();
  const impatient = setTimeout(() => setSyncFacts({ started: true }), patience);

  let socketWas = false;
  const unfollow = subscribeSyncFacts(() => {
    const { socketConnected } = syncFacts();
    if (socketConnected && !socketWas) wake.dispatchEvent(new Event('wake'));
    socketWas = socketConnected;
  });
  startDocuments(device, (document, update) => tell({ t: 'edit', name: document, update }));
  tell({ t: 'who' });
  void followAsOneTab(name, stopping.signal, async () => {
    following = true;
    const { cursors } = await device.loadRows();
    await followFeed(
      {
        store: rowsStore,
        device,
        epoch: session.epoch,
        headers: credentials,
        onConnected: (connected) => {
          // The socket may need a moment longer; only what did not come off says "offline" before the patience ends.
          setSyncFacts({ feedConnected: connected, ...(!connected && { started: true }) });
          tell({ t: 'connected', connected });
          // The server answers: the socket need not wait for its next turn, and the other way round below.
          if (connected) hurrySocket();
        },
        onReady: settle,
        onSignedOut: () => void leaveSession(),
        onOtherEpoch: (epoch) => void changeEpoch(session, epoch),
        onLine: (line) => {
          tell({ t: 'line', line });
          if (line.t === 'ready' || (rowsStore.settled && (line.t === 'hello' || (line.t === 'rows' && line.gone.length > 0))))
            void forgetStrangers();
        },
        random: Math.random,
        wake,
      },
      new Map(Object.entries(cursors)),
      stopping.signal,
    );
  });
  stopping.signal.addEventListener('abort', () => {
    clearTimeout(impatient);
    unfollow();
    for (const event of ['online', 'offline']) removeEventListener(event, noteNetwork);
    tabs.close();
    stopDocuments();
    forgetSteps();
    device.close();
    rowsStore.clear();
    setRowsReady(false);
    resetSyncFacts();
  });
}

export function stopSync(): void {
  running?.stop();
  running = undefined;
}

/** Registered once: signing out leaves nothing of the person on this device. */
export function wipeAtSessionEnd(): void {
  onSessionEnd(async (why) => {
    const session = currentSession();
    // Unsent changes of a session that ran out wait for the same person to sign in again.
    const keep = why === 'expired' && syncFacts().unsynced.size > 0;
    stopSync();
    if (!session?.keep || keep) return;
    await wipeDevice(nameOf(session));
    // A window of its own leaves the program to the browser's own session.
    if (session.token === undefined) await forgetProgram();
  });
}

/** The server no longer knows the session. */
export const leaveSession = (): Promise<void> => endSession('expired');

/** Empties this device for the person and loads everything from the server again. */
export async function reloadDevice(): Promise<void> {
  const session = currentSession();
  stopSync();
  if (!session) return;
  if (session.keep) await wipeDevice(nameOf(session));
  await startSync(session);
}

const nameOf = (session: Session): string => databaseName(session.user.id, session.epoch, session.token !== undefined);

async function openKept(session: Session, name: string): Promise<Device> {
  const failed = (error: unknown) => {
    console.warn('This device cannot keep changes.', error);
    setSyncFacts({ deviceFailed: true });
  };
  try {
    if (session.token === undefined) await wipeOthers(name);
    void navigator.storage?.persist?.();
    return await openDevice(name, failed);
  } catch (error) {
    // Private windows and full disks: the page works, and says that it keeps nothing.
    failed(error);
    return memoryDevice;
  }
}

function settle(): void {
  rowsStore.settled = true;
  rowsStore.flush();
  setRowsReady(true);
}

function showLine(line: FeedLine): void {
  rowsStore.applyLine(line);
  rowsStore.flush();
  if (line.t === 'ready') settle();
}

/** One tab follows the feed and tells the others: a browser gives one server six connections, and a feed never ends. */
async function followAsOneTab(name: string, stop: AbortSignal, follow: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return follow();
  const held = navigator.locks.request(`${name}-feed`, { signal: stop }, follow);
  await held.catch((error: unknown) => {
    if (!stop.aborted) throw error;
  });
}

async function changeEpoch(session: Session, epoch: string): Promise<void> {
  stopSync();
  if (session.keep) await wipeDevice(nameOf(session));
  refreshSession({ ...session, epoch });
  const next = currentSession();
  if (next) await startSync(next);
}
