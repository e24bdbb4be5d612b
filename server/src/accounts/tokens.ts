/** Tokens: 256 bits of chance for whoever holds them, a SHA-256 for us. A copy of the database opens nothing. */
import { createHash } from 'node:crypto';

export type Random = (bytes: number) => Uint8Array;

export const newToken = (random: Random): string => Buffer.from(random(32)).toString('base64url');
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
/** What a token can look like. Anything else is answered without asking the database. */
export const isToken = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value);
