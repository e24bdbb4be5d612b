import { expect, test } from 'vitest';
import { goodPassword } from '../accounts/testing.ts';
import { testApp } from './testing.ts';

const first = { company: 'Firm', name: 'Adam Admin', email: 'admin@firm.test', password: goodPassword, content: 'empty' };

test('[ACC-1] an empty server makes the workspace and its admin once', async () => {
  const app = testApp();
  const browser = app.browser();
  expect((await browser.request('GET', '/api/setup')).body).toEqual({ state: 'empty', sample: false });
  const made = await browser.request('POST', '/api/setup', first);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ state: 'ready', sample: false, company: 'Firm', user: { name: 'Adam Admin', role: 'admin' } });
  expect((await browser.request('GET', '/api/sessions/current')).body.user.role).toBe('admin');
  const again = await app.browser().request('POST', '/api/setup', { ...first, email: 'thief@firm.test' });
  expect([again.status, again.headers.getSetCookie()]).toEqual([409, []]);
});

test('[ACC-1] of two that begin at the same moment one wins', async () => {
  const app = testApp();
  const both = await Promise.all([
    app.browser().request('POST', '/api/setup', first),
    app.browser().request('POST', '/api/setup', { ...first, email: 'other@firm.test' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await app.store.userCount()).toBe(1);
});

test('[ACC-9] a sample is filled with its people, whom one press signs in, beside the admin who was typed', async () => {
  const app = testApp();
  const browser = app.browser();
  const made = await browser.request('POST', '/api/setup', { ...first, email: 'me@firm.test', content: 'sample' });
  expect(made.body.user.email).toBe('me@firm.test');
  await expect.poll(async () => (await browser.request('GET', '/api/setup')).body.state).toBe('ready');
  const { body } = await browser.request('GET', '/api/setup');
  expect(body.people).toEqual([
    { name: 'Anna Alm', email: 'anna@firm.test', role: 'seller', isLeader: false },
    { name: 'Nils Norr', email: 'nils@firm.test', role: 'seller', isLeader: true },
  ]);
  expect((await app.browser().signIn('bo@firm.test', 'tandem-sample')).status).toBe(200);
});

test('[ACC-9] outside a sample nobody has or may choose the password of the sample', async () => {
  const app = testApp();
  const refused = await app.browser().request('POST', '/api/setup', { ...first, password: 'tandem-sample' });
  expect(refused.body.error.code).toBe('bad-password');
});
