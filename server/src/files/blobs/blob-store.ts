/** Where the bytes of files are kept: on the disk of the server, or in a store that speaks S3. */

export interface BlobStore {
  /**
   * Resolves when the bytes would survive a loss of power, whole or not at all. Rejects when they are not `bytes` many.
   * A key that is there is replaced.
   */
  put(key: string, stream: ReadableStream<Uint8Array>, bytes: number): Promise<void>;
  /** Undefined: there is nothing under this key. A stream that nobody reads has to be cancelled. `end` is the first byte after. */
  get(key: string, range?: { readonly start: number; readonly end: number }): Promise<ReadableStream<Uint8Array> | undefined>;
  /** What is not there is gone already. */
  remove(key: string): Promise<void>;
  /** Everything there is, in pages and in no order, with the time it came. */
  list(): AsyncIterable<readonly { readonly key: string; readonly at: Date }[]>;
  /** Where another program of this machine can read it, when it is a plain file here. It may not be there. */
  readonly pathOf?: (key: string) => string;
}

/** Keys are chance with an optional part after a dot. Nothing that a person has typed is ever one, so no key leads out of the store. */
const pattern = /^[0-9a-f]{32}(\.[a-z]{1,10}-[0-9]{1,6})?$/;
export function checkKey(key: string): string {
  if (!pattern.test(key)) throw new Error('that is not the key of a blob');
  return key;
}
export const isKey = (text: string): boolean => pattern.test(text);
/** The blob that something was drawn from. */
export const ownerOf = (key: string): string => key.slice(0, 32);

/** Passes on what it reads, and fails when it is more or less than was said. */
export async function* exactly(stream: ReadableStream<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of stream) {
    seen += chunk.byteLength;
    if (seen > bytes) break;
    yield chunk;
  }
  if (seen !== bytes) throw new Error(`${bytes} bytes were announced and ${seen > bytes ? 'more' : seen} came`);
}
