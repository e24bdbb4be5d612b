/** /api/sealed-copies: unsent edits of a record that was taken away, for whoever may edit it now. */
import { isId, parseDocumentName } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { SealedCopies } from '../sealed/sealed-copies.ts';
import { notHere, problem } from './answer.ts';

const id = z.string().refine(isId);
const value = z.json().optional();
const change = z.strictObject({
  id,
  path: z.string().max(200),
  label: z.string().max(200),
  from: value,
  to: value,
  at: z.iso.datetime(),
});
/** 192 kB of an update, as base64. */
export const sealedCopyBody = z.strictObject({
  id,
  document: z.string().max(90),
  changes: z.array(change).min(1).max(200),
  update: z.base64().max(262_144),
});
export const settleBody = z.strictObject({ changes: z.array(id).min(1).max(200) });
export const sealedBodyLimit = 1024 * 1024;

export function sealedCopiesRoutes(sealed: SealedCopies): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();

  routes.post('/', async (c) => {
    const body = sealedCopyBody.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success)
      return problem(c, 400, {
        code: 'bad-request',
        message: `The copy cannot be kept: ${body.error.issues[0]?.path.join('.')} ${body.error.issues[0]?.message}.`,
        next: 'Send {"id", "document", "changes": [{"id", "path", "label", "from", "to", "at"}], "update"} with 192 kB of update at most.',
      });
    const { update, changes, ...handed } = body.data;
    const described = changes.map(({ from, to, ...rest }) => ({ ...rest, from: from ?? null, to: to ?? null }));
    const taken = await sealed.seal(c.var.identity.person, { ...handed, changes: described, update: Buffer.from(update, 'base64') });
    if (taken) return c.json({ received: true }, 202);
    c.header('Retry-After', '3600');
    return problem(c, 429, {
      code: 'too-many',
      message: 'Too many copies were handed over within an hour.',
      next: 'They stay on the device. Try again in an hour.',
    });
  });

  routes.get('/', async (c) => {
    const document = c.req.query('document') ?? '';
    const copies = parseDocumentName(document) ? await sealed.of(c.var.identity.person, document) : undefined;
    // One answer for what is missing, what the person may not edit, and what nobody handed over.
    return c.json({ copies: (copies ?? []).map(({ update, ...copy }) => ({ ...copy, update: Buffer.from(update).toString('base64') })) });
  });

  routes.post('/:id/settle', async (c) => {
    const body = settleBody.safeParse(await c.req.json().catch(() => undefined));
    const copy = c.req.param('id');
    if (!body.success || !isId(copy)) return notHere(c, 'copy');
    return (await sealed.settle(c.var.identity.person, copy, body.data.changes)) ? c.json({ settled: true }) : notHere(c, 'copy');
  });
  return routes;
}
