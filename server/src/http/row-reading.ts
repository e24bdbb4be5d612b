/** Rows over HTTP: a page of a kind after the last id of the page before, and one by its id; what a person may not see is not here. */
import { type Audience, audiencesOfPerson, isId, type Person, type RowContent, type RowKind } from '@tandem/core';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { Boards } from '../feed/boards.ts';
import type { Storage } from '../storage/storage.ts';
import { notHere, problem } from './answer.ts';

interface Needs {
  readonly storage: Pick<Storage, 'rowsByKey' | 'visibleRows'>;
  readonly boards: Pick<Boards, 'of'>;
}
type Env = { Variables: { identity: Identity } };

const page = z.object({ after: z.string().max(64).default(''), limit: z.coerce.number().int().min(1).max(1000).default(100) });

export function createRowReading({ storage, boards }: Needs) {
  const audiences = (person: Person): readonly Audience[] => audiencesOfPerson(person, boards.of(person));

  async function visible<K extends RowKind>(kind: K, id: string, person: Person): Promise<Extract<RowContent, { kind: K }> | undefined> {
    const [row] = isId(id) ? await storage.rowsByKey([`${kind}/${id}`]) : [];
    const mine = audiences(person);
    return row?.audiences.some((audience) => mine.includes(audience)) ? (row.content as Extract<RowContent, { kind: K }>) : undefined;
  }

  /** GET `path` and GET `path`/:id. */
  function addRoutes(routes: Hono<Env>, kind: RowKind, path: `/${string}`): void {
    routes.get(path, async (c) => {
      const asked = page.safeParse(c.req.query());
      if (!asked.success)
        return problem(c, 400, {
          code: 'bad-request',
          message: `${asked.error.issues[0]?.path.join('.')}: ${asked.error.issues[0]?.message}`,
          next: 'limit is 1 to 1000, after is the last id of the page before.',
        });
      const rows = await storage.visibleRows(kind, audiences(c.var.identity.person), asked.data.after, asked.data.limit);
      return c.json({ rows: rows.map((row) => row.content), after: rows.length === asked.data.limit ? rows.at(-1)?.content.id : null });
    });
    routes.get(path === '/' ? '/:id' : `${path}/:id`, async (c) => {
      const row = await visible(kind, c.req.param('id') ?? '', c.var.identity.person);
      return row ? c.json(row) : notHere(c, kind);
    });
  }

  return { audiences, visible, addRoutes };
}
