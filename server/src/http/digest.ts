/** /api/digest: what the daily mail says, at this moment or as it was sent, why each line stands in it, and one to be sent now. */
import { can } from '@tandem/core';
import { Hono } from 'hono';
import type { Identity } from '../accounts/identity.ts';
import type { RateLimits } from '../accounts/rate-limits.ts';
import type { Digests } from '../digest/digests.ts';
import type { MailToSend } from '../email/mailer.ts';
import { notAllowed, notHere } from './answer.ts';

interface Needs {
  readonly digests: Pick<Digests, 'asked' | 'said' | 'why'>;
  readonly outbox: { send(mail: MailToSend): Promise<void> };
  readonly limits: Pick<RateLimits, 'take'>;
}
const longestName = 64;

export function digestRoutes({ digests, outbox, limits }: Needs): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  // Figures of everybody, as on the screens that compare people.
  routes.use(async (c, next) => (can(c.var.identity.person, 'read', { type: 'rules' }) ? next() : notAllowed(c, 'read the daily mail')));
  const short = (text: string | undefined) => (text ?? '').slice(0, longestName);

  routes.get('/', async (c) => {
    const said = await digests.said(c.var.identity.person, short(c.req.query('of')));
    return said ? c.json(said) : notHere(c, 'digest');
  });
  routes.get('/why', async (c) => {
    const [of, section, line] = [short(c.req.query('of')), short(c.req.query('section')), short(c.req.query('line'))];
    const why = await digests.why(c.var.identity.person, of, section, line);
    return why ? c.json(why) : notHere(c, 'line of a digest');
  });
  routes.post('/', async (c) => {
    const { person } = c.var.identity;
    await limits.take('digestPerPerson', person.id);
    const asked = await digests.asked(person);
    if (!asked) return notHere(c, 'person');
    await outbox.send({ key: `digest-asked/${person.id}/${asked.of}`, ...asked.mail });
    return c.json({ of: asked.of }, 201);
  });
  return routes;
}
