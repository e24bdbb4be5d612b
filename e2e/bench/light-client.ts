/**
 * A client that speaks the protocol and keeps nothing of what others write: 500 who watch, or 50 who edit one document at
 * thousands of edits a second, then cost the load generator little, and the server as much as any client.
 */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, type Encoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { until } from '../until.ts';
import { type Door, tokenOf } from './client.ts';

export interface LightClient {
  /** As the document was when the client came, with the client's own edits since. */
  readonly doc: Y.Doc;
  unsynced(): number;
  /** Where it is on the document, for everybody who shows it. */
  say(at: unknown): void;
  close(): void;
}

const [sync, awareness, auth, syncReply, syncStatus] = [0, 1, 2, 4, 8];
const [stateVector, wholeState, update] = [0, 1, 2];
const denied = 1;
const version = '4.8.0';

/** Who may open a board is found from what was committed, a moment after the board was written: refused, it comes again. */
export async function openLightClient(door: Door, name: string, client: number, onUpdate: () => void): Promise<LightClient> {
  for (let tries = 0; ; tries++) {
    const opened = await tryToOpen(door.socket, tokenOf(door, client), name, onUpdate);
    if (opened) return opened;
    if (tries === 20) throw new Error(`${name} was refused ${tries} times`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function tryToOpen(socket: string, token: string, name: string, onUpdate: () => void): Promise<LightClient | undefined> {
  const doc = new Y.Doc();
  const connection = new WebSocket(socket);
  connection.binaryType = 'arraybuffer';
  await new Promise((resolve, reject) => connection.once('open', resolve).once('error', reject));
  let state: 'asking' | 'synced' | 'refused' = 'asking';
  let unsynced = 0;
  connection.once('close', () => {
    if (state === 'asking') state = 'refused';
  });
  connection.on('message', (data: ArrayBuffer, isBinary: boolean) => {
    // A sign of life is no frame of the protocol.
    if (!isBinary || data.byteLength < 2) return;
    const frame = createDecoder(new Uint8Array(data));
    readVarString(frame);
    const kind = readVarUint(frame);
    if (kind === syncStatus) unsynced -= 1;
    if (kind === auth && readVarUint(frame) === denied) state = 'refused';
    if (kind !== sync && kind !== syncReply) return;
    const step = readVarUint(frame);
    if (step === update && state === 'synced') onUpdate();
    if (step !== wholeState || state !== 'asking') return;
    Y.applyUpdate(doc, readVarUint8Array(frame));
    state = 'synced';
  });
  const send = (kind: number, write: (to: Encoder) => void) => {
    const encoder = createEncoder();
    writeVarString(encoder, name);
    writeVarUint(encoder, kind);
    write(encoder);
    connection.send(toUint8Array(encoder));
  };
  const sendSync = (step: number, bytes: Uint8Array) =>
    send(sync, (to) => {
      writeVarUint(to, step);
      writeVarUint8Array(to, bytes);
    });
  send(auth, (to) => {
    writeVarUint(to, 0);
    writeVarString(to, token);
    writeVarString(to, version);
  });
  sendSync(stateVector, Y.encodeStateVector(doc));
  await until(`a light client of ${name} has its answer`, () => state !== 'asking', { seconds: 60 });
  if ((state as string) === 'refused') {
    connection.terminate();
    return undefined;
  }
  doc.on('update', (bytes: Uint8Array) => {
    unsynced += 1;
    sendSync(update, bytes);
  });
  let said = 0;
  return {
    doc,
    unsynced: () => unsynced,
    say: (at) =>
      send(awareness, (to) => {
        const state = createEncoder();
        writeVarUint(state, 1);
        writeVarUint(state, doc.clientID);
        writeVarUint(state, ++said);
        writeVarString(state, JSON.stringify({ at }));
        writeVarUint8Array(to, toUint8Array(state));
      }),
    close: () => connection.terminate(),
  };
}
