/** Invitations: sent, resent and revoked by colleagues; shown and accepted by whoever holds the link. */
import { roles } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts.ts';
import type { InvitationRecord } from '../accounts/records.ts';
import { emailField, idField, languageField, nameField, passwordField, readBody } from './body.ts';
import { fromOf, type Surroundings, sessionCookie, setSessionCookies } from './caller.ts';
import { requireIdentity, type SignedInEnv } from './require-identity.ts';
import { signedInView } from './sessions.ts';

const role = z.enum(roles, `is one of ${roles.join(', ')}`);
export const invitationBody = z.strictObject({
  email: emailField,
  name: nameField(120).or(z.literal('')).default(''),
  role,
  team: idField.default(''),
  language: languageField.default('en'),
});
/** The role is the one that was shown, sent back to be compared; it is never what decides. */
export const acceptanceBody = z.strictObject({
  name: nameField(120),
  email: emailField,
  role,
  password: passwordField,
  signOutOther: z.boolean('is true or false').default(false),
});

export const invitationView = ({ id, name, email, role, team, inviter, createdAt, expiresAt }: InvitationRecord) => ({
  id,
  name,
  email,
  role,
  team,
  inviter,
  createdAt,
  expiresAt,
  state: 'invited' as const,
});

export function invitationRoutes(accounts: Accounts, around: Surroundings): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>();
  const signedIn = requireIdentity(accounts, around);

  routes.post('/invitations', signedIn, async (c) =>
    c.json({ invitation: invitationView(await accounts.invitations.create(c.var.identity, await readBody(c, invitationBody))) }, 201),
  );
  routes.post('/invitations/:id/resend', signedIn, async (c) =>
    c.json({ invitation: invitationView(await accounts.invitations.resend(c.var.identity, c.req.param('id'))) }),
  );
  routes.delete('/invitations/:id', signedIn, async (c) => {
    await accounts.invitations.revoke(c.var.identity, c.req.param('id'));
    return c.json({ revoked: c.req.param('id') });
  });
  routes.get('/invitations/:token', async (c) => c.json({ invitation: await accounts.invitations.show(c.req.param('token')) }));
  routes.post('/invitations/:token/accept', async (c) => {
    const given = await readBody(c, acceptanceBody);
    const cookie = sessionCookie(c, around);
    const current = cookie ? await accounts.authenticate(cookie) : undefined;
    const begun = await accounts.invitations.accept(c.req.param('token'), given, fromOf(c, around), current);
    setSessionCookies(c, around, begun);
    return c.json(signedInView(begun), 201);
  });
  return routes;
}
