/** Asks the server for copies of documents, and reads its answer. */
import type { DocumentName } from '@tandem/core';
import type { DocumentCopy } from './device.ts';

export interface CopiesQuestion {
  readonly names: readonly DocumentName[];
  /** Also what changed since then. */
  readonly since?: number;
}
export interface CopiesAnswer {
  readonly copies: readonly DocumentCopy[];
  /** The cursor of the next question. */
  readonly through: number;
  readonly more: boolean;
}
type Head =
  | { readonly t: 'copy'; readonly name: DocumentName; readonly whole: boolean; readonly sizes: readonly number[] }
  | { readonly t: 'end'; readonly through: number; readonly more: boolean };

/** `undefined`: not now. Whether it was the network, the server or an answer cut off, the same question is asked again later. */
export async function requestCopies(
  question: CopiesQuestion,
  { epoch, headers, signal }: { readonly epoch: string; readonly headers: Record<string, string>; readonly signal: AbortSignal },
): Promise<CopiesAnswer | undefined> {
  try {
    const answer = await fetch('/api/document-copies', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ epoch, ...question }),
      signal,
    });
    return answer.ok ? readCopies(new Uint8Array(await answer.arrayBuffer())) : undefined;
  } catch {
    return undefined;
  }
}

/** Four bytes of length, a head as JSON, then the updates it announces. Without an end the answer was cut off. */
export function readCopies(bytes: Uint8Array): CopiesAnswer | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const copies: DocumentCopy[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const start = at + 4;
    at = start + view.getUint32(at);
    if (at > bytes.length) return undefined;
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(start, at))) as Head;
    if (head.t === 'end') return { copies, through: head.through, more: head.more };
    const updates = head.sizes.map((size) => {
      at += size;
      // A view would keep, and store, the whole answer with each of them.
      return bytes.slice(at - size, at);
    });
    copies.push({ name: head.name, whole: head.whole, updates });
  }
  return undefined;
}
