import { afterEach, expect, test, vi } from 'vitest';
import { backoff, type FeedNeeds, followFeed } from './feed.ts';
import { createLineReader, type FeedLine } from './feed-line.ts';
import { createRowsStore } from './rows-store.ts';
import { aContactRow, recordingDevice } from './testing.ts';

const acme = aContactRow({ id: 'c1', name: 'Acme' });
const hello: FeedLine = { t: 'hello', epoch: 'e1', audiences: ['everyone'] };
const rows: FeedLine = { t: 'rows', audience: 'everyone', through: 5, rows: [{ in: ['everyone'], row: acme }], gone: [] };

afterEach(() => vi.unstubAllGlobals());

const answer = (lines: readonly FeedLine[], status = 200) =>
  new Response(status === 200 ? lines.map((line) => `${JSON.stringify(line)}\n`).join('') : null, { status });

function follow(answers: readonly Response[], epoch = 'e1', cursors = new Map<string, number>()) {
  const stop = new AbortController();
  const asked: string[] = [];
  const heard: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const next = answers[asked.length - 1];
    if (next) return next;
    stop.abort();
    throw new Error('the test is over');
  });
  const device = recordingDevice();
  const store = createRowsStore();
  const needs: FeedNeeds = {
    store,
    device,
    epoch,
    headers: () => ({}),
    random: () => -1,
    wake: new EventTarget(),
    onConnected: (connected) => heard.push(connected ? 'connected' : 'disconnected'),
    onReady: () => heard.push('ready'),
    onSignedOut: () => heard.push('signed out'),
    onOtherEpoch: (other) => heard.push(`epoch ${other}`),
    onLine: (line) => heard.push(line.t),
  };
  return { done: followFeed(needs, cursors, stop.signal), asked, heard, device, store, cursors };
}

test('[CLI-6] lines are read out of pieces that end anywhere', () => {
  const found: FeedLine[] = [];
  const read = createLineReader((line) => found.push(line));
  const text = `${JSON.stringify(hello)}\n${JSON.stringify({ t: 'ping' })}\n`;
  for (const piece of [text.slice(0, 9), text.slice(9, 60), text.slice(60)]) read(piece);
  expect(found).toEqual([hello, { t: 'ping' }]);
});

test('[CLI-7] a cursor is kept together with its rows, and the next connection begins there', async () => {
  const { done, asked, device, heard, store } = follow([answer([hello, rows, { t: 'ready' }])]);
  await done;
  expect(device.kept).toEqual([
    {
      method: 'saveRows',
      value: expect.objectContaining({ cursors: { everyone: 5 }, put: [expect.objectContaining({ key: 'contact/c1' })] }),
    },
    { method: 'markComplete', value: true },
  ]);
  expect(store.rowsOf('contact').get('c1')).toEqual(acme);
  expect(new URL(asked[1] ?? '', 'http://x').searchParams.get('cursors')).toBe('{"everyone":5}');
  // Shown first; told to other tabs once it is on the device.
  expect(heard).toEqual(['connected', 'ready', 'hello', 'rows', 'ready', 'disconnected', 'disconnected']);
});

test('[CLI-8] another data set ends the feed before anything of it is shown or kept', async () => {
  const { done, heard, device, store } = follow([answer([{ ...hello, epoch: 'e2' }, rows])]);
  await done;
  expect(heard).toEqual(['epoch e2', 'disconnected']);
  expect(device.kept).toEqual([]);
  expect(store.rowsOf('contact').size).toBe(0);
});

test('[CLI-9] a session that the server no longer knows ends the feed', async () => {
  const { done, heard, asked } = follow([answer([], 401)]);
  await done;
  expect(heard).toEqual(['signed out', 'disconnected']);
  expect(asked.length).toBe(1);
});

test('[CLI-3] the cursor of a left audience goes, so that it starts at zero when it is gained again', async () => {
  const { done, cursors, device } = follow(
    [answer([hello])],
    'e1',
    new Map([
      ['everyone', 3],
      ['board:b1', 9],
    ]),
  );
  await done;
  expect([...cursors]).toEqual([['everyone', 3]]);
  expect(device.kept).toEqual([{ method: 'saveRows', value: expect.objectContaining({ left: ['board:b1'] }) }]);
});

test('[CLI-10] reconnecting waits longer each time, up to 15 seconds, and never all clients at once', () => {
  expect([1, 2, 3, 10].map((failures) => backoff(failures, () => 1))).toEqual([1000, 2000, 4000, 15_000]);
  expect(backoff(3, () => 0)).toBe(2000);
});
