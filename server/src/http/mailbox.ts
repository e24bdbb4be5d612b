/** The embedded mailbox: every mail the server would have sent, for admins. */
import { can } from '@tandem/core';
import { Hono } from 'hono';
import type { Accounts } from '../accounts/accounts.ts';
import { notAllowed, notHere } from '../accounts/refusal.ts';
import type { Surroundings } from './caller.ts';
import { requireIdentity, type SignedInEnv } from './require-identity.ts';

/** A mail is shown in a frame of its own, where nothing runs and nothing loads; its links open outside the frame. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

export function mailboxRoutes(accounts: Accounts, around: Surroundings): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>();
  routes.use('/mailbox/*', requireIdentity(accounts, around));
  routes.use('/mailbox/*', async (c, next) => {
    if (!can(c.var.identity.person, 'read', { type: 'mailbox' })) throw notAllowed('read the mailbox');
    return next();
  });
  routes.get('/mailbox', async (c) => {
    const before = Number(c.req.query('before')) || Number.MAX_SAFE_INTEGER;
    const mails = await accounts.mails.list(before, 50);
    return c.json({
      mails: mails.map(({ id, to, subject, text, createdAt, state, error }) => ({ id, to, subject, text, createdAt, state, error })),
    });
  });
  routes.get('/mailbox/:id/html', async (c) => {
    const mail = await accounts.mails.find(Number(c.req.param('id')) || 0);
    if (!mail || mail.html === '') throw notHere('mail');
    // Opened as a page of its own, links in the mail must lead somewhere: a new window, never this frame.
    return c.html(mail.html.replace('<head>', '<head><base target="_blank">'), 200, {
      'Content-Security-Policy': mailPolicy.replace("base-uri 'none'; ", ''),
    });
  });
  return routes;
}
