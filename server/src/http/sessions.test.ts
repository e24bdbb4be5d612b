import { expect, test } from 'vitest';
import { limits } from '../accounts/rate-limits.ts';
import { days, firm, goodPassword, minutes } from '../accounts/testing.ts';
import { hashToken } from '../accounts/tokens.ts';
import { testApp } from './testing.ts';

test('[S0-30] a person signs in, is somebody, and signs out', async () => {
  const app = testApp();
  await firm(app);
  const anna = app.browser();
  const answer = await anna.signIn('Anna@Firm.test');
  expect(answer.status).toBe(200);
  expect(answer.body.user).toMatchObject({ name: 'Anna Alm', role: 'seller', isLeader: false, leads: [] });
  expect((await anna.request('GET', '/api/sessions/current')).body).toMatchObject({ user: { name: 'Anna Alm' }, epoch: 'epoch' });
  expect((await anna.request('DELETE', '/api/sessions')).status).toBe(200);
  expect(anna.cookies.has('__Host-sid')).toBe(false);
  const bearer = await app.browser().request('GET', '/api/sessions/current', undefined, { authorization: `Bearer ${answer.body.token}` });
  expect(bearer.status).toBe(401);
});

test('[S-01] a token has 256 bits, and the database holds its hash only', async () => {
  const app = testApp();
  await firm(app);
  const { body, headers } = await app.browser().signIn('anna@firm.test');
  expect(Buffer.from(body.token, 'base64url')).toHaveLength(32);
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]?.split('=')[1] ?? '');
  const ticket = await app.browser().request('POST', '/api/tickets', undefined, { authorization: `Bearer ${body.token}` });
  const dump = app.db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .map(({ name }) => JSON.stringify(app.db.prepare(`SELECT * FROM "${name}"`).all()))
    .join('\n');
  expect(dump).toContain(hashToken(body.token));
  for (const secret of [body.token, ticket.body.ticket, ...cookies, goodPassword]) expect(dump).not.toContain(secret);
});

test('[S-02] the cookie is __Host-, Secure, HttpOnly, Lax, for the whole site; a token is in no log line', async () => {
  const app = testApp();
  await firm(app);
  const { body, headers } = await app.browser().signIn('anna@firm.test');
  const cookie = headers.getSetCookie().find((found) => found.startsWith('__Host-sid='));
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
  expect(cookie).not.toContain('Domain');
  expect(JSON.stringify(app.log.lines)).not.toContain(body.token);
});

test('[HTTP-4] without https the cookie has neither the prefix nor Secure', async () => {
  const app = testApp({ around: { trustedProxies: 0, origins: () => ['http://localhost:3000'] } });
  await firm(app);
  const answer = await app.app.request('http://localhost:3000/api/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'localhost:3000', origin: 'http://localhost:3000' },
    body: JSON.stringify({ email: 'anna@firm.test', password: goodPassword }),
  });
  const cookie = answer.headers.getSetCookie().find((found) => found.startsWith('sid='));
  expect(cookie).toContain('HttpOnly');
  expect(cookie).not.toContain('Secure');
  expect(answer.headers.get('strict-transport-security')).toBeNull();
});

test('[S-03] signing in again gives a new token and kills the one the browser had', async () => {
  const app = testApp();
  await firm(app);
  const anna = app.browser();
  const first = (await anna.signIn('anna@firm.test')).body.token;
  const second = (await anna.signIn('anna@firm.test')).body.token;
  expect(second).not.toBe(first);
  expect(await app.accounts.authenticate(first)).toBeUndefined();
  expect(await app.accounts.authenticate(second)).toBeDefined();
});

// Lucia reads the real clock beside the test's: a moment to spare keeps the two from disagreeing about a millisecond.
test('[S-04] seven idle days end a session, and thirty days end one that is used all the time', async () => {
  const app = testApp();
  await firm(app);
  const { body: idle } = await app.browser().signIn('anna@firm.test');
  app.clock.pass(days(7) - minutes(1));
  expect(await app.accounts.authenticate(idle.token)).toBeDefined();
  app.clock.pass(days(7) - minutes(1));
  expect(await app.accounts.authenticate(idle.token)).toBeDefined();
  app.clock.pass(days(7) + minutes(1));
  expect(await app.accounts.authenticate(idle.token)).toBeUndefined();

  const { body: busy } = await app.browser().signIn('bo@firm.test');
  for (let day = 0; day < 29; day++) {
    app.clock.pass(days(1));
    expect(await app.accounts.authenticate(busy.token), `day ${day + 1}`).toBeDefined();
  }
  app.clock.pass(days(1) + minutes(1));
  expect(await app.accounts.authenticate(busy.token)).toBeUndefined();
});

test('[S-05] a new password ends every session, gives this window another, and tells the sockets', async () => {
  const app = testApp();
  const ids = await firm(app);
  const [here, there] = [await app.as('anna@firm.test'), await app.as('anna@firm.test')];
  const told: (readonly string[])[] = [];
  app.accounts.onChange((change) => told.push(change.users, change.sessions));
  const changed = await here.request('POST', '/api/sessions/password', { current: goodPassword, password: 'eleven loud badgers' });
  expect(changed.status).toBe(200);
  expect((await here.request('GET', '/api/sessions/current')).status).toBe(200);
  expect((await there.request('GET', '/api/sessions/current')).status).toBe(401);
  expect(told.flat()).toContain(ids.Anna);
  expect((await app.mailTo('anna@firm.test'))?.subject).toBe('Your Tandem password was changed');
});

test('[S-07] known and unknown addresses get the same answer after the same work', async () => {
  const app = testApp();
  await firm(app);
  await app.accounts.people.setState(
    await app.identityOf('admin@firm.test'),
    (await app.store.userByEmail('bo@firm.test'))?.id ?? '',
    'suspended',
  );
  const shape = async (body: object, path: string) => {
    const before = { ...app.passwords.work };
    const answer = await app.browser().request('POST', path, body);
    const { work } = app.passwords;
    return {
      status: answer.status,
      text: answer.text,
      headers: [...answer.headers],
      hashes: work.hashes - before.hashes,
      verifications: work.verifications - before.verifications,
    };
  };
  const wrong = 'nine wrong parrots';
  const unknown = await shape({ email: 'nobody@firm.test', password: wrong }, '/api/sessions');
  expect(unknown).toMatchObject({ status: 401, hashes: 0, verifications: 1 });
  expect(await shape({ email: 'anna@firm.test', password: wrong }, '/api/sessions')).toEqual(unknown);
  expect(await shape({ email: 'bo@firm.test', password: goodPassword }, '/api/sessions'), 'suspended').toEqual(unknown);
  const reset = await shape({ email: 'nobody@firm.test' }, '/api/password-resets');
  expect(reset).toMatchObject({ status: 202, hashes: 0, verifications: 0 });
  expect(await shape({ email: 'anna@firm.test' }, '/api/password-resets')).toEqual(reset);
});

test('[S-08] five wrong tries from one address, then a pause; the right password does not help in it', async () => {
  const app = testApp();
  await firm(app);
  const attacker = app.browser('198.51.100.7');
  for (let i = 0; i < limits.signInPerAccount.points; i++) expect((await attacker.signIn('anna@firm.test', 'wrong')).status).toBe(401);
  const refused = await attacker.signIn('anna@firm.test');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await attacker.signIn('bo@firm.test')).status).toBe(200);
  expect((await app.browser('203.0.113.9').signIn('anna@firm.test')).status, 'from elsewhere').toBe(200);
});

test('[S-08] a known device gets in while an attacker at the same address is kept out', async () => {
  const app = testApp();
  await firm(app);
  const own = app.browser();
  await own.signIn('anna@firm.test');
  const attacker = app.browser();
  for (let i = 0; i < limits.signInPerAddress.points; i++) await attacker.signIn(i % 2 ? `guess${i}@firm.test` : 'anna@firm.test', 'wrong');
  expect((await attacker.signIn('anna@firm.test')).status).toBe(429);
  expect((await attacker.signIn('other@firm.test')).status).toBe(429);
  expect((await own.signIn('anna@firm.test')).status).toBe(200);
});

test('[S-08] an office where everybody signs in from one address is no attack', async () => {
  const app = testApp();
  await firm(app);
  for (let i = 0; i <= limits.signInPerAddress.points; i++)
    expect((await app.browser().signIn('anna@firm.test')).status, `sign-in ${i + 1}`).toBe(200);
});

test('[S-16] a ticket works once, for 30 seconds, from the origin it was made for', async () => {
  const app = testApp();
  await firm(app);
  const anna = await app.as('anna@firm.test');
  const origin = 'https://crm.example.com';
  const ticket = async () => (await anna.request('POST', '/api/tickets')).body.ticket as string;
  const once = await ticket();
  expect((await app.accounts.redeemTicket(once, origin))?.name).toBe('Anna Alm');
  expect(await app.accounts.redeemTicket(once, origin)).toBeUndefined();
  const elsewhere = await ticket();
  expect(await app.accounts.redeemTicket(elsewhere, 'https://evil.example')).toBeUndefined();
  expect(await app.accounts.redeemTicket(elsewhere, origin), 'spent by the wrong try').toBeUndefined();
  const late = await ticket();
  app.clock.pass(30_000);
  expect(await app.accounts.redeemTicket(late, origin)).toBeUndefined();
  const signedOut = await ticket();
  await anna.request('DELETE', '/api/sessions');
  expect(await app.accounts.redeemTicket(signedOut, origin)).toBeUndefined();
});

test('[ACC-9] one press signs in the people of a sample, in a sample only, and a second window keeps its token to itself', async () => {
  const real = testApp();
  await firm(real);
  expect((await real.browser().request('POST', '/api/sample-sessions', { email: 'anna@firm.test' })).status).toBe(404);

  const app = testApp();
  const first = app.browser();
  await first.request('POST', '/api/setup', {
    company: 'Firm',
    name: 'Me Myself',
    email: 'me@firm.test',
    password: goodPassword,
    content: 'sample',
  });
  await expect.poll(async () => (await first.request('GET', '/api/setup')).body.state).toBe('ready');
  expect((await first.request('POST', '/api/sample-sessions', { email: 'me@firm.test' })).status, 'not a person of the sample').toBe(404);
  const second = await first.request('POST', '/api/sample-sessions', { email: 'anna@firm.test', cookie: false });
  expect(second.headers.getSetCookie()).toEqual([]);
  expect((await first.request('GET', '/api/sessions/current')).body.user.name).toBe('Me Myself');
  const inWindow = await first.request('GET', '/api/sessions/current', undefined, { authorization: `Bearer ${second.body.token}` });
  expect(inWindow.body.user.name).toBe('Anna Alm');
  const out = await first.request('DELETE', '/api/sessions', undefined, { authorization: `Bearer ${second.body.token}` });
  expect(out.headers.getSetCookie(), 'the second window signs out alone').toEqual([]);
  expect((await first.request('GET', '/api/sessions/current')).body.user.name).toBe('Me Myself');
});
