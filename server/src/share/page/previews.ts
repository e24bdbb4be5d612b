/** Programs that draw a card for a link in a message get its title and nothing of what is shared. */
import { robotOf } from '@tandem/core';
import type { Context } from 'hono';

/**
 * Only for the address itself, and only when the request says it is no person's click: some mail programs name their look ahead in
 * the browser that people read with.
 */
export function isPreview(c: Context, token: string): boolean {
  if (!c.req.path.endsWith(`/${token}`) || c.req.method === 'POST') return false;
  if (c.req.header('sec-fetch-user') === '?1' || c.req.header('sec-fetch-mode') === 'navigate') return false;
  return robotOf(c.req.header('user-agent') ?? '')?.kind === 'preview';
}
