/** Signing in and out, and who is signed in. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts.ts';
import type { UserRecord } from '../accounts/records.ts';
import type { SignedIn } from '../accounts/sign-in.ts';
import { emailField, passwordField, readBody } from './body.ts';
import { clearSessionCookie, fromOf, isBrowsers, type Surroundings, setSessionCookies } from './caller.ts';
import { requireIdentity, type SignedInEnv } from './require-identity.ts';

// Any text is tried as an address: what an address looks like must not tell whether an account exists.
export const signInBody = z.object({
  email: z.string('has to be text').trim().min(1, 'has to be filled in').max(254, 'is too long'),
  password: passwordField,
});
/** `cookie: false` is for a second window: it keeps the token to itself, and the first window stays who it is. */
export const sampleSignInBody = z.object({ email: emailField, cookie: z.boolean('is true or false').default(true) });
export const passwordChangeBody = z.object({ current: passwordField, password: passwordField });
export const endSessionsBody = z.object({ current: passwordField });

export const ownView = ({ id, name, email, role, team, leads, language, sample }: UserRecord) => ({
  id,
  name,
  email,
  role,
  team,
  leads,
  isLeader: leads.length > 0,
  language,
  sample,
});
export const signedInView = ({ token, user }: SignedIn) => ({ token, user: ownView(user) });

export function sessionRoutes(accounts: Accounts, around: Surroundings, epoch: () => Promise<string>): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>();
  const signedIn = requireIdentity(accounts, around);

  routes.post('/sessions', async (c) => {
    const begun = await accounts.signIn(await readBody(c, signInBody), fromOf(c, around));
    setSessionCookies(c, around, begun);
    return c.json(signedInView(begun));
  });
  routes.get('/sessions/current', signedIn, async (c) => {
    const user = await accounts.people.find(c.var.identity.person.id);
    const workspace = await accounts.workspace.current();
    return c.json({ user: ownView(user), epoch: await epoch(), company: workspace?.company ?? '', sample: workspace?.sample ?? false });
  });
  routes.delete('/sessions', signedIn, async (c) => {
    await accounts.signOut(c.var.token, c.var.identity);
    if (isBrowsers(c, around, c.var.token)) clearSessionCookie(c, around);
    return c.json({ signedOut: true });
  });
  routes.get('/sessions', signedIn, async (c) => {
    const sessions = await accounts.ownSessions(c.var.identity);
    return c.json({
      sessions: sessions.map(({ id, createdAt, seenAt, device }) => ({
        id,
        createdAt,
        seenAt,
        ...device,
        current: id === c.var.identity.session,
      })),
    });
  });
  routes.post('/sessions/:id/end', signedIn, async (c) => {
    await accounts.endOwnSession(c.var.identity, c.req.param('id'), (await readBody(c, endSessionsBody)).current);
    return c.json({ ended: 1 });
  });
  routes.post('/sessions/end-others', signedIn, async (c) =>
    c.json({ ended: await accounts.endOtherSessions(c.var.identity, (await readBody(c, endSessionsBody)).current) }),
  );
  routes.post('/sessions/password', signedIn, async (c) => {
    const begun = await accounts.changePassword(c.var.identity, await readBody(c, passwordChangeBody));
    if (isBrowsers(c, around, c.var.token)) setSessionCookies(c, around, begun);
    return c.json(signedInView(begun));
  });
  routes.post('/sample-sessions', async (c) => {
    const { email, cookie } = await readBody(c, sampleSignInBody);
    const from = fromOf(c, around);
    const begun = await accounts.signInToSample(email, cookie ? from : { ...from, token: undefined });
    if (cookie) setSessionCookies(c, around, begun);
    return c.json(signedInView(begun));
  });
  return routes;
}
