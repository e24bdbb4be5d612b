/** What every storage does with decisions and effects. An adapter's test file is one call of this. */
import type { Effect } from '@tandem/core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Lease, NewDecision } from './ledger.ts';
import { acme, at, bytes, company, projection, renamed, row, update } from './storage.examples.ts';
import type { Storage } from './storage.ts';

const early = '1970-01-01T00:00:00.000Z';
const soon = '2026-03-12T09:00:30.000Z';
const later = '2026-03-12T10:00:00.000Z';
const notice: Extract<Effect, { type: 'notice' }> = {
  type: 'notice',
  user: 'ana',
  kind: 'own-rule',
  about: 'contact/acme',
  contact: 'acme',
  detail: {},
};
const opens: Effect = {
  type: 'task.open',
  user: 'ana',
  contact: 'acme',
  opportunity: '',
  taskType: 'call',
  subject: '',
  due: '2026-03-14',
  limit: '',
};

const decision = (event: string, patch: Partial<NewDecision> = {}): NewDecision => ({
  rule: 'greet',
  version: 1,
  about: 'contact/acme',
  at,
  parameters: { days: 2 },
  conditions: [{ title: 'It is there', held: true }],
  facts: [{ key: 'contact/acme', at, actor: 'ana' }],
  event: { seq: 1, type: 'contact.created', key: event, at, actor: 'ana' },
  contact: 'acme',
  depth: 1,
  daily: false,
  effects: [{ key: `greet/${event}`, id: `id-${event}`, effect: notice, notBefore: early }],
  ...patch,
});

export function ledgerContract(name: string, open: () => Promise<Storage>): void {
  describe(`${name} storage, decisions and effects`, () => {
    const opened: Storage[] = [];
    async function given() {
      const storage = await open();
      opened.push(storage);
      const lease = (await storage.takeLease('rules', 'one', at, later)) as Lease;
      const commit = (decisions: readonly NewDecision[], through = 1) => storage.commitDecisions({ lease, through, decisions });
      return { storage, lease, commit };
    }
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });

    test('[DER-29] decisions, effects and checkpoint are one commit; a key that is there already changes nothing', async () => {
      const { storage, commit } = await given();
      expect(await commit([decision('e1')], 7)).toEqual({ effects: 1 });
      expect(await commit([decision('e1'), decision('e2', { effects: decision('e1').effects })], 9)).toEqual({ effects: 0 });
      expect(await storage.checkpointOf('rules')).toBe(9);
      expect((await storage.effectsAfter(0, 10)).map(({ key, state }) => [key, state])).toEqual([['greet/e1', 'waiting']]);
      expect(await storage.firingOfEffect('greet/e1')).toMatchObject({ rule: 'greet', event: { key: 'e1' }, parameters: { days: 2 } });
    });

    test('[DER-30] of several workers one has the lease; who lost it commits nothing', async () => {
      const { storage, lease, commit } = await given();
      expect(await storage.takeLease('rules', 'two', soon, later)).toBeUndefined();
      expect(await storage.takeLease('rules', 'one', soon, later)).toMatchObject({ token: lease.token });
      const other = await storage.takeLease('rules', 'two', later, '2026-03-12T11:00:00.000Z');
      expect(other?.token).toBe(lease.token + 1);
      await expect(commit([decision('e1')], 5)).rejects.toMatchObject({ code: 'FENCED' });
      expect([await storage.checkpointOf('rules'), await storage.effectsAfter(0, 10)]).toEqual([0, []]);
      // Whoever let it run out comes back as somebody new.
      expect((await storage.takeLease('rules', 'one', '2026-03-12T12:00:00.000Z', '2026-03-12T13:00:00.000Z'))?.token).toBe(
        lease.token + 2,
      );
    });

    test('[DER-31] an effect is claimed by one, again when the claim has run out, and the one who comes late settles nothing', async () => {
      const { storage, commit } = await given();
      await commit([decision('e1')]);
      const [first] = await storage.claimEffects(at, soon, 10);
      expect([first?.attempts, await storage.claimEffects(at, soon, 10)]).toEqual([1, []]);
      const [second] = await storage.claimEffects(soon, later, 10);
      expect(second?.attempts).toBe(2);
      expect(await storage.settleEffect('greet/e1', 1, { state: 'done', note: '', at: soon })).toBe(false);
      expect(await storage.settleEffect('greet/e1', 2, { state: 'done', note: 'well', at: soon })).toBe(true);
      expect(await storage.settleEffect('greet/e1', 2, { state: 'dead', note: '', at: soon })).toBe(false);
      expect(await storage.effectsByKey(['greet/e1'])).toMatchObject([{ state: 'done', note: 'well', settledAt: soon }]);
    });

    test('[DER-31] an effect that waits is not before its time, and the next time is known', async () => {
      const { storage, commit } = await given();
      await commit([decision('e1', { effects: [{ key: 'k', id: 'i', effect: notice, notBefore: later }] })]);
      expect([await storage.claimEffects(soon, later, 10), await storage.nextEffectAt()]).toEqual([[], later]);
      expect(await storage.claimEffects(later, '2026-03-12T11:00:00.000Z', 10)).toHaveLength(1);
      await storage.settleEffect('k', 1, { state: 'waiting', note: 'not yet', at: later, notBefore: '2026-03-12T12:00:00.000Z' });
      expect(await storage.nextEffectAt()).toBe('2026-03-12T12:00:00.000Z');
      expect(await storage.ledgerStatus()).toMatchObject({ waiting: 1, dead: 0, needsALook: 0 });
    });

    test('[DER-32] what came to nothing is tried again or let go by a word, and nothing else is', async () => {
      const { storage, commit } = await given();
      await commit([decision('e1'), decision('e2')]);
      await storage.claimEffects(at, soon, 10);
      await storage.settleEffect('greet/e1', 1, { state: 'dead', note: 'down', at });
      await storage.settleEffect('greet/e2', 1, { state: 'needs-a-look', note: 'unknown', at });
      expect((await storage.effectsIn(['dead', 'needs-a-look'], 10)).map(({ key }) => key)).toEqual(['greet/e2', 'greet/e1']);
      expect(await storage.releaseEffect('greet/e1', 'waiting', '', soon)).toBe(true);
      expect(await storage.releaseEffect('greet/e2', 'skipped', 'let go', soon)).toBe(true);
      expect(await storage.releaseEffect('greet/e2', 'waiting', '', soon)).toBe(false);
      expect((await storage.claimEffects(soon, later, 10)).map(({ key, attempts }) => [key, attempts])).toEqual([['greet/e1', 1]]);
      expect(await storage.ruleFigures(at)).toMatchObject([{ rule: 'greet', fired: 2, lastFired: at, dead: 0 }]);
    });

    test('[DER-33] a task that is decided on is planned until its row appears, or until it is clear that it never will', async () => {
      const { storage, commit } = await given();
      await storage.appendUpdates([update(acme, bytes(1))]);
      const effects = ['i1', 'i2'].map((id) => ({ key: `open/${id}`, id, effect: opens, notBefore: early }));
      await commit([decision('e1', { effects })]);
      const planned = async () =>
        (await storage.readFacts({ from: 0, to: 0, planned: ['acme'] })).planned.map(({ key, overAt }) => [key, overAt]);
      const open = Number.MAX_SAFE_INTEGER;
      expect(await planned()).toEqual([
        ['open/i1', open],
        ['open/i2', open],
      ]);
      await storage.commitProjections([
        projection(acme, { rows: [row({ ...company('x'), kind: 'task', id: 'i1' } as never, ['user:ana'])], events: [renamed('r1')] }),
      ]);
      await storage.claimEffects(at, soon, 10);
      await storage.settleEffect('open/i2', 1, { state: 'skipped', note: '', at });
      expect(await planned()).toEqual([
        ['open/i1', 1],
        ['open/i2', 1],
      ]);
    });

    test('[DER-34] "Why?" finds what was decided about a record, newest first, and of a task what made it; a daily no is kept once', async () => {
      const { storage, commit } = await given();
      const no = { conditions: [{ title: 'It is late', held: false }], effects: [] };
      await commit([
        decision('e1', { effects: [{ key: 'open/1', id: 'i1', effect: opens, notBefore: early }] }),
        decision('d1', { ...no, rule: 'late', daily: true, event: { ...decision('d1').event, seq: 2 } }),
      ]);
      await commit([decision('d2', { ...no, rule: 'late', daily: true, event: { ...decision('d2').event, seq: 3 } })]);
      expect((await storage.firingsAbout('contact/acme', 10)).map(({ event }) => event.key)).toEqual(['d2', 'e1']);
      expect((await storage.firingsAbout('task/i1', 10)).map(({ event }) => event.key)).toEqual(['e1']);
      expect(await storage.firingsOfRule('late', 10)).toEqual([]);
      expect((await storage.firingsOfRule('greet', 10))[0]?.effects).toMatchObject([
        { type: 'task.open', user: 'ana', day: '2026-03-14', state: 'waiting' },
      ]);
    });

    test('[DER-54] a decision by which nothing happened is kept for a time only, one that fired for ever', async () => {
      const { storage, commit } = await given();
      await commit([decision('e1'), decision('e2', { effects: [] }), decision('e3', { effects: [], at: later })]);
      await storage.forgetUnfiredBefore(soon);
      expect((await storage.firingsAbout('contact/acme', 10)).map(({ event }) => event.key).sort()).toEqual(['e1', 'e3']);
    });

    test('[DER-28] with a contact go its decisions and effects, and those that speak of it', async () => {
      const { storage, commit } = await given();
      await commit([
        decision('e1'),
        decision('e2', {
          contact: 'berg',
          about: 'contact/berg',
          effects: [
            {
              key: 'dup',
              id: 'dup',
              effect: { ...notice, contact: 'berg', about: 'contact/berg', detail: { other: 'acme' } },
              notBefore: early,
            },
          ],
        }),
        decision('e3', {
          contact: 'cole',
          about: 'contact/cole',
          facts: [],
          effects: [{ key: 'c', id: 'c', effect: { ...notice, contact: 'cole', about: 'contact/cole' }, notBefore: early }],
        }),
      ]);
      await storage.forgetDecisionsAbout(['acme']);
      expect((await storage.effectsAfter(0, 10)).map(({ key }) => key)).toEqual(['c']);
      expect(await storage.firingsAbout('contact/acme', 10)).toEqual([]);
    });

    test('[DER-35] what is looked at once a day is noted once a day, with its number', async () => {
      const { storage, lease } = await given();
      const check = { name: 'x', day: '2026-03-12', at, count: 2, examples: ['contact/acme'] };
      await storage.commitDecisions({ lease, through: 1, decisions: [], checks: [check, { ...check, count: 5 }] });
      expect(await storage.checks('x', 5)).toEqual([check]);
    });
  });
}
