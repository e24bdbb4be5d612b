/**
 * What follows from the one secret of the links: their addresses, proofs that a passcode was typed, and the names under which
 * addresses of visitors are compared without being known. The secret is a file of its own beside the data: a copy of the tables
 * opens no link and tells nobody's address.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressKey } from '../accounts/rate-limits.ts';
import { newToken, type Random } from '../accounts/tokens.ts';

export interface Secrets {
  /** 43 characters. Another generation is another address. */
  token(link: string, generation: number): string;
  proof(link: string, passcode: string, until: number): string;
  isProof(proof: string, link: string, passcode: string, now: number): boolean;
  /** Equal for one address (of IPv6 one network), and only here. */
  ip(address: string): string;
  browser(address: string, userAgent: string): string;
}

export function secretsOf(secret: string): Secrets {
  const key = Buffer.from(secret, 'base64url');
  // A word before the value keeps one use from being taken for another.
  const mac = (use: string, value: string): string => createHmac('sha256', key).update(`${use}\0${value}`).digest('base64url');
  const sealed = (link: string, passcode: string, until: number) => mac('proof', `${link}\0${passcode}\0${until}`);
  return {
    token: (link, generation) => mac('link', `${link}\0${generation}`),
    proof: (link, passcode, until) => `${until.toString(36)}.${sealed(link, passcode, until)}`,
    isProof(proof, link, passcode, now) {
      const [, time = '', given = ''] = /^([0-9a-z]{1,9})\.([\w-]{43})$/.exec(proof) ?? [];
      const until = Number.parseInt(time, 36);
      if (!given || !(until > now)) return false;
      return timingSafeEqual(Buffer.from(given), Buffer.from(sealed(link, passcode, until)));
    },
    ip: (address) => mac('ip', addressKey(address)).slice(0, 22),
    browser: (address, userAgent) => mac('browser', `${addressKey(address)}\0${userAgent}`).slice(0, 22),
  };
}

/** Made once, and then the one there is: two starts at the same moment agree. */
export async function readSecret(folder: string, random: Random): Promise<string> {
  const file = join(folder, 'link-secret');
  try {
    const made = await open(file, 'wx', 0o600);
    try {
      await made.writeFile(newToken(random));
      await made.sync();
    } finally {
      await made.close();
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (/^[\w-]{43}$/.test(secret)) return secret;
  throw new Error(
    `${file} does not hold the secret of the links. Put it back from a backup, or delete it: then all links get new addresses.`,
  );
}
