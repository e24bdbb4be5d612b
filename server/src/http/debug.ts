/** The debug page's data, for admins: documents, their log, rows, events and how far derivation has come. */
import { can, type DocumentName } from '@tandem/core';
import { Hono } from 'hono';
import type { Identity } from '../accounts/identity.ts';
import { inspect } from '../derive/inspect.ts';
import type { Storage } from '../storage/storage.ts';
import { notAllowed, notHere } from './answer.ts';

export function debugRoutes(storage: Storage, status: () => Promise<object>): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.use(async (c, next) => (can(c.var.identity.person, 'read', { type: 'debug' }) ? next() : notAllowed(c, 'see the debug page')));
  routes.get('/status', async (c) => c.json(await status()));
  routes.get('/documents', async (c) =>
    c.json({
      names: await storage.documentNames((c.req.query('prefix') ?? '').slice(0, 90), (c.req.query('after') ?? '').slice(0, 90), 200),
    }),
  );
  const one = async (c: import('hono').Context, name: string) => {
    const found = await inspect(storage, name as DocumentName);
    return found ? c.json(found) : notHere(c, 'document');
  };
  routes.get('/documents/settings', (c) => one(c, 'settings'));
  routes.get('/documents/:type/:id', (c) => one(c, `${c.req.param('type')}/${c.req.param('id')}`));
  routes.get('/events', async (c) => c.json({ events: await storage.eventsSince(Number(c.req.query('after')) || 0, 200) }));
  return routes;
}
