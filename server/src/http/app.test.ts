import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Identity } from '../accounts/identity.ts';
import { limits } from '../accounts/rate-limits.ts';
import { firm, goodPassword } from '../accounts/testing.ts';
import { origin, testApp } from './testing.ts';

let clientFolder = '';
beforeAll(() => {
  clientFolder = mkdtempSync(join(tmpdir(), 'tandem-client-'));
  mkdirSync(join(clientFolder, 'assets'));
  writeFileSync(join(clientFolder, 'index.html'), '<!doctype html><title>Tandem</title>');
  writeFileSync(join(clientFolder, 'assets', 'main-abc123.js'), `console.log('${'tandem '.repeat(400)}');`);
  writeFileSync(join(clientFolder, '..', `${clientFolder.split('/').at(-1)}-outside.js`), 'secret');
});
afterAll(() => {
  rmSync(clientFolder, { recursive: true });
  rmSync(`${clientFolder}-outside.js`);
});

const parts = () => {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.get('/', (c) => c.json({ name: c.var.identity.name }));
  routes.post('/', async (c) => c.json({ bytes: (await c.req.text()).length }));
  routes.get('/breaks', () => {
    throw new Error('SELECT secret FROM /srv/private.ts');
  });
  return routes;
};

test('[S-36] [S-37] every answer carries the security headers, also 304, 404, 401, 403, 413 and 500', async () => {
  const app = testApp({ mounts: [{ path: '/api/things', routes: parts(), bodyLimit: 100 }], clientFolder });
  await firm(app);
  const anna = await app.as('anna@firm.test');
  const etag = (await anna.request('GET', '/')).headers.get('etag') ?? '';
  const answers = await Promise.all([
    anna.request('GET', '/'),
    anna.request('GET', '/', undefined, { 'if-none-match': etag }),
    anna.request('GET', '/api/nothing'),
    app.browser().request('GET', '/api/users'),
    anna.request('POST', '/api/tickets', undefined, { origin: 'https://evil.example' }),
    anna.request('POST', '/api/things', { text: 'x'.repeat(200) }),
    anna.request('GET', '/api/things/breaks'),
    anna.request('HEAD', '/assets/main-abc123.js'),
    anna.request('GET', '/assets/gone.js'),
    anna.request('PUT', '/'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 304, 404, 401, 403, 413, 500, 200, 404, 404]);
  for (const { status, headers } of answers) {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, String(status)).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", 'wss://crm.example.com'])
      expect(policy).toContain(part);
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  }
});

test('[S-36] a strange Host header cannot write into the policy', async () => {
  const { app } = testApp();
  const answer = await app.request(`${origin}/api/health`, { headers: { host: "x; script-src 'unsafe-inline'" } });
  expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline');
});

test('[S-52] a fault shows a number that is in the log, and neither stack, statement nor path', async () => {
  const app = testApp({ mounts: [{ path: '/api/things', routes: parts() }] });
  await firm(app);
  const { status, text, body } = await (await app.as('anna@firm.test')).request('GET', '/api/things/breaks');
  expect(status).toBe(500);
  expect(text).not.toMatch(/SELECT|private|\.ts|at /);
  expect(app.log.lines.find(({ event }) => event === 'request failed')?.facts).toMatchObject({ id: body.error.id, method: 'GET' });
  expect(body.error.next).toContain(body.error.id);
});

test('[HTTP-1] parts are mounted for signed-in callers only; an unknown address of the API is JSON', async () => {
  const app = testApp({ mounts: [{ path: '/api/things', routes: parts() }] });
  await firm(app);
  expect((await app.browser().request('GET', '/api/things')).status).toBe(401);
  expect((await app.browser().request('GET', '/api/things/unknown')).status).toBe(401);
  expect((await (await app.as('anna@firm.test')).request('GET', '/api/things')).body).toEqual({ name: 'Anna Alm' });
  const nowhere = await app.browser().request('GET', '/api/nowhere');
  expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'not-here']);
});

test('[S-15] a state change needs our own page: another origin, a cross-site request or a form gets 403 or 415', async () => {
  const app = testApp();
  await firm(app);
  const anna = await app.as('anna@firm.test');
  const bearer = (await app.browser().signIn('anna@firm.test')).body.token;
  const request = async (headers: Record<string, string>, cookie = true) =>
    (
      await app.app.request(
        `${origin}/api/tickets`,
        {
          method: 'POST',
          headers: { host: 'crm.example.com', ...(cookie ? { cookie: `__Host-sid=${anna.cookies.get('__Host-sid')}` } : {}), ...headers },
        },
        { incoming: { socket: { remoteAddress: '192.0.2.1', encrypted: true } } },
      )
    ).status;
  expect(await request({ origin })).toBe(200);
  expect(await request({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await request({ origin: 'https://evil.example' })).toBe(403);
  expect(await request({ origin: 'null' })).toBe(403);
  expect(await request({ origin: 'https://crm.example.com.evil.example' })).toBe(403);
  expect(await request({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await request({ 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await request({}), 'a cookie that comes from nowhere').toBe(403);
  expect(await request({ authorization: `Bearer ${bearer}` }, false), 'a program with a token').toBe(200);
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
    expect(await request({ origin, 'content-type': type }), type).toBe(415);
  }
  const login = await app.app.request(`${origin}/api/sessions`, {
    method: 'POST',
    headers: { host: 'crm.example.com', origin: 'https://evil.example', 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'anna@firm.test', password: goodPassword }),
  });
  expect([login.status, login.headers.getSetCookie()]).toEqual([403, []]);
});

test('[S-24] a forged X-Forwarded-For changes nothing; behind one proxy its own entry counts', async () => {
  const direct = testApp();
  await firm(direct);
  const tries = async (app: typeof direct, header: (i: number) => string) => {
    const statuses: number[] = [];
    for (let i = 0; i <= limits.signInPerAccount.points; i++) {
      statuses.push(
        (
          await app
            .browser()
            .request(
              'POST',
              '/api/sessions',
              { email: 'anna@firm.test', password: 'wrong' },
              { 'x-forwarded-for': header(i), 'x-real-ip': header(i), 'x-forwarded-proto': 'https' },
            )
        ).status,
      );
    }
    return statuses.at(-1);
  };
  expect(await tries(direct, (i) => `203.0.113.${i}`)).toBe(429);
  const behind = testApp({ around: { trustedProxies: 1, origins: () => [origin] } });
  await firm(behind);
  expect(await tries(behind, (i) => `203.0.113.${i}, 198.51.100.4`), 'the entry before the last is forged').toBe(429);
  expect(await tries(behind, (i) => `198.51.100.9, 203.0.113.${i}`)).toBe(401);
});

test('[HTTP-3] every wrong field of a body is named', async () => {
  const { browser } = testApp();
  const { status, body } = await browser().request('POST', '/api/setup', {
    company: '',
    name: 'A\nB',
    email: 'no',
    password: 5,
    content: 'much',
    colour: 'red',
  });
  expect(status).toBe(422);
  expect(Object.keys(body.error.fields).sort()).toEqual(['colour', 'company', 'content', 'email', 'name', 'password']);
  expect((await browser().request('POST', '/api/setup', '{"company":')).body.error.message).toBe('The body is not JSON.');
});

test('[S-49] __proto__, constructor and prototype in a body reach nothing', async () => {
  const app = testApp();
  const ids = await firm(app);
  const admin = await app.as('admin@firm.test');
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const forged = `{"name":"New","${key}":{"role":"admin","polluted":true}}`;
    await admin.request('PATCH', `/api/users/${ids.Bo}`, forged, { 'content-type': 'application/json' });
    await app
      .browser()
      .request('POST', '/api/sessions', `{"email":"x","password":"y","${key}":{"polluted":true}}`, { 'content-type': 'application/json' });
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect((await app.store.user(ids.Bo ?? ''))?.role).toBe('seller');
});

test('[HTTP-5] hashed files are kept for ever and come compressed; pages are asked for anew; other addresses are the app', async () => {
  const { browser } = testApp({ clientFolder });
  const script = await browser().request('GET', '/assets/main-abc123.js');
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const { app } = testApp({ clientFolder });
  const gzipped = await app.request(`${origin}/assets/main-abc123.js`, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(gzipped.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(Buffer.from(await gzipped.arrayBuffer())).toString()).toBe(script.text);
  const page = await browser().request('GET', '/contacts/01ABC');
  expect([page.status, page.text, page.headers.get('cache-control')]).toEqual([200, '<!doctype html><title>Tandem</title>', 'no-cache']);
  expect((await browser().request('GET', '/assets/main-old.js')).status).toBe(404);
});

test('[HTTP-5] no address leads out of the folder', async () => {
  const { app } = testApp({ clientFolder });
  const outside = `${clientFolder.split('/').at(-1)}-outside.js`;
  for (const path of [
    `/../${outside}`,
    `/%2e%2e/${outside}`,
    `/..%2f${outside}`,
    `/assets/..%2f..%2f${outside}`,
    `/..%5c${outside}`,
    '/%00',
    '/%E0%A4%A',
    '//',
  ]) {
    const answer = await app.request(`${origin}${path}`);
    expect(await answer.text(), path).not.toContain('secret');
    expect(answer.status, path).toBeLessThan(500);
  }
});

test('[HTTP-6] without a built client a page says what to do', async () => {
  const answer = await testApp().browser().request('GET', '/');
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('npm start');
});
