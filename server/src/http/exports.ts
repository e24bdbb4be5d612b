/** GET /api/exports: everything a person may see as files, and everything about one contact for those who answer for it. */
import { Readable } from 'node:stream';
import { can, isId } from '@tandem/core';
import { exportKinds } from '@tandem/core/export';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Identities, Identity } from '../accounts/identity.ts';
import type { AuditLine } from '../accounts/records.ts';
import type { AboutContact } from '../export/about-contact.ts';
import { aboutContactPage } from '../export/about-contact-page.ts';
import type { Exports, Wanted } from '../export/exports.ts';
import { endings, exportFormats, kindsOf } from '../export/files.ts';
import { errorFacts, type Log } from '../log.ts';
import { notAllowed, notHere, problem } from './answer.ts';

const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;
const query = z.object({
  language: z.enum(['en', 'sv']).default('en'),
  separator: z.enum(['comma', 'semicolon', 'tab']).default('comma'),
  decimal: z.enum(['point', 'comma']).default('point'),
  dates: z.enum(['iso', 'local']).default('iso'),
  version: z.enum(['4.0', '3.0']).default('4.0'),
  /** Of a zip. */
  format: z.enum(exportFormats).default('csv'),
  kinds: z
    .string()
    .max(200)
    .default(exportKinds.join(','))
    .transform((text) => exportKinds.filter((kind) => text.split(',').includes(kind))),
});

interface Needs {
  readonly exports: Exports;
  readonly about: (contact: string) => Promise<AboutContact | undefined>;
  readonly identities: Pick<Identities, 'current'>;
  readonly audit: (line: AuditLine) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

const types = {
  csv: 'text/csv; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
} as const;

export function exportRoutes({ exports, about, identities, audit, now, log }: Needs): Hono<{ Variables: { identity: Identity } }> {
  const routes = new Hono<{ Variables: { identity: Identity } }>();
  routes.use(async (c, next) => (can(c.var.identity.person, 'read', { type: 'export' }) ? next() : notAllowed(c, 'export')));

  routes.get('/', async (c) => c.json({ counts: await exports.counts(c.var.identity.person) }));

  routes.get('/about/:contact', async (c) => {
    const { person } = c.var.identity;
    if (!can(person, 'read', { type: 'personal-data' })) return notAllowed(c, 'see everything about a person');
    const id = c.req.param('contact');
    const found = isId(id) ? await about(id) : undefined;
    if (!found) return notHere(c, 'contact');
    await audit({ at: now().toISOString(), actor: person.id, action: 'personal-data.shown', subject: id, facts: {} });
    const language = c.req.query('language') === 'sv' ? 'sv' : 'en';
    // Not inside the product's own pages: the answer is a file, whatever its texts say.
    if (c.req.query('form') === 'html')
      return c.body(aboutContactPage(found, language), 200, fileHeaders('contact.html', 'text/html; charset=utf-8'));
    return c.body(`${JSON.stringify(found, undefined, 1)}\n`, 200, fileHeaders('contact.json', types.json));
  });

  routes.get('/:file', async (c) => {
    const asked = query.safeParse(c.req.query());
    if (!asked.success) {
      const [issue] = asked.error.issues;
      return problem(c, 400, {
        code: 'bad-request',
        message: `${issue?.path.join('.')}: ${issue?.message}.`,
        next: 'Leave it out for the usual form.',
      });
    }
    const { language, separator, decimal, dates, version, format, kinds } = asked.data;
    const form = { language, separator: separators[separator], decimal: decimal === 'comma' ? ',' : '.', dates, version } as const;
    const { person, session } = c.var.identity;
    const reader = { person: async () => (await identities.current(session))?.person };
    const file = c.req.param('file');
    if (file === 'all.zip') return answer(c, file, types.zip, await exports.zip(person, reader, { kinds, format, form }));
    const found = fileNamed(file);
    if (!found) return notHere(c, 'file');
    const wanted: Wanted = { kinds: [found.kind], format: found.format, form };
    return answer(c, file, types[endings[found.format] as keyof typeof types], await exports.file(person, reader, wanted));
  });
  return routes;

  function answer(c: Context, name: string, type: string, content: AsyncIterable<string | Uint8Array>) {
    const stream = Readable.from(content, { objectMode: false, highWaterMark: 256 * 1024 });
    // The answer has begun: what breaks now cuts it off, which a browser shows as a download that failed.
    stream.on('error', (error) => log.warn('export.cut-off', errorFacts(error)));
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, fileHeaders(name, type));
  }
}

const fileHeaders = (name: string, type: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'no-store',
});

function fileNamed(file: string) {
  const [, name, ending] = /^([a-z]+)\.([a-z]+)$/.exec(file) ?? [];
  const format = exportFormats.find((one) => endings[one] === ending);
  const kind = format && kindsOf(format).find((one) => one === name);
  return kind && { kind, format };
}
