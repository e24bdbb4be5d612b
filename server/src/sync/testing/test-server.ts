/** A sync server on a loopback port with people whose tokens are known, and clients that use the real provider. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { type DocumentName, type Person, parseDocumentName, type Subject } from '@tandem/core';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Identities, Identity } from '../../accounts/identity.ts';
import { memoryStorage } from '../../storage/memory/memory-storage.ts';
import type { Steps } from '../../storage/steps.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Limits } from '../limits.ts';
import { createSync } from '../sync.ts';

export const ana: Person = { id: 'ana', role: 'seller', team: 'north', leads: [] };
export const ben: Person = { id: 'ben', role: 'manager', team: '', leads: [] };
export const cem: Person = { id: 'cem', role: 'seller', team: 'south', leads: [] };

/** A token is `<user>` or `<user>:<session>`. */
export function testIdentities(people: readonly Person[] = [ana, ben, cem]) {
  const active = new Map(people.map((person) => [person.id, person]));
  const ended = new Set<string>();
  const listeners = new Set<Parameters<Identities['onChange']>[0]>();
  const identityOf = (session: string): Identity | undefined => {
    const person = active.get(session.split(':')[0] ?? '');
    return person && !ended.has(session)
      ? { session, person, name: person.id.toUpperCase(), email: `${person.id}@example.com` }
      : undefined;
  };
  const tell = (change: Parameters<Parameters<Identities['onChange']>[0]>[0]) => {
    for (const listener of listeners) listener(change);
  };
  return {
    authenticate: async (token: string) => identityOf(token),
    redeemTicket: async () => undefined,
    current: async (session: string) => identityOf(session),
    onChange(listener: Parameters<Identities['onChange']>[0]) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(person: Person) {
      active.set(person.id, person);
      tell({ users: [person.id], sessions: [] });
    },
    suspend(user: string) {
      active.delete(user);
      tell({ users: [user], sessions: [] });
    },
    endSession(session: string) {
      ended.add(session);
      tell({ users: [], sessions: [session] });
    },
  };
}

/** For campaigns that are about something else than limits. */
export const unlimited: Partial<Limits> = {
  framesAtOnce: 1e9,
  refusalsPerMinute: 1e9,
  opensPerSecond: 1e6,
  socketsPerUser: 1e6,
  signInsAtOncePerUser: 1e9,
  socketsPerAddress: 1e6,
  strangersPerAddress: 1e6,
  upgradesAtOncePerAddress: 1e9,
};

interface Options {
  readonly storage?: Storage;
  readonly limits?: Partial<Limits>;
  readonly retries?: readonly number[];
  readonly people?: readonly Person[];
  readonly origins?: readonly string[];
  readonly trustedProxies?: number;
  readonly steps?: Steps;
  readonly compaction?: { readonly rows: number; readonly atMostRows: number; readonly quietMs: number };
  readonly port?: number;
  readonly now?: () => Date;
}

export async function startTestServer({
  storage = memoryStorage(),
  limits,
  retries = [5, 10],
  people,
  origins,
  trustedProxies,
  steps,
  compaction,
  port = 0,
  now = () => new Date(),
}: Options = {}) {
  const identities = testIdentities(people);
  const subjects = new Map<DocumentName, Subject>();
  const logged: { level: string; event: string; facts: unknown }[] = [];
  const line =
    (level: string) =>
    (event: string, facts: unknown = {}) =>
      void logged.push({ level, event, facts });
  /** Who may do what follows from the document's creator, unless a test says otherwise. */
  async function subjectOf(name: DocumentName) {
    const about = await storage.aboutDocument(name);
    const exists = about !== undefined;
    const { type, id } = parseDocumentName(name) ?? { type: 'settings', id: '' };
    const fallback: Subject =
      type === 'contact'
        ? { type, owner: '', creator: about?.creator ?? '', sellers: [], shares: [] }
        : type === 'board'
          ? { type, members: ['user:ana', 'user:cem'] }
          : type === 'agenda'
            ? { type, user: id }
            : { type: 'settings' };
    return { exists, subject: subjects.get(name) ?? fallback };
  }
  const sync = createSync({
    storage,
    identities,
    subjectOf,
    now,
    retries,
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    ...(limits && { limits }),
    ...(origins && { origins }),
    ...(trustedProxies !== undefined && { trustedProxies }),
    ...(steps && { steps }),
    ...(compaction && { compaction }),
  });
  const http = createServer();
  http.on('upgrade', (request, socket, head) => {
    if (!sync.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    sync,
    storage,
    identities,
    subjects,
    logged,
    address,
    url: `ws://${address}/sync`,
    async stop() {
      await sync.stop(1000);
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

export interface Client {
  readonly socket: HocuspocusProviderWebsocket;
  open(name: DocumentName, options?: OpenOptions): TestDocument;
  destroy(): void;
}
export interface OpenOptions {
  readonly create?: boolean;
  readonly doc?: Y.Doc;
  readonly presence?: boolean;
  readonly token?: string;
}
export interface TestDocument {
  readonly provider: HocuspocusProvider;
  readonly doc: Y.Doc;
  /** Stateless messages in the order they came. */
  readonly messages: Record<string, unknown>[];
  /** Reasons of refused openings. */
  readonly refused: string[];
  /** Updates that the server answered with "not applied". */
  readonly notApplied: () => number;
  saved(): Promise<void>;
}

/** One socket of one person, with the real provider. */
export function connectClient(url: string, token: string): Client {
  const socket = new HocuspocusProviderWebsocket({
    url,
    WebSocketPolyfill: WebSocket,
    delay: 50,
    minDelay: 50,
    maxDelay: 200,
    jitter: false,
  });
  const providers: HocuspocusProvider[] = [];
  // The library sends what waited for the connection after it has counted from one again: the acknowledgements of both
  // would make "all saved" come too early. The handshake carries those edits anyway, so nothing has to wait (SYNC-17).
  socket.on('open', () => {
    (socket as unknown as { messageQueue: unknown[] }).messageQueue = [];
  });
  return {
    socket,
    open(name, { create = false, doc = new Y.Doc(), presence = false, token: shown = token } = {}) {
      const messages: Record<string, unknown>[] = [];
      const refused: string[] = [];
      let notApplied = 0;
      const provider = new HocuspocusProvider({
        websocketProvider: socket,
        name,
        document: doc,
        token: create ? `${shown}#create` : shown,
        ...(presence ? {} : { awareness: null }),
        onStateless: ({ payload }) => void messages.push(JSON.parse(payload) as Record<string, unknown>),
        onAuthenticationFailed: ({ reason }) => void refused.push(reason),
      });
      provider.on('message', ({ event }: { event: { data: ArrayBuffer } }) => {
        const [type, applied] = new Uint8Array(event.data).subarray(-2);
        if (type === 8 && applied === 0) notApplied++;
      });
      providers.push(provider);
      provider.attach();
      return {
        provider,
        doc,
        messages,
        refused,
        notApplied: () => notApplied,
        saved: () => until(() => provider.isAuthenticated && provider.synced && provider.unsyncedChanges === 0),
      };
    },
    destroy() {
      for (const provider of providers) provider.destroy();
      socket.destroy();
    },
  };
}

/** A socket without a provider behind it: for frames that no provider sends. */
export async function connectRaw(url: string, options: { readonly origin?: string; readonly pauses?: boolean } = {}) {
  const ws = new WebSocket(url, { ...(options.origin ? { origin: options.origin } : {}), perMessageDeflate: false });
  const received: Uint8Array[] = [];
  let closed: { code: number; reason: string } | undefined;
  ws.on('message', (data: Buffer) => void received.push(new Uint8Array(data)));
  ws.on('close', (code, reason) => {
    closed = { code, reason: reason.toString() };
  });
  ws.on('error', () => undefined);
  await until(() => ws.readyState !== WebSocket.CONNECTING);
  return {
    ws,
    received,
    get closed() {
      return closed;
    },
    send: (data: Uint8Array | string) => ws.send(data),
    closing: () => until(() => closed !== undefined),
  };
}

/** Waits for a state. */
export async function until(holds: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`it did not become so: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
