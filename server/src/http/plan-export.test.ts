import { can, contact, nameOf, type Person, plan, settings } from '@tandem/core';
import { Hono } from 'hono';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createAccess } from '../derive/access.ts';
import { contactNamed, theSettings } from '../derive/testing/given-engine.ts';
import { block, givenPlan, item, textOf } from '../derive/testing/given-plan.ts';
import { createPlanDrawing } from '../plans/export/draw-plans.ts';
import { readPaper } from '../plans/export/read-paper.ts';
import { readDocx } from '../plans/export/testing/a-paper.ts';
import { errorAnswers } from './errors.ts';
import { planExportRoutes } from './plan-export.ts';

vi.setConfig({ testTimeout: 60_000 });

const cast: Readonly<Record<string, Person>> = {
  ana: { id: 'ana', role: 'seller', team: 'north', leads: [] },
  ben: { id: 'ben', role: 'seller', team: 'north', leads: [] },
  olle: { id: 'olle', role: 'seller', team: 'south', leads: [] },
  mia: { id: 'mia', role: 'manager', team: '', leads: [] },
};
const drawing = createPlanDrawing();

async function givenExport() {
  const given = await givenPlan();
  await given.edit(contactNamed('cole'), (doc) =>
    contact.change(doc, { kind: 'company', name: 'Cole Secret', owner: 'mia', lifecycle: 'customer' }, null),
  );
  await given.edit(contactNamed('petra'), (doc) =>
    contact.change(doc, { kind: 'person', name: 'Petra Ölund', company: 'berg', owner: 'ana' }, null),
  );
  await given.edit(theSettings, (doc) =>
    settings.change(doc, { currency: 'EUR', timeZone: 'Europe/Stockholm', companyName: 'Halden' }, null),
  );
  await given.edit(nameOf('plan', 'p1'), (doc) => {
    plan.change(doc, { title: 'Berg / 2026', approval: { state: 'approved', at: '2026-03-02T10:00:00.000Z', by: 'mia', note: '' } }, null);
    plan.addEntry(doc, 'collaborators', 'c1', { user: 'ben' }, null);
  });
  await given.write((doc) => {
    textOf(doc).push([
      block('heading', { level: 2 }, 'Situation'),
      block('paragraph', {}, 'With ', mention('contact', 'cole'), ' and ', mention('contact', 'petra')),
      block('stakeholder', { contact: 'petra', role: 'decides' }, 'Less noise'),
      block('image', { file: 'yard', alt: '' }),
      block('image', { file: 'secret', alt: '' }),
      block('objective', { measure: 'visits', target: 4 }, 'See them'),
      item('a1', 'ana', 'Lease proposal', { due: '2026-03-16' }),
    ]);
  });
  const noted: object[] = [];
  const app = new Hono<{ Variables: { identity: unknown } }>();
  app.onError(errorAnswers({ info() {}, warn() {}, error() {} }, () => 'id') as never);
  app.use(async (c, next) => {
    c.set('identity', { person: cast[c.req.header('x-as') ?? 'ana'] });
    await next();
  });
  const version = (id: string, of: string) =>
    ({ id: `v-${id}`, file: id, contact: of, name: `${id}.png`, pages: 0, state: 'ready' }) as never;
  const subjectOf = createAccess(given.storage);
  const needs = {
    storage: given.storage,
    boards: { of: () => [] },
    files: { newest: async (id: string) => version(id, id === 'yard' ? 'berg' : 'cole'), page: async () => undefined },
    rights: {
      read: async (person: Person, { contact: of }: { readonly contact: string }) =>
        can(person, 'read', (await subjectOf(contactNamed(of))).subject),
    },
    now: () => given.clock.now,
  };
  app.route(
    '/api/plans',
    planExportRoutes({
      subjectOf,
      read: (name, person, how) => readPaper(name, person, how, needs),
      drawing,
      noted: async (facts) => void noted.push(facts),
    }) as never,
  );
  const get = (path: string, as = 'ana') => app.request(`/api/plans${path}`, { headers: { 'x-as': as } });
  return { ...given, get, noted };
}
function mention(kind: string, ref: string): Y.XmlElement {
  const element = new Y.XmlElement('mention');
  element.setAttribute('kind', kind);
  element.setAttribute('ref', ref);
  return element;
}

test('[S2-30] [N7] [PLN-60] a plan as Markdown says what the caller may see, when, and "No access" for the rest', async () => {
  const { get, noted } = await givenExport();
  const answer = await get('/p1/export?as=md');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="Berg - 2026.md"; filename*=UTF-8''Berg%20-%202026.md`);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const text = await answer.text();
  for (const words of [
    '# Berg / 2026',
    '**Account:** Berg AB',
    '2 March 2026',
    'as of 12 March 2026 at 10:00',
    'With No access and @Petra Ölund',
    '**Petra Ölund**',
    '*yard.png*',
    'Picture: No access',
    '0 of 4 visits',
    'Lease proposal (',
    'due 16 March 2026)',
  ])
    expect(text).toContain(words);
  expect(text).not.toMatch(/Cole|secret/);
  expect(noted).toEqual([{ actor: 'ana', plan: 'p1', as: 'md' }]);
});

test('[N7] [PLN-60] whoever writes along without the account sees the plan, and not the account; a manager sees all of it', async () => {
  const { get } = await givenExport();
  const [ben, mia] = await Promise.all(['ben', 'mia'].map(async (as) => (await get('/p1/export?as=md&language=sv', as)).text()));
  expect(ben).toContain('**Kund:** Ingen åtkomst');
  expect(ben).not.toMatch(/Berg AB|Petra Ölund|Cole|yard\.png/);
  expect(mia).toContain('@Cole Secret');
  expect(mia).toContain('**Kund:** Berg AB');
});

test('[PLN-60] a plan that is not there and one that is not shared answer the same; what cannot be asked for says so', async () => {
  const { get } = await givenExport();
  const [missing, foreign, noId] = await Promise.all([
    get('/nope/export?as=pdf'),
    get('/p1/export?as=pdf', 'olle'),
    get('/..%2fx/export?as=pdf'),
  ]);
  expect([missing.status, foreign.status, noId.status]).toEqual([404, 404, 404]);
  expect(await missing.text()).toBe(await foreign.text());
  const wrong = await get('/p1/export?as=exe');
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ error: { message: '"as" is "exe", but it is md, docx or pdf.' } });
  expect((await get('/p1/export?as=exe', 'olle')).status).toBe(404);
  expect((await get('/p1/export?as=md&zone=Mars/Base')).status).toBe(400);
  expect(await (await get('/p1/export?as=md&zone=America/New_York')).text()).toContain('as of 12 March 2026 at 05:00');
});

test('[S2-30] [PLN-60] [PLN-63] as Word and as PDF it comes drawn, and the same moment gives the same bytes', async () => {
  const { get } = await givenExport();
  const bytes = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer());
  const [first, second, pdf] = await Promise.all([bytes('/p1/export?as=docx'), bytes('/p1/export?as=docx'), bytes('/p1/export?as=pdf')]);
  expect(Buffer.compare(first, second)).toBe(0);
  expect(readDocx(first).paragraphs.map(({ text }) => text)).toContain('Berg / 2026');
  expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
});
