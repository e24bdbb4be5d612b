import { contact, nameOf, type Person, plan } from '@tandem/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createAccess } from '../derive/access.ts';
import { contactNamed } from '../derive/testing/given-engine.ts';
import { givenPlan, textOf } from '../derive/testing/given-plan.ts';
import { writeText } from '../plans/write-text.ts';
import { errorAnswers } from './errors.ts';
import { planRoutes } from './plans.ts';

const cast: Readonly<Record<string, Person>> = {
  ana: { id: 'ana', role: 'seller', team: 'north', leads: [] },
  ben: { id: 'ben', role: 'seller', team: 'north', leads: [] },
  lena: { id: 'lena', role: 'seller', team: 'north', leads: ['ana', 'ben'] },
  mia: { id: 'mia', role: 'manager', team: '', leads: [] },
};

async function givenRoutes() {
  const given = await givenPlan();
  await given.edit(contactNamed('cole'), (doc) =>
    contact.change(doc, { kind: 'company', name: 'Cole', owner: 'ben', lifecycle: 'customer' }, null),
  );
  await given.come();
  let ids = 0;
  const app = new Hono<{ Variables: { identity: unknown } }>();
  app.onError(errorAnswers({ info() {}, warn() {}, error() {} }, () => 'id') as never);
  app.use(async (c, next) => {
    c.set('identity', { person: cast[c.req.header('x-as') ?? 'ana'] });
    await next();
  });
  const routes = planRoutes({
    storage: given.storage,
    documents: { change: (name, actor, edit) => given.edit(name, edit, actor) },
    boards: { of: () => [] },
    subjectOf: createAccess(given.storage),
    writeText,
    newId: () => `new${++ids}`,
    now: () => given.clock.now,
  });
  app.route('/api/plans', routes as never);
  const call = async (method: string, path: string, body?: unknown, as = 'ana') => {
    const answer = await app.request(`/api/plans${path}`, {
      method,
      headers: { 'x-as': as, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    await given.come();
    const text = await answer.text();
    return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
  };
  return { ...given, call };
}
const markdown = [
  '# Situation',
  '',
  'They buy',
  'twice a year.',
  '',
  '- one',
  '- two',
  '',
  '- [x] done',
  '- [ ] open',
  '',
  '> Said so',
  '',
  '1. first',
].join('\n');

test('[S2-30] [PLN-16] a plan is made with its frame, who writes along and its first words, for an account that its maker may edit', async () => {
  const { call, storage } = await givenRoutes();
  const made = await call('POST', '', {
    title: 'Berg, summer',
    is: 'account',
    contact: 'berg',
    text: markdown,
    collaborators: ['ben', 'ben'],
  });
  expect(made.status).toBe(201);
  expect((await call('GET', `/${made.body.id}`)).body).toMatchObject({
    ...{ kind: 'plan', title: 'Berg, summer', contact: 'berg', owner: 'ana', collaborators: ['ben'], words: 13 },
    createdAt: '2026-03-12T09:00:00.000Z',
  });
  const stored = await storage.loadDocument(nameOf('plan', made.body.id));
  expect(stored?.updates).toHaveLength(1);
  expect(stored?.creator).toBe('ana');
  expect((await call('POST', '', { title: 'X', contact: 'cole' })).status).toBe(404);
  expect((await call('POST', '', { title: 'Own', is: 'rep', person: 'ana' })).status).toBe(201);
});

test('[PLN-16] Markdown becomes the blocks of an editor', async () => {
  const { copy, write } = await givenRoutes();
  await write((doc) => writeText(textOf(doc), markdown));
  expect(textOf(await copy()).toString()).toBe(
    '<heading level="1">Situation</heading><paragraph>They buy twice a year.</paragraph><bulletlist><listitem><paragraph>one</paragraph></listitem><listitem><paragraph>two</paragraph></listitem></bulletlist><tasklist><taskitem checked="true"><paragraph>done</paragraph></taskitem><taskitem checked="false"><paragraph>open</paragraph></taskitem></tasklist><blockquote><paragraph>Said so</paragraph></blockquote><orderedlist><listitem><paragraph>first</paragraph></listitem></orderedlist>',
  );
});

test('[S2-30] [PLN-17] a list and a plan are those somebody may read; missing and forbidden look the same', async () => {
  const { call, write } = await givenRoutes();
  expect((await call('GET', '?limit=10')).body).toMatchObject({ rows: [{ id: 'p1', title: 'Berg 2026' }], after: null });
  expect((await call('GET', '', undefined, 'ben')).body.rows).toEqual([]);
  const answers = await Promise.all([
    call('GET', '/p1', undefined, 'ben'),
    call('GET', '/none', undefined, 'ben'),
    call('GET', '/..%2Fp1'),
    call('PATCH', '/p1', { title: 'Mine' }, 'ben'),
    call('PATCH', '/none', { title: 'Mine' }),
    call('PATCH', '/p1', { contact: 'cole' }),
  ]);
  for (const answer of answers) expect([answer.status, answer.body.error.code]).toEqual([404, 'not-here']);
  expect(answers[0]?.text).toBe(answers[1]?.text);
  expect((await call('GET', '?limit=0')).status).toBe(400);
  await write((doc) => plan.addEntry(doc, 'collaborators', 'k1', { user: 'ben' }, null));
  expect((await call('GET', '/p1', undefined, 'ben')).body).toMatchObject({ title: 'Berg 2026' });
});

test('[S2-30] [PLN-18] nobody approves the own plan; whoever leads the owner does, and what cannot be a value is named', async () => {
  const { call, plan: read } = await givenRoutes();
  const approval = { state: 'approved', at: '2026-03-12T09:00:00.000Z', by: 'lena', note: '' };
  expect((await call('PATCH', '/p1', { approval })).body.error).toMatchObject({
    code: 'not-allowed',
    message: '"approval" is set by whoever answers for its owner.',
  });
  expect((await call('PATCH', '/p1', { approval }, 'lena')).status).toBe(200);
  expect((await read()).approval.state).toBe('approved');
  expect((await call('PATCH', '/p1', { reviewOn: 'soon' })).body.error.message).toBe('"reviewOn" cannot be "soon".');
  expect((await call('PATCH', '/p1', { colour: 'red' })).body.error.message).toBe('"colour" is not a field.');
  expect((await call('PATCH', '/p1', { template: 'yes' }, 'mia')).status).toBe(200);
  const denied = await call('PATCH', '/p1', { title: 'Mine' }, 'ben');
  expect([denied.status, denied.body.error.code]).toEqual([403, 'not-allowed']);
});

test('[PLN-19] an exported plan is made anew by its blocks, and what could not stand in one is refused as a whole', async () => {
  const { call, storage } = await givenRoutes();
  const blocks = [{ type: 'paragraph', content: [{ text: 'Two ' }, { text: 'machines', marks: { bold: true } }] }];
  const made = await call('POST', '', { title: 'Again', blocks });
  expect((await call('GET', `/${made.body.id}`)).body).toMatchObject({ title: 'Again', words: 2 });
  const refused = await call('POST', '', { title: 'Bad', blocks: [{ type: 'script' }] });
  expect([refused.status, refused.body.error.message]).toEqual([422, '"blocks[0]" is "script", which is no block.']);
  expect(await storage.documentNames('plan/', '', 10)).toHaveLength(2);
});
