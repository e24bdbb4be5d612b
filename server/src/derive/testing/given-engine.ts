/** For tests: a workspace in memory with projector, rules and performers that write plainly; time is the test's own. */
import { agenda, contact, type DocumentName, nameOf, pipelineBoard, type Row, type Rule, settings } from '@tandem/core';
import * as Y from 'yjs';
import { memoryStorage } from '../../storage/memory/memory-storage.ts';
import type { Storage } from '../../storage/storage.ts';
import { actorOfEffect } from '../effect-id.ts';
import { createRulesEngine, type RulesEngine } from '../engine.ts';
import type { Claimed, Performed, Performers } from '../perform.ts';
import type { PerformStep } from '../perform-effects.ts';
import { createProjector } from '../projector.ts';
import type { RunnerStep } from '../runner.ts';

export const quiet = { info() {}, warn() {}, error() {} };
const done: Performed = { state: 'done', note: '' };

export interface TestEngine extends RulesEngine {
  readonly performed: string[];
}
interface EngineOptions {
  readonly rules?: readonly Rule[];
  readonly holder?: string;
  readonly steps?: { at(name: RunnerStep | PerformStep): void | Promise<void> };
  readonly performers?: Partial<Performers>;
  /** Between what a performer has written and its answer. */
  readonly afterWrite?: () => Promise<void>;
}

export interface Workspace {
  readonly storage: Storage;
  readonly clock: { now: Date };
  edit(name: DocumentName, change: (doc: Y.Doc) => void, actor?: string): Promise<void>;
  /** Resolves when rows follow the log. */
  projected(): Promise<void>;
  engine(options?: EngineOptions): TestEngine;
  row(key: string): Promise<Row | undefined>;
  keys(): Promise<readonly string[]>;
}

export const people: readonly Row[] = [
  { id: 'ada', role: 'admin' as const, team: '' },
  { id: 'mia', role: 'manager' as const, team: '' },
  { id: 'ana', role: 'seller' as const, team: 'north' },
  { id: 'ben', role: 'seller' as const, team: 'north' },
  { id: 'lena', role: 'seller' as const, team: 'north' },
].map((one) => ({ content: { kind: 'user', name: one.id, active: true, ...one }, audiences: ['everyone'], document: '' }));
const team: Row = {
  content: { kind: 'team', id: 'north', name: 'North', leader: 'lena', office: '' },
  audiences: ['everyone'],
  document: '',
};

export const agendaOf = (user: string): DocumentName => nameOf('agenda', user);
export const contactNamed = (id: string): DocumentName => nameOf('contact', id);
export const theSettings: DocumentName = nameOf('settings', 'settings');
export const board: DocumentName = nameOf('board', 'north');

export async function givenWorkspace(storage: Storage = memoryStorage()): Promise<Workspace> {
  const clock = { now: new Date('2026-03-12T09:00:00Z') };
  const projector = createProjector({ storage, log: quiet, pause: async () => {} });

  async function docOf(name: DocumentName): Promise<Y.Doc> {
    const stored = await storage.loadDocument(name);
    const doc = new Y.Doc();
    for (const update of stored ? [...(stored.snapshot ? [stored.snapshot] : []), ...stored.updates] : []) Y.applyUpdate(doc, update);
    return doc;
  }
  async function edit(name: DocumentName, change: (doc: Y.Doc) => void, actor = 'ana'): Promise<void> {
    const doc = await docOf(name);
    const before = Y.encodeStateVector(doc);
    const changes: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => changes.push(update));
    change(doc);
    if (changes.length === 0) return;
    const update = Y.encodeStateAsUpdate(doc, before);
    await storage.appendUpdates([{ document: name, update, actor, at: clock.now.toISOString() }]);
  }
  await storage.commitRows([...people, team], []);
  await edit(
    theSettings,
    (doc) => {
      settings.change(doc, { timeZone: 'Europe/Stockholm', leadProcessOn: true }, null);
      settings.addEntry(doc, 'taskTypes', 'call', { title: 'Call', rank: 'a0', icon: 'call', followUpDays: 2, maximumDelay: 7 }, null);
      settings.addEntry(doc, 'taskTypes', 'choose', { title: 'Choose', rank: 'a1', icon: 'choose' }, null);
      settings.addEntry(doc, 'processes', 'sales', { title: 'Sales', rank: 'a0', kind: 'sales' }, null);
      settings.addEntry(doc, 'stages', 'open', { title: 'Open', process: 'sales', rank: 'a0', status: 'open' }, null);
      settings.addEntry(doc, 'stages', 'won', { title: 'Won', process: 'sales', rank: 'a1', status: 'won' }, null);
    },
    'ada',
  );
  await projector.settled();

  return {
    storage,
    clock,
    edit,
    projected: projector.settled,
    row: async (key) => (await storage.rowsByKey([key]))[0],
    keys: async () => (await storage.effectsAfter(0, 100_000)).map(({ key }) => key).sort(),
    engine({ rules, holder = 'one', steps, performers = {}, afterWrite = async () => {} } = {}) {
      const performed: string[] = [];
      const engine = createRulesEngine({
        storage,
        performers: { ...plainPerformers(edit, storage, performed, () => clock.now, afterWrite), ...performers },
        log: quiet,
        now: () => clock.now,
        holder,
        pause: async () => {},
        timer: () => () => {},
        ...(rules && { rules }),
        ...(steps && { steps }),
      });
      return { ...engine, performed };
    },
  };
}

/** Each writes what its effect says and nothing else; writing it again changes nothing. */
function plainPerformers(
  edit: Workspace['edit'],
  storage: Storage,
  performed: string[],
  now: () => Date,
  afterWrite: () => Promise<void>,
): Performers {
  const write = async ({ key }: Claimed, name: DocumentName, change: (doc: Y.Doc) => void): Promise<Performed> => {
    await edit(name, change, actorOfEffect(key));
    performed.push(key);
    await afterWrite();
    return done;
  };
  const note = async (_effect: unknown, { key }: Claimed): Promise<Performed> => {
    performed.push(key);
    return done;
  };
  return {
    'task.open': ({ user, contact: about, opportunity, taskType: type, subject, due, limit }, claimed) =>
      write(claimed, agendaOf(user), (doc) => {
        if (agenda.readEntry(doc, 'tasks', claimed.id)) return;
        const task = { subject, type, contact: about, opportunity, due, limit, firstDue: due, effect: claimed.key, createdAt: claimed.at };
        agenda.addEntry(doc, 'tasks', claimed.id, task, null);
      }),
    'task.close': ({ user, task }, claimed) =>
      write(
        claimed,
        agendaOf(user),
        (doc) => void agenda.changeEntry(doc, 'tasks', task, { doneAt: claimed.at, outcome: 'cancelled' }, null),
      ),
    'task.remove': ({ user, task }, claimed) => write(claimed, agendaOf(user), (doc) => agenda.removeEntry(doc, 'tasks', task, null)),
    'mail.link': note,
    'mail.digest': note,
    'quote.state': note,
    'task.follow': note,
    'plan.item': note,
    'plan.review': note,
    'plan.settle': note,
    'task.limit': ({ user, task, firstDue, limit }, claimed) =>
      write(claimed, agendaOf(user), (doc) => void agenda.changeEntry(doc, 'tasks', task, { firstDue, limit }, null)),
    'contact.lifecycle': ({ contact: id, to }, claimed) =>
      write(claimed, contactNamed(id), (doc) => void contact.change(doc, { lifecycle: to }, null)),
    'contact.owner': ({ contact: id, user }, claimed) =>
      write(claimed, contactNamed(id), (doc) => void contact.change(doc, { owner: user }, null)),
    'contact.lead-stage': ({ contact: id, stage }, claimed) =>
      write(claimed, contactNamed(id), (doc) => void contact.change(doc, { leadPlace: { stage, rank: 'a0' } }, null)),
    'contact.create': ({ owner }, claimed) =>
      write(claimed, contactNamed(claimed.id), (doc) => void contact.change(doc, { name: claimed.id, owner }, null)),
    'opportunity.open': ({ contact: about, owner, amount }, claimed) =>
      write(claimed, board, (doc) => {
        if (!pipelineBoard.readEntry(doc, 'cards', claimed.id))
          pipelineBoard.addEntry(doc, 'cards', claimed.id, { title: about, contact: about, owner, amount }, null);
      }),
    notice: note,
    'inbox.forget': note,
    'mail.activity': note,
    'mail.appointment': note,
    async timer({ rule, contact: contactId }, { key }) {
      const at = now().toISOString();
      await storage.recordEvents([{ type: 'timer.due', key: `timer.due/${key}`, at, actor: 'system', rule, contactId, setBy: key }]);
      return done;
    },
  };
}

/** Until rules and what they bring about have come to rest. */
export async function settle({ projected, storage, keys }: Workspace, engine: { settled(): Promise<void> }): Promise<void> {
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    await projected();
    await engine.settled();
    now = (await storage.eventsSince(0, 10_000)).length + (await keys()).length;
  }
}
