/** What a frame of the Hocuspocus protocol says: read strictly, before anything of it reaches the library. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export const frameType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
  syncStatus: 8,
  ping: 9,
  pong: 10,
} as const;
export const syncType = { step1: 0, step2: 1, update: 2 } as const;
const authType = { token: 0, permissionDenied: 1 } as const;

export interface Frame {
  /** The document's name, and behind a NUL the session of a client that opens it twice. */
  readonly address: string;
  readonly name: string;
  readonly type: number;
}

const longestAddress = 200;
const longestToken = 2048;
const longestStateless = 4096;
const mostAwarenessStates = 200;
const sessionPattern = /^[0-9A-Za-z_-]{1,64}$/;

/** Undefined: no well-formed frame that a client may send. Never throws. */
export function readFrame(data: Uint8Array): Frame | undefined {
  try {
    const decoder = decoding.createDecoder(data);
    const address = decoding.readVarString(decoder);
    if (address.length > longestAddress) return undefined;
    const [name = '', session, ...more] = address.split('\0');
    if (more.length > 0 || (session !== undefined && !sessionPattern.test(session))) return undefined;
    const type = decoding.readVarUint(decoder);
    return isWellFormed(type, decoder) ? { address, name, type } : undefined;
  } catch {
    // The decoder throws on everything that is cut off or too long, and so does Yjs on what is no update.
    return undefined;
  }
}

function isWellFormed(type: number, decoder: decoding.Decoder): boolean {
  switch (type) {
    case frameType.sync:
    case frameType.syncReply: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (decoding.hasContent(decoder)) return false;
      if (step === syncType.step1) Y.decodeStateVector(payload);
      else if (step === syncType.step2 || step === syncType.update) Y.decodeUpdate(payload);
      else return false;
      return true;
    }
    case frameType.awareness:
      return isAwareness(decoding.createDecoder(decoding.readVarUint8Array(decoder))) && !decoding.hasContent(decoder);
    case frameType.auth:
      return decoding.readVarUint(decoder) === authType.token && decoding.readVarString(decoder).length <= longestToken;
    case frameType.queryAwareness:
      return !decoding.hasContent(decoder);
    case frameType.stateless:
      return decoding.readVarString(decoder).length <= longestStateless && !decoding.hasContent(decoder);
    case frameType.close:
      return true;
    default:
      return false;
  }
}

function isAwareness(decoder: decoding.Decoder): boolean {
  const count = decoding.readVarUint(decoder);
  if (count > mostAwarenessStates) return false;
  for (let i = 0; i < count; i++) {
    decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    JSON.parse(decoding.readVarString(decoder));
  }
  return !decoding.hasContent(decoder);
}

interface Outgoing {
  readonly address: string;
  /** Whether it ends the document's connection. */
  readonly ends: boolean;
  readonly type: number;
}
/** An edit goes to everybody who has the document open as one and the same frame. */
let last: { readonly data: Uint8Array; readonly read: Outgoing } | undefined;

/** Of a frame that the server sends: whose it is. */
export function readOutgoing(data: Uint8Array): Outgoing {
  if (last?.data === data) return last.read;
  const decoder = decoding.createDecoder(data);
  const address = decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  const ends = type === frameType.close || (type === frameType.auth && decoding.readVarUint(decoder) === authType.permissionDenied);
  last = { data, read: { address, ends, type } };
  return last.read;
}

const write = (address: string, type: number, rest: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, address);
  encoding.writeVarUint(encoder, type);
  rest(encoder);
  return encoding.toUint8Array(encoder);
};

export const permissionDenied = (address: string, reason: string): Uint8Array =>
  write(address, frameType.auth, (encoder) => {
    encoding.writeVarUint(encoder, authType.permissionDenied);
    encoding.writeVarString(encoder, reason);
  });

export const authenticate = (address: string, token: string): Uint8Array =>
  write(address, frameType.auth, (encoder) => {
    encoding.writeVarUint(encoder, authType.token);
    encoding.writeVarString(encoder, token);
  });

/** "Send me what I do not have": the answer to an update that builds on something the server never saw. */
export const askForMissing = (address: string, doc: Y.Doc): Uint8Array =>
  write(address, frameType.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncType.step1);
    encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
  });
