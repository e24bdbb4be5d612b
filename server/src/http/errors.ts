/** Whatever goes wrong becomes `{ error: { code, message, next } }`. What is our fault gets a number that is also in the log. */
import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal, type RefusalCode } from '../accounts/refusal.ts';
import { errorFacts, type Log } from '../log.ts';

const statuses: Readonly<Record<RefusalCode, ContentfulStatusCode>> = {
  'not-signed-in': 401,
  'wrong-sign-in': 401,
  'not-allowed': 403,
  'wrong-origin': 403,
  'not-here': 404,
  conflict: 409,
  'wrong-type': 415,
  'wrong-fields': 422,
  'bad-password': 422,
  'too-many': 429,
  'disk-full': 507,
};

export const errorAnswers =
  (log: Log, newId: () => string): ErrorHandler =>
  (error, c) => {
    if (error instanceof Refusal) {
      if (error.retryAfter) c.header('Retry-After', String(error.retryAfter));
      const { code, message, next, fields } = error;
      return c.json({ error: { code, message, next, ...(fields ? { fields } : {}) } }, statuses[code]);
    }
    if (error instanceof HTTPException && error.status < 500) {
      const tooLarge = error.status === 413;
      return c.json(
        {
          error: {
            code: tooLarge ? 'too-large' : 'bad-request',
            message: tooLarge ? 'The request is too large.' : 'The request cannot be read.',
            next: 'Check what is sent.',
          },
        },
        error.status,
      );
    }
    const id = newId().slice(-10);
    // The route's pattern, not the path: a path may hold a token.
    log.error('request failed', { ...errorFacts(error), id, method: c.req.method, route: c.req.routePath });
    return c.json(
      {
        error: {
          code: 'internal',
          message: 'The server could not do this.',
          next: `Try again. If it happens again, give an admin the number ${id}.`,
          id,
        },
      },
      500,
    );
  };

export const apiNotFound = (c: Context) =>
  c.json({ error: { code: 'not-here', message: 'There is nothing at this address.', next: 'Check the address and the method.' } }, 404);
