/** /api/uploads: tus 1.0 (creation, termination, expiration). What an upload is and may do stands in files/uploads.ts. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { StoredUpload } from '../files/files-store.ts';
import type { NotBegun, Received, Uploads } from '../files/uploads.ts';
import { notAllowed, notHere, problem } from './answer.ts';

type Env = { Variables: { identity: Identity } };
type C = Context<Env>;
const version = '1.0.0';
const extensions = 'creation,termination,expiration';
const megabytes = (bytes: number) => `${Math.floor(bytes / 2 ** 20)} MB`;

/** One of folder ('' is the top), contact and replaces says where it goes. */
const metadata = z.object({
  name: z.string('has to be there').min(1, 'has to be there').max(4096, 'is too long'),
  folder: z.string().max(64).optional(),
  contact: z.string().max(64).optional(),
  replaces: z.string().max(64).optional(),
});
const aNumber = /^(0|[1-9]\d{0,14})$/;

/** `name cHJpY2U=,folder `: keys with base64 beside them. */
function readMetadata(header: string): Record<string, string> {
  const pairs = header.split(',').map((pair) => pair.trim().split(' ', 2) as [string, string?]);
  return Object.fromEntries(pairs.map(([key, value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]));
}

export function uploadRoutes(uploads: Uploads): Hono<Env> {
  const routes = new Hono<Env>();
  const { rules } = uploads;
  routes.use('*', async (c, next) => {
    c.header('Tus-Resumable', version);
    if (c.req.method === 'OPTIONS' || c.req.header('tus-resumable') === version) return next();
    c.header('Tus-Version', version);
    return problem(c, 412, {
      code: 'wrong-protocol',
      message: `Uploads speak tus ${version}, and the header Tus-Resumable does not say so.`,
      next: `Send "Tus-Resumable: ${version}".`,
    });
  });
  routes.options('/', (c) => {
    c.header('Tus-Version', version);
    c.header('Tus-Extension', extensions);
    c.header('Tus-Max-Size', String(rules.largestFile));
    return c.body(null, 204);
  });

  routes.post('/', async (c) => {
    const length = c.req.header('upload-length') ?? '';
    const read = metadata.safeParse(readMetadata(c.req.header('upload-metadata') ?? ''));
    const bytes = aNumber.test(length) ? Number(length) : undefined;
    const where = read.success ? [read.data.folder, read.data.contact, read.data.replaces].filter((one) => one !== undefined) : [];
    if (!read.success || bytes === undefined || where.length !== 1) {
      const wrong = read.success ? undefined : `${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`;
      return problem(c, 422, {
        code: 'wrong-fields',
        message: `The upload is not announced as it has to be: ${wrong ?? (bytes === undefined ? 'Upload-Length is not a number' : 'exactly one of folder, contact and replaces has to be there')}.`,
        next: 'Send Upload-Length, and Upload-Metadata with name and one of folder, contact and replaces.',
      });
    }
    const { name, folder, contact, replaces } = read.data;
    const wanted = {
      name,
      bytes,
      ...(folder !== undefined && { folder }),
      ...(contact !== undefined && { contact }),
      ...(replaces !== undefined && { replaces }),
    };
    const begun = await uploads.begin(c.var.identity.person, wanted);
    if (!begun.ok) return refuse(c, begun.reason, bytes, rules);
    c.header('Location', `/api/uploads/${begun.upload.id}`);
    c.header('Upload-Expires', uploads.expiresAt(begun.upload).toUTCString());
    return c.body(null, 201);
  });

  // HEAD is answered by the GET of its address, with a body of nothing.
  routes.get('/:id', async (c) => {
    const upload = await uploads.state(c.var.identity.person, c.req.param('id'));
    if (!upload) return notHere(c, 'upload');
    state(c, upload);
    c.header('Upload-Length', String(upload.bytes));
    c.header('Cache-Control', 'no-store');
    return c.body(null, 200);
  });

  routes.patch('/:id', async (c) => {
    const offset = c.req.header('upload-offset') ?? '';
    if (c.req.header('content-type') !== 'application/offset+octet-stream' || !aNumber.test(offset))
      return problem(c, c.req.header('content-type') === 'application/offset+octet-stream' ? 422 : 415, {
        code: 'wrong-type',
        message: 'A piece of an upload has the content type application/offset+octet-stream and an Upload-Offset.',
        next: 'Ask with HEAD how much has arrived, and go on from there.',
      });
    const body = c.req.raw.body ?? new Blob([]).stream();
    const received = await uploads.receive(c.var.identity.person, c.req.param('id'), Number(offset), body as ReadableStream<Uint8Array>);
    if (!received.ok) return broken(c, received);
    state(c, received.upload);
    c.header('Upload-Expires', uploads.expiresAt(received.upload).toUTCString());
    return c.body(null, 204);
  });

  routes.delete('/:id', async (c) =>
    (await uploads.cancel(c.var.identity.person, c.req.param('id'))) ? c.body(null, 204) : notHere(c, 'upload'),
  );
  return routes;
}

/** Whoever missed the last answer learns from the next what became of it. */
function state(c: C, { received, file, version: made }: StoredUpload): void {
  c.header('Upload-Offset', String(received));
  if (!made) return;
  c.header('Tandem-File', file);
  c.header('Tandem-Version', made);
}

function refuse(c: C, reason: NotBegun, bytes: number, { largestFile, unfinished }: Uploads['rules']) {
  switch (reason) {
    case 'not-here':
      return notHere(c, 'folder, contact or file');
    case 'not-allowed':
      return notAllowed(c, 'add files here');
    case 'empty':
      return problem(c, 422, {
        code: 'empty',
        message: 'The file is empty.',
        next: 'Choose the file again: it may not have been saved yet.',
      });
    case 'too-large':
      return problem(c, 413, {
        code: 'too-large',
        message: `The file has ${megabytes(bytes)}; ${megabytes(largestFile)} is the most.`,
        next: 'Make it smaller, or send it in parts.',
      });
    case 'quota-full':
      return problem(c, 507, {
        code: 'quota-full',
        message: 'There is no room left for files in this workspace.',
        next: 'Delete files that nobody needs; they make room after 30 days. An admin can ask for more.',
      });
    case 'disk-full':
      return problem(c, 507, {
        code: 'disk-full',
        message: 'The disk of the server is full: nothing was changed.',
        next: 'Ask whoever runs the server to make space. It goes on by itself.',
      });
    case 'too-many-unfinished':
      return problem(c, 429, {
        code: 'too-many-unfinished',
        message: `You have ${unfinished} unfinished uploads.`,
        next: 'Finish or cancel some; what is not touched for a day goes by itself.',
      });
  }
}

function broken(c: C, { reason, received }: Extract<Received, { ok: false }>) {
  c.header('Upload-Offset', String(received));
  switch (reason) {
    case 'not-here':
      return notHere(c, 'upload');
    case 'not-allowed':
      return notAllowed(c, 'add files here');
    case 'other-offset':
      return problem(c, 409, {
        code: 'other-offset',
        message: `${received} bytes have arrived, and this piece begins elsewhere.`,
        next: 'Ask with HEAD how much has arrived, and go on from there.',
      });
    case 'too-long':
      return problem(c, 413, { code: 'too-long', message: 'More bytes came than were announced.', next: 'Begin the upload anew.' });
    case 'disk-full':
      return problem(c, 507, {
        code: 'disk-full',
        message: 'The disk of the server is full.',
        next: 'Ask whoever runs the server to make space, then go on with the upload.',
      });
    case 'idle':
    case 'broken':
      c.header('Connection', 'close');
      return problem(c, 408, {
        code: 'broken-off',
        message: `Nothing came any more; ${received} bytes have arrived.`,
        next: 'Go on from there.',
      });
  }
}
