/** /api/files: what is done with files, and their bytes for whoever may read them, asked anew each time. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Identities, Identity } from '../accounts/identity.ts';
import { cleanFileName } from '../files/file-name.ts';
import type { Files } from '../files/files.ts';
import type { StoredFile } from '../files/files-store.ts';
import type { Rights } from '../files/rights.ts';
import type { FileVersion } from '../files/shared-files.ts';
import type { Uploads } from '../files/uploads.ts';
import { notAllowed, notHere, problem } from './answer.ts';
import { readBody } from './body.ts';
import { attachmentAnswer, pageAnswer } from './file-answer.ts';
import { answered } from './folders.ts';

type Env = { Variables: { identity: Identity } };

export const fileBody = z.strictObject({
  name: z
    .string('has to be text')
    .max(500, 'is too long')
    .refine((text) => text.trim() !== '', 'has to be filled in')
    .transform(cleanFileName)
    .optional(),
  folder: z.string('has to be text').max(64, 'is too long').optional(),
});
/** An address for a browser that cannot send a token along: so long is enough to begin. */
const signedFor = 60_000;

interface Needs {
  readonly files: Files;
  readonly uploads: Pick<Uploads, 'rules'>;
  readonly rights: Rights;
  readonly identities: Pick<Identities, 'current'>;
  /** Of this run of the server: an address does not outlive it. */
  readonly secret: Uint8Array;
  readonly now: () => Date;
}

export function fileRoutes({ files, uploads, rights, secret, now }: Needs): Hono<Env> {
  const routes = new Hono<Env>();
  const { shared, store } = files;

  /** What may be read; anything else is answered as if it were not there. */
  async function readable(c: Context<Env>): Promise<FileVersion | undefined> {
    const version = await shared.version(c.req.param('version') ?? '');
    return version && (await rights.read(c.var.identity.person, version)) ? version : undefined;
  }
  routes.get('/room', async (c) => {
    const { quota, largestFile } = uploads.rules;
    return c.json({ used: await store.usedBytes(), quota, largestFile });
  });
  routes.get('/versions/:version/content', async (c) => {
    const version = await readable(c);
    return version ? content(c, files, version) : notHere(c, 'file');
  });
  routes.post('/versions/:version/address', async (c) => {
    const version = await readable(c);
    if (!version) return notHere(c, 'file');
    const said = Buffer.from([version.id, c.var.identity.session, now().getTime() + signedFor].join(' ')).toString('base64url');
    return c.json({ address: `/api/signed-files/${said}.${signatureOf(secret, said)}` }, 201);
  });
  routes.get('/versions/:version/pages/:page', async (c) => {
    const version = await readable(c);
    const size = c.req.query('size') === 'thumb' ? 'thumb' : 'page';
    const image = version && (await shared.page(version.id, Number(c.req.param('page')), size));
    return image ? pageAnswer(c, image) : notHere(c, 'page');
  });
  routes.get('/versions/:version/text/:page', async (c) => {
    const version = await readable(c);
    const page = Number(c.req.param('page'));
    if (!version || !Number.isInteger(page) || page < 1 || page > version.pages) return notHere(c, 'page');
    return c.json({ text: await shared.pageText(version.id, page) });
  });

  /** The file, when the caller may change it. */
  async function changeable(c: Context<Env>, gone: 'here' | 'gone'): Promise<StoredFile | Response> {
    const { person } = c.var.identity;
    const file = await store.file(c.req.param('id') ?? '');
    if (!file || (file.goneAt === '') !== (gone === 'here') || !(await rights.read(person, file)))
      return notHere(c, gone === 'here' ? 'file' : 'deleted file');
    return (await rights.change(person, file)) ? file : notAllowed(c, 'change files here');
  }
  routes.patch('/:id', async (c) => {
    const file = await changeable(c, 'here');
    if (file instanceof Response) return file;
    const change = await readBody(c, fileBody);
    if (file.contact && change.folder !== undefined)
      return problem(c, 422, {
        code: 'wrong-fields',
        message: `${file.name} belongs to a contact, and its files are in no folder.`,
        next: 'Add it to the folder as a file of its own.',
      });
    return answered(c, file.id, await files.changeFile(file.id, change), 200);
  });
  routes.delete('/:id', async (c) => {
    const file = await changeable(c, 'here');
    if (file instanceof Response) return file;
    await files.deleteFile(file.id);
    return c.body(null, 204);
  });
  routes.post('/:id/restore', async (c) => {
    const file = await changeable(c, 'gone');
    if (file instanceof Response) return file;
    await files.restoreFile(file.id);
    return c.json({ id: file.id });
  });
  return routes;
}

/** /api/signed-files: bytes for whoever was given the address a moment ago, if that session may still read them. */
export function signedFileRoutes({ files, rights, identities, secret, now }: Needs): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/:signed', async (c) => {
    const [said = '', signature = ''] = c.req.param('signed').split('.');
    const given = Buffer.from(signature);
    const right = Buffer.from(signatureOf(secret, said));
    if (given.length !== right.length || !timingSafeEqual(given, right)) return expired(c);
    const [id = '', session = '', until = ''] = Buffer.from(said, 'base64url').toString().split(' ');
    const identity = now().getTime() < Number(until) ? await identities.current(session) : undefined;
    const version = identity && (await files.shared.version(id));
    return version && (await rights.read(identity.person, version)) ? content(c, files, version) : expired(c);
  });
  return routes;
}
const expired = (c: Context) =>
  problem(c, 403, {
    code: 'not-allowed',
    message: 'This address is good for a minute, and only for who asked for it.',
    next: 'Open the file in Tandem again.',
  });

const signatureOf = (secret: Uint8Array, said: string): string => createHmac('sha256', secret).update(said).digest('base64url');

async function content(c: Context, { shared }: Files, version: FileVersion) {
  const opened = await shared.open(version.id);
  if (opened) return attachmentAnswer(c, version, opened);
  return problem(c, 409, {
    code: version.state === 'refused' ? 'refused' : 'not-looked-at',
    message:
      version.state === 'refused'
        ? `${version.name} was refused (${version.reason}) and is not kept.`
        : `${version.name} is still being looked at.`,
    next: version.state === 'refused' ? 'Add another version.' : 'Try again in a moment.',
  });
}
