/** /api/enquiries: what is held, for somebody to look at; /api/inbound-mail: where a mail server hands over what came in. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { seesEverything } from '@tandem/core';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import { addressKey, type RateLimits } from '../accounts/rate-limits.ts';
import type { Enquiries } from '../enquiries/enquiries.ts';
import type { MailIn, MailTaken } from '../enquiries/mail-in.ts';
import { notAllowed, notHere, problem } from './answer.ts';
import { readBody } from './body.ts';
import { clientAddress, type Surroundings } from './caller.ts';

type Env = { Variables: { identity: Identity } };
const most = 500;

export function enquiryRoutes(enquiries: Pick<Enquiries, 'held' | 'release' | 'remove'>): Hono<Env> {
  const routes = new Hono<Env>();
  const may = (c: Context<Env>) => seesEverything(c.var.identity.person);
  routes.get('/', async (c) => (may(c) ? c.json(await enquiries.held(most)) : notAllowed(c, 'look at held enquiries')));
  routes.post('/:id/release', async (c) => {
    if (!may(c)) return notAllowed(c, 'decide about held enquiries');
    const { id: by } = c.var.identity.person;
    return (await enquiries.release(c.req.param('id'), by)) ? c.json({ id: c.req.param('id') }) : notHere(c, 'held enquiry');
  });
  routes.delete('/:id', async (c) => {
    if (!may(c)) return notAllowed(c, 'decide about held enquiries');
    const { id: by } = c.var.identity.person;
    return (await enquiries.remove(c.req.param('id'), by)) ? c.body(null, 204) : notHere(c, 'held enquiry');
  });
  return routes;
}

export const mailInBodyLimit = 512 * 1024;
export const mailInBody = z.object({
  from: z.string('has to be text').min(3).max(500),
  to: z.string('has to be text').max(4000, 'is too long').default(''),
  subject: z.string('has to be text').max(2000).default(''),
  text: z.string('has to be text').max(400_000).default(''),
  messageId: z.string('has to be text').min(1).max(1000),
});

interface MailNeeds {
  /** Undefined: no mail is taken. */
  readonly secret: string | undefined;
  readonly take: (mail: MailIn) => Promise<MailTaken>;
  readonly limits: RateLimits;
  readonly around: Surroundings;
}
export function mailInRoutes({ secret, take, limits, around }: MailNeeds): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post('/', async (c) => {
    await limits.take('mailInPerAddress', addressKey(clientAddress(c, around)));
    if (!secret) return notHere(c, 'mailbox');
    const given = /^Bearer (.{1,500})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    // Hashes have one length, so the comparison tells nothing of the secret's.
    if (!timingSafeEqual(digest(given), digest(secret)))
      return problem(c, 401, {
        code: 'not-signed-in',
        message: 'The secret is not the one that is set.',
        next: 'Compare it with TANDEM_MAIL_IN_SECRET.',
      });
    const taken = await take(await readBody(c, mailInBody));
    return taken === 'no-sender'
      ? problem(c, 422, {
          code: 'wrong-fields',
          message: 'from is not one mail address.',
          next: 'Send "Name <address>" or the address alone.',
        })
      : c.json({ taken }, taken === 'known' ? 200 : 201);
  });
  return routes;
}
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
