/** GET /api/figures: sums of the caller's team and of the company, without a name or an id (S4-12). */
import { can } from '@tandem/core';
import { Hono } from 'hono';
import type { Identity } from '../accounts/identity.ts';
import type { SharedFiguresAtWork } from '../figures/shared-figures.ts';
import { notAllowed } from './answer.ts';

export function figuresRoutes(figures: Pick<SharedFiguresAtWork, 'of'>): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.get('/', async (c) => {
    const { person } = c.var.identity;
    // Switched off and not allowed look the same.
    const found = can(person, 'read', { type: 'figures' }) ? await figures.of(person) : undefined;
    c.header('Cache-Control', 'no-store');
    return found ? c.json(found) : notAllowed(c, 'compare your figures with others');
  });
  return routes;
}
