/** Looks for malware: by the signatures built in, and by clamd where one is configured. */
import { connect } from 'node:net';

export interface Scanner {
  /** The name of what was found, or undefined. Rejects when it could not be looked at: then nothing is let through. */
  scan(stream: AsyncIterable<Uint8Array>): Promise<string | undefined>;
}

// In two parts, so that no scanner takes this file for the test file itself.
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const signatures: readonly (readonly [name: string, bytes: Buffer])[] = [['EICAR test file', Buffer.from(eicar, 'latin1')]];

export interface Search {
  /** What was found in everything given so far. */
  feed(chunk: Uint8Array): string | undefined;
}
/** Finds what lies across the border of two chunks as well. */
export function search(wanted: readonly (readonly [name: string, bytes: Buffer])[] = signatures): Search {
  const longest = Math.max(...wanted.map(([, bytes]) => bytes.length));
  let tail = Buffer.alloc(0);
  return {
    feed(chunk) {
      const window = Buffer.concat([tail, chunk]);
      tail = window.subarray(Math.max(0, window.length - longest + 1));
      return wanted.find(([, bytes]) => window.includes(bytes))?.[0];
    },
  };
}

export const bySignature: Scanner = {
  async scan(stream) {
    const looking = search();
    for await (const chunk of stream) {
      const found = looking.feed(chunk);
      if (found) return found;
    }
    return undefined;
  },
};

const answerWithin = 60_000;

/** clamd's INSTREAM: chunks with their length before them, and one answer. */
export const byClamd = (host: string, port: number): Scanner => ({
  async scan(stream) {
    const socket = connect({ host, port });
    socket.setTimeout(answerWithin, () => socket.destroy(new Error('clamd did not answer')));
    const answered = new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (part) => {
        text += part.toString('latin1');
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(text));
    });
    // Whoever waits for it comes after the last byte; until then nobody may take it for unhandled.
    answered.catch(() => undefined);
    const write = (bytes: Uint8Array | string) =>
      socket.destroyed || socket.write(bytes) ? undefined : new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
    await write('zINSTREAM\0');
    for await (const chunk of stream) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.byteLength);
      await write(length);
      await write(chunk);
      if (socket.destroyed) break;
    }
    await write(Buffer.alloc(4));
    const answer = (await answered).replace(/\0$/, '');
    const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
    if (found) return found.slice(0, 100);
    if (answer === 'stream: OK') return undefined;
    throw new Error(`clamd answered "${answer.slice(0, 100)}"`);
  },
});
