import { afterEach, expect, test, vi } from 'vitest';
import { type FeedNeeds, followFeed } from './feed.ts';
import { createLineReader, type FeedLine } from './feed-line.ts';
import { createRowsStore } from './rows-store.ts';
import { aContactRow, recordingDevice } from './testing.ts';

const acme = aContactRow({ id: 'c1', name: 'Acme' });
const hello: FeedLine = { t: 'hello', epoch: 'e1', audiences: ['everyone'] };
const rows: FeedLine = { t: 'rows', audience: 'everyone', through: 5, rows: [{ in: ['everyone'], row: acme }], gone: [] };

afterEach(() => vi.unstubAllGlobals());

const answer = (lines: readonly FeedLine[], status = 200) =>
  new Response(status === 200 ? lines.map((line) => `${JSON.stringify(line)}\n`).join('') : null, { status });

/** The clock of the feed; the timers are real ones. */
let time = 0;

function follow(answers: readonly (Response | ((signal: AbortSignal) => Response))[], epoch = 'e1', cursors = new Map<string, number>()) {
  const stop = new AbortController();
  const asked: string[] = [];
  const heard: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { signal }: { signal: AbortSignal }) => {
    asked.push(url);
    const next = answers[asked.length - 1];
    if (next) return typeof next === 'function' ? next(signal) : next;
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
    now: () => time,
    wake: new EventTarget(),
    onConnected: (connected) => heard.push(connected ? 'connected' : 'disconnected'),
    onReady: () => heard.push('ready'),
    onSignedOut: () => heard.push('signed out'),
    onOtherEpoch: (other) => heard.push(`epoch ${other}`),
    onLine: (line) => heard.push(line.t),
  };
  return { done: followFeed(needs, cursors, stop.signal), asked, heard, device, store, cursors, wake: needs.wake };
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

test('[CLI-50] a line that went silent while the machine slept is given up at the first sign of waking, a fresh one is not', async () => {
  let say: (line: FeedLine) => void = () => undefined;
  const live = (signal: AbortSignal) =>
    new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          say = (line) => controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
          signal.addEventListener('abort', () => controller.error(signal.reason));
          say(hello);
        },
      }),
    );
  const { done, asked, heard, wake } = follow([live]);
  await vi.waitFor(() => expect(heard).toContain('connected'));
  time += 10_000;
  wake.dispatchEvent(new Event('wake'));
  say({ t: 'ready' });
  await vi.waitFor(() => expect(heard).toContain('ready'));
  expect(asked).toHaveLength(1);
  time += 3_600_000;
  wake.dispatchEvent(new Event('wake'));
  await done;
  expect(asked).toHaveLength(2);
});
