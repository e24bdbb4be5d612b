/** /api/rules: what the rules of the workspace did, and what one would have done if it had been set otherwise. Nothing is changed here. */
import { can, rules as catalogue, ownRuleAsRule, ownRuleName, parseOwnRule, type Rule, type RuleReport, type Settings } from '@tandem/core';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import { blankSettings } from '../derive/rows-of-earlier-versions.ts';
import { parametersOf, type RuleInForce, rulesAt } from '../derive/rules-at.ts';
import { type AsSet, tryRule } from '../derive/try-rule.ts';
import type { Storage } from '../storage/storage.ts';
import { notAllowed, notHere, problem } from './answer.ts';

export const tryBody = z.strictObject({
  parameters: z.record(z.string().max(60), z.union([z.number(), z.string().max(120)])),
  days: z.number().int().min(1).max(90),
});
export const tryOwnBody = z.strictObject({
  definition: z.looseObject({}),
  /** The own rule that is being changed. */
  id: z.string().max(64).optional(),
  days: z.number().int().min(1).max(90),
});
interface Needs {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly pause: () => Promise<void>;
}
const dayMs = 86_400_000;
const figuresOver = 30 * dayMs;

export function rulesRoutes({ storage, now, pause }: Needs): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.use(async (c, next) => (can(c.var.identity.person, 'read', { type: 'rules' }) ? next() : notAllowed(c, 'see what rules do')));
  // One at a time: a trial reads a quarter of a year, and everybody else is working.
  let trial: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = trial.then(work, work);
    trial = turn.catch(() => undefined);
    return turn;
  };

  async function settingsNow(): Promise<Settings> {
    const [row] = await storage.rowsByKey(['settings/settings']);
    return row?.content.kind === 'settings' ? { ...blankSettings, ...row.content.state } : blankSettings;
  }
  const named = (inForce: readonly RuleInForce[], name: string) => inForce.find(({ rule }) => rule.name === name);

  routes.get('/', async (c) => {
    const since = new Date(now().getTime() - figuresOver).toISOString();
    const figures = new Map((await storage.ruleFigures(since)).map((one) => [one.rule, one]));
    const rules = rulesAt(await settingsNow()).map(
      ({ rule: { name }, version, off, parameters, since: changedAt, refused }): RuleReport => ({
        rule: name,
        version,
        off,
        parameters,
        since: changedAt,
        fired: figures.get(name)?.fired ?? 0,
        lastFired: figures.get(name)?.lastFired ?? '',
        dead: figures.get(name)?.dead ?? 0,
        refused,
      }),
    );
    return c.json({ rules });
  });

  routes.get('/:rule/firings', async (c) => {
    const limit = Math.min(200, Math.max(1, Number(c.req.query('limit')) || 20));
    return c.json({ firings: await storage.firingsOfRule(c.req.param('rule').slice(0, 100), limit) });
  });

  async function tried(rule: Rule, before: AsSet, after: AsSet, days: number) {
    const { timeZone } = await settingsNow();
    return inTurn(() => tryRule(storage, { rule, before, after, days, zone: timeZone || 'UTC', now, pause }));
  }

  routes.post('/:rule/try', async (c) => {
    const body = tryBody.safeParse(await c.req.json().catch(() => undefined));
    const name = c.req.param('rule');
    const rule = catalogue.find((one) => one.name === name);
    if (!rule) return notHere(c, 'rule');
    if (!body.success) return unclear(c);
    const { parameters, days } = body.data;
    const set = parametersOf(rule, await settingsNow(), JSON.stringify(parameters));
    const wrong = Object.keys(parameters).find((one) => set[one] !== parameters[one]);
    if (wrong !== undefined) return unclear(c, `"${wrong}" cannot be ${JSON.stringify(parameters[wrong]).slice(0, 40)}.`);
    const after: AsSet = (inForce) => {
      const found = named(inForce, name);
      return found && { ...found, off: false, parameters: { ...found.parameters, ...parameters } };
    };
    return c.json(await tried(rule, (inForce) => named(inForce, name), after, days));
  });

  routes.post('/try-own', async (c) => {
    const body = tryOwnBody.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return unclear(c);
    const parsed = parseOwnRule(body.data.definition);
    if ('refused' in parsed) {
      const { problem: code, at } = parsed.refused;
      return c.json(
        {
          error: { code: 'rule-refused', message: `This rule cannot be understood (${code}): ${at}`, next: 'Change it and try again.' },
          refused: parsed.refused,
        },
        422,
      );
    }
    const { id = 'tried', days } = body.data;
    const rule = ownRuleAsRule(id, 1, parsed.rule) as Rule;
    const after: AsSet = () => ({ rule, version: 1, parameters: {}, off: false, since: '', refused: '' });
    return c.json(await tried(rule, (inForce) => named(inForce, ownRuleName(id)), after, days));
  });
  return routes;
}

const unclear = (c: import('hono').Context, message = 'What is to be tried is not readable.') =>
  problem(c, 422, { code: 'not-readable', message, next: 'Send the parameters of the rule and 1 to 90 days.' });
