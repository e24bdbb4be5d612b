import { expect, test } from 'vitest';
import { addressKey } from './rate-limits.ts';
import { days, firm, testAccounts } from './testing.ts';

test('[ACC-8] an identity is at most one second old, and never older than a change made here', async () => {
  const test = testAccounts();
  const ids = await firm(test);
  const { session } = await test.identityOf('anna@firm.test');
  expect((await test.accounts.current(session))?.name).toBe('Anna Alm');
  test.db.prepare(`UPDATE user SET name = 'Changed Elsewhere' WHERE id = ?`).run(ids.Anna ?? '');
  test.clock.pass(999);
  expect((await test.accounts.current(session))?.name).toBe('Anna Alm');
  test.clock.pass(1);
  expect((await test.accounts.current(session))?.name).toBe('Changed Elsewhere');
  await test.accounts.people.change(await test.identityOf('admin@firm.test'), ids.Anna ?? '', { name: 'Anna Ask' });
  expect((await test.accounts.current(session))?.name).toBe('Anna Ask');
});

test('[ACC-8] a session that has run out is nobody, also for a socket that stays open', async () => {
  const test = testAccounts();
  await firm(test);
  const { session } = await test.identityOf('anna@firm.test');
  test.clock.pass(days(7));
  expect(await test.accounts.current(session)).toBeUndefined();
});

test('[ACC-7] swept sessions are gone from the database and told to whoever listens', async () => {
  const test = testAccounts();
  await firm(test);
  const { session } = await test.identityOf('anna@firm.test');
  const ended: string[] = [];
  test.accounts.onChange(({ sessions }) => ended.push(...sessions));
  test.clock.pass(days(7));
  await test.accounts.sweep();
  expect(ended).toContain(session);
  expect(test.db.prepare('SELECT count(*) AS n FROM session').get()?.n).toBe(0);
});

test('[S-24] one home network is one address: an IPv6 /64, and IPv4 in either spelling', () => {
  expect(addressKey('2001:db8:1:2:aaaa:bbbb:cccc:1')).toBe(addressKey('2001:0db8:0001:0002::99'));
  expect(addressKey('2001:db8:1:3::1')).not.toBe(addressKey('2001:db8:1:2::1'));
  expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(addressKey('::1')).toBe('0:0:0:0');
});
