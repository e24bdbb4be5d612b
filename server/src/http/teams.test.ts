import { expect, test } from 'vitest';
import { firm } from '../accounts/testing.ts';
import { testApp } from './testing.ts';

test('[S0-33] a new team begins empty, with its name', async () => {
  const app = testApp();
  await firm(app);
  const manager = await app.as('manager@firm.test');
  const made = await manager.request('POST', '/api/teams', { name: 'New team' });
  expect(made.status).toBe(201);
  expect(made.body.team).toMatchObject({ name: 'New team', leader: '', members: [] });
  const renamed = await manager.request('PATCH', `/api/teams/${made.body.team.id}`, { name: 'East', office: 'Norrköping' });
  expect(renamed.body.team).toMatchObject({ name: 'East', office: 'Norrköping' });
});

test('[S0-31] people move into a team, and whoever watches is told about both teams', async () => {
  const app = testApp();
  const ids = await firm(app);
  const manager = await app.as('manager@firm.test');
  const told = new Set<string>();
  app.accounts.onChange(({ users }) => {
    for (const user of users) told.add(user);
  });
  const moved = await manager.request('PATCH', `/api/teams/${ids.North}`, { members: [ids.Nils, ids.Anna, ids.Bo] });
  expect(moved.body.team.members).toHaveLength(3);
  expect([...told].sort()).toEqual([ids.Nils, ids.Anna, ids.Bo, ids.Sara].sort());
  const { body } = await manager.request('GET', '/api/teams');
  expect(body.teams.find((team: { id: string }) => team.id === ids.South)).toMatchObject({ leader: ids.Sara, members: [ids.Sara] });
});

test('[S0-32] a team has exactly one leader, one of its members, who reads what they do', async () => {
  const app = testApp();
  const ids = await firm(app);
  const manager = await app.as('manager@firm.test');
  const changed = await manager.request('PATCH', `/api/teams/${ids.North}`, { leader: ids.Anna });
  expect(changed.body.team.leader).toBe(ids.Anna);
  expect((await app.identityOf('anna@firm.test')).person.leads.toSorted()).toEqual([ids.Anna, ids.Nils].sort());
  expect((await app.identityOf('nils@firm.test')).person.leads).toEqual([]);
  expect((await manager.request('PATCH', `/api/teams/${ids.North}`, { leader: ids.Bo })).status, 'not a member').toBe(422);
  expect((await manager.request('PATCH', `/api/teams/${ids.North}`, { leader: '' })).status, 'none').toBe(409);
});

test('[ACC-11] a leader of others leaves only after another is chosen; the first member of a team leads it', async () => {
  const app = testApp();
  const ids = await firm(app);
  const manager = await app.as('manager@firm.test');
  expect((await manager.request('PATCH', `/api/users/${ids.Nils}`, { team: ids.South })).status).toBe(409);
  expect((await manager.request('PATCH', `/api/teams/${ids.North}`, { members: [ids.Anna] })).status).toBe(409);
  expect((await manager.request('PATCH', `/api/teams/${ids.South}`, { members: [ids.Sara, ids.Bo, ids.Nils] })).status).toBe(409);
  expect((await manager.request('PATCH', `/api/teams/${ids.North}`, { members: [ids.Anna], leader: ids.Anna })).body.team.leader).toBe(
    ids.Anna,
  );
  const { body } = await manager.request('POST', '/api/teams', { name: 'East' });
  await manager.request('PATCH', `/api/users/${ids.Nils}`, { team: body.team.id });
  const teams = (await manager.request('GET', '/api/teams')).body.teams as { id: string; leader: string; members: string[] }[];
  expect(teams.find((team) => team.id === body.team.id)?.leader).toBe(ids.Nils);
  for (const team of teams) expect(team.members.includes(team.leader) || team.members.length === 0, team.id).toBe(true);
});

test('[ACC-11] a removed team leaves its people in none', async () => {
  const app = testApp();
  const ids = await firm(app);
  const manager = await app.as('manager@firm.test');
  expect((await manager.request('DELETE', `/api/teams/${ids.North}`)).status).toBe(200);
  expect((await app.identityOf('nils@firm.test')).person).toMatchObject({ team: '', leads: [] });
  expect((await manager.request('DELETE', `/api/teams/${ids.North}`)).status).toBe(404);
});
