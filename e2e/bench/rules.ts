/**
 * `npm run bench -- rules [--samples 150] [--editors 50]`: how long it takes from an edit on one device to the row of the task that a
 * rule makes of it on another, beside the plain ways: an edit in another editor's document, and its row on another device.
 */
import { parseArgs } from 'node:util';
import { contact, nameOf } from '@tandem/core';
import { until } from '../until.ts';
import { boardName, type Editor, edit, openEditor, openSocket, prepare, rankOf } from './client.ts';
import { type Peer, startPeer } from './peers.ts';
import { median, percentile } from './statistics.ts';

const { values: flags } = parseArgs({
  options: { samples: { type: 'string', default: '150' }, editors: { type: 'string', default: '50' } },
});
const [samples, editors] = [Number(flags.samples), Number(flags.editors)];
const boards = 10;
/** One edit a second each: somebody who drags and types without a rest. */
const everyMs = 1000;
const apartMs = 250;

interface FeedRow {
  readonly kind: string;
  readonly id: string;
  readonly contact?: string;
}
/** Calls back for every row that arrives at a device. */
async function followFeed(peer: Peer, token: string, onRow: (row: FeedRow) => void): Promise<() => void> {
  const gone = new AbortController();
  const answer = await fetch(`${peer.socket.replace(/^ws/, 'http').replace('/sync', '')}/api/feed`, {
    headers: { authorization: `Bearer ${token}` },
    signal: gone.signal,
  });
  if (!answer.body) throw new Error('the feed has no body');
  let rest = '';
  void (async () => {
    for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) for (const row of rowsIn(JSON.parse(line))) onRow(row);
    }
  })().catch((error: unknown) => {
    if (!gone.signal.aborted) throw error;
  });
  return () => gone.abort();
}
/** Wherever in a line they stand. */
function rowsIn(line: unknown): readonly FeedRow[] {
  if (typeof line !== 'object' || line === null) return [];
  if ('kind' in line && 'id' in line) return [line as FeedRow];
  return Object.values(line).flatMap(rowsIn);
}

async function startEditors(peer: Peer): Promise<{ readonly plain: number[]; stop(): void }> {
  const plain: number[] = [];
  const sentAt = new Map<string, number>();
  const all: { readonly editor: Editor; readonly board: number }[] = [];
  // A socket opens each board once.
  for (let from = 0; from < editors; from += boards) {
    const socket = openSocket(peer);
    for (let i = from; i < Math.min(from + boards, editors); i++) {
      const board = i % boards;
      const editor = await openEditor(peer, boardName(board), socket);
      if (i < boards) await prepare(editor, { members: [] });
      editor.doc.on('update', (_: Uint8Array, origin: unknown) => {
        const key = `${board}:${rankOf(editor.doc)}`;
        const since = origin === 'bench' ? undefined : sentAt.get(key);
        if (since !== undefined) plain.push(performance.now() - since);
        sentAt.delete(key);
      });
      all.push({ editor, board });
    }
  }
  let next = 0;
  const timer = setInterval(() => {
    const one = all[next++ % all.length];
    if (!one) return;
    edit(one.editor.doc);
    sentAt.set(`${one.board}:${rankOf(one.editor.doc)}`, performance.now());
  }, everyMs / editors);
  return { plain, stop: () => clearInterval(timer) };
}

async function caughtUp({ socket }: Peer): Promise<boolean> {
  const health = (await (await fetch(`${socket.replace(/^ws/, 'http').replace('/sync', '')}/api/health`)).json()) as {
    readonly rules: { readonly lag: number };
    readonly effects: { readonly waiting: number };
    readonly projection: { readonly lag: number };
  };
  return health.rules.lag + health.effects.waiting < 5 && health.projection.lag < 20;
}

async function main(): Promise<void> {
  const peer = await startPeer('tandem');
  const seller = (peer.members[0] ?? '').replace('user:', '');
  const began = new Map<string, number>();
  const [asRow, asTask]: [Map<string, number>, Map<string, number>] = [new Map(), new Map()];
  const close = await followFeed(peer, peer.tokens[1] ?? '', (row) => {
    const about = row.kind === 'contact' ? row.id : row.kind === 'task' ? (row.contact ?? '') : '';
    const since = began.get(about);
    const into = row.kind === 'contact' ? asRow : asTask;
    if (since !== undefined && !into.has(about)) into.set(about, performance.now() - since);
  });
  const busy = await startEditors(peer);
  // What the sample has left to do is not what is measured.
  await until('rules have caught up', () => caughtUp(peer), { seconds: 120 });
  const socket = openSocket(peer);
  for (let i = 0; i < samples; i++) {
    const id = `benchlead${i}`;
    const author = await openEditor(peer, nameOf('contact', id), socket);
    began.set(id, performance.now());
    contact.change(author.doc, { name: `Lead ${i}`, owner: seller, createdAt: new Date().toISOString() }, 'bench');
    await until('the task is there', () => asTask.has(id), { seconds: 30 });
    author.close();
    await new Promise((resolve) => setTimeout(resolve, apartMs));
    if (i % 10 === 9) process.stderr.write('.');
  }
  process.stderr.write('\n');
  busy.stop();
  close();
  socket.destroy();
  const rows = [
    ["an edit in another editor's document", busy.plain],
    ['the row on another device', [...asRow.values()]],
    ['the row of the task that a rule makes', [...asTask.values()]],
    ['of that, after the row', [...asTask].map(([id, ms]) => ms - (asRow.get(id) ?? 0))],
  ] as const;
  console.log(
    `### From an edit to another device, ${editors} active editors (ms)\n\n| | samples | p50 | p95 | p99 | longest |\n|---|---|---|---|---|---|`,
  );
  for (const [what, times] of rows)
    console.log(
      `| ${what} | ${times.length} | ${median(times).toFixed(0)} | ${percentile(times, 0.95).toFixed(0)} | ${percentile(times, 0.99).toFixed(0)} | ${Math.max(...times).toFixed(0)} |`,
    );
  await peer.end();
}

await main();
process.exit(0);
