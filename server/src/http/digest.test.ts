import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createRateLimits } from '../accounts/rate-limits.ts';
import { givenDigests } from '../digest/testing.ts';
import { digestRoutes } from './digest.ts';
import { errorAnswers } from './errors.ts';

async function givenRoutes() {
  const given = await givenDigests();
  const app = new Hono<{ Variables: { identity: unknown } }>();
  app.onError(errorAnswers({ info() {}, warn() {}, error() {} }, () => 'id') as never);
  app.use(async (c, next) => {
    const person = given.readers.find(({ id }) => id === (c.req.header('x-as') ?? 'mia'));
    c.set('identity', { person });
    await next();
  });
  app.route('/api/digest', digestRoutes({ digests: given.digests, outbox: given.outbox, limits: createRateLimits() }) as never);
  const call = async (path: string, as = 'mia', method = 'GET') => {
    const answer = await app.request(`/api/digest${path}`, { method, headers: { 'x-as': as } });
    return { status: answer.status, body: await answer.json().catch(() => undefined) };
  };
  return { ...given, call };
}

test('[S0-09] [DGS-9] managers and admins read it; sellers and leaders of teams are told that they may not, whatever they ask for', async () => {
  const { call, sent } = await givenRoutes();
  for (const as of ['mia', 'ada']) expect((await call('', as)).status).toBe(200);
  for (const as of ['ana', 'lena'])
    for (const [path, method] of [
      ['', 'GET'],
      ['?of=2026-03-12', 'GET'],
      ['/why?section=late&line=ana', 'GET'],
      ['', 'POST'],
    ] as const)
      expect([as, path, (await call(path, as, method)).status]).toEqual([as, path, 403]);
  expect(sent).toEqual([]);
});

test('[DGS-9] one can be asked for five times an hour, goes to whoever asked, and opens as it was; what is not there is not here', async () => {
  const { call, sent, clock } = await givenRoutes();
  for (let i = 0; i < 5; i++) {
    clock.now = new Date(Date.parse('2026-03-12T09:00:00Z') + i * 1000);
    expect((await call('', 'mia', 'POST')).status).toBe(201);
  }
  const refused = await call('', 'mia', 'POST');
  expect([refused.status, sent.length, new Set(sent.map(({ to }) => to))]).toEqual([429, 5, new Set(['mia@firm.test'])]);
  const of = sent[0]?.about?.split('/')[2] ?? '';
  expect((await call(`?of=${of}`)).body).toMatchObject({ of, at: '2026-03-12T09:00:00.000Z' });
  for (const path of [`?of=${of}x`, '/why?section=late&line=nobody', '/why'] as const) expect((await call(path)).status).toBe(404);
  expect((await call(`?of=${of}`, 'ada')).status).toBe(404);
});
