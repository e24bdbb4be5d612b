/** The headers of the public page: no address of it leaves, nothing of it is kept, and nothing runs that is not ours. */
import { randomBytes } from 'node:crypto';

export const newNonce = (): string => randomBytes(16).toString('base64');

/** One script, by its nonce; no inline style; nothing of another origin; in nobody's frame. */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** Of bytes that strangers made: whatever they are taken for, they can do nothing. */
export const bytesPolicy = "default-src 'none'; sandbox";

/** On every answer below /s, errors included. "no-referrer" makes the Origin of a form "null"; who sends it is read from Sec-Fetch-Site. */
export const everyAnswer: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()',
};
