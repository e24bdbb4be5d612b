/** /api/visits: somebody's word on whether one counts; /api/evidence: what other thresholds would change, before they are set. */
import { can, type EvidenceThresholds, readThresholds, thresholdNames, thresholdRange } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { Visits } from '../share/visits.ts';
import { notAllowed, notHere } from './answer.ts';
import { readBody } from './body.ts';

type Env = { Variables: { identity: Identity } };
export const countBody = z.strictObject({ counts: z.boolean('is true, false or null').nullable() });
export const previewBody = z.strictObject({ thresholds: z.record(z.string(), z.number('is a number').nullable()) });

export function visitRoutes(visits: Pick<Visits, 'count'>): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post('/:id/count', async (c) => {
    const { counts } = await readBody(c, countBody);
    const done = await visits.count(c.req.param('id'), counts, c.var.identity.person);
    return done === 'done' ? c.json({ id: c.req.param('id'), counts }) : notHere(c, 'visit');
  });
  return routes;
}

export function evidenceRoutes({
  preview,
  thresholds,
}: {
  preview: Visits['preview'];
  thresholds: () => Promise<EvidenceThresholds>;
}): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', async (c) =>
    c.json({ thresholds: await thresholds(), ranges: Object.fromEntries(thresholdNames.map((name) => [name, thresholdRange(name)])) }),
  );
  routes.post('/preview', async (c) => {
    if (!can(c.var.identity.person, 'edit', { type: 'settings' })) return notAllowed(c, 'change what counts as a visit');
    const { thresholds: given } = await readBody(c, previewBody);
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    const { thresholds: wanted, invalid } = readThresholds(set);
    const unknown = Object.keys(set).filter((name) => !thresholdNames.some((one) => one === name));
    const fields = Object.fromEntries([
      ...invalid.map((name) => [name, `is a whole number from ${thresholdRange(name).least} to ${thresholdRange(name).most}`]),
      ...unknown.map((name) => [name.slice(0, 60), 'is not a threshold']),
    ]) as Record<string, string>;
    if (Object.keys(fields).length > 0) {
      const named = Object.entries(fields).map(([field, fault]) => `${field} ${fault}`);
      const error = {
        code: 'wrong-fields',
        message: `Some thresholds are wrong: ${named.join('; ')}.`,
        next: 'Correct them and try again.',
      };
      return c.json({ error: { ...error, fields } }, 422);
    }
    return c.json(await preview(wanted));
  });
  return routes;
}
