/** Batches while they run and after: one at a time, each with its progress, each to be cancelled or undone. */
import { errorFacts } from '../log.ts';
import type { Directory } from './directory.ts';
import type { ImportsDeps } from './imports.ts';
import type { BatchWrite, StoredBatch } from './imports-store.ts';
import { ImportRefusal } from './limits.ts';
import { chunks } from './place-cards.ts';
import type { Plan } from './plan.ts';
import { type UndoResult, undoBatch } from './undo-batch.ts';
import { writeBatch } from './write-batch.ts';

export interface Batches {
  start(begin: { readonly name: string; readonly plan: Plan; readonly directory: Directory; readonly by: string }): Promise<StoredBatch>;
  list(): Promise<readonly StoredBatch[]>;
  one(id: string): Promise<StoredBatch>;
  /** Stops a running batch and takes its rows back. */
  cancel(id: string): Promise<void>;
  undoPreview(id: string): Promise<UndoResult>;
  undo(id: string, by: string): Promise<StoredBatch>;
  leftOut(id: string): ReturnType<ImportsDeps['store']['leftOut']>;
  /** Resolves when nothing runs any more. */
  settled(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}
class Stopped extends Error {}

const listed = 50;

export function createBatches(deps: ImportsDeps): Batches {
  const { store, storage, documents, now, newId, random, log, onWritten } = deps;
  /** Asked to stop, and why: a cancelled batch is taken back, a closing server leaves it to be seen after the next start. */
  const stopping = new Map<string, 'cancel' | 'close'>();
  const progress = new Map<string, { done: number; total: number }>();
  let running: Promise<void> = Promise.resolve();
  let closed = false;

  const live = (batch: StoredBatch): StoredBatch => ({ ...batch, ...progress.get(batch.id) });
  async function one(id: string): Promise<StoredBatch> {
    const batch = await store.batch(id);
    if (!batch) throw new ImportRefusal('no-such-batch');
    return live(batch);
  }
  function inTurn(work: () => Promise<void>): void {
    running = running.then(work).catch((error: unknown) => log.error('an import failed in an unforeseen way', errorFacts(error)));
  }

  async function run(id: string, { plan, directory }: { readonly plan: Plan; readonly directory: Directory }): Promise<void> {
    let seq = 0;
    const state = { done: 0, total: plan.outcomes.length };
    progress.set(id, state);
    try {
      if (stopping.has(id)) throw new Stopped();
      await store.changeBatch(id, { state: 'running' });
      const cells = new Map(plan.file.records.map((record) => [record.row, record.cells]));
      const leftOut = plan.outcomes.flatMap((outcome) =>
        outcome.what === 'left-out'
          ? [{ row: outcome.row, line: outcome.line, reason: outcome.reason, cells: cells.get(outcome.row) ?? [] }]
          : [],
      );
      for (const part of chunks(leftOut, 500)) await store.addLeftOut(id, plan.file.form.header, part);
      state.done += leftOut.length;
      await writeBatch({
        batch: id,
        plan,
        directory,
        storage,
        documents,
        newId,
        now,
        random,
        note: (writes) =>
          store.addWrites(
            id,
            writes.map((write): BatchWrite => ({ ...write, seq: ++seq })),
          ),
        progress: async (rows) => {
          state.done = Math.min(state.total, state.done + rows);
          onWritten();
        },
        checkpoint: () => {
          if (stopping.has(id)) throw new Stopped();
        },
      });
      await store.changeBatch(id, { state: 'done', done: state.total, finishedAt: now().toISOString() });
      log.info('import done', { batch: id, rows: state.total, left: leftOut.length });
    } catch (error) {
      if (!(error instanceof Stopped)) {
        log.error('import failed', { batch: id, ...errorFacts(error) });
        await store.changeBatch(id, { state: 'failed', done: state.done, finishedAt: now().toISOString(), message: 'failed' });
      } else if (stopping.get(id) === 'cancel') await takeBack(id, 'cancelled');
      else await store.changeBatch(id, { state: 'stopped', done: state.done, finishedAt: now().toISOString() });
    } finally {
      stopping.delete(id);
      progress.delete(id);
      onWritten();
    }
  }

  const undoing = (id: string, state?: { done: number }) => ({
    batch: id,
    storage,
    documents,
    now,
    writesBefore: (seq: number, limit: number) => store.writesBefore(id, seq, limit),
    progress: async (writes: number) => {
      if (state) state.done += writes;
      onWritten();
    },
  });

  async function takeBack(id: string, end: 'cancelled' | 'undone'): Promise<UndoResult> {
    const state = { done: 0, total: await store.countWrites(id) };
    progress.set(id, state);
    try {
      await store.changeBatch(id, { state: end === 'cancelled' ? 'cancelling' : 'undoing' });
      const result = await undoBatch(undoing(id, state), { carryOut: true });
      await store.changeBatch(id, { state: end, stayed: result.stayed.length, finishedAt: now().toISOString() });
      log.info('import taken back', { batch: id, undone: result.undone, stayed: result.stayed.length });
      return result;
    } finally {
      progress.delete(id);
      onWritten();
    }
  }

  return {
    async start({ name, plan, directory, by }) {
      const id = newId();
      await store.addBatch({
        id,
        name,
        kind: plan.options.kind,
        state: 'waiting',
        startedBy: by,
        at: now().toISOString(),
        total: plan.outcomes.length,
        figures: JSON.stringify(plan.figures),
      });
      inTurn(() => run(id, { plan, directory }));
      return one(id);
    },
    list: async () => (await store.batches(listed)).map(live),
    one,
    async cancel(id) {
      const batch = await one(id);
      if (batch.state !== 'waiting' && batch.state !== 'running') throw new ImportRefusal('not-now');
      stopping.set(id, 'cancel');
    },
    async undoPreview(id) {
      await one(id);
      return undoBatch(undoing(id), { carryOut: false });
    },
    async undo(id, by) {
      const batch = await one(id);
      if (!['done', 'stopped', 'failed'].includes(batch.state)) throw new ImportRefusal('not-now');
      await store.changeBatch(id, { state: 'undoing', undoneBy: by, undoneAt: now().toISOString() });
      inTurn(async () => {
        await takeBack(id, 'undone').catch(async (error: unknown) => {
          log.error('an undo of an import broke off', { batch: id, ...errorFacts(error) });
          await store.changeBatch(id, { state: 'stopped', message: 'undo-broke-off' });
        });
      });
      return one(id);
    },
    leftOut: async (id) => {
      await one(id);
      return store.leftOut(id);
    },
    settled: () => running,
    async resume() {
      for (const batch of await store.batches(listed)) {
        if (batch.state === 'waiting' || batch.state === 'running')
          await store.changeBatch(batch.id, { state: 'stopped', finishedAt: now().toISOString() });
        // What was to be taken back still is: it goes on where it stopped, because what is gone already is passed over.
        if (batch.state === 'cancelling' || batch.state === 'undoing')
          inTurn(async () => void (await takeBack(batch.id, batch.state === 'undoing' ? 'undone' : 'cancelled')));
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      for (const id of progress.keys()) if (!stopping.has(id)) stopping.set(id, 'close');
      await running;
    },
  };
}
