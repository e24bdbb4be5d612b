/** Where a request comes from, as far as it can be believed. */
import type { IncomingMessage } from 'node:http';

/** The socket's address, or the one the Nth trusted proxy saw. A header anybody can write is never believed. */
export function clientAddress(request: IncomingMessage | undefined, forwardedFor: string | undefined, trustedProxies: number): string {
  const socket = request?.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return socket;
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean);
  return hops.at(-trustedProxies) ?? socket;
}
