/** All sockets that are open now, and whose they are. */
import type { Identity } from '../accounts/identity.ts';
import { type ClientSocket, closeCodes } from './client-socket.ts';
import type { Limits } from './limits.ts';

export interface Sockets {
  add(socket: ClientSocket): void;
  remove(socket: ClientSocket): void;
  /** False when its user has too many already: then it is told and closed. */
  admit(socket: ClientSocket, identity: Identity): boolean;
  [Symbol.iterator](): Iterator<ClientSocket>;
  readonly size: number;
  stop(): void;
}

export function createSockets(limits: Limits): Sockets {
  const open = new Set<ClientSocket>();
  const pings = setInterval(() => {
    for (const socket of open) socket.ping();
  }, limits.pingMs);
  pings.unref();
  return {
    add: (socket) => void open.add(socket),
    remove: (socket) => void open.delete(socket),
    admit(socket, identity) {
      const theirs = [...open].filter((other) => other !== socket && other.identity?.person.id === identity.person.id);
      if (theirs.length < limits.socketsPerUser) return true;
      socket.close(closeCodes.tooMany, 'too many connections of one user');
      return false;
    },
    [Symbol.iterator]: () => open.values(),
    get size() {
      return open.size;
    },
    stop: () => clearInterval(pings),
  };
}
