/** Rules over HTTP, through the whole server: what a rule did, why, what it would have done, and who may ask. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Firing, type RuleReport, rules, type Trial } from '@tandem/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { startTandem, type Tandem } from '../tandem.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const quiet = { info() {}, warn() {}, error() {} };
const people = {
  admin: 'admin@example.com',
  manager: 'manager@example.com',
  leader: 'melvin.marxen@example.com',
  seller: 'darcel.schlecht@example.com',
  stranger: 'cecily.lampkin@example.com',
} as const;
type Who = keyof typeof people | 'nobody';
let folder: string;
let tandem: Tandem;
const tokens = new Map<Who, string>();
const ids = new Map<Who, string>();

async function call(who: Who, method: string, path: string, body?: object) {
  const token = tokens.get(who);
  const answer = await fetch(`${tandem.url}${path}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers
  return { status: answer.status, body: (text.startsWith('{') ? JSON.parse(text) : undefined) as any };
}
const whyOf = async (who: Who, query: string) => (await call(who, 'GET', `/api/why?${query}`)).body;
/** A lead of the seller's without a mail address, and the task that a rule has opened for it. */
async function aLead(name: string) {
  const lead = (await call('seller', 'POST', '/api/contacts', { kind: 'company', name, phones: [] })).body;
  let task: { readonly id: string; readonly effect: string; readonly owner: string } | undefined;
  await vi.waitFor(
    async () => {
      const { rows } = (await call('manager', 'GET', '/api/tasks?limit=1000')).body;
      task = rows.find((row: { contact: string; effect: string }) => row.contact === lead.id && row.effect);
      expect(task).toBeDefined();
    },
    { timeout: 30_000, interval: 50 },
  );
  return { lead: lead.id as string, task: task as NonNullable<typeof task> };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-rules-'));
  tandem = await startTandem(readConfig({ PORT: '0', TANDEM_DATA: folder, TANDEM_SAMPLE: '1' }), quiet);
  await vi.waitFor(async () => expect((await call('nobody', 'GET', '/api/setup')).body.state).toBe('ready'), {
    timeout: 100_000,
    interval: 100,
  });
  for (const [who, email] of Object.entries(people)) {
    const { token, user } = (await call('nobody', 'POST', '/api/sessions', { email, password: 'tandem-sample' })).body;
    tokens.set(who as Who, token);
    ids.set(who as Who, user.id);
  }
});
afterAll(async () => {
  await tandem.stop(1000);
  await rm(folder, { recursive: true });
});

test('[DER-47] [S0-47] [S0-48] a lead without a mail address has one call-back task, and the task says why', async () => {
  const { lead, task } = await aLead('Oakfield Ltd');
  const { firing } = (await whyOf('seller', `effect=${encodeURIComponent(task.effect)}`)) as { firing: Firing };
  expect(firing).toMatchObject({
    rule: 'lead-without-mail',
    about: `contact/${lead}`,
    event: { type: 'contact.created', actor: ids.get('seller') },
  });
  expect(firing.conditions.every(({ held }) => held)).toBe(true);
  expect(firing.effects).toMatchObject([{ key: task.effect, type: 'task.open', user: task.owner, state: 'done' }]);
  expect(firing.facts).toContainEqual(expect.objectContaining({ key: `contact/${lead}`, actor: ids.get('seller') }));
  expect(firing.conditions[0]).toMatchObject({ read: [{ of: `contact/${lead}`, field: 'mails', value: 0 }] });
  const { firings } = (await whyOf('seller', `about=task/${task.id}`)) as { firings: Firing[] };
  expect(firings.map(({ rule }) => rule)).toContain('lead-without-mail');
});

test('[DER-47] "Why not?" names the condition that did not hold', async () => {
  const { lead } = await aLead('Pinewood Ltd');
  const { firings } = (await whyOf('seller', `about=contact/${lead}`)) as { firings: Firing[] };
  for (const firing of firings.filter(({ effects }) => effects.length === 0))
    expect(firing.conditions.some(({ held }) => !held)).toBe(true);
});

test('[DER-48] [S-18] a record that is not shared is answered as one that is not there, and so is what was made for it', async () => {
  const { lead, task } = await aLead('Elmwood Ltd');
  for (const query of [`about=contact/${lead}`, `about=task/${task.id}`, `effect=${encodeURIComponent(task.effect)}`]) {
    expect([query, (await call('stranger', 'GET', `/api/why?${query}`)).status]).toEqual([query, 404]);
    expect([query, (await call('manager', 'GET', `/api/why?${query}`)).status]).toEqual([query, 200]);
  }
  expect((await call('stranger', 'GET', '/api/why?about=contact/none')).status).toBe(404);
});

test('[DER-49] rules are listed as the workspace has set them, with how often they fired', async () => {
  await aLead('Ashwood Ltd');
  const { rules: reports } = (await call('manager', 'GET', '/api/rules')).body as { rules: RuleReport[] };
  expect(reports.map(({ rule }) => rule)).toEqual(rules.map(({ name }) => name));
  const report = reports.find(({ rule }) => rule === 'lead-without-mail');
  expect(report).toMatchObject({ off: false, version: 1, parameters: { days: 2 }, dead: 0, refused: '' });
  expect(report?.fired).toBeGreaterThan(0);
  const { firings } = (await call('manager', 'GET', '/api/rules/lead-without-mail/firings?limit=1')).body as { firings: Firing[] };
  expect(firings).toHaveLength(1);
});

test('[DER-50] [DER-64] a rule is tried on the past with other days: each difference with what was read, and nothing is written', async () => {
  const { task } = await aLead('Beechwood Ltd');
  const before = (await call('manager', 'GET', '/api/tasks?limit=1000')).body.rows.length;
  const trial = (await call('manager', 'POST', '/api/rules/lead-without-mail/try', { parameters: { days: 5 }, days: 90 })).body as Trial;
  expect([trial.before > 0, trial.after === trial.before, trial.days.length]).toEqual([true, true, 91]);
  expect(trial.differences.every(({ change, dayBefore, dayAfter }) => change === 'other-day' && dayBefore < dayAfter)).toBe(true);
  expect(trial.users.find(({ user }) => user === task.owner)?.before).toBeGreaterThan(0);
  expect(trial.differences[0]?.read[0]).toMatchObject({ of: trial.differences[0]?.about, field: 'mails', value: 0 });
  expect((await call('manager', 'GET', '/api/tasks?limit=1000')).body.rows.length).toBe(before);
  expect((await call('manager', 'POST', '/api/rules/lead-without-mail/try', { parameters: { days: -1 }, days: 90 })).status).toBe(422);
});

test('[DER-50] an own rule is tried before it is there, and one that cannot be understood is refused with what is wrong', async () => {
  await aLead('Hazelwood Ltd');
  const definition = {
    on: 'contact.created',
    conditions: [{ field: 'contact.lifecycle', is: 'is', value: 'lead' }],
    after: 0,
    effects: [{ do: 'notice', for: 'leader' }],
  };
  const trial = (await call('admin', 'POST', '/api/rules/try-own', { definition, days: 30 })).body as Trial;
  expect([trial.before, trial.after > 0]).toEqual([0, true]);
  const refused = await call('admin', 'POST', '/api/rules/try-own', { definition: { ...definition, on: 'moon.risen' }, days: 30 });
  expect([refused.status, refused.body.refused]).toEqual([422, { problem: 'unknown-trigger', at: 'moon.risen' }]);
});

test('[DER-48] [S0-34] what rules did is for managers and admins, what came to nothing for admins, why for everybody signed in', async () => {
  const above: readonly Who[] = ['admin', 'manager'];
  const table: readonly (readonly [string, string, readonly Who[]])[] = [
    ['GET', '/api/rules', above],
    ['GET', '/api/rules/task-late/firings', above],
    ['POST', '/api/rules/task-late/try', above],
    ['POST', '/api/rules/try-own', above],
    ['GET', '/api/effects', ['admin']],
    ['POST', '/api/effects/none/retry', ['admin']],
    ['POST', '/api/effects/none/let-go', ['admin']],
    ['GET', '/api/why?about=contact/none', ['admin', 'manager', 'leader', 'seller', 'stranger']],
  ];
  for (const [method, path, may] of table)
    for (const who of [...(Object.keys(people) as Who[]), 'nobody' as const]) {
      const { status } = await call(who, method, path, method === 'POST' ? {} : undefined);
      const outcome = status === 401 ? 'nobody' : status === 403 ? 'no' : 'yes';
      expect([method, path, who, outcome]).toEqual([method, path, who, may.includes(who) ? 'yes' : who === 'nobody' ? 'nobody' : 'no']);
    }
});

test('[DER-51] health tells how far rules are and what came to nothing', async () => {
  await vi.waitFor(async () => {
    const { body } = await call('nobody', 'GET', '/api/health');
    expect(body).toMatchObject({ status: 'ok', rules: { lag: 0, broken: [] }, effects: { dead: 0, needsALook: 0 } });
  });
});
