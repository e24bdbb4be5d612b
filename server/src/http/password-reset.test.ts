import { expect, test } from 'vitest';
import { firm, goodPassword, minutes } from '../accounts/testing.ts';
import { hashToken } from '../accounts/tokens.ts';
import { testApp } from './testing.ts';

const fresh = 'eleven loud badgers';
const asked = async () => {
  const app = testApp();
  await firm(app);
  const ask = async () => {
    await app.browser().request('POST', '/api/password-resets', { email: 'anna@firm.test' }, { 'x-forwarded-host': 'evil.example' });
    return (await app.mailTo('anna@firm.test'))?.token ?? '';
  };
  return {
    app,
    ask,
    use: (token: string, password = fresh) => app.browser().request('POST', `/api/password-resets/${token}`, { password }),
  };
};

test('[S-10] a reset link works once, for an hour, ends all sessions and tells the owner', async () => {
  const { app, ask, use } = await asked();
  const anna = await app.as('anna@firm.test');
  const token = await ask();
  expect(
    app.db
      .prepare('SELECT hash FROM password_reset')
      .all()
      .map(({ hash }) => hash),
  ).toEqual([hashToken(token)]);
  expect((await app.browser().request('GET', `/api/password-resets/${token}`)).body).toEqual({ email: 'anna@firm.test' });
  app.clock.pass(minutes(60) - 1);
  const both = await Promise.all([use(token), use(token, 'twelve calm llamas')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  expect((await anna.request('GET', '/api/sessions/current')).status).toBe(401);
  expect((await anna.signIn('anna@firm.test', goodPassword)).status).toBe(401);
  expect((await app.mailTo('anna@firm.test'))?.subject).toBe('Your Tandem password was changed');
});

test('[S-10] an hour later, or after a newer link, a link is dead; the host never comes from the request', async () => {
  const { app, ask, use } = await asked();
  const first = await ask();
  const second = await ask();
  expect((await use(first)).status).toBe(404);
  expect((await app.mailTo('anna@firm.test'))?.text).toContain(`https://crm.example.com/password-reset/${second}`);
  app.clock.pass(minutes(60));
  expect((await use(second)).status).toBe(404);
});

test('[S-10] a weak new password is refused with a reason, and the link still works', async () => {
  const { ask, use } = await asked();
  const token = await ask();
  const refused = await use(token, 'password1234');
  expect(refused.status).toBe(422);
  expect(refused.body.error.message).toContain('leaked');
  expect((await use(token)).status).toBe(200);
});

test('[S-08] three links an hour per account; more are answered the same and not sent', async () => {
  const { app, ask } = await asked();
  for (let i = 0; i < 5; i++) await ask();
  expect((await app.store.mails(1e9, 100)).filter((mail) => mail.to === 'anna@firm.test')).toHaveLength(3);
});

test('[S-10] the link of somebody who was suspended meanwhile is dead, and there is no new one', async () => {
  const { app, use } = await asked();
  const id = (await app.store.userByEmail('bo@firm.test'))?.id ?? '';
  await app.browser().request('POST', '/api/password-resets', { email: 'bo@firm.test' });
  const token = (await app.mailTo('bo@firm.test'))?.token ?? '';
  await app.accounts.people.setState(await app.identityOf('admin@firm.test'), id, 'suspended');
  expect((await use(token)).status).toBe(404);
  await app.browser().request('POST', '/api/password-resets', { email: 'bo@firm.test' });
  expect((await app.mailTo('bo@firm.test'))?.token, 'still the old one').toBe(token);
});
