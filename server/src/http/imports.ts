/** Imports over HTTP: upload, look, dry run, bring in, progress, cancel, undo. Only for those who may import. */
import { can } from '@tandem/core';
import type { Context, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import { csvText } from '../import/csv-text.ts';
import { importKinds } from '../import/fields.ts';
import { formChoice, importOptions } from '../import/import-options.ts';
import type { Imports } from '../import/imports.ts';
import { type ImportProblem, ImportRefusal, mostBytes } from '../import/limits.ts';
import type { Plan } from '../import/plan.ts';
import { problemWords } from '../import/words.ts';
import { notAllowed, problem } from './answer.ts';

type Env = { Variables: { identity: Identity } };

/** Small pieces of a request besides the file; the file itself may be this long. */
export const importBodyLimit = mostBytes + 1024 * 1024;

export const lookBody = z.strictObject({
  form: formChoice.optional(),
  kind: z.enum(importKinds).optional(),
  country: z.string().max(2).optional(),
});
export const startBody = z.strictObject({
  file: z.string().max(64),
  options: importOptions,
  name: z.string().trim().min(1).max(200).optional(),
});
const pageQuery = z.object({
  what: z.enum(['new', 'change', 'same', 'joined', 'left-out']),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

const statuses: Readonly<Record<ImportProblem, ContentfulStatusCode>> = {
  'no-such-file': 404,
  'no-such-batch': 404,
  'too-large': 413,
  'too-long': 413,
  empty: 422,
  'not-text': 422,
  'not-now': 409,
};

export function importRoutes(imports: Imports): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use(async (c, next) => (can(c.var.identity.person, 'create', { type: 'import' }) ? next() : notAllowed(c, 'import files')));
  routes.onError((error, c) => {
    if (!(error instanceof ImportRefusal)) throw error;
    return problem(c, statuses[error.problem], { code: error.problem, ...problemWords[error.problem] });
  });

  routes.post('/files', async (c) => {
    const length = Number(c.req.header('content-length') ?? 0);
    if (length > mostBytes) throw new ImportRefusal('too-large');
    if (!c.req.raw.body) throw new ImportRefusal('empty');
    return c.json(await imports.upload(c.req.query('name') ?? 'file', c.req.raw.body, c.var.identity.person.id), 201);
  });
  routes.delete('/files/:file', async (c) => {
    await imports.forget(c.req.param('file'));
    return c.body(null, 204);
  });
  routes.post('/files/:file/look', small, async (c) => {
    const body = lookBody.safeParse(await c.req.json().catch(() => ({})));
    return body.success ? c.json(await imports.look(c.req.param('file'), definedOf(body.data))) : wrongBody(c, body.error);
  });
  routes.post('/files/:file/dry-run', async (c) => {
    const body = importOptions.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return wrongBody(c, body.error);
    const started = performance.now();
    const plan = await imports.dryRun(c.req.param('file'), body.data, c.var.identity.person.id);
    return c.json({ ...summaryOf(plan), seconds: Math.round((performance.now() - started) / 100) / 10 });
  });
  routes.get('/files/:file/outcomes', (c) => {
    const query = pageQuery.safeParse(c.req.query());
    if (!query.success) return wrongBody(c, query.error);
    return c.json({ outcomes: imports.outcomes(c.req.param('file'), query.data.what, query.data.after, query.data.limit) });
  });
  routes.get('/files/:file/left-out.csv', (c) => csvAnswer(c, imports.leftOutFile(c.req.param('file'))));

  routes.post('/', async (c) => {
    const body = startBody.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return wrongBody(c, body.error);
    const { file, options, name } = body.data;
    return c.json(await imports.start(file, options, { id: c.var.identity.person.id, ...(name && { name }) }), 202);
  });
  routes.get('/', async (c) => c.json({ batches: await imports.batches.list() }));
  routes.get('/:batch', async (c) => c.json(await imports.batches.one(c.req.param('batch'))));
  routes.post('/:batch/cancel', async (c) => {
    await imports.batches.cancel(c.req.param('batch'));
    return c.json(await imports.batches.one(c.req.param('batch')), 202);
  });
  routes.get('/:batch/undo', async (c) => {
    const { undone, stayed } = await imports.batches.undoPreview(c.req.param('batch'));
    return c.json({ undone, stays: stayed.length, stayed: stayed.slice(0, 500) });
  });
  routes.post('/:batch/undo', async (c) => c.json(await imports.batches.undo(c.req.param('batch'), c.var.identity.person.id), 202));
  routes.get('/:batch/left-out.csv', async (c) => {
    const { header, rows } = await imports.batches.leftOut(c.req.param('batch'));
    return csvAnswer(
      c,
      csvText([
        [...header, 'Left out because'],
        ...rows.map((row) => [...row.cells, ...Array<string>(Math.max(0, header.length - row.cells.length)).fill(''), row.reason]),
      ]),
    );
  });
  return routes;
}

const small: MiddlewareHandler = async (c, next) => {
  if (Number(c.req.header('content-length') ?? 0) > 64 * 1024)
    return problem(c, 413, { code: 'too-large', message: 'The request is too long.', next: 'Send only what is asked for.' });
  return next();
};

const firstOfEach = 100;

/** What the screen shows at once; more rows of a kind are asked for page by page. */
function summaryOf(plan: Plan) {
  const first = (what: string) => plan.outcomes.filter((outcome) => outcome.what === what).slice(0, firstOfEach);
  const noticed = new Map<string, { warning: string; rows: number; first: { row: number; column: number; value: string }[] }>();
  for (const { warning, row, column, value } of plan.odd) {
    const found = noticed.get(warning) ?? { warning, rows: 0, first: [] };
    found.rows += 1;
    if (found.first.length < 20) found.first.push({ row, column, value: value.slice(0, 120) });
    noticed.set(warning, found);
  }
  return {
    figures: plan.figures,
    header: plan.file.form.header,
    additions: plan.additions,
    repairs: plan.repairs,
    unknownOwners: plan.unknownOwners,
    withoutCompany: plan.withoutCompany.length,
    duplicates: plan.same.duplicates.slice(0, firstOfEach),
    likelyDuplicates: plan.same.likelyDuplicates.slice(0, firstOfEach),
    companies: plan.same.companies.slice(0, firstOfEach),
    noticed: [...noticed.values()],
    outcomes: { 'left-out': first('left-out'), change: first('change'), new: first('new'), joined: first('joined') },
  };
}

function wrongBody(c: Context, error: z.ZodError) {
  const [issue] = error.issues;
  return problem(c, 400, {
    code: 'bad-request',
    message: `${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'is not as expected'}.`,
    next: 'Choose the file again.',
  });
}

const csvAnswer = (c: Context, text: string) =>
  c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="left-out.csv"' });

/** Without the keys that are there but undefined. */
const definedOf = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
