/** For tests: streams and what is in them. */
export async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}
export const bytesOf = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> => Buffer.concat(await collect(stream));
/** Ends with the error, when the last part is one. */
export const streamOf = (...parts: (Uint8Array | Error)[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull(controller) {
      const next = parts.shift();
      if (next instanceof Error) controller.error(next);
      else if (next) controller.enqueue(next);
      else controller.close();
    },
  });
