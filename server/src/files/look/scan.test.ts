import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { byClamd, bySignature, search } from './scan.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
/** Speaks as clamd does: chunks with their length, an empty one, one answer. */
async function fakeClamd(answer: (bytes: Buffer) => string): Promise<number> {
  const server = createServer((socket: Socket) => {
    let read = Buffer.alloc(0);
    socket.on('data', (part) => {
      read = Buffer.concat([read, part]);
      if (!read.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return;
      const content: Buffer[] = [];
      for (let at = 10; at + 4 <= read.length; ) {
        const length = read.readUInt32BE(at);
        if (length === 0) return void socket.end(`${answer(Buffer.concat(content))}\0`);
        content.push(read.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return (server.address() as { port: number }).port;
}
async function* parts(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

test('[S-44] a signature is found across the border of two pieces, and nothing is found in what has none', async () => {
  const looking = search([['a word', Buffer.from('secret')]]);
  expect([looking.feed(Buffer.from('xxse')), looking.feed(Buffer.from('cr')), looking.feed(Buffer.from('etyy'))]).toEqual([
    undefined,
    undefined,
    'a word',
  ]);
  expect(await bySignature.scan(parts('harmless', ' words'))).toBeUndefined();
});

test('[S-44] clamd gets all of the bytes and its word counts; an answer that is no word lets nothing through', async () => {
  let got = '';
  const port = await fakeClamd((bytes) => {
    got = bytes.toString();
    if (got.includes('odd')) return 'INSTREAM size limit exceeded. ERROR';
    return got.includes('bad') ? 'stream: Win.Test.Bad FOUND' : 'stream: OK';
  });
  const { scan } = byClamd('127.0.0.1', port);
  expect(await scan(parts('one ', 'two ', 'three'))).toBeUndefined();
  expect(got).toBe('one two three');
  expect(await scan(parts('a bad one'))).toBe('Win.Test.Bad');
  await expect(scan(parts('an odd one'))).rejects.toThrow('size limit exceeded');
  await expect(byClamd('127.0.0.1', 1).scan(parts('x'))).rejects.toThrow();
});
