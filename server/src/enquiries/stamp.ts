/** A page of a form carries when it was made, signed: whoever sends it back at once, or days later, is looked at. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type StampAge = 'right' | 'too-fast' | 'too-old' | 'none';
const [fastest, oldest] = [3000, 24 * 3_600_000];

const sign = (secret: string, form: string, at: number): string =>
  createHmac('sha256', secret).update(`${form}\n${at}`).digest('base64url').slice(0, 32);

export const makeStamp = (secret: string, form: string, now: Date): string => `${now.getTime()}.${sign(secret, form, now.getTime())}`;

export function ageOf(secret: string, form: string, stamp: unknown, now: Date): StampAge {
  const [, time = '', signature = ''] = /^(\d{1,15})\.([\w-]{32})$/.exec(typeof stamp === 'string' ? stamp : '') ?? [];
  if (signature === '') return 'none';
  const wanted = sign(secret, form, Number(time));
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(wanted))) return 'none';
  const age = now.getTime() - Number(time);
  return age < fastest ? 'too-fast' : age > oldest ? 'too-old' : 'right';
}
