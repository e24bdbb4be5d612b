/** The built client: hashed files for ever, everything else asked for anew; any other address is the app, which knows its own routes. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, Handler } from 'hono';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
};
const compressible = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;
/** Their names say what is in them. */
const hashed = /^\/(assets|share-page)\//;
const squeeze = promisify(gzip);

interface Served {
  readonly changed: number;
  readonly body: Buffer<ArrayBuffer>;
  readonly gzipped: Buffer<ArrayBuffer> | undefined;
  readonly etag: string;
  readonly type: string;
}

export function clientFiles(folder: string): Handler {
  const kept = new Map<string, Served>();

  async function load(path: string): Promise<Served | undefined> {
    const file = join(folder, normalize(path));
    if (!file.startsWith(folder + sep)) return undefined;
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const before = kept.get(file);
    if (before?.changed === found.mtimeMs) return before;
    const type = types[extname(file)] ?? 'application/octet-stream';
    const body = Buffer.from(await readFile(file));
    const small = compressible.test(type) && body.length > 1024;
    const ready = small ? await readFile(`${file}.gz`).catch(() => undefined) : undefined;
    const served: Served = {
      changed: found.mtimeMs,
      body,
      type,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      gzipped: small ? Buffer.from(ready ?? (await squeeze(body))) : undefined,
    };
    kept.set(file, served);
    return served;
  }
  return async (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.notFound();
    const path = decoded(c.req.path);
    if (path === undefined) return c.text('This address cannot be read.\n', 400);
    const file = path === '/' ? undefined : await load(path);
    if (file) return answer(c, file, hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    // A missing script must not be answered with a page: the browser would try to run it.
    if (extname(path) !== '' || path.startsWith('/assets/')) return c.text('There is no such file.\n', 404);
    const app = await load('/index.html');
    return app ? answer(c, app, 'no-cache') : c.html(notBuilt, 503);
  };
}

function decoded(path: string): string | undefined {
  try {
    const plain = decodeURIComponent(path);
    return plain.includes('\0') || plain.includes('\\') ? undefined : plain;
  } catch {
    return undefined;
  }
}

function answer(c: Context, { body, gzipped, etag, type }: Served, caching: string) {
  c.header('ETag', etag);
  c.header('Cache-Control', caching);
  c.header('Vary', 'Accept-Encoding');
  if (
    c.req
      .header('if-none-match')
      ?.split(',')
      .some((tag) => tag.trim().replace(/^W\//, '') === etag)
  )
    return c.body(null, 304);
  c.header('Content-Type', type);
  const accepts = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(c.req.header('accept-encoding') ?? '');
  if (!gzipped || !accepts) return c.body(body);
  c.header('Content-Encoding', 'gzip');
  return c.body(gzipped);
}

const notBuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tandem is not built yet</title></head>
<body><h1>Tandem is running, its pages are not built yet</h1>
<p>Stop the server and start it with <code>npm start</code>, which builds what is missing, or run <code>npm run build</code> and load this page again.</p>
<p>Nothing is lost: the server and its data are fine.</p></body></html>
`;
