import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Identity } from '../accounts/identity.ts';
import { createRateLimits, limits } from '../accounts/rate-limits.ts';
import { recordedLog } from '../accounts/testing.ts';
import { anna, type FakePushService, fakePushService, givenTelling } from '../telling/testing.ts';
import { errorAnswers } from './errors.ts';
import { pushRoutes, tellingRoutes } from './push.ts';

let push: FakePushService;
beforeEach(async () => {
  push = await fakePushService();
});
afterEach(() => push.stop());

async function given() {
  const { devices, store } = await givenTelling(push);
  const app = new Hono<{ Variables: { identity: Identity } }>();
  app.onError(errorAnswers(recordedLog(), () => '1'));
  app.use(async (c, next) => {
    const role = c.req.header('x-role') === 'admin' ? 'admin' : 'seller';
    c.set('identity', { session: 'phone', person: { ...anna, role }, name: 'Anna', email: anna.email });
    await next();
  });
  app.route('/api/push', pushRoutes({ devices, limits: createRateLimits() }));
  app.route('/api/telling', tellingRoutes(store));
  return (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    app.request(path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
}
const bodyOf = ({ endpoint, ...keys }: { endpoint: string; p256dh: string; auth: string }) => ({ endpoint, keys });

test('[TELL-14] a device subscribes, is seen as this one, and leaves', async () => {
  const ask = await given();
  expect((await ask('POST', '/api/push', bodyOf(push.subscribe('phone')))).status).toBe(204);
  expect(await (await ask('GET', '/api/push')).json()).toMatchObject({ devices: [{ id: 'phone', here: true }] });
  expect((await ask('DELETE', '/api/push')).status).toBe(204);
  expect(await (await ask('GET', '/api/push')).json()).toMatchObject({ devices: [] });
});

test('[TELL-17] an address that is no push service and keys that are none are refused, and so is asking without end', async () => {
  const ask = await given();
  const good = bodyOf(push.subscribe('phone'));
  for (const wrong of [
    { ...good, endpoint: 'https://10.0.0.1/x' },
    { ...good, keys: { ...good.keys, auth: 'short' } },
  ])
    expect((await ask('POST', '/api/push', wrong)).status).toBe(422);
  for (let i = 2; i < limits.pushPerPerson.points; i++) await ask('POST', '/api/push', good);
  expect((await ask('POST', '/api/push', good)).status).toBe(429);
});

test('[TELL-12] what was not told is shown to admins only', async () => {
  const ask = await given();
  expect((await ask('GET', '/api/telling?state=failed')).status).toBe(403);
  expect(await (await ask('GET', '/api/telling?state=failed', undefined, { 'x-role': 'admin' })).json()).toEqual({ telling: [] });
});
