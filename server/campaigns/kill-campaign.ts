/**
 * Kills a server under load again and again, and holds what its clients were told against what is there afterwards.
 * The history is the clients' own, and each kill takes the clients along: a tab that survives would send a lost edit again and hide the loss.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { contact, type DocumentName, nameOf, pipelineBoard } from '@tandem/core';
import * as Y from 'yjs';
import { openSqliteStorage } from '../src/storage/sqlite/sqlite-storage.ts';
import type { StepName } from '../src/storage/steps.ts';
import { seeded } from '../src/sync/testing/hostile-frames.ts';
import { type Client, connectClient, type TestDocument, until } from '../src/sync/testing/test-server.ts';
import { type KillPlan, planVariable } from './kill-steps.ts';

export interface KillOptions {
  readonly trials: number;
  readonly documents: number;
  readonly clients: number;
  readonly seed: number;
  /** In turn; `random` is a moment, not a step. */
  readonly steps: readonly (StepName | 'random')[];
  /** A step of an append is met at most this often before it kills; fewer for a short run on a busy machine. */
  readonly appendsBeforeKill?: number;
  readonly say?: (line: string) => void;
}
export interface KillFigures {
  readonly trials: number;
  readonly documents: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly restartMs: { readonly median: number; readonly max: number };
  readonly integrity: string;
  /** How often the server died at each step by itself. */
  readonly killedAt: Readonly<Record<string, number>>;
}

/** The goal, in milliseconds; on a machine that does other things as well a slower one is worth a line. */
const slowRestart = 2000;

interface Operation {
  readonly id: string;
  readonly document: DocumentName;
  acknowledged: boolean;
}

export async function runKillCampaign({
  trials,
  documents,
  clients,
  seed,
  steps,
  appendsBeforeKill = 200,
  say = () => undefined,
}: KillOptions): Promise<KillFigures> {
  const random = seeded(seed);
  const folder = await mkdtemp(join(tmpdir(), 'tandem-kill-'));
  const port = await freePort();
  try {
    await fill(folder, documents);
    const history: Operation[] = [];
    const restarts: number[] = [];
    const killedAt: Record<string, number> = {};
    for (let trial = 0; trial < trials; trial++) {
      const step = steps[trial % steps.length] ?? 'random';
      const plan: KillPlan = {
        step,
        after: 1 + Math.floor(random() * (step.includes('append') || step === 'before-ack' ? appendsBeforeKill : 3)),
      };
      const began = performance.now();
      const server = start(folder, port, plan);
      const load = await drive(port, server, clients, documents, trial, random, history);
      restarts.push(load.firstAck - began);
      if (load.firstAck - began > slowRestart)
        say(
          `trial ${trial + 1}: listening after ${Math.round(load.ready - began)} ms, first acknowledgement after ${Math.round(load.firstAck - began)} ms`,
        );
      // Most steps end the server by themselves; a moment, or a step that is not reached in time, is the campaign's to end.
      if (step === 'random') await wait(30 + random() * 500);
      else await Promise.race([server.exited, wait(15_000)]);
      const byItself = server.child.exitCode !== null || server.child.signalCode !== null;
      if (byItself) killedAt[step] = (killedAt[step] ?? 0) + 1;
      server.child.kill('SIGKILL');
      await server.exited;
      load.end();
      if (trial % 10 === 9)
        say(
          `trial ${trial + 1}: ${history.filter((operation) => operation.acknowledged).length} acknowledged, restart ${Math.round(restarts.at(-1) ?? 0)} ms`,
        );
    }
    const { lost, duplicated } = await check(folder, history);
    restarts.sort((a, b) => a - b);
    return {
      trials,
      documents,
      acknowledged: history.filter((operation) => operation.acknowledged).length,
      lost,
      duplicated,
      restartMs: { median: Math.round(restarts[Math.floor(restarts.length / 2)] ?? 0), max: Math.round(restarts.at(-1) ?? 0) },
      integrity: integrity(folder),
      killedAt,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const contactName = (i: number) => nameOf('contact', `c${i}`);

async function fill(folder: string, documents: number): Promise<void> {
  const { storage, close } = await openSqliteStorage(folder);
  for (let from = 0; from < documents; from += 500) {
    const updates = Array.from({ length: Math.min(500, documents - from) }, (_, i) => {
      const doc = new Y.Doc();
      contact.change(doc, { name: `Company ${from + i}`, town: 'Kiel', website: 'example.com' }, 'system');
      return { document: contactName(from + i), update: Y.encodeStateAsUpdate(doc), actor: 'ben', at: '2026-03-12T09:00:00Z' };
    });
    await storage.appendUpdates(updates);
  }
  await close();
}

function start(folder: string, port: number, plan: KillPlan) {
  const child: ChildProcess = fork(new URL('./kill-server.ts', import.meta.url), [folder, String(port)], {
    env: { ...process.env, [planVariable]: JSON.stringify(plan) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.on('data', (data: Buffer) => {
    complaint = (complaint + data.toString()).slice(-2000);
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, signal) => reject(new Error(`the server ended before it was ready (${code ?? signal}): ${complaint}`)));
  });
  ready.catch(() => undefined);
  return { child, exited, ready };
}

/** Twenty people on boards they share and contacts of their own, each edit something new that can be found again. */
async function drive(
  port: number,
  server: ReturnType<typeof start>,
  count: number,
  documents: number,
  trial: number,
  random: () => number,
  history: Operation[],
): Promise<{ readonly ready: number; readonly firstAck: number; end(): void }> {
  await server.ready;
  const ready = performance.now();
  const clients: Client[] = [];
  const timers: NodeJS.Timeout[] = [];
  let firstAck: (at: number) => void = () => undefined;
  const first = new Promise<number>((resolve) => {
    firstAck = resolve;
  });
  let running = true;
  for (let i = 0; i < count; i++) {
    const client = connectClient(`ws://127.0.0.1:${port}/sync`, 'ben');
    clients.push(client);
    const names = [
      nameOf('board', `b${Math.floor(trial / 20)}-${i % 5}`),
      ...Array.from({ length: 3 }, () => contactName(Math.floor(random() * documents))),
    ];
    const opened = [...new Set(names)].map((name) => ({ name, document: client.open(name, { create: true }) }));
    for (const { name, document } of opened) {
      const waiting: Operation[] = [];
      document.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
        if (number !== 0 || !running) return;
        for (const operation of waiting.splice(0)) {
          operation.acknowledged = true;
          firstAck(performance.now());
        }
      });
      let n = 0;
      const edit = () => {
        const operation: Operation = { id: `t${trial}c${i}n${n++}-${name.replace('/', '-')}`, document: name, acknowledged: false };
        history.push(operation);
        waiting.push(operation);
        write(name, document, operation.id);
      };
      edit();
      timers.push(setInterval(edit, name.startsWith('board/') ? 40 : 150));
    }
  }
  const at = await Promise.race([first, server.exited.then(() => performance.now())]);
  return {
    ready,
    firstAck: at,
    end() {
      running = false;
      for (const timer of timers) clearInterval(timer);
      for (const client of clients) client.destroy();
    },
  };
}

function write(name: DocumentName, { doc }: TestDocument, id: string): void {
  // Under an id of its own, with the operation's as content: an edit applied twice would be there twice.
  const entry = `e${Math.random().toString(36).slice(2)}`;
  if (name.startsWith('board/')) pipelineBoard.addEntry(doc, 'cards', entry, { title: id }, 'me');
  else contact.addEntry(doc, 'phones', entry, { value: id.slice(0, 64) }, 'me');
}

async function check(folder: string, history: readonly Operation[]): Promise<{ readonly lost: number; readonly duplicated: number }> {
  const { storage, close } = await openSqliteStorage(folder);
  const byDocument = Map.groupBy(history, (operation) => operation.document);
  let lost = 0;
  let duplicated = 0;
  for (const [name, operations] of byDocument) {
    const stored = await storage.loadDocument(name);
    const doc = new Y.Doc();
    for (const update of [stored?.snapshot, ...(stored?.updates ?? [])]) if (update) Y.applyUpdate(doc, update);
    const written = name.startsWith('board/')
      ? pipelineBoard.read(doc).cards.map((card) => card.title)
      : contact.read(doc).phones.map((phone) => phone.value);
    const counts = new Map<string, number>();
    for (const id of written) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const { id, acknowledged } of operations) {
      const times = counts.get(name.startsWith('board/') ? id : id.slice(0, 64)) ?? 0;
      if (acknowledged && times === 0) lost++;
      if (times > 1) duplicated++;
    }
    if (stored?.damaged.length || doc.store.pendingStructs || doc.store.pendingDs) lost += 1;
  }
  await until(async () => (await storage.status()).integrity !== 'checking');
  await close();
  return { lost, duplicated };
}

function integrity(folder: string): string {
  const db = new DatabaseSync(join(folder, 'tandem.db'));
  const found = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
  db.close();
  return found.integrity_check;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
