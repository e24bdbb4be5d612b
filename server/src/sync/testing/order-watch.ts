/**
 * Watches both ends of every socket of this process and the disk behind the server: what leaves the server, an edit or the word that
 * one is saved, must be on the disk at that moment.
 */
import type { DocumentName } from '@tandem/core';
import * as decoding from 'lib0/decoding';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Storage } from '../../storage/storage.ts';
import { frameType, syncType } from '../frame.ts';

/** Of a frame that carries an update, or says what became of one. Undefined: neither. */
function meaningOf(
  data: Uint8Array,
  plain: DocumentName | undefined,
): { readonly name: string; readonly update?: Uint8Array; readonly saved?: boolean } | undefined {
  const decoder = decoding.createDecoder(data);
  // A frame of the plain protocol begins with its type: no document has so short a name.
  const isPlain = (data[0] ?? 0) <= frameType.queryAwareness;
  const name = isPlain ? (plain ?? '') : decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  if (type === frameType.syncStatus) return { name, saved: decoding.readVarUint(decoder) === 1 };
  if (type !== frameType.sync && type !== frameType.syncReply) return undefined;
  const step = decoding.readVarUint(decoder);
  return step === syncType.step1 ? undefined : { name, update: decoding.readVarUint8Array(decoder) };
}

/** A disk whose commits take as long, and fail as often, as it is told; it remembers what it has answered as written. */
export function watchedDisk(storage: Storage, commit: () => Promise<void>) {
  const written = new Map<string, Y.Doc>();
  const docOf = (name: string) => {
    const doc = written.get(name) ?? new Y.Doc();
    written.set(name, doc);
    return doc;
  };
  return {
    docOf,
    holds(name: string, update: Uint8Array): boolean {
      const doc = docOf(name);
      const { structs, ds } = Y.decodeUpdate(update);
      const isThere = (client: number, end: number) => end <= Y.getState(doc.store, client);
      return (
        structs.every((struct) => struct instanceof Y.Skip || isThere(struct.id.client, struct.id.clock + struct.length)) &&
        [...ds.clients].every(([client, ranges]) => ranges.every(({ clock, len }) => isThere(client, clock + len)))
      );
    },
    storage: {
      ...storage,
      async appendUpdates(updates) {
        await commit();
        const seqs = await storage.appendUpdates(updates);
        for (const { document, update } of updates) Y.applyUpdate(docOf(document), update);
        return seqs;
      },
    } satisfies Storage,
  };
}
export type WatchedDisk = ReturnType<typeof watchedDisk>;

interface Wire {
  readonly localPort?: number;
  readonly remotePort?: number;
}

/** Until the test ends. `early`: what left the server before it was on the disk. `plain`: the document of clients of the plain protocol. */
export function watchOrder(disk: WatchedDisk, plain?: DocumentName) {
  const early: string[] = [];
  /** Updates on their way to the server, in order, by the client's port and the document. */
  const sent = new Map<string, Uint8Array[]>();
  const counts = { shown: 0, saved: 0 };
  const send = WebSocket.prototype.send;
  vi.spyOn(WebSocket.prototype, 'send').mockImplementation(function (this: WebSocket, data: unknown, ...rest: unknown[]) {
    const { _isServer: isServer, _socket: wire } = this as unknown as { readonly _isServer: boolean; readonly _socket: Wire };
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Uint8Array);
    const meaning = bytes.length > 1 ? meaningOf(bytes, plain) : undefined;
    const line = `${isServer ? wire.remotePort : wire.localPort} ${meaning?.name}`;
    if (meaning?.update && !isServer) sent.set(line, [...(sent.get(line) ?? []), meaning.update]);
    else if (meaning?.update) {
      counts.shown++;
      if (!disk.holds(meaning.name, meaning.update)) early.push(`an edit of ${meaning.name} was shown before it was on the disk`);
    } else if (meaning) {
      const [first, ...others] = sent.get(line) ?? [];
      sent.set(line, others);
      if (meaning.saved) counts.saved++;
      if (meaning.saved && !(first && disk.holds(meaning.name, first)))
        early.push(`an edit of ${meaning.name} was called saved before it was on the disk`);
    }
    return (send as (...args: unknown[]) => void).call(this, data, ...rest);
  } as typeof send);
  return { early, counts };
}
