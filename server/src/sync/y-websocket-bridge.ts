/**
 * Any Yjs client: the plain y-websocket protocol, one document a socket, its name in the path and a token in the query.
 * It has no acknowledgements, so such a client cannot know what is saved; the product itself does not use it.
 */
import { type DocumentName, parseDocumentName } from '@tandem/core';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Dialect } from './client-socket.ts';
import { authenticate, frameType } from './frame.ts';

export interface BridgedDocument {
  readonly name: DocumentName;
  /** The frame that opens the document, which such a client does not know how to send. */
  readonly first: Uint8Array;
}

/** Undefined: the address is none of the bridge's. */
export function bridgedDocument(url: string | undefined): BridgedDocument | undefined {
  const [path = '', query = ''] = (url ?? '').split('?', 2);
  if (!path.startsWith('/ws/')) return undefined;
  const name = path.slice('/ws/'.length);
  if (!parseDocumentName(name)) return undefined;
  return { name: name as DocumentName, first: authenticate(name, new URLSearchParams(query).get('token') ?? '') };
}

const understood = new Set<number>([frameType.sync, frameType.awareness, frameType.queryAwareness]);

export const yWebsocketDialect = ({ name }: BridgedDocument): Dialect => ({
  ping: undefined,
  inbound(data) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, name);
    encoding.writeUint8Array(encoder, data);
    return encoding.toUint8Array(encoder);
  },
  outbound(data) {
    const decoder = decoding.createDecoder(data);
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    const plain = type === frameType.syncReply ? frameType.sync : type;
    if (!understood.has(plain)) return undefined;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, plain);
    encoding.writeUint8Array(encoder, decoding.readTailAsUint8Array(decoder));
    return encoding.toUint8Array(encoder);
  },
});
