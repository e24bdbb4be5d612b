/** Tickets: what a browser's socket shows instead of its cookie. One use, 30 seconds, bound to the session and the origin. */
import { Hono } from 'hono';
import type { Accounts } from '../accounts/accounts.ts';
import type { Surroundings } from './caller.ts';
import { requireIdentity, type SignedInEnv } from './require-identity.ts';

export function ticketRoutes(accounts: Accounts, around: Surroundings): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>();
  routes.post('/tickets', requireIdentity(accounts, around), async (c) =>
    c.json({ ticket: await accounts.newTicket(c.var.identity, c.req.header('origin')) }),
  );
  return routes;
}
