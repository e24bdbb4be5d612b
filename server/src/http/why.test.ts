import { agenda, type ConditionRead, contact, type Firing, type Person } from '@tandem/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { agendaOf, contactNamed, givenWorkspace, settle } from '../derive/testing/given-engine.ts';
import type { Lease } from '../storage/ledger.ts';
import { whyRoutes } from './why.ts';

const people: readonly Person[] = [
  { id: 'mia', role: 'manager', team: '', leads: [] },
  { id: 'ana', role: 'seller', team: 'north', leads: [] },
  { id: 'ben', role: 'seller', team: 'north', leads: [] },
];
const planned = 'No task or appointment for it is open';

/** A lead of Ana's with a task of hers and one that is in Ben's agenda; Ben may not see the lead. */
async function givenLead() {
  const workspace = await givenWorkspace();
  const engine = workspace.engine();
  for (const user of ['ana', 'ben'])
    await workspace.edit(agendaOf(user), (doc) =>
      agenda.addEntry(doc, 'tasks', `of-${user}`, { subject: 'Ring Eva Berg', contact: 'acme', due: '2026-03-13' }, null),
    );
  await workspace.projected();
  await workspace.edit(contactNamed('acme'), (doc) => contact.change(doc, { name: 'Acme', owner: 'ana' }, null));
  await settle(workspace, engine);
  const app = new Hono<{ Variables: { identity: unknown } }>();
  app.use(async (c, next) => {
    c.set('identity', { person: people.find(({ id }) => id === c.req.header('x-as')) });
    await next();
  });
  app.route('/why', whyRoutes({ storage: workspace.storage, boards: { of: () => [] } }) as never);
  const firings = async (as: string, about = 'contact/acme') => {
    const answer = await app.request(`/why?about=${about}`, { headers: { 'x-as': as } });
    return answer.status === 200 ? ((await answer.json()) as { readonly firings: readonly Firing[] }).firings : answer.status;
  };
  const readAs = async (as: string, title: string): Promise<readonly ConditionRead[] | undefined> => {
    const found = await firings(as);
    if (typeof found === 'number') return undefined;
    const callBack = found.find(({ rule }) => rule === 'lead-without-mail');
    return callBack?.conditions.find((one) => one.title === title)?.read;
  };
  return { ...workspace, firings, readAs };
}

test('[DER-62] a kept condition says what it read: plain values and keys, no address, no name and no words', async () => {
  const { firings, readAs } = await givenLead();
  expect(await readAs('mia', 'It has no e-mail address')).toEqual([{ of: 'contact/acme', field: 'mails', value: 0 }]);
  expect(await readAs('mia', planned)).toEqual([
    { of: 'task/of-ana', field: 'tasks', value: '2026-03-13' },
    { of: 'task/of-ben', field: 'tasks', value: '2026-03-13' },
  ]);
  expect(JSON.stringify(await firings('mia'))).not.toMatch(/Eva|Acme/);
});

test('[DER-63] [S-18] what a condition read of a row that the asker may not see is not in the answer', async () => {
  const { firings, readAs } = await givenLead();
  expect(await readAs('ana', planned)).toEqual([{ of: 'task/of-ana', field: 'tasks', value: '2026-03-13' }]);
  expect(JSON.stringify(await firings('ana'))).not.toContain('of-ben');
  expect(await firings('ben')).toBe(404);
});

test('[DER-62] a decision of before this was noted is answered as it was kept', async () => {
  const { storage, firings } = await givenLead();
  const lease = (await storage.takeLease('rules', 'old', '2026-03-12T11:00:00Z', '2026-03-12T12:00:00Z')) as Lease;
  const at = '2026-03-12T11:00:00Z';
  const event = { seq: 1, type: 'contact.created', key: 'old', at, actor: 'ana' } as const;
  const kept = { rule: 'old', version: 1, about: 'contact/acme', at, parameters: {}, facts: [], contact: 'acme', depth: 1, daily: false };
  const conditions = [{ title: 'It is there', held: false }];
  await storage.commitDecisions({ lease, through: 1, decisions: [{ ...kept, conditions, event, effects: [] }] });
  const found = await firings('ana');
  expect(typeof found !== 'number' && found.find(({ rule }) => rule === 'old')?.conditions).toEqual(conditions);
});

test('[DER-62] with an erased contact go the decisions that read anything of it, also those about others', async () => {
  const { storage, firings } = await givenLead();
  expect((await storage.firingsAbout('contact/acme', 10)).length).toBeGreaterThan(0);
  await storage.forgetDecisionsAbout(['acme']);
  expect(await firings('mia')).toEqual([]);
  const lease = (await storage.takeLease('rules', 'two', '2026-03-12T11:00:00Z', '2026-03-12T12:00:00Z')) as Lease;
  const at = '2026-03-12T11:00:00Z';
  const event = { seq: 1, type: 'contact.created', key: 'other', at, actor: 'ana' } as const;
  const read: readonly ConditionRead[] = [{ of: 'contact/acme', field: 'twins', value: true }];
  const kept = { rule: 'other', version: 1, about: 'contact/berg', at, parameters: {}, facts: [], contact: 'berg', depth: 1, daily: false };
  const decision = { ...kept, conditions: [{ title: 'No twin', held: false, read }], event, effects: [] };
  await storage.commitDecisions({ lease, through: 1, decisions: [decision] });
  await storage.forgetDecisionsAbout(['acme']);
  expect(await storage.firingsAbout('contact/berg', 10)).toEqual([]);
});
