/** How often somebody may try: counted in memory, per account and address, so that no one else can lock a person out. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal.ts';
import { hashToken } from './tokens.ts';

export const limits = {
  signInPerAccount: { points: 5, seconds: 900 },
  signInPerAddress: { points: 100, seconds: 3600 },
  resetPerAccount: { points: 3, seconds: 3600 },
  resetPerAddress: { points: 100, seconds: 3600 },
  tokenPerAddress: { points: 100, seconds: 3600 },
  ticketPerSession: { points: 600, seconds: 60 },
  invitationPerPerson: { points: 200, seconds: 3600 },
  // A calendar asks four times an hour, and an office is one address.
  calendarPerAddress: { points: 2000, seconds: 3600 },
  // A fair at one address may send some; beyond the first few somebody looks at them.
  enquiryPerAddress: { points: 30, seconds: 3600 },
  enquiryUnseen: { points: 5, seconds: 3600 },
  enquiryOfAll: { points: 1000, seconds: 3600 },
  mailInPerAddress: { points: 600, seconds: 60 },
  digestPerPerson: { points: 5, seconds: 3600 },
  pushPerPerson: { points: 60, seconds: 3600 },
  linkPerPerson: { points: 600, seconds: 3600 },
  // Each in flight counts until it is known that there is such a link: a whole office may read at one address.
  shareUnknownPerAddress: { points: 300, seconds: 900 },
  sharePasscodePerLinkAddress: { points: 10, seconds: 3600 },
  sharePasscodePerLink: { points: 50, seconds: 3600 },
  // Beyond these the page is shown and nothing more is kept of it.
  shareEvidencePerAddress: { points: 1200, seconds: 3600 },
  shareVisitsPerLink: { points: 300, seconds: 86_400 },
  shareBeaconsPerAddress: { points: 6000, seconds: 3600 },
  shareSaidPerLink: { points: 20, seconds: 86_400 },
  shareSaidPerAddress: { points: 30, seconds: 3600 },
  shareForwardPerLink: { points: 5, seconds: 86_400 },
} as const;
export type LimitName = keyof typeof limits;

export interface RateLimits {
  /** Counts one try; refuses with the time to wait when there were too many. */
  take(name: LimitName, key: string): Promise<void>;
  /** The same without a refusal, for answers that must not tell. */
  allows(name: LimitName, key: string): Promise<boolean>;
  /** How many more are allowed. */
  left(name: LimitName, key: string): Promise<number>;
  forget(name: LimitName, key: string): Promise<void>;
  /** The try was a right one: it does not count. */
  giveBack(name: LimitName, key: string): Promise<void>;
}

export function createRateLimits(): RateLimits {
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    ]),
  ) as unknown as Record<LimitName, RateLimiterMemory>;
  // Keys hold addresses of people; as hashes they are short and stay out of memory dumps.
  const short = (key: string) => hashToken(key).slice(0, 32);

  async function consume(name: LimitName, key: string): Promise<number | undefined> {
    try {
      await limiters[name].consume(short(key));
      return undefined;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw error;
    }
  }
  return {
    async take(name, key) {
      const wait = await consume(name, key);
      if (wait === undefined) return;
      throw new Refusal('too-many', 'There were too many tries.', `Wait ${inWords(wait)}, then try again.`, { retryAfter: wait });
    },
    allows: async (name, key) => (await consume(name, key)) === undefined,
    left: async (name, key) => (await limiters[name].get(short(key)))?.remainingPoints ?? limits[name].points,
    forget: async (name, key) => void (await limiters[name].delete(short(key))),
    giveBack: async (name, key) => void (await limiters[name].reward(short(key), 1)),
  };
}

const inWords = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
};

/** One person at home has many IPv6 addresses but one /64. */
export function addressKey(ip: string): string {
  const plain = ip
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const start = head.split(':').filter(Boolean);
  const end = plain.includes('::') ? tail.split(':').filter(Boolean) : [];
  const full = [...start, ...Array(Math.max(0, 8 - start.length - end.length)).fill('0'), ...end];
  return full
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
