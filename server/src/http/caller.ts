/** Who is calling, as far as HTTP tells: the address, whether the connection is encrypted, the cookies and the token. */
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { absoluteDays } from '../accounts/sessions.ts';
import type { From, SignedIn } from '../accounts/sign-in.ts';
import { clientAddress as addressOf } from '../client-address.ts';

export interface Surroundings {
  /** How many proxies in front are ours: so many entries at the end of X-Forwarded-For are theirs. 0: the header means nothing. */
  readonly trustedProxies: number;
  /** The addresses people reach Tandem at, as origins. */
  readonly origins: () => readonly string[];
}

export const clientAddress = (c: Context, { trustedProxies }: Surroundings): string =>
  addressOf((c.env as { incoming?: IncomingMessage } | undefined)?.incoming, c.req.header('x-forwarded-for'), trustedProxies);

/** Whether the browser speaks https to us, or to the proxy we trust. */
export function isSecure(c: Context, { trustedProxies, origins }: Surroundings): boolean {
  if (trustedProxies > 0) return c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim() === 'https';
  const incoming = (c.env as { incoming?: { socket: { encrypted?: boolean } } } | undefined)?.incoming;
  return incoming?.socket.encrypted === true || ownOrigin(c, origins())?.startsWith('https:') === true;
}
const ownOrigin = (c: Context, origins: readonly string[]): string | undefined =>
  origins.find((origin) => new URL(origin).host === c.req.header('host'));

// Browsers accept `Secure` cookies of plain http only at localhost, and not all of them: without https the name has no prefix either.
const cookieName = (name: string, secure: boolean) => (secure ? `__Host-${name}` : name);

export function sessionCookie(c: Context, around: Surroundings): string | undefined {
  return getCookie(c, cookieName('sid', isSecure(c, around)));
}
/** A token that is written out goes before the cookie: a second window may be somebody else. */
export function tokenOf(c: Context, around: Surroundings): string | undefined {
  return bearerOf(c) ?? sessionCookie(c, around);
}
export const bearerOf = (c: Context): string | undefined =>
  /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1];

/** Whether the session at hand is the browser's, not one that a second window or a program keeps to itself. */
export const isBrowsers = (c: Context, around: Surroundings, token: string): boolean => sessionCookie(c, around) === token;

export function fromOf(c: Context, around: Surroundings): From {
  return {
    address: clientAddress(c, around),
    device: getCookie(c, cookieName('device', isSecure(c, around))),
    token: sessionCookie(c, around),
    agent: c.req.header('user-agent'),
  };
}
export function setSessionCookies(c: Context, around: Surroundings, { token, device }: SignedIn): void {
  const secure = isSecure(c, around);
  const common = { httpOnly: true, secure, sameSite: 'Lax', path: '/' } as const;
  setCookie(c, cookieName('sid', secure), token, { ...common, maxAge: absoluteDays * 86_400 });
  // Browsers keep a cookie 400 days at most.
  if (device) setCookie(c, cookieName('device', secure), device, { ...common, maxAge: 400 * 86_400 });
}
export function clearSessionCookie(c: Context, around: Surroundings): void {
  const secure = isSecure(c, around);
  deleteCookie(c, cookieName('sid', secure), { path: '/', secure, httpOnly: true, sameSite: 'Lax' });
}
