import { expect, test } from 'vitest';
import { deviceWords } from '../accounts/device-words.ts';
import { firm, goodPassword, minutes } from '../accounts/testing.ts';
import { testApp } from './testing.ts';

const firefox = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0' };
const safari = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/604.1',
};
const signInBody = { email: 'anna@firm.test', password: goodPassword };
const current = { current: goodPassword };

async function annaTwice() {
  const app = testApp();
  await firm(app);
  const [desk, phone] = [app.browser('192.0.2.17'), app.browser('2001:db8:1:2::3')];
  await desk.request('POST', '/api/sessions', signInBody, firefox);
  app.clock.pass(minutes(1));
  await phone.request('POST', '/api/sessions', signInBody, safari);
  return { app, desk, phone };
}

test('[S-06] [ACC-40] people see where they are signed in: browser, system, part of the address, last use, and which one this is', async () => {
  const { desk } = await annaTwice();
  const { body } = await desk.request('GET', '/api/sessions');
  expect(body.sessions).toEqual([
    {
      id: expect.any(String),
      createdAt: '2026-03-12T09:01:00.000Z',
      seenAt: '2026-03-12T09:01:00.000Z',
      browser: 'Safari',
      system: 'iPhone',
      address: '2001:db8:1::*',
      current: false,
    },
    expect.objectContaining({ browser: 'Firefox', system: 'Windows', address: '192.0.2.*', current: true }),
  ]);
  expect(JSON.stringify(body)).not.toContain('192.0.2.17');
});

test('[S-06] [ACC-41] one session is ended by its person with the password, and nobody else can end it', async () => {
  const { app, desk, phone } = await annaTwice();
  const [{ id }] = (await desk.request('GET', '/api/sessions')).body.sessions;
  expect((await desk.request('POST', `/api/sessions/${id}/end`, { current: 'wrong' })).body.error).toMatchObject({
    code: 'wrong-sign-in',
    fields: { current: 'is wrong' },
  });
  const bo = await app.as('bo@firm.test');
  expect((await bo.request('POST', `/api/sessions/${id}/end`, current)).status).toBe(404);
  expect((await phone.request('GET', '/api/sessions/current')).status).toBe(200);
  const ended: string[] = [];
  app.accounts.onChange((change) => ended.push(...change.sessions));
  expect((await desk.request('POST', `/api/sessions/${id}/end`, current)).status).toBe(200);
  expect(ended).toEqual([id]);
  expect((await phone.request('GET', '/api/sessions/current')).status).toBe(401);
  expect((await desk.request('GET', '/api/sessions/current')).status).toBe(200);
});

test('[S-06] [ACC-41] all others are ended at once, this one stays, and the audit log tells it', async () => {
  const { app, desk, phone } = await annaTwice();
  expect((await desk.request('POST', '/api/sessions/end-others', current)).body).toEqual({ ended: 1 });
  expect((await phone.request('GET', '/api/sessions/current')).status).toBe(401);
  expect((await desk.request('GET', '/api/sessions')).body.sessions).toHaveLength(1);
  const lines = app.db.prepare(`SELECT facts FROM audit WHERE action = 'session.ended'`).all();
  expect(lines).toEqual([{ facts: '{"sessions":1}' }]);
});

test('[S-06] a new password ends the other sessions; this device goes on and is still known by its words', async () => {
  const { desk, phone } = await annaTwice();
  await desk.request('POST', '/api/sessions/password', { current: goodPassword, password: 'another four words here' });
  expect((await phone.request('GET', '/api/sessions/current')).status).toBe(401);
  expect((await desk.request('GET', '/api/sessions')).body.sessions).toMatchObject([
    { browser: 'Firefox', system: 'Windows', current: true },
  ]);
});

test('[S-06] [ACC-42] whoever may suspend a colleague may sign them out everywhere', async () => {
  const { app, desk, phone } = await annaTwice();
  const admin = await app.as('admin@firm.test');
  const anna = (await desk.request('GET', '/api/sessions/current')).body.user.id;
  expect((await (await app.as('bo@firm.test')).request('POST', `/api/users/${anna}/end-sessions`)).status).toBe(403);
  expect((await admin.request('POST', `/api/users/${anna}/end-sessions`)).body).toEqual({ ended: 2 });
  for (const browser of [desk, phone]) expect((await browser.request('GET', '/api/sessions/current')).status).toBe(401);
});

test('[ACC-40] browsers are told apart although most name each other, and what says nothing is nothing', () => {
  const edge =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0';
  expect(deviceWords(edge, '::ffff:198.51.100.9')).toEqual({ browser: 'Edge', system: 'macOS', address: '198.51.100.*' });
  expect(deviceWords('Mozilla/5.0 (Linux; Android 16) Chrome/143.0 Mobile Safari/537.36')).toMatchObject({
    browser: 'Chrome',
    system: 'Android',
  });
  expect(deviceWords('curl/8.9', 'unknown')).toEqual({ browser: '', system: '', address: '' });
});
