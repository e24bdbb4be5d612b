/** Puts the caller's identity at `c.var.identity`, or refuses. */
import type { MiddlewareHandler } from 'hono';
import type { Identities, Identity } from '../accounts/identity.ts';
import { Refusal } from '../accounts/refusal.ts';
import { clientAddress, type Surroundings, tokenOf } from './caller.ts';

export type SignedInEnv = { Variables: { identity: Identity; token: string } };

export const requireIdentity =
  (identities: Pick<Identities, 'authenticate'>, around: Surroundings, seen?: (address: string) => void): MiddlewareHandler<SignedInEnv> =>
  async (c, next) => {
    const token = tokenOf(c, around);
    const identity = token ? await identities.authenticate(token) : undefined;
    if (!token || !identity) throw new Refusal('not-signed-in', 'You are not signed in.', 'Sign in and try again.');
    c.set('identity', identity);
    seen?.(clientAddress(c, around));
    c.set('token', token);
    return next();
  };
