import type { Person } from '@tandem/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { quiet } from '../derive/testing/given-engine.ts';
import { aNewLink, ana, ben, givenShare, mia, scanner } from '../share/testing.ts';
import { errorAnswers } from './errors.ts';
import { linkRoutes } from './links.ts';
import { evidenceRoutes, visitRoutes } from './visits.ts';

async function givenApi() {
  const share = await givenShare();
  const links = { ...share.links, ...share.held };
  const app = new Hono<{ Variables: { identity: never } }>();
  let person: Person = ana;
  app.onError(errorAnswers(quiet, () => 'id'));
  app.use(async (c, next) => {
    c.set('identity', { person, session: 's', name: person.id, email: '' } as never);
    await next();
  });
  app.route('/api/links', linkRoutes({ links, saidOn: share.answers.saidOn, limits: share.limits }) as never);
  app.route('/api/visits', visitRoutes(share.visits) as never);
  app.route('/api/evidence', evidenceRoutes({ preview: share.regrading.preview, thresholds: share.thresholds }) as never);
  return {
    ...share,
    async ask(who: Person, method: string, path: string, body?: unknown) {
      person = who;
      const headers = { 'content-type': 'application/json' };
      const answer = await app.request(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const text = await answer.text();
      return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
    },
  };
}
const { version: _, accept: __, ...wanted } = aNewLink();

test('[S0-37] [LINK-1] a link is made over HTTP, once by its id, and its address asked for again', async () => {
  const api = await givenApi();
  const made = await api.ask(ana, 'POST', '/api/links', wanted);
  expect([made.status, made.body]).toEqual([201, { id: 'l1', address: expect.stringContaining('/s/') }]);
  expect(await api.ask(ana, 'POST', '/api/links', wanted)).toMatchObject({ status: 200, body: made.body });
  expect(await api.ask(mia, 'GET', '/api/links/l1/address')).toMatchObject({ status: 200, body: { address: made.body.address } });
  expect(await api.ask(ana, 'PATCH', '/api/links/l1', { recipient: 'Anna B', download: false })).toMatchObject({ status: 200 });
  expect(await api.row('link/l1')).toMatchObject({ recipient: 'Anna B', download: false });
  expect(await api.ask(ana, 'POST', '/api/links/l1/revoke')).toMatchObject({ status: 200 });
  expect(await api.ask(ana, 'PATCH', '/api/links/l1', { download: true })).toMatchObject({
    status: 409,
    body: { error: { code: 'revoked' } },
  });
});

test('[S-33] [LINK-3] what is not there and what is not shared are answered alike, byte for byte', async () => {
  const api = await givenApi();
  await api.ask(ana, 'POST', '/api/links', { ...wanted, id: 'AAAA' });
  await api.visits.fetched({ id: 'AAAA' }, scanner);
  await api.pass(2_000);
  const [{ id: visit = '' } = {}] = await api.visitsOf('AAAA');
  for (const [method, path, body] of [
    ['GET', '/api/links/ID/address', undefined],
    ['GET', '/api/links/ID/said', undefined],
    ['PATCH', '/api/links/ID', { download: false }],
    ['POST', '/api/links/ID/revoke', {}],
  ] as const) {
    const [forbidden, missing] = [
      await api.ask(ben, method, path.replace('ID', 'AAAA'), body),
      await api.ask(ben, method, path.replace('ID', 'BBBB'), body),
    ];
    expect(forbidden).toEqual(missing);
    expect(forbidden.status).toBe(404);
  }
  const counted = { counts: true };
  expect(await api.ask(ben, 'POST', `/api/visits/${visit}/count`, counted)).toEqual(
    await api.ask(ben, 'POST', '/api/visits/none/count', counted),
  );
});

test('[LINK-3] a wrong field is named, an unknown one too', async () => {
  const api = await givenApi();
  expect(await api.ask(ana, 'POST', '/api/links', { ...wanted, recipient: '' })).toMatchObject({
    status: 422,
    body: { error: { code: 'wrong-fields', fields: { recipient: expect.any(String) } } },
  });
  expect((await api.ask(ana, 'POST', '/api/links', { ...wanted, owner: 'ben' })).body.error.fields).toEqual({ owner: 'is not a field' });
  expect((await api.ask(ana, 'PATCH', '/api/links/l1', { download: 'no' })).body.error.fields).toEqual({ download: 'is true or false' });
});

test('[LINK-17] counting by hand over HTTP is kept with who', async () => {
  const api = await givenApi();
  await api.ask(ana, 'POST', '/api/links', wanted);
  await api.visits.fetched({ id: 'l1' }, scanner);
  await api.pass(2_000);
  const [{ id = '' } = {}] = await api.visitsOf();
  expect(await api.ask(ana, 'POST', `/api/visits/${id}/count`, { counts: true })).toMatchObject({ status: 200 });
  expect(await api.visitsOf()).toMatchObject([{ counts: true, decidedBy: 'ana' }]);
  expect((await api.ask(ana, 'POST', `/api/visits/${id}/count`, { counts: 'yes' })).status).toBe(422);
});

test('[LINK-22] what other thresholds would change is told to admins, who alone may set them; numbers out of their range are named', async () => {
  const api = await givenApi();
  const ada: Person = { id: 'ada', role: 'admin', team: '', leads: [] };
  expect((await api.ask(mia, 'POST', '/api/evidence/preview', { thresholds: {} })).status).toBe(403);
  expect(await api.ask(ada, 'POST', '/api/evidence/preview', { thresholds: { countFrom: 3, promoteFrom: null } })).toMatchObject({
    status: 200,
    body: { looked: 0, changed: 0, visits: [], promotions: { more: [], fewer: [] } },
  });
  const wrong = await api.ask(ada, 'POST', '/api/evidence/preview', { thresholds: { countFrom: 9, love: 1 } });
  expect([wrong.status, Object.keys(wrong.body.error.fields)]).toEqual([422, ['countFrom', 'love']]);
  expect((await api.ask(ana, 'GET', '/api/evidence')).body.thresholds.countFrom).toBe(2);
});
