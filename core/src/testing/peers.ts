/**
 * Simulated peers: devices with a store of their own and two queues to a server with a log. What travels is what the Yjs
 * sync protocol carries (state vectors and updates); when it arrives, how often and in which order is the caller's choice.
 */
import * as Y from 'yjs';
import { agenda } from '../documents/agenda.ts';
import { contact } from '../documents/contact.ts';
import type { DocumentDefinition, Lists } from '../documents/define-document.ts';
import type { Fields } from '../documents/fields.ts';
import { pipelineBoard } from '../documents/pipeline-board.ts';
import { type Write, writesOf } from './writes.ts';

export const kinds = ['contact', 'board', 'agenda'] as const;
export type Kind = (typeof kinds)[number];
export type Docs = Readonly<Record<Kind, Y.Doc>>;
export const definitions: Readonly<Record<Kind, DocumentDefinition<Fields, Lists>>> = { contact, board: pipelineBoard, agenda };

/** Faults that a test plants to see that a checker notices; `simulate` without any is the real thing. */
export type Fault =
  | 'drop-update'
  | 'accept-gaps'
  | 'acknowledge-before-append'
  | 'compact-too-much'
  | 'reuse-client-id'
  | 'act-on-delivery'
  | 'move-by-new-card'
  | 'move-by-replacing'
  | 'forget-removed-rows'
  | 'lose-stage-events'
  | 'strict-read'
  | 'timid-undo';

export type Message =
  | { readonly type: 'state-vector'; readonly kind: Kind; readonly vector: Uint8Array }
  | { readonly type: 'update'; readonly kind: Kind; readonly update: Uint8Array; readonly writes: readonly Write[] }
  | { readonly type: 'saved'; readonly writes: readonly Write[] };

interface Stored {
  readonly kind: Kind;
  readonly update: Uint8Array;
  readonly writes: readonly Write[];
}

export interface Client {
  readonly index: number;
  docs: Docs;
  undo: Readonly<Record<Kind, Y.UndoManager>>;
  online: boolean;
  toServer: Message[];
  toClient: Message[];
  /** What a reload finds, and what has not yet been written there. */
  device: Stored[];
  waiting: Stored[];
  /** The device's own edits that no server has acknowledged. */
  unsaved: Write[];
}

export interface Storage {
  seq: number;
  log: { readonly seq: number; readonly kind: Kind; readonly update: Uint8Array }[];
  readonly snapshots: Map<Kind, Uint8Array>;
}

export interface Network {
  readonly seed: number;
  readonly faults: ReadonlySet<Fault>;
  readonly storage: Storage;
  readonly clients: Client[];
  /** Every edit ever made, by whom it was seen and whether it was called saved. */
  readonly writes: Write[];
  server: Docs;
  opened: number;
}

export function createNetwork(options: { readonly seed: number; readonly peers: number; readonly faults?: readonly Fault[] }): Network {
  const network: Network = {
    seed: options.seed,
    faults: new Set(options.faults),
    storage: { seq: 0, log: [], snapshots: new Map() },
    clients: [],
    writes: [],
    server: {
      contact: new Y.Doc({ guid: 'simulated' }),
      board: new Y.Doc({ guid: 'simulated' }),
      agenda: new Y.Doc({ guid: 'simulated' }),
    },
    opened: 0,
  };
  startServer(network);
  for (let index = 0; index < options.peers; index++) {
    const docs = openDocs(network);
    const client: Client = {
      index,
      docs,
      undo: undoOf(docs, network.faults),
      online: false,
      toServer: [],
      toClient: [],
      device: [],
      waiting: [],
      unsaved: [],
    };
    network.clients.push(client);
    listen(network, client);
    connect(client);
  }
  return network;
}

/** Client ids decide who wins a tie: spread over the whole range, and never the same twice. */
function openDocs(network: Network): Docs {
  const open = () => {
    const doc = new Y.Doc({ guid: 'simulated' });
    const place = network.faults.has('reuse-client-id') ? network.opened++ % 6 : network.opened++;
    doc.clientID = (Math.imul(place + 1, 2_654_435_761) ^ network.seed) >>> 0;
    return doc;
  };
  return { contact: open(), board: open(), agenda: open() };
}

/** As devices make it. Without overwriting what others changed, an undo beside a colleague's move leaves a card in no stage (SIM-9). */
function undoOf(docs: Docs, faults: Network['faults']): Client['undo'] {
  const manager = (kind: Kind) =>
    new Y.UndoManager(
      [
        ...['fields', ...Object.keys(definitions[kind].lists)].map((name) => docs[kind].getMap(name)),
        ...definitions[kind].prose.map((name) => docs[kind].getXmlFragment(name)),
      ],
      { trackedOrigins: new Set(['me']), captureTimeout: 0, ignoreRemoteMapChanges: !faults.has('timid-undo') },
    );
  return { contact: manager('contact'), board: manager('board'), agenda: manager('agenda') };
}

function listen(network: Network, client: Client): void {
  for (const kind of kinds) {
    client.docs[kind].on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      const writes = transaction.local ? writesOf(kind, transaction) : [];
      client.waiting.push({ kind, update, writes });
      if (!transaction.local) return;
      network.writes.push(...writes);
      client.unsaved.push(...writes);
      if (client.online) client.toServer.push({ type: 'update', kind, update, writes });
    });
  }
}

export function connect(client: Client): void {
  client.online = true;
  for (const kind of kinds) client.toServer.push({ type: 'state-vector', kind, vector: Y.encodeStateVector(client.docs[kind]) });
}

/** What was on its way is lost. */
export function disconnect(client: Client): void {
  client.online = false;
  client.toServer = [];
  client.toClient = [];
}

/** Writes the oldest `count` updates to the device's store, where a reload finds them. */
export function keepOnDevice(client: Client, count: number): void {
  const kept = client.waiting.splice(0, count);
  client.device.push(...kept);
  for (const write of kept.flatMap((stored) => stored.writes)) write.durable = true;
}

/** A tab that is closed and opened: memory, undo and what was not yet stored are gone. */
export function reload(network: Network, client: Client): void {
  const { online } = client;
  disconnect(client);
  for (const kind of kinds) client.docs[kind].destroy();
  client.docs = openDocs(network);
  for (const { kind, update } of client.device) Y.applyUpdate(client.docs[kind], update, 'device');
  if (client.device.length > 40) {
    client.device = kinds.map((kind) => ({ kind, update: Y.encodeStateAsUpdate(client.docs[kind]), writes: [] }));
  }
  client.waiting = [];
  client.unsaved = client.unsaved.filter((write) => write.durable);
  client.undo = undoOf(client.docs, network.faults);
  listen(network, client);
  if (online) connect(client);
}

export function receiveAtClient(network: Network, client: Client, message: Message): void {
  if (message.type === 'saved') {
    for (const write of message.writes) write.durable = true;
    client.unsaved = client.unsaved.filter((write) => !message.writes.includes(write));
  } else if (message.type === 'state-vector') {
    const writes = client.unsaved.filter((write) => write.kind === message.kind);
    const update = Y.encodeStateAsUpdate(client.docs[message.kind], message.vector);
    client.toServer.push({ type: 'update', kind: message.kind, update, writes });
  } else if (!(network.faults.has('drop-update') && message.update.length % 7 === 3)) {
    Y.applyUpdate(client.docs[message.kind], message.update, 'server');
  }
}

export function receiveAtServer(network: Network, client: Client, message: Message): void {
  if (message.type === 'saved') return;
  const { kind } = message;
  const doc = network.server[kind];
  if (message.type === 'state-vector') {
    client.toClient.push({ type: 'update', kind, update: Y.encodeStateAsUpdate(doc, message.vector), writes: [] });
    client.toClient.push({ type: 'state-vector', kind, vector: Y.encodeStateVector(doc) });
    return;
  }
  if (!accept(network, message)) {
    client.toClient.push({ type: 'state-vector', kind, vector: Y.encodeStateVector(doc) });
    return;
  }
  Y.applyUpdate(doc, message.update, client);
  client.toClient.push({ type: 'saved', writes: message.writes });
  if (network.faults.has('act-on-delivery'))
    definitions.agenda.addEntry(network.server.agenda, 'tasks', `d${network.storage.seq}`, {}, 'rules');
}

/** Appends an update; false when something before it is missing: to store it would be to acknowledge what nobody may ever be able to read. */
export function accept({ storage, faults, server }: Network, { kind, update }: Extract<Message, { type: 'update' }>): boolean {
  if (update.length <= 2) return true;
  if (!faults.has('accept-gaps') && hasGap(server[kind], update)) return false;
  storage.seq++;
  if (!faults.has('acknowledge-before-append') || storage.seq % 3 > 0) storage.log.push({ seq: storage.seq, kind, update });
  return true;
}

/** Also a restart after a crash: memory is rebuilt from storage, and every connection is new. */
export function startServer(network: Network): void {
  network.server = loadFromStorage(network);
  for (const kind of kinds) {
    network.server[kind].on('update', (update: Uint8Array, origin: unknown) => {
      for (const client of network.clients) {
        if (client.online && client !== origin) client.toClient.push({ type: 'update', kind, update, writes: [] });
      }
    });
  }
  for (const client of network.clients) {
    if (!client.online) continue;
    disconnect(client);
    connect(client);
  }
}

export function loadFromStorage(network: Network): Docs {
  const docs = {
    contact: new Y.Doc({ guid: 'simulated' }),
    board: new Y.Doc({ guid: 'simulated' }),
    agenda: new Y.Doc({ guid: 'simulated' }),
  };
  for (const [kind, snapshot] of network.storage.snapshots) Y.applyUpdate(docs[kind], snapshot);
  for (const { kind, update } of network.storage.log) Y.applyUpdate(docs[kind], update);
  return docs;
}

/** A snapshot of what the log says up to here; a crash before its rows are deleted leaves them to be applied once more. */
export function compact(network: Network, kind: Kind, crash: boolean): void {
  const { storage } = network;
  const rows = storage.log.filter((row) => row.kind === kind);
  const read = network.faults.has('compact-too-much') ? rows.slice(0, -1) : rows;
  const doc = new Y.Doc({ guid: 'simulated' });
  const snapshot = storage.snapshots.get(kind);
  if (snapshot) Y.applyUpdate(doc, snapshot);
  for (const { update } of read) Y.applyUpdate(doc, update);
  storage.snapshots.set(kind, Y.encodeStateAsUpdate(doc));
  if (!crash) storage.log = storage.log.filter((row) => row.kind !== kind);
}

/** Whether an update builds on something the document does not have. */
function hasGap(doc: Y.Doc, update: Uint8Array): boolean {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  const { structs, ds } = Y.decodeUpdate(update);
  const has = (id: { client: number; clock: number } | null | undefined) => !id || (known.get(id.client) ?? 0) > id.clock;
  const items = structs.filter((struct) => !(struct instanceof Y.Skip));
  for (const { id, length } of items) {
    const next = known.get(id.client) ?? 0;
    if (id.clock > next) return true;
    known.set(id.client, Math.max(next, id.clock + length));
  }
  const rooted = items.every(
    (item) =>
      !(item instanceof Y.Item) || (has(item.origin) && has(item.rightOrigin) && (!(item.parent instanceof Y.ID) || has(item.parent))),
  );
  const deletes = [...ds.clients].every(([client, ranges]) => ranges.every(({ clock, len }) => has({ client, clock: clock + len - 1 })));
  return !rooted || !deletes;
}
