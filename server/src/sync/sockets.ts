/** All sockets that are open now, whose they are and where they come from: who may open one more. */
import type { Identity } from '../accounts/identity.ts';
import { type ClientSocket, closeCodes } from './client-socket.ts';
import { type Bucket, createBucket, type Limits } from './limits.ts';

export interface Sockets {
  add(socket: ClientSocket): void;
  remove(socket: ClientSocket): void;
  /** Before the handshake. Why this address may not open one more, and after how many seconds it may try; undefined: it may. */
  refusal(address: string): { readonly reason: 'too-many-open' | 'too-many-strangers' | 'too-fast'; readonly seconds: number } | undefined;
  /** False when its user has too many already, or comes too often: then it is told and closed. */
  admit(socket: ClientSocket, identity: Identity): boolean;
  [Symbol.iterator](): Iterator<ClientSocket>;
  readonly size: number;
  stop(): void;
}

/** Beyond so many remembered addresses or users, those without an open socket are forgotten: an attacker has many addresses. */
const mostRemembered = 10_000;

export function createSockets(limits: Limits, now: () => Date): Sockets {
  const open = new Set<ClientSocket>();
  const upgrades = new Map<string, Bucket>();
  const signIns = new Map<string, Bucket>();
  const pings = setInterval(() => {
    for (const socket of open) socket.ping();
  }, limits.pingMs);
  pings.unref();

  function bucketOf(buckets: Map<string, Bucket>, key: string, perSecond: number, atOnce: number, inUse: () => Iterable<string>): Bucket {
    const known = buckets.get(key);
    if (known) return known;
    if (buckets.size >= mostRemembered) {
      const keep = new Set(inUse());
      for (const other of buckets.keys()) if (!keep.has(other)) buckets.delete(other);
    }
    const fresh = createBucket(perSecond, atOnce, now);
    buckets.set(key, fresh);
    return fresh;
  }
  const addresses = () => [...open].map((socket) => socket.address);
  const users = () => [...open].map((socket) => socket.identity?.person.id ?? '');

  return {
    add: (socket) => void open.add(socket),
    remove: (socket) => void open.delete(socket),
    refusal(address) {
      const wait = bucketOf(upgrades, address, limits.upgradesPerSecondPerAddress, limits.upgradesAtOncePerAddress, addresses).take();
      if (wait > 0) return { reason: 'too-fast', seconds: Math.ceil(wait / 1000) };
      let [here, strangers] = [0, 0];
      for (const socket of open) {
        if (socket.address !== address) continue;
        here++;
        if (!socket.identity) strangers++;
      }
      if (here >= limits.socketsPerAddress) return { reason: 'too-many-open', seconds: 30 };
      return strangers >= limits.strangersPerAddress
        ? { reason: 'too-many-strangers', seconds: Math.ceil(limits.signInMs / 1000) }
        : undefined;
    },
    admit(socket, identity) {
      const user = identity.person.id;
      const theirs = [...open].filter((other) => other !== socket && other.identity?.person.id === user);
      const often = bucketOf(signIns, user, limits.signInsPerSecondPerUser, limits.signInsAtOncePerUser, users).take() > 0;
      if (!often && theirs.length < limits.socketsPerUser) return true;
      socket.close(closeCodes.tooMany, often ? 'connecting too often' : 'too many connections of one user');
      return false;
    },
    [Symbol.iterator]: () => open.values(),
    get size() {
      return open.size;
    },
    stop: () => clearInterval(pings),
  };
}
