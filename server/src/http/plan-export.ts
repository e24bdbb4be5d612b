/** GET /api/plans/:id/export: a plan as Markdown, Word or PDF, as the caller may see it at this moment. */
import { isId, nameOf, type Person } from '@tandem/core';
import { paperMarkdown } from '@tandem/core/plans/paper';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import { attachment, cleanFileName } from '../files/file-name.ts';
import type { PlanDrawing } from '../plans/export/draw-plans.ts';
import type { PlanPaper } from '../plans/export/paper.ts';
import { rightsOf, type SubjectOf } from '../sync/admission.ts';
import { notHere, problem } from './answer.ts';

interface Needs {
  readonly subjectOf: SubjectOf;
  readonly read: (
    name: ReturnType<typeof nameOf>,
    person: Person,
    how: { readonly language: 'en' | 'sv'; readonly zone?: string | undefined },
  ) => Promise<PlanPaper | undefined>;
  readonly drawing: Pick<PlanDrawing, 'draw'>;
  /** Before the first byte: one that is broken off has left the house all the same. */
  readonly noted: (facts: { readonly actor: string; readonly plan: string; readonly as: string }) => Promise<void>;
}
type Env = { Variables: { identity: Identity } };

const types = {
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
const query = z.object({
  as: z.enum(['md', 'docx', 'pdf'], 'is md, docx or pdf'),
  language: z.enum(['en', 'sv'], 'is en or sv').default('en'),
  /** Where the reader is; otherwise the workspace's. */
  zone: z.string().max(64, 'is too long').refine(isZone, 'is no time zone').optional(),
});

export function planExportRoutes({ subjectOf, read, drawing, noted }: Needs): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/:id/export', async (c) => {
    const id = c.req.param('id');
    const { person } = c.var.identity;
    const name = isId(id) ? nameOf('plan', id) : undefined;
    const access = name && (await subjectOf(name));
    if (!name || !access?.exists || access.erased || !rightsOf(person, access.subject, true, false).mayRead) return notHere(c, 'plan');
    const asked = query.safeParse(c.req.query());
    if (!asked.success) {
      const [issue] = asked.error.issues;
      const field = String(issue?.path[0]);
      return problem(c, 400, {
        code: 'bad-request',
        message: `"${field}" is ${JSON.stringify(c.req.query(field) ?? '').slice(0, 80)}, but it ${issue?.message}.`,
        next: 'Ask for /api/plans/<id>/export?as=pdf, for one.',
      });
    }
    const { as, ...how } = asked.data;
    const paper = await read(name, person, how);
    if (!paper) return notHere(c, 'plan');
    await noted({ actor: person.id, plan: id, as });
    const bytes = as === 'md' ? new TextEncoder().encode(paperMarkdown(paper)) : await drawing.draw({ paper, as });
    return c.body(Buffer.from(bytes), 200, {
      'content-type': types[as],
      'content-disposition': attachment(cleanFileName(`${paper.title.slice(0, 100).replace(/[\\/]/g, '-')}.${as}`)),
      'cache-control': 'private, no-store',
    });
  });
  return routes;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
