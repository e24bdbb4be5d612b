/** A device of the convergence campaign: the client's own document store, socket and IndexedDB, without screens. */
import type { DocumentName } from '@tandem/core';
import { type Docs, type Client as Hands, type Kind, kinds } from '@tandem/core/testing';
import * as Y from 'yjs';
import type { Device } from '../src/sync/device.ts';
import { openDevice, wipeDevice } from '../src/sync/device-database.ts';
import { byMe } from '../src/sync/open-document.ts';
import type { World } from './worlds.ts';

export type Names = Readonly<Record<Kind, DocumentName>>;
export interface Peer {
  /** What the operations of core's simulation take hold of: always the documents that are open now. */
  readonly hands: Hands;
  goOffline(): void;
  goOnline(): void;
  /** A page that is closed and opened: only what reached the device is there again. */
  reopen(): Promise<void>;
  /** Everything edited so far is on the device. */
  whenKept(): Promise<void>;
  /** Why it is not in step with the server, or undefined. */
  waitsFor(): string | undefined;
  /** What the server did not take, in words. */
  refused(): readonly string[];
  docs(): Docs;
  /** What the device would show after the next start. */
  kept(kind: Kind): Promise<readonly Uint8Array[]>;
  end(): Promise<void>;
}

export interface PeerNeeds {
  readonly world: World;
  readonly names: Names;
  readonly device: string;
  readonly index: number;
  /** Stands between the store and its device: a campaign plants faults here. */
  readonly around: (device: Device) => Device;
}

export async function openPeer({ world, names, device: name, index, around }: PeerNeeds): Promise<Peer> {
  const { documents, facts, rows } = world;
  let device: Device;
  let offline = false;

  async function start(): Promise<void> {
    device = around(
      await openDevice(name, {
        onTrouble: (_trouble, error) => {
          if (error) throw error;
        },
        onLost: () => undefined,
        onPending: () => undefined,
      }),
    );
    const unsynced = await device.loadUnsynced();
    facts.setSyncFacts({ unsynced: new Map(unsynced.map((entry) => [entry.name, entry])), workOffline: offline });
    rows.rowsStore.settled = true;
    documents.startDocuments(device, { onEdit: () => undefined, onWake: () => undefined });
    for (const kind of kinds) documents.acquire(names[kind], { create: true });
    await Promise.all(kinds.map((kind) => opened(kind).whenRead));
    for (const kind of kinds) undoOf(opened(kind).doc);
  }
  async function stop(): Promise<void> {
    documents.stopDocuments();
    device.close();
    rows.rowsStore.clear();
    facts.resetSyncFacts();
  }
  function opened(kind: Kind) {
    const document = documents.documentNamed(names[kind]);
    if (!document) throw new Error(`${names[kind]} is not open`);
    return document;
  }
  const each = <T>(of: (kind: Kind) => T): Readonly<Record<Kind, T>> => ({
    contact: of('contact'),
    board: of('board'),
    agenda: of('agenda'),
  });
  const docs = () => each((kind) => opened(kind).doc);

  /** The simulation's own way of taking back: harder on the documents than the client's, which only writes former values. */
  const undos = new WeakMap<Y.Doc, Y.UndoManager>();
  function undoOf(doc: Y.Doc): Y.UndoManager {
    const known = undos.get(doc);
    if (known) return known;
    const made = new Y.UndoManager(doc, { trackedOrigins: new Set([byMe]), captureTimeout: 0, ignoreRemoteMapChanges: true });
    undos.set(doc, made);
    return made;
  }

  await start();
  return {
    hands: {
      index,
      get docs() {
        return docs();
      },
      get undo() {
        return each((kind) => undoOf(opened(kind).doc));
      },
    } as Hands,
    goOffline() {
      if (offline) return;
      offline = true;
      documents.setWorkOffline(true);
    },
    goOnline() {
      if (!offline) return;
      offline = false;
      documents.setWorkOffline(false);
    },
    async reopen() {
      await stop();
      await start();
    },
    whenKept: async () => void (await device.loadUnsynced()),
    waitsFor() {
      const { unsynced, socketConnected } = facts.syncFacts();
      if (!socketConnected) return 'the socket is not connected';
      const phase = (kind: Kind) => documents.documentNamed(names[kind])?.phase() ?? 'being replaced';
      const behind = kinds.filter((kind) => phase(kind) !== 'synced');
      if (behind.length > 0) return behind.map((kind) => `${kind} is ${phase(kind)}`).join(', ');
      return unsynced.size > 0 ? `${[...unsynced.keys()].join(', ')} waits to be confirmed` : undefined;
    },
    refused: () =>
      facts.syncFacts().refused.map(({ document, path, reason, to }) => `${document} ${path} (${reason}): ${JSON.stringify(to)}`),
    docs,
    kept: async (kind) => (await device.loadDocument(names[kind]))?.updates ?? [],
    async end() {
      await stop();
      await wipeDevice(name);
    },
  };
}
