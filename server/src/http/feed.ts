/** GET /api/feed: the row feed as compressed NDJSON. */
import { Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { Feed } from '../feed/feed.ts';
import { errorFacts, type Log } from '../log.ts';

const query = z.object({
  cursors: z
    .string()
    .max(16_000)
    .default('{}')
    .transform((value, context) => {
      try {
        return JSON.parse(value) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string(), z.number().int().min(0))),
  epoch: z.string().max(64).default(''),
});

export function feedRoutes(feed: Feed, log: Log): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.get('/', (c) => {
    const asked = query.safeParse(c.req.query());
    if (!asked.success) {
      return c.json(
        {
          error: {
            code: 'bad-request',
            message: `The feed cannot begin: ${asked.error.issues[0]?.message}.`,
            next: 'Leave out cursors to begin at the start.',
          },
        },
        400,
      );
    }
    // Level 1: on a live stream the first rows matter more than the last percent of size.
    const lines = createGzip({ level: 1 });
    const gone = new AbortController();
    lines.on('close', () => gone.abort());
    c.req.raw.signal.addEventListener('abort', () => gone.abort());
    const write = (line: object): Promise<void> =>
      new Promise((resolve, reject) => {
        if (gone.signal.aborted) return reject(new Error('the reader is gone'));
        const stop = () => reject(new Error('the reader is gone'));
        gone.signal.addEventListener('abort', stop, { once: true });
        const done = () => {
          gone.signal.removeEventListener('abort', stop);
          resolve();
        };
        lines.write(`${JSON.stringify(line)}\n`);
        // Called back when the compressed bytes are taken: a slow reader slows only itself.
        lines.flush(constants.Z_SYNC_FLUSH, done);
      });
    feed
      .follow(c.var.identity, asked.data, write, gone.signal)
      .catch((error) => {
        if (!gone.signal.aborted) log.error('feed.failed', { session: c.var.identity.session, ...errorFacts(error) });
      })
      .finally(() => lines.end());
    return c.body(Readable.toWeb(lines) as ReadableStream, 200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
  });
  return routes;
}
