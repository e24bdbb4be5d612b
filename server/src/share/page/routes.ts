/**
 * The public page of a link, for whoever holds its address: no account, no session of ours. GET and HEAD note that they were here
 * and change nothing else; what counts as a person is decided elsewhere, from what the page's script and its forms tell.
 */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { attachment } from '../../files/file-name.ts';
import type { OpenLink } from '../links.ts';
import type { PageNeeds } from '../page-needs.ts';
import { answerRoutes } from './answer-routes.ts';
import { answerClosed, answerPage, answerPicture, answerUnknown } from './answering.ts';
import { plainPage } from './closed-pages.ts';
import { formBodyLimit } from './forms.ts';
import type { PageAssets } from './look.ts';
import { builtAssets } from './page-assets.ts';
import { bytesPolicy, everyAnswer, pagePolicy } from './policy.ts';
import { showOpen } from './show-open.ts';
import { type Visitor, visitorOf } from './visitor.ts';

const pageNumber = '[1-9][0-9]{0,3}';
const picture = '[1-9][0-9]{0,3}\\.webp';

export function sharePageRoutes(needs: PageNeeds, assets: () => Promise<PageAssets> = builtAssets()): Hono {
  const { links, files, quotes, visits } = needs;
  const routes = new Hono();
  const visitor = (c: Parameters<typeof visitorOf>[0]) => visitorOf(c, needs, assets);
  const find = async ({ token, from, proof }: Visitor) => links.byToken(token, { from, proof });
  /** For what only an open link serves: anything else is not here, in one way. */
  const open = async (asks: Visitor): Promise<OpenLink | undefined> => {
    const found = await find(asks);
    return found?.state === 'open' ? found.link : undefined;
  };

  routes.use(async (c, next) => {
    await next();
    if (c.error && c.res.status >= 500) {
      // What went wrong is in the log; visitors get words instead of JSON.
      const look = await visitor(c).look(undefined, false);
      const headers = { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Security-Policy': pagePolicy(look.nonce) };
      c.res = undefined;
      c.res = new Response(String(await plainPage(look, 'failed')), { status: 500, headers });
    }
    for (const [name, value] of Object.entries(everyAnswer)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });

  const show = async (asks: Visitor, page: number) => {
    const found = await find(asks);
    if (!found) return answerUnknown(asks);
    if (found.state !== 'open') return answerClosed(asks, found, page, { asked: asks.c.req.query('said') === 'asked' });
    return showOpen(asks, needs, found.link, page);
  };
  routes.get('/:token', (c) => show(visitor(c), 1));
  routes.get(`/:token/:page{${pageNumber}}`, (c) => show(visitor(c), Number(c.req.param('page'))));

  for (const [folder, size] of [
    ['p', 'page'],
    ['t', 'thumb'],
  ] as const)
    routes.get(`/:token/${folder}/:picture{${picture}}`, async (c) => {
      const link = await open(visitor(c));
      const image = link?.fileVersion ? await files.page(link.fileVersion, Number.parseInt(c.req.param('picture'), 10), size) : undefined;
      if (!image) return nothing(c);
      return answerPicture(c, image.bytes, image.type, etagOf(image.bytes));
    });

  routes.get(`/:token/p/:text{[1-9][0-9]{0,3}\\.txt}`, async (c) => {
    const link = await open(visitor(c));
    if (!link?.fileVersion) return nothing(c);
    c.header('Content-Security-Policy', bytesPolicy);
    return c.text(await files.pageText(link.fileVersion, Number.parseInt(c.req.param('text'), 10)));
  });

  routes.get('/:token/logo', async (c) => {
    const [found, logo] = await Promise.all([find(visitor(c)), needs.logo()]);
    if (!found || found.state === 'too-many' || !logo) return nothing(c);
    return answerPicture(c, logo.bytes, logo.type, etagOf(logo.bytes));
  });

  routes.get('/:token/file', async (c) => {
    const asks = visitor(c);
    const link = await open(asks);
    if (!link?.download) return link ? answerUnknown(asks) : show(asks, 1);
    const sent = await bytesOf(link);
    if (!sent) return answerUnknown(asks);
    // A HEAD has taken nothing away.
    if (c.req.method !== 'HEAD') {
      const { session: _, ...who } = await asks.asking('');
      await visits.downloaded(link, { ...who, method: c.req.method, page: 1, refused: asks.refused });
    }
    c.header('Content-Security-Policy', bytesPolicy);
    c.header('Content-Type', sent.type);
    c.header('Content-Disposition', attachment(sent.name));
    c.header('Content-Length', String(sent.bytes));
    if (c.req.method !== 'HEAD') return c.body(await sent.body());
    return c.body(null);
  });
  interface Bytes {
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
    readonly body: () => Promise<ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>>;
  }
  async function bytesOf(link: OpenLink): Promise<Bytes | undefined> {
    if (link.of === 'quote') {
      const pdf = await quotes.pdf(link.subject, link.version);
      const sent = pdf && (await quotes.sent(link.subject, link.version));
      if (!pdf || !sent) return undefined;
      return { name: `${sent.number}.pdf`, type: 'application/pdf', bytes: pdf.byteLength, body: async () => new Uint8Array(pdf) };
    }
    const version = await files.version(link.fileVersion);
    const opened = version && (await files.open(version.id));
    if (!version || !opened) return undefined;
    return { name: version.name, type: version.mediaType, bytes: opened.bytes, body: async () => opened.stream };
  }

  routes.use('/:token/*', async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const tooLarge = async () => {
      const look = await visitor(c).look(undefined, false);
      return answerPage(c, look, plainPage(look, 'tooLarge'), 413);
    };
    // A browser says where a form comes from; a page of another site has no business here.
    const site = c.req.header('sec-fetch-site');
    if (site === 'cross-site' || site === 'same-site') {
      const look = await visitor(c).look(undefined, false);
      return answerPage(c, look, plainPage(look, 'foreign'), 403);
    }
    return bodyLimit({ maxSize: formBodyLimit, onError: tooLarge })(c, next);
  });
  routes.post('/:token/e', async (c) => {
    const asks = visitor(c);
    const link = await open(asks);
    // The page that sends it is told to look again, and finds what has become of the link.
    if (!link) return c.body(null, 410);
    const given = await c.req.json().catch(() => undefined);
    const { session, beacons } = (given ?? {}) as { readonly session?: unknown; readonly beacons?: unknown };
    if (typeof session === 'string' && session && !asks.refused && c.req.header('sec-gpc') !== '1')
      await visits.beacons(link, await asks.asking(session.slice(0, 100)), beacons);
    return c.body(null, 204);
  });
  routes.route('/', answerRoutes(needs, visitor, find));
  routes.all('*', (c) => answerUnknown(visitor(c)));
  return routes;
}

const etagOf = (bytes: Uint8Array): string => `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
const nothing = (c: Parameters<typeof visitorOf>[0]) => {
  c.header('Content-Security-Policy', bytesPolicy);
  return c.text('There is nothing at this address.\n', 404);
};
