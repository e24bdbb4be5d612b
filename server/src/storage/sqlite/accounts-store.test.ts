import { expect, test } from 'vitest';
import { firm, seededRandom, testAccounts } from '../../accounts/testing.ts';

test('[S-29] the audit log only grows, and a changed line is found', async () => {
  const test = testAccounts();
  await firm(test);
  await test.accounts.people.setState(
    await test.identityOf('admin@firm.test'),
    (await test.store.userByEmail('bo@firm.test'))?.id ?? '',
    'suspended',
  );
  expect((await test.store.auditLines(1))[0]).toMatchObject({ action: 'user.suspended', facts: { state: 'suspended' } });
  expect(() => test.db.exec(`UPDATE audit SET actor = 'other'`)).toThrow('kept');
  expect(() => test.db.exec('DELETE FROM audit')).toThrow('kept');
  expect(await test.store.firstBrokenAuditLine()).toBe(0);
  test.db.exec(`DROP TRIGGER audit_is_fixed; UPDATE audit SET actor = 'other' WHERE seq = 2`);
  expect(await test.store.firstBrokenAuditLine()).toBe(2);
});

test('[S-29] signing in and out, refusals, roles, invitations and passwords leave a line without addresses or tokens', async () => {
  const test = testAccounts();
  const ids = await firm(test);
  const { accounts } = test;
  const admin = await test.identityOf('admin@firm.test');
  const from = { address: '192.0.2.1' };
  await accounts.signIn({ email: 'anna@firm.test', password: 'wrong' }, from).catch(() => undefined);
  const begun = await accounts.signIn({ email: 'anna@firm.test', password: 'seven quiet otters' }, from);
  await accounts.signOut(begun.token, begun.identity);
  await accounts.people.change(admin, ids.Anna ?? '', { role: 'manager', name: 'Anna Ask' });
  await accounts.invitations.create(admin, { name: '', email: 'new@firm.test', role: 'seller', team: '', language: 'en' });
  await accounts.resets.ask('anna@firm.test', '192.0.2.1');
  await accounts.settled();
  const lines = await test.store.auditLines(100);
  for (const action of ['sign-in.refused', 'signed-in', 'signed-out', 'user.changed', 'invitation.sent', 'password.reset-asked']) {
    expect(lines.map((line) => line.action)).toContain(action);
  }
  expect(JSON.stringify(lines)).not.toMatch(/@|Ask|[\w-]{43}/);
});

test('[ACC-11] a team with members has exactly one leader after every way of moving people', async () => {
  const test = testAccounts();
  const ids = await firm(test);
  const id = (name: string) => ids[name] ?? '';
  const line = { at: '', actor: '', action: 'test', subject: '' };
  const people = ['Nils', 'Anna', 'Sara', 'Bo', 'Stina'].map(id);
  const teams = ['North', 'South'].map(id);
  const random = seededRandom('teams');
  const pick = <T>(from: readonly T[]): T => from[(random(1)[0] ?? 0) % from.length] as T;
  for (let i = 0; i < 300; i++) {
    const team = pick(teams);
    const members = people.filter(() => pick([true, false]));
    const step = pick([
      () => test.store.changeUser(pick(people), { team: pick(['', ...teams]) }, [], line),
      () => test.store.changeTeam(team, { members }, line),
      () => test.store.changeTeam(team, { members, leader: pick(members.length > 0 ? members : ['']) }, line),
      () => test.store.changeTeam(team, { leader: pick(['', ...people]) }, line),
    ]);
    await step();
    for (const found of await test.store.teams()) {
      expect(
        found.members.length === 0 ? found.leader === '' : found.members.includes(found.leader),
        `step ${i}: ${JSON.stringify(found)}`,
      ).toBe(true);
    }
  }
});
