import { expect, test } from 'vitest';
import { firm } from '../accounts/testing.ts';
import { testApp } from './testing.ts';

test('[S0-27] the list shows name, role, team, last seen and whether somebody is invited, active or suspended', async () => {
  const app = testApp();
  const ids = await firm(app);
  const admin = await app.as('admin@firm.test');
  await admin.request('POST', '/api/invitations', { email: 'new@firm.test', role: 'seller', team: ids.North });
  await admin.request('POST', `/api/users/${ids.Bo}/suspend`);
  const { body } = await admin.request('GET', '/api/users');
  const row = (id: string | undefined) => body.users.find((user: { id: string }) => user.id === id);
  expect(row(ids.Bo)).toMatchObject({ name: 'Bo Berg', role: 'seller', team: ids.South, state: 'suspended', seenAt: '' });
  expect(row(ids.Adam)).toMatchObject({ state: 'active', seenAt: app.clock().toISOString() });
  expect(row(ids.Nils)).toMatchObject({ isLeader: true, leads: [ids.Nils, ids.Anna].sort() });
  expect(body.invitations).toMatchObject([{ email: 'new@firm.test', role: 'seller', team: ids.North, state: 'invited' }]);
});

test('[S0-27] a seller sees colleagues without their addresses, and no invitation', async () => {
  const app = testApp();
  const ids = await firm(app);
  const admin = await app.as('admin@firm.test');
  await admin.request('POST', '/api/invitations', { email: 'new@firm.test', role: 'seller' });
  const { body, text } = await (await app.as('anna@firm.test')).request('GET', '/api/users');
  expect(body.users).toHaveLength(7);
  expect(body.invitations).toEqual([]);
  expect(body.invitable).toEqual([]);
  expect(text.match(/[\w.]+@[\w.]+/g)).toEqual(['anna@firm.test']);
  expect(body.users.find((user: { id: string }) => user.id === ids.Bo)).toMatchObject({ mayEdit: false, maySuspend: false });
});

test('[S0-34] a manager changes roles up to the own one; an admin is out of reach', async () => {
  const app = testApp();
  const ids = await firm(app);
  const manager = await app.as('manager@firm.test');
  expect((await manager.request('PATCH', `/api/users/${ids.Anna}`, { role: 'manager' })).status).toBe(200);
  expect((await manager.request('PATCH', `/api/users/${ids.Anna}`, { role: 'admin' })).status).toBe(403);
  expect((await manager.request('PATCH', `/api/users/${ids.Maria}`, { role: 'admin' })).status).toBe(403);
  expect((await manager.request('PATCH', `/api/users/${ids.Adam}`, { role: 'seller' })).status).toBe(403);
  expect((await manager.request('POST', `/api/users/${ids.Adam}/suspend`)).status).toBe(403);
});

test('[ACC-12] everybody changes the own name and language, and nothing else of themselves', async () => {
  const app = testApp();
  const ids = await firm(app);
  const anna = await app.as('anna@firm.test');
  expect((await anna.request('PATCH', `/api/users/${ids.Anna}`, { name: 'Anna Ask', language: 'sv' })).body.user).toMatchObject({
    name: 'Anna Ask',
    language: 'sv',
  });
  for (const forged of [{ role: 'admin' }, { team: ids.South }, { name: 'X', role: 'manager' }]) {
    expect((await anna.request('PATCH', `/api/users/${ids.Anna}`, forged)).status, JSON.stringify(forged)).toBe(403);
  }
  expect((await anna.request('PATCH', `/api/users/${ids.Bo}`, { name: 'Not Bo' })).status).toBe(403);
});

test('[S-03] [S-20] a new role ends the sessions of the old one and tells whoever listens', async () => {
  const app = testApp();
  const ids = await firm(app);
  const anna = await app.as('anna@firm.test');
  const told: string[] = [];
  app.accounts.onChange(({ users, sessions }) => told.push(...users, ...sessions));
  const session = (await app.accounts.authenticate(anna.cookies.get('__Host-sid') ?? ''))?.session ?? '';
  expect((await app.accounts.current(session))?.person.role).toBe('seller');
  await (await app.as('manager@firm.test')).request('PATCH', `/api/users/${ids.Anna}`, { role: 'support' });
  expect(told).toEqual(expect.arrayContaining([ids.Anna, session]));
  expect(await app.accounts.current(session)).toBeUndefined();
  expect((await anna.request('GET', '/api/sessions/current')).status).toBe(401);
});

test('[S-03] whoever changes the own role goes on with a new token', async () => {
  const app = testApp();
  const ids = await firm(app);
  const manager = await app.as('manager@firm.test');
  const before = manager.cookies.get('__Host-sid') ?? '';
  const changed = await manager.request('PATCH', `/api/users/${ids.Maria}`, { role: 'seller' });
  expect(changed.body.user.role).toBe('seller');
  expect(await app.accounts.authenticate(before)).toBeUndefined();
  expect((await manager.request('GET', '/api/sessions/current')).body.user.role).toBe('seller');
});

test('[S-05] [S-20] a suspended person is out at once, and back only after being let in', async () => {
  const app = testApp();
  const ids = await firm(app);
  const [admin, bo] = [await app.as('admin@firm.test'), await app.as('bo@firm.test')];
  const session = (await app.accounts.authenticate(bo.cookies.get('__Host-sid') ?? ''))?.session ?? '';
  const ended: string[] = [];
  app.accounts.onChange(({ sessions }) => ended.push(...sessions));
  await admin.request('POST', `/api/users/${ids.Bo}/suspend`);
  expect(ended).toContain(session);
  expect((await bo.request('GET', '/api/users')).status).toBe(401);
  expect((await bo.signIn('bo@firm.test')).status).toBe(401);
  await admin.request('POST', `/api/users/${ids.Bo}/resume`);
  expect((await bo.signIn('bo@firm.test')).status).toBe(200);
});

test('[ACC-10] the last admin can be neither demoted nor suspended, and nobody suspends themselves', async () => {
  const app = testApp();
  const ids = await firm(app);
  const admin = await app.as('admin@firm.test');
  expect((await admin.request('PATCH', `/api/users/${ids.Adam}`, { role: 'manager' })).body.error.code).toBe('conflict');
  expect((await admin.request('POST', `/api/users/${ids.Adam}/suspend`)).status).toBe(403);
  await admin.request('PATCH', `/api/users/${ids.Maria}`, { role: 'admin' });
  expect((await admin.request('PATCH', `/api/users/${ids.Adam}`, { role: 'manager' })).status).toBe(200);
});

test('[ACC-20] people and teams are rows for everyone, and a change of them is told', async () => {
  const app = testApp();
  const ids = await firm(app);
  let told = 0;
  app.accounts.onDirectoryChange(() => told++);
  await (await app.as('admin@firm.test')).request('PATCH', `/api/users/${ids.Bo}`, { name: 'Bo Björk' });
  expect(told).toBe(1);
  const rows = await app.accounts.accountRows();
  expect(rows.find(({ content }) => content.id === ids.Bo)).toEqual({
    content: { kind: 'user', id: ids.Bo, name: 'Bo Björk', role: 'seller', team: ids.South, active: true },
    audiences: ['everyone'],
    document: '',
  });
  expect(rows.find(({ content }) => content.id === ids.North)?.content).toEqual({
    kind: 'team',
    id: ids.North,
    name: 'North',
    leader: ids.Nils,
    office: 'Umeå',
  });
});
