/** Teams and their leaders. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts.ts';
import { idField, nameField, readBody } from './body.ts';
import type { Surroundings } from './caller.ts';
import { requireIdentity, type SignedInEnv } from './require-identity.ts';

const office = z.string('has to be text').trim().max(120, 'has at most 120 characters');
const members = z.array(idField, 'is a list of ids').max(1000, 'has at most 1000 people');
export const newTeamBody = z.strictObject({
  name: nameField(120),
  office: office.optional(),
  leader: idField.optional(),
  members: members.optional(),
});
export const teamBody = newTeamBody.partial();

export function teamRoutes(accounts: Accounts, around: Surroundings): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>();
  routes.use('/teams/*', requireIdentity(accounts, around));
  routes.get('/teams', async (c) => c.json({ teams: await accounts.teams.list() }));
  routes.post('/teams', async (c) => c.json({ team: await accounts.teams.create(c.var.identity, await readBody(c, newTeamBody)) }, 201));
  routes.patch('/teams/:id', async (c) =>
    c.json({ team: await accounts.teams.change(c.var.identity, c.req.param('id'), await readBody(c, teamBody)) }),
  );
  routes.delete('/teams/:id', async (c) => {
    await accounts.teams.remove(c.var.identity, c.req.param('id'));
    return c.json({ removed: c.req.param('id') });
  });
  return routes;
}
