/** One open document: its Y.Doc, its copy on the device, its connection, and what screens see of it. */
import type { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { createAsMade, unsaid } from './as-made.ts';
import { describeChanges, type FieldChange } from './describe-changes.ts';
import { isPersonal, type LocalChange } from './device.ts';
import { pageFrames } from './frame-clock.ts';
import { type Gathering, gatherUpdates } from './gather-updates.ts';
import { newId } from './new-id.ts';
import type { OpenDocumentNeeds, Phase, View } from './open-document-needs.ts';
import { createOverlay } from './overlay.ts';
import type { Socket } from './socket.ts';
import { documentToken } from './ticket.ts';
import { clientsSince } from './words-written.ts';

/** Origins of transactions; any other origin is a person's edit on this page, to be sent and to be undone. */
export const fromDevice = 'device';
export const fromTab = 'tab';
export const byMe = 'me';

const stuckAfter = 10_000;
/** The server takes frames of 1 MiB; what comes near is the first suspect when it closes the socket with 1009. */
const largeUpdate = 900_000;

export type OpenDocument = ReturnType<typeof createOpenDocument>;

export function createOpenDocument(needs: OpenDocumentNeeds) {
  const { name, device, onUnsynced } = needs;
  const doc = new Y.Doc();
  /** Fifty people may write in one plan at once; what else is edited together comes in moves and fields. */
  const isText = name.startsWith('plan/');
  const overlay = createOverlay(name, doc, needs.rows);
  const labels = { current: '' };
  let described: readonly FieldChange[] = [];
  let provider: HocuspocusProvider | undefined;
  let gathering: Gathering | undefined;
  /** All there have been: the last words of a former one are the server's too. */
  const providers = new WeakSet<WeakKey>();
  let phase: Phase = 'reading';
  let view: View = { doc, loaded: needs.created, readOnly: false, refused: false };
  let laid = false;
  let isNew = needs.created;
  let pendingSince = 0;
  let retries = 0;
  let oversized = false;
  /** What was written under these has been written here, in this visit or an earlier one. */
  const ownClients = new Set<number>();
  const asMade = createAsMade();
  const loading = Promise.withResolvers<void>();

  function show(patch: Partial<View>): void {
    view = { ...view, ...patch };
    if (view.loaded || view.refused) loading.resolve();
    needs.onChange();
  }
  /** Rows of an old copy would hide newer ones of the feed: a document speaks once it is edited here or in step. */
  function layWhole(): void {
    laid = true;
    overlay.layWhole();
  }
  const isMine = (origin: unknown): boolean =>
    origin !== fromDevice && origin !== fromTab && !(typeof origin === 'object' && origin !== null && providers.has(origin));

  doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, { deleteSet }: Y.Transaction) => {
    const isKept = !isMine(origin) && gathering?.isApplying() === true;
    if (origin !== fromDevice && origin !== fromTab && !isKept) {
      const kept = device.appendUpdate(name, update, isText && isMine(origin));
      if (!isMine(origin) && deleteSet.clients.size > 0 && isPersonal(name)) void kept.then(() => device.foldDocument(name));
    }
    if (!isMine(origin)) return;
    ownClients.add(doc.clientID);
    if (isText) asMade.add(update);
    if (update.byteLength > largeUpdate) oversized = true;
    needs.onEdit(update);
  });
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return;
    const mine = isMine(transaction.origin);
    if (mine) {
      const at = new Date().toISOString();
      described = describeChanges(doc, transaction);
      const changes = described.map((change): LocalChange => ({ id: newId(), document: name, label: labels.current, ...change, at }));
      onUnsynced({ created: isNew, changes, before: transaction.beforeState });
    }
    if (laid) overlay.lay(transaction);
    else if (mine || transaction.origin === fromTab) layWhole();
    needs.onChange();
  });

  const whenRead = device.loadDocument(name).then((kept) => {
    if (phase === 'gone') return;
    for (const update of kept?.updates ?? []) applyKept(doc, update);
    phase = 'detached';
    const waiting = needs.waiting();
    isNew ||= waiting?.created ?? false;
    if (waiting && kept) layWhole();
    if (waiting) for (const client of clientsSince(doc, waiting.base)) ownClients.add(client);
    // Before anything of the server comes in. A document made here has no base: all of it is own.
    if (waiting && isText) asMade.begin(unsaid(kept?.own ?? [], waiting.base) ?? Y.encodeStateAsUpdate(doc, waiting.base));
    if (kept || isNew) show({ loaded: true });
  });

  function attach(socket: Socket): void {
    phase = 'attaching';
    pendingSince = Date.now();
    needs.onReturning?.(doc);
    const made = socket.speakFor({
      name,
      document: doc,
      token: () => documentToken(name, isNew),
      onAuthenticated: ({ scope }) => {
        show({ readOnly: scope === 'readonly', refused: false });
        if (scope !== 'readonly') sayFirst(made);
      },
      onAuthenticationFailed: ({ reason }) => made === provider && failed(reason),
      onSynced: ({ state }) => {
        if (!state || made !== provider) return;
        phase = 'synced';
        retries = 0;
        layWhole();
        show({ loaded: true });
        needs.onSettled();
        // The right to write went while there was no line: the server takes none of it, and says so only to who is connected.
        if (view.readOnly && needs.waiting()) needs.onRefused('role');
        else confirm(made);
      },
      onUnsyncedChanges: () => confirm(made),
      onStateless: ({ payload }) => made === provider && hear(payload),
      onClose: () => {
        if (made !== provider || phase === 'refused') return;
        phase = 'attaching';
        pendingSince = Date.now();
      },
    });
    providers.add(made);
    provider = made;
    if (isText)
      gathering = gatherUpdates(made, {
        doc,
        frames: needs.frames ?? pageFrames,
        keep: (update) => void device.appendUpdate(name, update),
      });
    made.attach();
  }

  /** What was written here goes out before anything comes in. */
  function sayFirst(made: HocuspocusProvider): void {
    const update = made === provider ? asMade.whole() : undefined;
    if (update) made.documentUpdateHandler(update, undefined);
  }

  /** Everything sent is on the server's disk: only then is a change no longer waiting. */
  function confirm(made: HocuspocusProvider): void {
    if (made !== provider || phase !== 'synced' || made.unsyncedChanges > 0 || view.readOnly) return;
    // What nobody has written into is no document at the server, and its first edit may come after the next connection.
    isNew &&= Y.encodeStateVector(doc).length === 1;
    oversized = false;
    asMade.clear();
    onUnsynced(undefined);
  }

  function failed(reason: string): void {
    // Anything else (no ticket, too many sockets, a server that stops) is no answer about this document: the supervisor asks again.
    if (reason === 'erased') return erased();
    if (reason !== 'permission-denied' || phase === 'refused') return;
    phase = 'refused';
    // What was edited here must not keep the document in the lists when the server has taken it away.
    laid = false;
    overlay.lift();
    show({ refused: true });
    needs.onForbidden();
    needs.onSettled();
  }

  function erased(): void {
    if (phase === 'refused') return;
    phase = 'refused';
    laid = false;
    overlay.lift();
    needs.onErased();
    show({ refused: true });
    needs.onSettled();
  }

  function hear(payload: string): void {
    const message = parse(payload);
    if (message?.t === 'closed' && message.reason === 'stopping') return;
    if (message?.t === 'closed' && message.reason === 'erased') return erased();
    // The session has ended, not the right to the document: what waits here waits for the person to sign in again.
    if (message?.t === 'closed' && message.reason === 'signed-out') return;
    if (message?.t === 'closed' && message.reason === 'no-access') return failed('permission-denied');
    if (message?.t === 'sealed') return needs.onSealed();
    if (message?.t === 'refused' && (message.reason === 'unknown' || message.reason === 'content')) needs.onRefused(message.reason);
    else if (message?.t === 'role' || message?.t === 'closed' || message?.t === 'refused') needs.onRefused(message.t);
    else if (message?.t === 'load-failed') {
      phase = 'refused';
      needs.onRefused('load-failed');
      needs.onSettled();
    }
  }

  function detach(): void {
    gathering?.settle();
    const old = provider;
    provider = undefined;
    old?.destroy();
    if (phase === 'attaching' || phase === 'synced') phase = 'detached';
  }

  return {
    name,
    doc,
    whenRead,
    ownClients: (): ReadonlySet<number> => ownClients,
    /** Resolves when the content is known, or known to be withheld. */
    whenLoaded: loading.promise,
    view: () => view,
    phase: () => phase,
    awareness: () => provider?.awareness ?? undefined,
    /** One edit with its words, for the list of waiting changes; answers what it has changed. */
    edit(label: string, edit: (doc: Y.Doc) => void): readonly FieldChange[] {
      labels.current = label;
      described = [];
      doc.transact(() => edit(doc), byMe);
      labels.current = '';
      return described;
    },
    attach,
    detach,
    isStuck: () => phase === 'attaching' && Date.now() - pendingSince > stuckAfter * 2 ** Math.min(retries, 5),
    noteRetry: () => void retries++,
    /** The socket was closed because a message was too large: that change must not be sent for ever (W9). */
    quarantineOversized(): void {
      if (!oversized) return;
      oversized = false;
      detach();
      phase = 'refused';
      needs.onRefused('too-large');
    },
    destroy(): void {
      detach();
      phase = 'gone';
      overlay.lift();
      doc.destroy();
      loading.resolve();
    },
  };
}

/** One damaged row of the log must not take the others with it; the server sends what is missing. */
function applyKept(doc: Y.Doc, update: Uint8Array): void {
  try {
    Y.applyUpdate(doc, update, fromDevice);
  } catch (error) {
    console.warn('A kept update could not be read; the server has the rest.', error);
  }
}

function parse(payload: string): { readonly t?: string; readonly reason?: string } | undefined {
  try {
    const message: unknown = JSON.parse(payload);
    return typeof message === 'object' && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}
