/** /api/erasures: looking at what an erasure would take away, beginning one, following it. For admins. */
import { can, isId } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import { type Erasures, erasureReasons } from '../erasure/erasures.ts';
import type { StoredErasure } from '../erasure/erasures-store.ts';
import { notAllowed, notHere, problem } from './answer.ts';

export const erasureBody = z.strictObject({
  contact: z.string().max(64),
  /** The name as it is typed to confirm. */
  name: z.string().max(500),
  reason: z.enum(erasureReasons),
});

const shown = ({ figures, ...erasure }: StoredErasure) => ({ ...erasure, figures: JSON.parse(figures) as object });

export function erasureRoutes(erasures: Erasures): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.use(async (c, next) => (can(c.var.identity.person, 'create', { type: 'erasure' }) ? next() : notAllowed(c, 'erase contacts')));

  routes.get('/', async (c) => c.json({ erasures: (await erasures.list()).map(shown) }));
  routes.get('/preview/:contact', async (c) => {
    const id = c.req.param('contact');
    const preview = isId(id) ? await erasures.preview(id) : undefined;
    return preview ? c.json(preview) : notHere(c, 'contact');
  });
  routes.post('/', async (c) => {
    const body = erasureBody.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success || !isId(body.data.contact)) return notHere(c, 'contact');
    const { contact, name, reason } = body.data;
    const begun = await erasures.begin({ contact, typed: name, reason, by: c.var.identity.person.id });
    if (begun) return c.json(shown(begun), 202);
    return problem(c, 409, {
      code: 'other-name',
      message: 'The name does not match the contact, so nothing was erased.',
      next: 'Type the name exactly as it is shown.',
    });
  });
  routes.get('/:id', async (c) => {
    const found = await erasures.one(c.req.param('id').slice(0, 64));
    return found ? c.json(shown(found)) : notHere(c, 'erasure');
  });
  return routes;
}
