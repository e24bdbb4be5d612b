/** /api/folders: the folders that everybody reads. */
import { can, isId } from '@tandem/core';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { Files } from '../files/files.ts';
import type { FolderOutcome } from '../files/files-store.ts';
import { notAllowed, notHere, problem } from './answer.ts';
import { readBody } from './body.ts';

type Env = { Variables: { identity: Identity } };

/** One line without what would turn or hide a part of it. */
const name = z
  .string('has to be text')
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0, 'has to be filled in')
  .refine((text) => [...text].length <= 100, 'has at most 100 characters')
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'has to be one line of plain text');
const parent = z.string('has to be text').refine((id) => id === '' || isId(id), 'is not a folder');
export const newFolderBody = z.strictObject({ id: z.string().refine(isId, 'is not an id'), name, parent: parent.default('') });
export const folderBody = z.strictObject({ name: name.optional(), parent: parent.optional() });

export function folderRoutes(files: Files): Hono<Env> {
  const routes = new Hono<Env>();
  const may = (c: Context<Env>) => can(c.var.identity.person, 'edit', { type: 'library' });
  routes.use('*', async (c, next) => (may(c) ? next() : notAllowed(c, 'change the folders')));

  routes.post('/', async (c) => {
    const { id, name, parent } = await readBody(c, newFolderBody);
    return answered(c, id, await files.addFolder(id, parent, name), 201);
  });
  routes.patch('/:id', async (c) => {
    const id = c.req.param('id');
    return answered(c, id, await files.changeFolder(id, await readBody(c, folderBody)), 200);
  });
  routes.delete('/:id', async (c) => ((await files.deleteFolder(c.req.param('id'))) ? c.body(null, 204) : notHere(c, 'folder')));
  routes.post('/:id/restore', async (c) => {
    const id = c.req.param('id');
    return (await files.restoreFolder(id)) ? c.json({ id }) : notHere(c, 'deleted folder');
  });
  return routes;
}

export function answered(c: Context<Env>, id: string, outcome: FolderOutcome, status: 200 | 201) {
  switch (outcome) {
    case 'done':
      return c.json({ id }, status);
    case 'not-here':
      return notHere(c, 'folder or file');
    case 'no-parent':
      return notHere(c, 'folder to put it into');
    case 'circle':
      return problem(c, 409, { code: 'circle', message: 'A folder cannot be moved into itself.', next: 'Choose a folder outside of it.' });
    case 'name-taken':
      return problem(c, 409, {
        code: 'name-taken',
        message: 'There is a folder of this name already.',
        next: 'Choose another name, or use that folder.',
      });
    case 'too-deep':
      return problem(c, 409, { code: 'too-deep', message: 'Folders go 20 levels deep.', next: 'Choose a folder further up.' });
  }
}
