/** The headers that every answer carries, errors and 304 included. */
import type { MiddlewareHandler } from 'hono';
import { isSecure, type Surroundings } from './caller.ts';

/** The editor's own base style (@tiptap/core 3.31.3), which it writes into the page itself: this text and no other. */
const editorStyle = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='";

export const contentSecurityPolicy = (host: string | undefined): string => {
  // Only a plain host and port may be written into a header; the socket's own address is named because some browsers do not count ws: as 'self'.
  const sockets = host && /^[A-Za-z0-9.[\]:-]{1,255}$/.test(host) ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' ${editorStyle}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
};

export const securityHeaders =
  (around: Surroundings): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const set = (name: string, value: string) => c.res.headers.has(name) || c.res.headers.set(name, value);
    set('Content-Security-Policy', contentSecurityPolicy(c.req.header('host')));
    set('X-Content-Type-Options', 'nosniff');
    set('Cross-Origin-Opener-Policy', 'same-origin');
    set('Cross-Origin-Resource-Policy', 'same-origin');
    // Links hold tokens (invitation, reset): no other site may read them in a Referer. "no-referrer" would turn Origin into null.
    set('Referrer-Policy', 'same-origin');
    set(
      'Permissions-Policy',
      'accelerometer=(), camera=(), geolocation=(self), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    );
    set('X-Robots-Tag', 'noindex');
    if (c.req.path.startsWith('/api/')) set('Cache-Control', 'no-store');
    if (isSecure(c, around)) set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  };
