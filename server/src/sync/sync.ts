/**
 * The sync server: documents over WebSockets, durable before they are acknowledged.
 * `/sync` speaks the Hocuspocus protocol, `/ws/<type>/<id>?token=` the plain one of y-websocket.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { type Document, Hocuspocus } from '@hocuspocus/server';
import type { DocumentName } from '@tandem/core';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Identities } from '../accounts/identity.ts';
import { addressKey } from '../accounts/rate-limits.ts';
import { clientAddress } from '../client-address.ts';
import { errorFacts, type Log } from '../log.ts';
import { noSteps, type Steps } from '../storage/steps.ts';
import type { Storage } from '../storage/storage.ts';
import type { SubjectOf } from './admission.ts';
import { createAppender } from './append.ts';
import { askedTogether } from './asked-together.ts';
import { authenticator, type Context } from './authenticate.ts';
import { createCatchUp } from './catch-up.ts';
import { ClientSocket, closeCodes, type Dialect, hocuspocusDialect } from './client-socket.ts';
import { createCompaction } from './compaction.ts';
import type { Documents } from './documents.ts';
import { createDurableMark } from './durable-mark.ts';
import { durableUpdates } from './durable-updates.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { loadInto } from './load-document.ts';
import { tellSealed } from './messages.ts';
import { isOriginAllowed } from './origin.ts';
import { presenceRules } from './presence.ts';
import { createRevocation } from './revocation.ts';
import { safeHooks } from './safe-hook.ts';
import { createServerEdits } from './server-edits.ts';
import { createSockets } from './sockets.ts';
import { bringBack } from './strays/bring-back.ts';
import type { Stray } from './strays/find-strays.ts';
import { createFindPlaces } from './strays/keep-words.ts';
import { createUpdateGate } from './update-gate.ts';
import { bridgedDocument, yWebsocketDialect } from './y-websocket-bridge.ts';

export interface SyncStatus {
  readonly sockets: number;
  readonly openDocuments: number;
  readonly appending: number;
  /** Appends that failed since the last one that worked. */
  readonly appendFailures: number;
}
export interface Sync {
  readonly documents: Documents;
  /** False: the path is none of the sync server's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Rights to these documents may have changed: their open connections are looked at again. Without names: to all. */
  recheck(documents?: readonly DocumentName[]): void;
  /** Tells those who have it open and may edit it that unsent edits of somebody were handed over. */
  announceSealed(document: DocumentName): void;
  /** Turns long logs of quiet documents into snapshots; it also happens by itself each minute. Answers how many. */
  compact(): Promise<number>;
  status(): SyncStatus;
  /** Takes no more, lets what has begun reach the disk, closes everything. */
  stop(deadlineMs?: number): Promise<void>;
}

interface Needs {
  readonly storage: Storage;
  readonly identities: Identities;
  readonly subjectOf: SubjectOf;
  readonly now: () => Date;
  readonly log: Log;
  readonly limits?: Partial<Limits>;
  /** How many proxies in front are ours; 0: what they say about addresses means nothing. */
  readonly trustedProxies?: number;
  /** Pages of these origins may connect, beside the server's own. */
  readonly origins?: readonly string[];
  /** Pauses between tries of an append. */
  readonly retries?: readonly number[];
  readonly steps?: Steps;
  /** Whoever follows the log has what is in it now: only then may it be compacted. Absent: always. */
  readonly mayCompact?: (document: DocumentName) => Promise<boolean>;
  /** When a log is compacted: its length, and for how long nobody has written. */
  readonly compaction?: { readonly rows: number; readonly atMostRows: number; readonly quietMs: number };
}

export function createSync({
  storage,
  identities,
  subjectOf,
  now,
  log,
  limits: own,
  origins = [],
  trustedProxies = 0,
  retries = [50, 250, 1000],
  steps = noSteps,
  mayCompact = async () => true,
  compaction: when = { rows: 64, atMostRows: 5000, quietMs: 10_000 },
}: Needs): Sync {
  const limits = { ...defaultLimits, ...own };
  const sockets = createSockets(limits, now);
  const told = createTeller(now);
  const placesOf = createFindPlaces({ storage });
  const gate = createUpdateGate((document, strays) => void rescue(document.name as DocumentName, strays));
  const appender = createAppender({ storage, log, retries });
  const catchUp = createCatchUp(() => hocuspocus);
  const updates = durableUpdates({ gate, appender, mark: createDurableMark(), catchUp, limits, log, now, placesOf, rescue });
  /** What the server itself wrote, and somebody's edit has met on its way. */
  async function rescue(name: DocumentName, strays: readonly Stray[]): Promise<void> {
    try {
      for (const [author, words] of await placesOf(name, strays, undefined))
        await documents.change(name, author || 'system', (doc) => {
          for (const one of words) bringBack(doc.getXmlFragment('text'), one);
        });
    } catch (error) {
      log.error('plan.words-not-kept', { document: name, ...errorFacts(error) });
    }
  }
  const presence = presenceRules({ limits, now });
  const hocuspocus = new Hocuspocus<Context>({
    quiet: true,
    // Idle and dead sockets are this server's own concern: an idle one is fine as long as it answers pings.
    timeout: 24 * 3_600_000,
    // Edits that were made while a document was being opened; a stranger is bounded long before.
    maxUnauthenticatedQueueSize: 4 * limits.frameBytes,
    maxUnauthenticatedQueueMessages: 4 * limits.documentsPerSocket,
    maxPendingDocuments: limits.documentsPerSocket + 1,
    ...safeHooks(
      {
        onAuthenticate: authenticator({ identities, subjectOf: askedTogether(subjectOf), sockets, now }),
        onLoadDocument: async ({ document, documentName }) => {
          try {
            await loadInto(document, documentName as DocumentName, storage, log);
          } catch (error) {
            // The library forgets a document that did not load, but not the timer of its presence.
            document.destroy();
            throw error;
          }
        },
        afterLoadDocument: async ({ document }) => {
          document.on('update', () => steps.at('before-ack'));
        },
        beforeSync: updates.beforeSync,
        afterHandleMessage: updates.afterHandleMessage,
        beforeHandleAwareness: presence.beforeHandleAwareness,
        onDisconnect: async () => undefined,
      },
      log,
    ),
  });
  const { refusing } = updates;
  const revocation = createRevocation({ hocuspocus, sockets, identities, onAppended: appender.onAppended, refusing, log });
  const documents = createServerEdits({ hocuspocus, storage, appender, catchUp, log, now, disconnect: revocation.disconnect });
  const compaction = createCompaction({ storage, onAppended: appender.onAppended, log, steps, now, mayCompact, ...when, everyMs: 60_000 });
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.frameBytes, perMessageDeflate: false });
  let stopping = false;

  function accept(ws: WebSocket, request: IncomingMessage, address: string, dialect: Dialect, first?: Uint8Array): void {
    const socket = new ClientSocket({ ws, address, origin: request.headers.origin, limits, dialect, now });
    const connection = hocuspocus.handleConnection(socket, new Request('http://tandem/sync'), { socket });
    socket.deliver = connection.handleMessage;
    sockets.add(socket);
    ws.on('close', (code: number, reason: Buffer) => {
      sockets.remove(socket);
      connection.handleClose({ code, reason: reason.toString() });
    });
    if (first) socket.receiveFrame(first);
  }

  return {
    documents,
    handleUpgrade(request, socket, head) {
      const bridged = bridgedDocument(request.url);
      if (!bridged && !/^\/sync\/?(\?|$)/.test(request.url ?? '')) return false;
      if (stopping) return refuseUpgrade(socket, '503 Service Unavailable');
      if (!isOriginAllowed(request, origins)) return refuseUpgrade(socket, '403 Forbidden');
      const address = addressKey(clientAddress(request, String(request.headers['x-forwarded-for'] ?? ''), trustedProxies));
      const refusal = sockets.refusal(address);
      if (refusal) {
        const { reason, seconds } = refusal;
        told(`${address} ${reason}`, () => log.warn('sync.upgrade-refused', { address, reason, seconds }));
        return refuseUpgrade(socket, '429 Too Many Requests', `Retry-After: ${seconds}\r\n`);
      }
      server.handleUpgrade(request, socket, head, (ws) => {
        if (bridged) accept(ws, request, address, yWebsocketDialect(bridged), bridged.first);
        else accept(ws, request, address, hocuspocusDialect);
      });
      return true;
    },
    recheck: revocation.recheck,
    announceSealed(name) {
      for (const connection of hocuspocus.documents.get(name)?.getConnections() ?? []) if (!connection.readOnly) tellSealed(connection);
    },
    compact: compaction.run,
    status: () => ({
      sockets: sockets.size,
      openDocuments: hocuspocus.documents.size,
      appending: appender.running,
      appendFailures: appender.failures,
    }),
    async stop(deadlineMs = 10_000) {
      stopping = true;
      const deadline = Date.now() + deadlineMs;
      for (const socket of sockets) socket.close(closeCodes.goingAway, 'the server stops');
      while ((appender.running > 0 || sockets.size > 0) && Date.now() < deadline) await wait(20);
      for (const socket of sockets) socket.terminate();
      await compaction.stop();
      revocation.stop();
      sockets.stop();
      server.close();
      for (const document of hocuspocus.documents.values() as Iterable<Document>) document.destroy();
      hocuspocus.documents.clear();
    },
  };
}

function refuseUpgrade(socket: Duplex, status: string, headers = ''): true {
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
  return true;
}

/** What is refused a thousand times is told once in ten seconds. */
function createTeller(now: () => Date): (what: string, tell: () => void) => void {
  const last = new Map<string, number>();
  return (what, tell) => {
    const at = now().getTime();
    if (at - (last.get(what) ?? Number.NEGATIVE_INFINITY) < 10_000) return;
    if (last.size > 1000) last.clear();
    last.set(what, at);
    tell();
  };
}
