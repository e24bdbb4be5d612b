/** Starts and stops everything that follows the server for the signed-in person. The order matters: device, rows, then network. */
import { forgetProgram, keepProgram } from '../state/kept-program.ts';
import { currentSession, endSession, onSessionEnd, refreshSession, type Session, type SessionEnd } from '../state/session.ts';
import { memoryDevice } from './device.ts';
import { databaseName, wipeDevice, wipeOthers } from './device-database.ts';
import { hurrySocket, keepAgain, startDocuments, stopDocuments, takeEditOfTab } from './document-store.ts';
import { forgetSteps } from './edit.ts';
import type { FeedLine } from './feed-line.ts';
import { createFollower } from './follow-server.ts';
import { nextTurn } from './next-turn.ts';
import { followAsOneTab, nextFreeze } from './one-tab.ts';
import { openKept } from './open-kept.ts';
import { forgetPictures, keepPicturesBy, showPictures } from './pictures.ts';
import { rowsStore, setRowsReady } from './rows.ts';
import { showLine } from './settle.ts';
import { resetSyncFacts, setSyncFacts, subscribeSyncFacts, syncFacts } from './sync-state.ts';
import type { TabMessage } from './tab-message.ts';

/** Connecting for the first time is given this long before the chip says "offline". */
const patience = 3_000;
/** A picture is drawn in some hundred milliseconds; reading the rows waits for it, and not for one that never is. */
const patienceToDraw = 1_000;
let running: { readonly session: Session; readonly stop: () => void; readonly end: (why: SessionEnd) => void } | undefined;

export async function startSync(session: Session): Promise<void> {
  if (running) return;
  const stopping = new AbortController();
  const name = nameOf(session);
  const tabs = new BroadcastChannel(name);
  const tell = (message: TabMessage) => tabs.postMessage(message);
  running = { session, stop: () => stopping.abort(), end: (why) => tell({ t: 'ended', why }) };
  if (session.keep) void keepProgram();
  // Another tab that follows the feed tells of lines before our own reading of the device ends: they are applied after it.
  const early: FeedLine[] = [];
  let restored = false;
  let server: ReturnType<typeof createFollower> | undefined;
  tabs.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data.t === 'edit') takeEditOfTab(data.name, data.update);
    else if (data.t === 'connected') setSyncFacts({ feedConnected: data.connected });
    else if (data.t === 'copies') setSyncFacts({ copies: data.progress });
    else if (data.t === 'ended') void endSession(data.why);
    else if (data.t === 'who') server?.tellWhatIs();
    else if (restored) showLine(data.line);
    else early.push(data.line);
  };
  const onLost = () => {
    keepAgain();
    server?.beginAnew();
  };
  const device = session.keep ? await openKept(name, onLost) : memoryDevice;
  const own = Promise.all([device.loadUnsynced(), device.loadRefused(), device.loadOutcomes(), device.loadSealed()]);
  const [pictures, [unsynced, refused, outcomes, sealed]] = await Promise.all([device.loadPictures(), own]);
  const unsent = unsynced.map((entry) => entry.name);
  await showPictures(pictures, unsent, location.pathname, patienceToDraw);
  const kept = await device.loadRows();
  rowsStore.settled = kept.complete;
  for (const work = rowsStore.restoring(kept.rows); !work.next().done && !stopping.signal.aborted; ) await nextTurn();
  if (stopping.signal.aborted) {
    forgetPictures();
    rowsStore.clear();
    tabs.close();
    device.close();
    return;
  }
  if (session.keep && session.token === undefined) void wipeOthers(name).catch(() => undefined);
  if (session.keep) void navigator.storage?.persist?.().catch(() => undefined);
  rowsStore.flush();
  restored = true;
  early.forEach(showLine);
  const whole = Promise.withResolvers<void>();
  if (kept.complete) {
    setRowsReady(true);
    whole.resolve();
  }
  forgetPictures();
  keepPicturesBy(async (make) => {
    if (server?.follows()) await device.savePictures(make);
  });
  setSyncFacts({ unsynced: new Map(unsynced.map((entry) => [entry.name, entry])), refused, outcomes, sealed });
  const wake = new EventTarget();
  const rouse = () => void wake.dispatchEvent(new Event('wake'));
  const noteNetwork = () => {
    setSyncFacts({ networkGone: !navigator.onLine });
    if (!navigator.onLine) return;
    rouse();
    hurrySocket();
  };
  for (const event of ['online', 'offline']) addEventListener(event, noteNetwork, { signal: stopping.signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && rouse(), { signal: stopping.signal });
  noteNetwork();
  const impatient = setTimeout(() => setSyncFacts({ started: true }), patience);

  let socketWas = false;
  const unfollow = subscribeSyncFacts(() => {
    const { socketConnected } = syncFacts();
    if (socketConnected && !socketWas) rouse();
    socketWas = socketConnected;
  });
  startDocuments(device, { onEdit: (document, update) => tell({ t: 'edit', name: document, update }), onWake: rouse });
  tell({ t: 'who' });

  server = createFollower({
    session,
    device,
    whole,
    wake,
    tell,
    onSignedOut: () => void leaveSession(),
    onOtherEpoch: (epoch) => void changeEpoch(session, epoch),
  });
  void followAsOneTab({
    name: `${name}-feed`,
    stop: stopping.signal,
    follow: server.follow,
    onThaw: async () => {
      rowsStore.restore((await device.loadRows()).rows);
      rowsStore.flush();
      tell({ t: 'who' });
    },
    locks: navigator.locks,
    nextFreeze,
  });
  stopping.signal.addEventListener('abort', () => {
    clearTimeout(impatient);
    unfollow();
    tabs.close();
    keepPicturesBy(undefined);
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
    running?.end(why);
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

async function changeEpoch(session: Session, epoch: string): Promise<void> {
  stopSync();
  if (session.keep) await wipeDevice(nameOf(session));
  refreshSession({ ...session, epoch });
  const next = currentSession();
  if (next) await startSync(next);
}
