/** State changes only by the right methods, from our own pages, as JSON or as a file: another site's form or script gets 403. */
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../accounts/refusal.ts';
import { bearerOf, type Surroundings } from './caller.ts';

/** What a plain form of another site can send without being asked. */
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

export const sameOrigin =
  (around: Surroundings): MiddlewareHandler =>
  async (c, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return next();
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const cookies = c.req.header('cookie') !== undefined;
    const ours =
      origin !== undefined ? around.origins().includes(origin) || hostOf(origin) === c.req.header('host') : site === 'same-origin';
    // A browser always says where a state change comes from. Programs say nothing and have no cookies, so there is nothing to misuse.
    const program = !cookies && ((origin === undefined && site === undefined) || bearerOf(c) !== undefined);
    if (!ours && !program) {
      throw new Refusal('wrong-origin', 'This request does not come from Tandem itself.', 'Open Tandem at its own address and try again.');
    }
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== undefined && formTypes.includes(type)) {
      throw new Refusal('wrong-type', `A body of the type ${type} is not taken.`, 'Send JSON with the content type application/json.');
    }
    return next();
  };

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
