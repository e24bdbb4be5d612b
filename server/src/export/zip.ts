/** Several files as one, packed while they are made: nothing waits in memory but the piece at hand. */
import { Zip, ZipDeflate } from 'fflate';

export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<string>;
}

/** A page of records is some 200 kB of text: packing it takes a few milliseconds. */
const level = 3;

export async function* zipped(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: unknown;
  const zip = new Zip((error, bytes) => {
    if (error) failure ??= error;
    else ready.push(bytes);
  });
  const encoder = new TextEncoder();
  const taken = () => {
    if (failure) throw failure;
    return ready.splice(0);
  };
  for (const { name, content } of entries) {
    const file = new ZipDeflate(name, { level });
    zip.add(file);
    for await (const text of content) {
      file.push(encoder.encode(text));
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
