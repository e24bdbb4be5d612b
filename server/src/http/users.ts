/** Colleagues: the list, changes, suspension. */
import { can, roles } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts.ts';
import type { Identity } from '../accounts/identity.ts';
import type { UserRecord } from '../accounts/records.ts';
import { idField, languageField, nameField, readBody } from './body.ts';
import { isBrowsers, type Surroundings, setSessionCookies } from './caller.ts';
import { invitationView } from './invitations.ts';
import { requireIdentity, type SignedInEnv } from './require-identity.ts';

export const userBody = z.strictObject({
  name: nameField(120).optional(),
  language: languageField.optional(),
  role: z.enum(roles, `is one of ${roles.join(', ')}`).optional(),
  team: idField.optional(),
});

/** Addresses and last seen are for those who manage the account, its team leader and the person. */
export function userView(user: UserRecord, { person }: Identity) {
  const { id, name, role, team, state, leads } = user;
  const manages = can(person, 'edit', { type: 'user', id, role });
  const close = manages || id === person.id || person.leads.includes(id);
  return {
    id,
    name,
    role,
    team,
    state,
    leads,
    isLeader: leads.length > 0,
    ...(close ? { email: user.email, seenAt: user.seenAt, language: user.language } : {}),
    mayEdit: manages,
    maySuspend: can(person, 'suspend', { type: 'user', id, role }),
  };
}

export function userRoutes(accounts: Accounts, around: Surroundings): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>();
  routes.use('/users/*', requireIdentity(accounts, around));
  routes.get('/users', async (c) => {
    const [users, invitations] = await Promise.all([accounts.people.list(), accounts.invitations.list(c.var.identity)]);
    const invitable = roles.filter((role) => can(c.var.identity.person, 'invite', { type: 'user', id: '', role }));
    return c.json({ users: users.map((user) => userView(user, c.var.identity)), invitations: invitations.map(invitationView), invitable });
  });
  routes.patch('/users/:id', async (c) => {
    const { identity } = c.var;
    const user = await accounts.people.change(identity, c.req.param('id'), await readBody(c, userBody));
    if (user.id === identity.person.id && user.role !== identity.person.role) {
      // The own role changed: every token of it is dead, and this window goes on with a new one.
      const begun = await accounts.beginAgain(user, identity);
      if (isBrowsers(c, around, c.var.token)) setSessionCookies(c, around, begun);
      return c.json({ token: begun.token, user: userView(user, begun.identity) });
    }
    return c.json({ user: userView(user, identity) });
  });
  routes.post('/users/:id/end-sessions', async (c) =>
    c.json({ ended: await accounts.people.endSessions(c.var.identity, c.req.param('id')) }),
  );
  routes.post('/users/:id/suspend', async (c) =>
    c.json({ user: userView(await accounts.people.setState(c.var.identity, c.req.param('id'), 'suspended'), c.var.identity) }),
  );
  routes.post('/users/:id/resume', async (c) =>
    c.json({ user: userView(await accounts.people.setState(c.var.identity, c.req.param('id'), 'active'), c.var.identity) }),
  );
  return routes;
}
