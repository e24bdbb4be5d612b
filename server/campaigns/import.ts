/**
 * `node server/campaigns/import.ts [rows]`: brings contacts in while somebody edits, and measures whether the editor notices.
 * Prints seconds of each step, how long the event loop was held up, and how long an edit took to be saved before and during.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { contact, nameOf } from '@tandem/core';
import { readConfig } from '../src/config.ts';
import { connectClient } from '../src/sync/testing/test-server.ts';
import { startTandem } from '../src/tandem.ts';

const count = Number(process.argv[2] ?? 100_000);
const quiet = { info() {}, warn() {}, error: (event: string, facts?: object) => console.error(event, facts) };
const folder = await mkdtemp(join(tmpdir(), 'tandem-import-campaign-'));
const tandem = await startTandem(readConfig({ PORT: '0', TANDEM_DATA: folder }), quiet);
let token = '';

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const text = typeof body === 'string';
  const answer = await fetch(`${tandem.url}${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': text ? 'text/csv' : 'application/json' }),
    },
    ...(body !== undefined && { body: text ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const firsts = ['Anna', 'Björn', 'Chen', 'Daria', 'Emre', 'Farah', 'Göran', 'Hana', 'Igor', 'Jutta'];
const lasts = ['Ahlberg', 'Bauer', 'Costa', 'Dahl', 'Eriksson', 'Fischer', 'García', 'Holm', 'Ito', 'Jansen'];
/** One company for twelve people, as in a customer list. */
function contactsCsv(): string {
  const rows = ['First Name,Last Name,Email,Phone,Company,Job Title,Street,Postal Code,City,Country,Birthday,Notes'];
  for (let i = 0; i < count; i++) {
    const company = Math.floor(i / 12);
    rows.push(
      `${firsts[i % 10]},${lasts[Math.floor(i / 10) % 10]} ${i},person${i}@firm${company}.example,08-465 ${String(i % 1000).padStart(3, '0')} ${String(i % 100).padStart(2, '0')},Firm ${company} AB,Buyer,Storgatan ${i % 200},116 40,Stockholm,Sweden,19${60 + (i % 40)}-0${1 + (i % 9)}-1${i % 10},Met at fair ${i % 7}`,
    );
  }
  return rows.join('\n');
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const quantile = (values: readonly number[], q: number) => [...values].sort((a, b) => a - b)[Math.floor(values.length * q)] ?? 0;

try {
  const begun = await call<{ token: string }>('POST', '/api/setup', {
    company: 'Halden',
    name: 'Helen Marsh',
    email: 'helen@halden.example',
    password: 'four words and a comma',
    content: 'empty',
  });
  token = begun.token;
  const client = connectClient(`${tandem.url.replace('http', 'ws')}/sync`, token);
  const edited = client.open(nameOf('contact', 'edited'), { create: true });
  contact.change(edited.doc, { name: 'Edited all the while' }, 'me');
  await edited.saved();

  let editing = true;
  let saves: number[] = [];
  const editor = (async () => {
    for (let i = 0; editing; i++) {
      const since = performance.now();
      contact.change(edited.doc, { jobTitle: `Title ${i}` }, 'me');
      await edited.saved();
      saves.push(performance.now() - since);
      await wait(50);
    }
  })();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
    saves = [];
    delay.reset();
    delay.enable();
    const since = performance.now();
    const result = await work();
    delay.disable();
    console.log(
      `${name.padEnd(22)} ${seconds(since).padStart(8)}   event loop p50 ${(delay.percentile(50) / 1e6).toFixed(1)} p99 ${(delay.percentile(99) / 1e6).toFixed(1)} max ${(delay.max / 1e6).toFixed(0)} ms   an edit saved p50 ${quantile(saves, 0.5).toFixed(1)} p99 ${quantile(saves, 0.99).toFixed(1)} max ${quantile(saves, 1 - 1e-9).toFixed(0)} ms (${saves.length})   memory ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
    );
    return result;
  }
  /** Waits for the end of it, and says how far it is every ten seconds. */
  const finished = async (batch: string) => {
    for (let told = performance.now(); ; ) {
      const state = await call<{ state: string; done: number; total: number }>('GET', `/api/imports/${batch}`);
      if (performance.now() - told > 10_000) {
        told = performance.now();
        console.log(`  ${state.state}: ${state.done} of ${state.total}`);
      }
      if (!['waiting', 'running', 'cancelling', 'undoing'].includes(state.state)) return state;
      await wait(200);
    }
  };
  /** The document that is edited all the while may always be one edit ahead. */
  const projected = async () => {
    while ((await call<{ projection: { lag: number } }>('GET', '/api/health')).projection.lag > 1) await wait(200);
  };

  /** What an import leaves in the lists; the document that is edited beside it, and its own row, stay. */
  const listed = async () => (await call<{ rows: number }>('GET', '/api/debug/status')).rows;

  const text = contactsCsv();
  await measured('nothing else', () => wait(3000));
  const file = await measured('upload', () => call<{ id: string }>('POST', '/api/imports/files?name=campaign.csv', text));
  const look = await measured('look', () =>
    call<{ kind: string; columns: { target: string }[] }>('POST', `/api/imports/files/${file.id}/look`, {}),
  );
  const options = { kind: look.kind, targets: look.columns.map((column) => column.target) };
  const dry = await measured('dry run', () => call<{ figures: object }>('POST', `/api/imports/files/${file.id}/dry-run`, options));
  console.log(dry.figures);
  const batch = await measured('bring in', async () =>
    finished((await call<{ id: string }>('POST', '/api/imports', { file: file.id, options })).id),
  );
  console.log(batch.state);
  await measured('until all is listed', projected);
  console.log(`${await listed()} rows`);
  const [first] = (await call<{ batches: { id: string }[] }>('GET', '/api/imports')).batches;
  const undone = await measured('undo', async () => {
    await call('POST', `/api/imports/${first?.id}/undo`);
    return finished(first?.id ?? '');
  });
  await measured('until none is listed', projected);
  console.log(`${undone.state}: ${await listed()} rows`);
  const cancelled = await measured('cancel in the middle', async () => {
    const { id } = await call<{ id: string }>('POST', '/api/imports', { file: file.id, options });
    while ((await call<{ done: number }>('GET', `/api/imports/${id}`)).done < count / 4) await wait(50);
    await call('POST', `/api/imports/${id}/cancel`);
    return finished(id);
  });
  await measured('until none is listed', projected);
  console.log(`${cancelled.state} at ${cancelled.done}: ${await listed()} rows`);
  editing = false;
  await editor;
  client.destroy();
} finally {
  await tandem.stop(5000);
  await rm(folder, { recursive: true, force: true });
}
