/** The mailbox: every mail the server has sent or would have sent, for admins, and what to do with those nobody knows the fate of. */
import { can } from '@tandem/core';
import { Hono } from 'hono';
import type { Accounts } from '../accounts/accounts.ts';
import { notAllowed, notHere, Refusal } from '../accounts/refusal.ts';
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
  const idOf = (id: string) => Number(id) || 0;

  routes.get('/mailbox', async (c) => {
    const before = Number(c.req.query('before')) || Number.MAX_SAFE_INTEGER;
    const mails = await accounts.mails.list(before, 50);
    return c.json({
      inDoubt: await accounts.mails.inDoubt(),
      mails: mails.map(({ id, to, subject, text, createdAt, state, error, replyTo, attempts, unsureAt, attachments }) => ({
        ...{ id, to, subject, text, createdAt, state, error, replyTo, attempts, unsureAt },
        attachments: attachments.map(({ name }) => name),
      })),
    });
  });
  routes.get('/mailbox/:id/html', async (c) => {
    const mail = await accounts.mails.find(idOf(c.req.param('id')));
    if (!mail || mail.html === '') throw notHere('mail');
    // Opened as a page of its own, links in the mail must lead somewhere: a new window, never this frame.
    return c.html(mail.html.replace('<head>', '<head><base target="_blank">'), 200, {
      'Content-Security-Policy': mailPolicy.replace("base-uri 'none'; ", ''),
    });
  });
  routes.get('/mailbox/:id/attachments/:number', async (c) => {
    const mail = await accounts.mails.find(idOf(c.req.param('id')));
    const attachment = mail?.attachments[Number(c.req.param('number'))];
    if (!attachment) throw notHere('attachment');
    const name = encodeURIComponent(attachment.name);
    return c.body(Buffer.from(attachment.content, 'base64'), 200, {
      // Never shown as a page of ours, whatever it says it is.
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
  for (const [path, decide] of [
    ['send-again', accounts.mails.sendAgain],
    ['let-go', accounts.mails.letGo],
  ] as const)
    routes.post(`/mailbox/:id/${path}`, async (c) => {
      const id = idOf(c.req.param('id'));
      const mail = await accounts.mails.find(id);
      if (!mail) throw notHere('mail');
      if (!(await decide(id, c.var.identity.person.id)))
        throw new Refusal(
          'conflict',
          'This mail is decided on already, or never was in doubt.',
          'Look again: the list shows what became of it.',
        );
      return c.json({ id, state: (await accounts.mails.find(id))?.state });
    });
  return routes;
}
