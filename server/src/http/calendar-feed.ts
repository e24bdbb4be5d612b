/** /api/calendar-feed: the own feed, its making and its end; and the feed itself at /calendar/<token>.ics, without a session. */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Identity } from '../accounts/identity.ts';
import { addressKey, type RateLimits } from '../accounts/rate-limits.ts';
import { isToken } from '../accounts/tokens.ts';
import type { CalendarFeeds } from '../calendar/calendar-feeds.ts';
import { clientAddress, type Surroundings } from './caller.ts';

export function calendarFeedRoutes(feeds: CalendarFeeds): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.get('/', async (c) => c.json({ feed: (await feeds.of(c.var.identity.person.id)) ?? null }));
  routes.post('/', async (c) => c.json(await feeds.replace(c.var.identity.person.id), 201));
  routes.delete('/', async (c) => {
    await feeds.remove(c.var.identity.person.id);
    return c.body(null, 204);
  });
  return routes;
}

interface Needs {
  readonly feeds: CalendarFeeds;
  readonly limits: RateLimits;
  readonly around: Surroundings;
}

/** Reads no cookie and sets none: a calendar program is nobody. Every address that opens nothing has one answer. */
export function calendarFileRoutes({ feeds, limits, around }: Needs): Hono {
  const routes = new Hono();
  routes.get('/:file{[^/]+\\.ics}', async (c) => {
    const token = c.req.param('file').slice(0, -'.ics'.length);
    await limits.take('calendarPerAddress', addressKey(clientAddress(c, around)));
    const file = isToken(token) ? await feeds.read(token) : undefined;
    if (file === undefined) return c.text('There is no such calendar.\n', 404, { 'Cache-Control': 'no-store' });
    const etag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`;
    c.header('ETag', etag);
    // A shared cache must not keep what only the holder of the address may read.
    c.header('Cache-Control', 'private, no-cache');
    const known = c.req.header('if-none-match')?.split(',') ?? [];
    if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304);
    return c.body(file, 200, { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="tandem.ics"' });
  });
  return routes;
}
