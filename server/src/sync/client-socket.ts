/**
 * One client's socket, between `ws` and Hocuspocus. Whatever is malformed, too much or too early ends here, and each
 * document's life on the socket is followed, because the library mixes up frames of a closed document with those of the next.
 */
import { parseDocumentName } from '@tandem/core';
import type { WebSocket } from 'ws';
import type { Identity } from '../accounts/identity.ts';
import { type Frame, frameType, permissionDenied, readFrame, readOutgoing } from './frame.ts';
import { type Bucket, createBucket, type Limits } from './limits.ts';

/** How another protocol's frames become those of Hocuspocus, and back. Undefined: it has no word for it; when that ends the document, the socket ends. */
export interface Dialect {
  inbound(data: Uint8Array): Uint8Array;
  outbound(data: Uint8Array): Uint8Array | undefined;
  /** A frame that keeps an idle client from believing that the line is dead; a browser cannot see the pings of the transport. */
  readonly ping: Uint8Array | undefined;
}
export const hocuspocusDialect: Dialect = { inbound: (data) => data, outbound: (data) => data, ping: new Uint8Array([frameType.ping]) };

export const closeCodes = {
  goingAway: 1001,
  unsupported: 1003,
  refused: 1008,
  tryAgainLater: 1013,
  signedOut: 4401,
  forbidden: 4403,
  signInTimeout: 4408,
  tooMany: 4429,
} as const;

interface Needs {
  readonly ws: WebSocket;
  /** Where it comes from, as a key of limits. */
  readonly address: string;
  readonly origin: string | undefined;
  readonly limits: Limits;
  readonly dialect: Dialect;
  readonly now: () => Date;
}

/** Opening or open; closing: the client has left it, and what it sends next belongs to the next time it opens it. */
interface OpenDocument {
  closing: boolean;
  readonly held: Uint8Array[];
}

export class ClientSocket {
  readonly origin: string | undefined;
  readonly address: string;
  readonly opens: Bucket;
  /** Who it is, once it has shown a token. One socket is one session. */
  identity: Identity | undefined;
  /** Hands a frame to Hocuspocus. */
  deliver: (data: Uint8Array) => void = () => undefined;
  readonly #ws: WebSocket;
  readonly #limits: Limits;
  readonly #dialect: Dialect;
  readonly #frames: Bucket;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #deadline: NodeJS.Timeout;
  #bytesBeforeSignIn = 0;
  #failedSignIns = 0;
  #unanswered = 0;

  constructor({ ws, address, origin, limits, dialect, now }: Needs) {
    this.#ws = ws;
    this.#limits = limits;
    this.#dialect = dialect;
    this.origin = origin;
    this.address = address;
    this.opens = createBucket(limits.opensPerSecond, limits.documentsPerSocket, now);
    this.#frames = createBucket(limits.framesPerSecond, limits.framesAtOnce, now);
    this.#deadline = setTimeout(() => this.close(closeCodes.signInTimeout, 'sign-in took too long'), limits.signInMs);
    ws.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary));
    ws.on('pong', () => {
      this.#unanswered = 0;
    });
    ws.on('close', () => clearTimeout(this.#deadline));
    // A protocol error of the transport closes the socket by itself; without a listener it would end the process.
    ws.on('error', () => undefined);
  }

  get readyState(): number {
    return this.#ws.readyState;
  }
  get openDocuments(): number {
    let open = 0;
    for (const { closing } of this.#documents.values()) if (!closing) open++;
    return open;
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (!(message instanceof Uint8Array)) return;
    const { address, ends } = readOutgoing(message);
    if (ends) this.#ended(address);
    const translated = this.#dialect.outbound(message);
    if (translated) this.#write(translated);
    else if (ends) this.close(closeCodes.forbidden, 'the document is closed');
  }

  close(code: number = closeCodes.refused, reason = ''): void {
    clearTimeout(this.#deadline);
    this.#ws.resume();
    this.#ws.close(code, reason.slice(0, 120));
    // A peer that does not read will not answer the close frame either.
    setTimeout(() => this.#ws.terminate(), 2000).unref();
  }

  terminate(): void {
    clearTimeout(this.#deadline);
    this.#ws.terminate();
  }

  signedIn(identity: Identity): void {
    this.identity = identity;
    clearTimeout(this.#deadline);
    this.#ws.resume();
  }

  signInFailed(): void {
    if (++this.#failedSignIns >= 5) this.close(closeCodes.signedOut, 'signed out');
    else this.#ws.resume();
  }

  /** Every `pingMs`: two pings without an answer mean that nobody is there. */
  ping(): void {
    if (this.#unanswered >= 2) return this.terminate();
    this.#unanswered++;
    if (this.readyState !== this.#ws.OPEN) return;
    this.#ws.ping();
    if (this.#dialect.ping) this.#write(this.#dialect.ping);
  }

  #write(data: Uint8Array): void {
    if (this.readyState !== this.#ws.OPEN) return;
    this.#ws.send(data);
    if (this.#ws.bufferedAmount > this.#limits.bufferedBytes) this.close(closeCodes.tryAgainLater, 'reading too slowly');
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.readyState !== this.#ws.OPEN) return;
    if (!isBinary) return this.close(closeCodes.unsupported, 'only binary frames');
    this.#unanswered = 0;
    if (!this.identity) {
      this.#bytesBeforeSignIn += data.length;
      if (this.#bytesBeforeSignIn > this.#limits.bytesBeforeSignIn) return this.close(closeCodes.refused, 'too much before sign-in');
    }
    const wait = this.#frames.take();
    if (wait > 0) this.#slowDown(wait);
    if (data.length === 1 && data[0] === frameType.pong) return;
    this.receiveFrame(this.#translate(data));
  }

  #translate(data: Buffer): Uint8Array {
    return this.#dialect.inbound(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }

  /** A frame of the Hocuspocus protocol, from the client or on its behalf. */
  receiveFrame(data: Uint8Array): void {
    const frame = readFrame(data);
    if (!frame) return this.close(closeCodes.refused, 'malformed frame');
    const document = this.#documents.get(frame.address);
    if (document?.closing) {
      document.held.push(data);
      if (document.held.length > 100) this.close(closeCodes.refused, 'too many frames for a closing document');
      return;
    }
    if (!document) return this.#open(frame, data);
    if (frame.type === frameType.close) document.closing = true;
    this.deliver(data);
  }

  /** Only a token opens a document; everything else about a document that is not open says nothing and is not kept. */
  #open(frame: Frame, data: Uint8Array): void {
    if (frame.type !== frameType.auth) return;
    if (!parseDocumentName(frame.name)) return this.send(permissionDenied(frame.address, 'permission-denied'));
    if (this.openDocuments >= this.#limits.documentsPerSocket) return this.send(permissionDenied(frame.address, 'too-many-documents'));
    this.#documents.set(frame.address, { closing: false, held: [] });
    // Nothing more is read until it is known who this is: that bounds what a stranger can make the server keep.
    if (!this.identity) this.#ws.pause();
    this.deliver(data);
  }

  #ended(address: string): void {
    const held = this.#documents.get(address)?.held ?? [];
    this.#documents.delete(address);
    if (held.length > 0) setImmediate(() => held.forEach((data) => this.receiveFrame(data)));
  }

  #slowDown(milliseconds: number): void {
    this.#ws.pause();
    setTimeout(() => this.#ws.resume(), milliseconds).unref();
  }
}
