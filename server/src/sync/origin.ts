/** Where a browser's page came from. Cookies of this server are never asked for; the check keeps other sites from trying. */
import type { IncomingMessage } from 'node:http';

/** A client that is no browser sends no origin. */
export function isOriginAllowed(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (origins.includes(origin)) return true;
  try {
    return host !== undefined && new URL(origin).host === host;
  } catch {
    // "null" and whatever else is no address.
    return false;
  }
}
