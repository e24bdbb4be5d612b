import { expect, test } from 'vitest';
import { days, firm, goodPassword } from '../accounts/testing.ts';
import { testApp } from './testing.ts';

const invited = async () => {
  const app = testApp();
  const ids = await firm(app);
  const manager = await app.as('manager@firm.test');
  const { body } = await manager.request('POST', '/api/invitations', {
    email: 'new@firm.test',
    name: 'Nora Ny',
    role: 'seller',
    team: ids.North,
    language: 'sv',
  });
  const mail = await app.mailTo('new@firm.test');
  const acceptance = { name: 'Nora Ny', email: 'new@firm.test', role: 'seller', password: goodPassword };
  return { app, ids, manager, id: body.invitation.id as string, token: mail?.token ?? '', mail, acceptance };
};

test('[S0-28] managers and admins add a user; a forged request of anybody else is refused', async () => {
  const app = testApp();
  await firm(app);
  const statuses = await Promise.all(
    ['admin', 'manager', 'nils', 'anna', 'support'].map(async (who) => [
      who,
      (await (await app.as(`${who}@firm.test`)).request('POST', '/api/invitations', { email: `by-${who}@firm.test`, role: 'seller' }))
        .status,
    ]),
  );
  expect(Object.fromEntries(statuses)).toEqual({ admin: 201, manager: 201, nils: 403, anna: 403, support: 403 });
  expect((await app.store.mails(1e9, 100)).map((mail) => mail.to).sort()).toEqual(['by-admin@firm.test', 'by-manager@firm.test']);
});

test('[S0-29] the invited person gets a mail in their language, and its link leads to our configured address', async () => {
  const { mail, token } = await invited();
  expect(mail?.subject).toBe('Maria Chef bjuder in dig till Firm i Tandem');
  expect(mail?.text).toContain(`https://crm.example.com/invitation/${token}`);
  expect(token).toHaveLength(43);
});

test('[S0-29] [S0-30] the link shows the invitation, takes a password once, and the person is in', async () => {
  const { app, ids, token, acceptance } = await invited();
  const browser = app.browser();
  expect((await browser.request('GET', `/api/invitations/${token}`)).body.invitation).toMatchObject({
    company: 'Firm',
    inviter: 'Maria Chef',
    email: 'new@firm.test',
    role: 'seller',
    team: 'North',
    language: 'sv',
  });
  const accepted = await browser.request('POST', `/api/invitations/${token}/accept`, acceptance);
  expect(accepted.status).toBe(201);
  expect(accepted.body.user).toMatchObject({ name: 'Nora Ny', role: 'seller', team: ids.North, language: 'sv' });
  expect((await browser.request('GET', '/api/sessions/current')).body.user.name).toBe('Nora Ny');
  expect((await app.browser().request('POST', `/api/invitations/${token}/accept`, acceptance)).status).toBe(404);
  expect((await app.browser().signIn('new@firm.test')).status).toBe(200);
});

test('[S-11] a scanner that loads the links a hundred times uses nothing up', async () => {
  const { app, token, acceptance } = await invited();
  await app.browser().request('POST', '/api/password-resets', { email: 'anna@firm.test' });
  const reset = (await app.mailTo('anna@firm.test'))?.token;
  const before = app.db.prepare('SELECT * FROM invitation').all();
  for (let i = 0; i < 50; i++) {
    for (const method of ['GET', 'HEAD']) {
      for (const path of [
        `/api/invitations/${token}`,
        `/invitation/${token}`,
        `/api/password-resets/${reset}`,
        `/api/invitations/${token}/accept`,
      ])
        await app.browser().request(method, path);
    }
  }
  expect(app.db.prepare('SELECT * FROM invitation').all()).toEqual(before);
  expect((await app.browser().request('POST', `/api/invitations/${token}/accept`, acceptance)).status).toBe(201);
  expect((await app.browser().request('POST', `/api/password-resets/${reset}`, { password: 'eleven loud badgers' })).status).toBe(200);
});

test('[S-12] what is accepted is what was shown: address and role are compared, never taken', async () => {
  const { app, token, acceptance } = await invited();
  for (const forged of [{ role: 'admin' }, { email: 'other@firm.test' }]) {
    const answer = await app.browser().request('POST', `/api/invitations/${token}/accept`, { ...acceptance, ...forged });
    expect(answer.status, JSON.stringify(forged)).toBe(409);
  }
  expect((await app.store.userByEmail('other@firm.test')) ?? (await app.store.userByEmail('new@firm.test'))).toBeUndefined();
});

test('[S-12] somebody else who is signed in must agree to be signed out', async () => {
  const { app, token, acceptance } = await invited();
  const anna = await app.as('anna@firm.test');
  const before = anna.cookies.get('__Host-sid') ?? '';
  expect((await anna.request('POST', `/api/invitations/${token}/accept`, acceptance)).body.error.message).toBe(
    'You are signed in as Anna Alm.',
  );
  expect((await anna.request('POST', `/api/invitations/${token}/accept`, { ...acceptance, signOutOther: true })).status).toBe(201);
  expect(await app.accounts.authenticate(before)).toBeUndefined();
});

test('[S-13] an invitation cannot be accepted by its id, only with the token out of the mailbox', async () => {
  const { app, id, acceptance } = await invited();
  expect((await app.browser().request('POST', `/api/invitations/${id}/accept`, acceptance)).status).toBe(404);
  expect((await app.browser().request('GET', `/api/invitations/${id}`)).status).toBe(404);
});

test('[S-14] an invitation holds seven days, is revocable, and a new mail voids the old link', async () => {
  const late = await invited();
  late.app.clock.pass(days(7));
  expect((await late.app.browser().request('POST', `/api/invitations/${late.token}/accept`, late.acceptance)).status).toBe(404);

  const revoked = await invited();
  await revoked.manager.request('DELETE', `/api/invitations/${revoked.id}`);
  expect((await revoked.app.browser().request('GET', `/api/invitations/${revoked.token}`)).status).toBe(404);

  const { app, manager, id, token } = await invited();
  expect((await manager.request('POST', `/api/invitations/${id}/resend`)).status).toBe(200);
  const next = (await app.mailTo('new@firm.test'))?.token ?? '';
  expect(next).not.toBe(token);
  expect((await app.browser().request('GET', `/api/invitations/${token}`)).status).toBe(404);
  expect((await app.browser().request('GET', `/api/invitations/${next}`)).status).toBe(200);
});

test('[S-14] unknown, used, revoked, replaced and late links answer alike', async () => {
  const { app, manager, id, token } = await invited();
  const unknown = await app.browser().request('GET', `/api/invitations/${'x'.repeat(43)}`);
  await manager.request('DELETE', `/api/invitations/${id}`);
  expect((await app.browser().request('GET', `/api/invitations/${token}`)).text).toBe(unknown.text);
});

test('[S-14] nobody invites above the own role, and a lost role voids what it invited to', async () => {
  const { app, ids, manager, token } = await invited();
  const [admin, second] = [await app.as('admin@firm.test'), { email: 'boss@firm.test', role: 'admin' }];
  expect((await manager.request('POST', '/api/invitations', second)).status).toBe(403);
  await admin.request('PATCH', `/api/users/${ids.Maria}`, { role: 'seller' });
  expect((await app.browser().request('GET', `/api/invitations/${token}`)).status).toBe(404);
  await admin.request('PATCH', `/api/users/${ids.Maria}`, { role: 'manager' });
  expect((await app.browser().request('GET', `/api/invitations/${token}`)).status, 'void for good').toBe(404);
});

test('[S-14] a suspended inviter voids the invitations; whoever has an account is not invited again', async () => {
  const { app, ids, token } = await invited();
  const admin = await app.as('admin@firm.test');
  await admin.request('POST', `/api/users/${ids.Maria}/suspend`);
  expect((await app.browser().request('GET', `/api/invitations/${token}`)).status).toBe(404);
  const again = await admin.request('POST', '/api/invitations', { email: 'ANNA@firm.test', role: 'seller' });
  expect(again.body.error).toMatchObject({ code: 'conflict', fields: { email: 'has an account' } });
});

test('[S-14] an inviter who lost the right by any other way voids the invitations too', async () => {
  for (const change of [`state = 'suspended'`, `role = 'seller'`]) {
    const { app, ids, token } = await invited();
    app.db.prepare(`UPDATE user SET ${change} WHERE id = ?`).run(ids.Maria ?? '');
    expect((await app.browser().request('GET', `/api/invitations/${token}`)).status, change).toBe(404);
  }
});

test('[S-46] a name that reads like a link cannot be in an invitation', async () => {
  const { manager } = await invited();
  for (const name of ['Win at https://evil.example', 'www.evil.example', 'two\r\nBcc: victim@firm.test']) {
    expect(
      (await manager.request('POST', '/api/invitations', { email: 'x@firm.test', role: 'seller', name })).body.error.fields.name,
      name,
    ).toBeDefined();
  }
  for (const email of ['a@firm.test, b@firm.test', 'a@firm.test\r\nBcc: b@firm.test', '<a@firm.test>']) {
    expect((await manager.request('POST', '/api/invitations', { email, role: 'seller' })).status, email).toBe(422);
  }
});
