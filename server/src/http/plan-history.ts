/** /api/plans/:id/history, its versions, and who wrote what: for whoever may read the plan. */
import { isId, nameOf } from '@tandem/core';
import { type Context, Hono } from 'hono';
import type { Identity } from '../accounts/identity.ts';
import { unpacked } from '../plans/versions/packed.ts';
import type { EditSpan, PlanHistory, PlanVersion, TextAuthors } from '../storage/plan-history.ts';
import { rightsOf, type SubjectOf } from '../sync/admission.ts';
import { notHere } from './answer.ts';

/** Answer of GET /api/plans/:id/history. `user` may be `rule:<name>`, `import:<batch>` or `system`: then it was the server. */
export interface HistoryAnswer {
  readonly versions: readonly PlanVersion[];
  readonly edits: readonly (Omit<EditSpan, 'actor'> & { readonly user: string })[];
}
/** Answer of GET /api/plans/:id/authors. Ranges are `[client, clock, length]`. */
export interface AuthorsAnswer {
  /** Whoever first wrote under a client: it is one page of one person. */
  readonly clients: Readonly<Record<string, string>>;
  /** What somebody else wrote under it. No page of ours does. */
  readonly others: readonly { readonly user: string; readonly ranges: readonly Range[] }[];
  readonly deletes: readonly { readonly user: string; readonly at: string; readonly ranges: readonly Range[] }[];
}
type Range = readonly [client: number, clock: number, length: number];

interface Needs {
  readonly storage: Pick<PlanHistory, 'versionsOf' | 'versionState' | 'editsOf' | 'textAuthors'>;
  readonly subjectOf: SubjectOf;
}
type Env = { Variables: { identity: Identity } };

export function planHistoryRoutes({ storage, subjectOf }: Needs): Hono<Env> {
  const routes = new Hono<Env>();

  async function readable(c: Context<Env>) {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) return undefined;
    const name = nameOf('plan', id);
    const { subject, exists, erased } = await subjectOf(name);
    return exists && !erased && rightsOf(c.var.identity.person, subject, exists, false).mayRead ? name : undefined;
  }

  routes.get('/:id/history', async (c) => {
    const name = await readable(c);
    if (!name) return notHere(c, 'plan');
    const [versions, edits] = await Promise.all([storage.versionsOf(name), storage.editsOf(name)]);
    return c.json({ versions, edits: edits.map(({ actor, ...span }) => ({ ...span, user: actor })) } satisfies HistoryAnswer);
  });

  routes.get('/:id/versions/:version/state', async (c) => {
    const name = await readable(c);
    const kept = name && (await storage.versionState(name, c.req.param('version')));
    if (!kept) return notHere(c, 'version of a plan');
    c.header('cache-control', 'private, no-store');
    return c.body(Buffer.from(await unpacked(kept)), 200, { 'content-type': 'application/octet-stream' });
  });

  routes.get('/:id/authors', async (c) => {
    const name = await readable(c);
    return name ? c.json(authorsAnswer(await storage.textAuthors(name))) : notHere(c, 'plan');
  });
  return routes;
}

function authorsAnswer({ wrote, took }: TextAuthors): AuthorsAnswer {
  const clients: Record<string, string> = {};
  const others = new Map<string, Range[]>();
  for (const { client, clock, length, actor } of wrote) {
    const first = (clients[client] ??= actor);
    if (first !== actor) others.set(actor, [...(others.get(actor) ?? []), [client, clock, length]]);
  }
  return {
    clients,
    others: [...others].map(([user, ranges]) => ({ user, ranges })),
    deletes: took.map(({ actor, at, ranges }) => ({
      user: actor,
      at,
      ranges: ranges.map(({ client, clock, length }): Range => [client, clock, length]),
    })),
  };
}
