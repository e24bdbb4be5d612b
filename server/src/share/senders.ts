/** Who is of the sender's own house: addresses that members were signed in from lately, and the domains of their mail. */
import { domainOf } from '@tandem/core';
import { isPublic } from './addresses.ts';
import type { Secrets } from './secrets.ts';
import type { ShareStore } from './share-store.ts';

interface Needs {
  readonly store: Pick<ShareStore, 'noteSender' | 'senders'>;
  readonly secrets: () => Promise<Secrets>;
  readonly memberMails: () => Promise<readonly string[]>;
  readonly now: () => Date;
}
const hour = 3_600_000;
export const senderFor = 24 * hour;
const mostRemembered = 10_000;

export interface Senders {
  /** A member's request has come from there. Cheap enough for every request. */
  note(address: string): void;
  /** Keyed hashes. */
  ips(): Promise<readonly string[]>;
  domains(): Promise<readonly string[]>;
}

export function createSenders({ store, secrets, memberMails, now }: Needs): Senders {
  const noted = new Map<string, number>();
  return {
    note(address) {
      const at = now().getTime();
      if (at - (noted.get(address) ?? 0) < hour) return;
      if (noted.size >= mostRemembered) noted.clear();
      noted.set(address, at);
      // Behind a proxy that is not set up, and on one machine, everybody has the same private address: that would make colleagues of all.
      if (!isPublic(address)) return;
      secrets()
        .then((known) => store.noteSender(known.ip(address), new Date(at).toISOString()))
        .catch(() => noted.delete(address));
    },
    ips: () => store.senders(new Date(now().getTime() - senderFor).toISOString()),
    // What many people's providers give out belongs to no house.
    domains: async () => [...new Set((await memberMails()).map(domainOf))].filter(Boolean),
  };
}
