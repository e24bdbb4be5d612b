/** What every storage does with the history of rows. An adapter's test file is one call of this. */
import type { ContactRow, CrmEvent, PlanRow, Row, TaskRow } from '@tandem/core';
import { nameOf, plan, project } from '@tandem/core';
import { sureTraitsOf } from '@tandem/core/traits';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { still, type WantedFacts } from './history.ts';
import { acme, at, bytes, card, company, north, projection, renamed, row, update } from './storage.examples.ts';
import type { Projection, Storage } from './storage.ts';

const later = '2026-03-13T09:00:00Z';
const anas = nameOf('agenda', 'ana');
const rollout = nameOf('plan', 'p1');
const aPlanRow = project({ type: 'plan', id: 'p1', state: plan.read(new Y.Doc()) })[0] as PlanRow;
const task = (id: string, patch: Partial<TaskRow> = {}): Row => ({
  content: {
    kind: 'task',
    id,
    owner: 'ana',
    subject: id,
    type: 'call',
    contact: 'acme',
    opportunity: '',
    due: '2026-03-12',
    time: '',
    firstDue: '2026-03-12',
    limit: '',
    wanted: '2026-03-12',
    doneAt: '',
    outcome: '',
    result: '',
    effect: '',
    plan: '',
    item: '',
    createdAt: at,
    ...patch,
  },
  audiences: ['user:ana'],
  document: anas,
});

export function historyContract(name: string, open: () => Promise<Storage>): void {
  describe(`${name} storage, the history of rows`, () => {
    const opened: Storage[] = [];
    async function given() {
      const storage = await open();
      opened.push(storage);
      let commits = 0;
      await storage.appendUpdates([update(acme, bytes(1)), update(north, bytes(2)), update(anas, bytes(3))]);
      const commit = async (document: Projection['document'], patch: Partial<Projection>) => {
        const key = `e${++commits}`;
        await storage.commitProjections([projection(document, { events: [renamed(key)], ...patch })]);
        return (await storage.eventsSince(0, 1000)).find((event) => event.key === key)?.point ?? -1;
      };
      const asOf = async (point: number, wanted: Omit<WantedFacts, 'from' | 'to'>) =>
        (await storage.readFacts({ from: point, to: point, ...wanted })).versions.map(({ content }) => content);
      return { storage, commit, asOf };
    }
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });

    test('[DER-24] an event knows how rows were when it happened, its own included, whatever happens later', async () => {
      const { commit, asOf } = await given();
      const contact = (patch: Partial<ContactRow>) => ({ rows: [row(company('acme', patch), ['user:ana'])] });
      const first = await commit(acme, contact({ name: 'A' }));
      const second = await commit(acme, { ...contact({ name: 'B' }), actor: 'ben', at: later });
      const third = await commit(acme, { removed: ['contact/acme'] });
      const name = async (point: number) => (await asOf(point, { keys: ['contact/acme'] })).map((content) => (content as ContactRow).name);
      expect([await name(first), await name(second), await name(third)]).toEqual([['A'], ['B'], []]);
    });

    test('[DER-24] a version says since when it is so and by whom; a row that did not change has no new one', async () => {
      const { storage, commit } = await given();
      const rows = [row(company('acme', { name: 'A' }), ['user:ana'])];
      const first = await commit(acme, { rows });
      const second = await commit(acme, { rows, actor: 'ben', at: later });
      expect(second).toBe(first);
      const { versions } = await storage.readFacts({ from: first, to: first, keys: ['contact/acme'] });
      expect(versions).toMatchObject([{ key: 'contact/acme', point: first, until: still, at, actor: 'ana' }]);
    });

    test('[DER-24] what is about a contact is found as it was then: tasks that moved on, opportunities that are gone', async () => {
      const { commit, asOf } = await given();
      const before = await commit(anas, { rows: [task('t1'), task('t2')] });
      await commit(north, { rows: [row(card('o1'), ['user:ana'], north)] });
      const moved = await commit(anas, { rows: [task('t1', { contact: 'berg' })] });
      const gone = await commit(north, { removed: ['opportunity/o1'] });
      const ids = async (point: number, contact: string, kind: 'task' | 'opportunity') =>
        (await asOf(point, { about: [{ contact, kind }] })).map(({ id }) => id).sort();
      expect([await ids(before, 'acme', 'task'), await ids(moved, 'acme', 'task'), await ids(moved, 'berg', 'task')]).toEqual([
        ['t1', 't2'],
        ['t2'],
        ['t1'],
      ]);
      expect([await ids(moved, 'acme', 'opportunity'), await ids(gone, 'acme', 'opportunity')]).toEqual([['o1'], []]);
    });

    test('[PLN-13] tasks of a plan are found as they were, whoever has them; of a plan only what rules ask for makes a version', async () => {
      const { commit, asOf, storage } = await given();
      const before = await commit(anas, { rows: [task('t1', { plan: 'p1', item: 'i1' }), task('t2', { plan: 'p2' }), task('t3')] });
      const after = await commit(anas, { removed: ['task/t1'] });
      const ids = async (point: number) => (await asOf(point, { tasksOfPlans: ['p1'] })).map(({ id }) => id);
      expect([await ids(before), await ids(after)]).toEqual([['t1'], []]);
      const plan = (values: Partial<PlanRow>): Row => ({
        content: { ...aPlanRow, reviewOn: '2026-03-16', ...values },
        audiences: ['user:ana'],
        document: rollout,
      });
      await storage.appendUpdates([update(rollout, bytes(4))]);
      const point = await commit(rollout, { rows: [plan({ words: 10 })] });
      expect(await commit(rollout, { rows: [plan({ words: 11, openThreads: 1 })] })).toBe(point);
      expect(await storage.thingsAt('plan', point, '', 10)).toEqual(['p1']);
      const none = await commit(rollout, { rows: [plan({ reviewOn: '' })] });
      expect([none > point, await storage.thingsAt('plan', none, '', 10)]).toEqual([true, []]);
    });

    test('[DER-24] a stretch of the history answers for each of its points', async () => {
      const { storage, commit } = await given();
      const from = await commit(acme, { rows: [row(company('acme', { name: 'A' }), ['user:ana'])] });
      await commit(acme, { rows: [row(company('acme', { name: 'B' }), ['user:ana'])] });
      const to = await commit(acme, { rows: [row(company('acme', { name: 'C' }), ['user:ana'])] });
      const { versions } = await storage.readFacts({ from, to, keys: ['contact/acme'] });
      expect(versions.map(({ content, until }) => [(content as ContactRow).name, until > to])).toEqual([
        ['A', false],
        ['B', false],
        ['C', true],
      ]);
    });

    test('[DER-25] open tasks and leads as they were, a page at a time', async () => {
      const { storage, commit } = await given();
      const point = await commit(anas, { rows: [task('t1'), task('t2'), task('t3', { doneAt: at })] });
      await commit(anas, { rows: [task('t1', { doneAt: later })] });
      expect([await storage.thingsAt('open-task', point, '', 1), await storage.thingsAt('open-task', point, 't1', 5)]).toEqual([
        ['t1'],
        ['t2'],
      ]);
      const leads = await commit(acme, {
        rows: [
          row(company('acme'), ['user:ana']),
          row(company('berg', { lifecycle: 'customer' }), ['user:ana']),
          row(company('cole', { mergedInto: 'acme' }), ['user:ana']),
          row(company('dan', { is: 'person', company: 'acme' }), ['user:ana']),
        ],
      });
      expect(await storage.thingsAt('lead', leads, '', 10)).toEqual(['acme']);
      const people = (['seller', 'manager', 'admin', 'support'] as const).map((role): Row => {
        const content = { kind: 'user', id: role, name: role, role, team: '', active: true } as const;
        return { content, audiences: ['everyone'], document: '' };
      });
      const readers = await commit(acme, { rows: people });
      expect(await storage.thingsAt('reader', readers, '', 10)).toEqual(['admin', 'manager']);
    });

    test('[DER-26] whoever has ever had a mail address is found by it, from then on', async () => {
      const { storage, commit } = await given();
      const mails = ['info@acme.example'];
      const first = await commit(acme, { rows: [row(company('acme', { mails }), ['user:ana'])] });
      const second = await commit(acme, { rows: [row(company('berg', { mails }), ['user:ana'])] });
      const traits = sureTraitsOf(company('x', { mails }));
      expect(traits).toHaveLength(1);
      const holders = async (point: number) =>
        (await storage.readFacts({ from: point, to: point, traits })).holders.map(({ contact }) => contact);
      expect([await holders(first), await holders(second)]).toEqual([['acme'], ['acme', 'berg']]);
    });

    test('[DER-27] what is recorded from elsewhere belongs to the newest point, once by its key', async () => {
      const { storage, commit } = await given();
      const point = await commit(acme, { rows: [row(company('acme'), ['user:ana'])] });
      const day: CrmEvent = { type: 'day.started', key: 'd1', at: later, actor: 'system', day: '2026-03-13', zone: 'UTC' };
      await storage.recordEvents([day]);
      await storage.recordEvents([{ ...day, at }]);
      expect((await storage.eventsSince(0, 100)).filter(({ key }) => key === 'd1')).toMatchObject([{ ...day, point }]);
      expect([await storage.lastDayStarted(), await storage.eventBefore(later), await storage.pointAt(later)]).toEqual([
        '2026-03-13',
        1,
        point,
      ]);
    });

    test('[DER-28] what is erased has no history; versions that do not stand can be gone through and dropped', async () => {
      const { storage, commit } = await given();
      await commit(acme, { rows: [row(company('acme', { name: 'A' }), ['user:ana'])] });
      await commit(acme, { rows: [row(company('acme', { name: 'B' }), ['user:ana'])] });
      await commit(north, { rows: [row(card('o1', { company: 'A' }), ['user:ana'], north)] });
      const point = await commit(north, { rows: [row(card('o1', { company: '' }), ['user:ana'], north)] });
      await storage.eraseDocument(acme, later);
      expect((await storage.readFacts({ from: 0, to: point, keys: ['contact/acme'] })).versions).toEqual([]);
      const past = await storage.pastVersions(0, 10);
      expect(past.map(({ key }) => key)).toEqual(['opportunity/o1']);
      await storage.dropVersions(past.map((version) => version.point));
      expect(await storage.pastVersions(0, 10)).toEqual([]);
    });
  });
}
