/** /api/links: tracked links are made, changed and revoked, and their addresses shown again, by whoever may edit their contact. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Identity } from '../accounts/identity.ts';
import type { RateLimits } from '../accounts/rate-limits.ts';
import type { LinkMade, LinkRefused, Links } from '../share/links.ts';
import type { StoredSaid } from '../share/share-store.ts';
import { notHere, problem } from './answer.ts';
import { idField, languageField, readBody } from './body.ts';

const text = (longest: number) => z.string('has to be text').max(longest, 'is too long');
const notify = z.array(idField).max(50, 'names too many people');
export const linkBodyLimit = 64 * 1024;
export const linkBody = z.strictObject({
  id: idField,
  of: z.enum(['file', 'quote'], 'is file or quote'),
  subject: idField,
  contact: idField.default(''),
  person: idField.default(''),
  recipient: text(200),
  mail: text(254).default(''),
  language: languageField.default('en'),
  expiresOn: text(10).default(''),
  passcode: text(200).default(''),
  download: z.boolean('is true or false').default(true),
  notify: notify.default([]),
  mailSubject: text(200).default(''),
  mailText: text(10_000).default(''),
  send: z.boolean('is true or false').default(false),
});
export const linkChange = z.strictObject({
  recipient: text(200).optional(),
  expiresOn: text(10).optional(),
  passcode: text(200).optional(),
  download: z.boolean('is true or false').optional(),
  notify: notify.optional(),
  language: languageField.optional(),
  newest: z.literal(true, 'is true or left out').optional(),
  newAddress: z.literal(true, 'is true or left out').optional(),
  send: z.strictObject({ subject: text(200).default(''), text: text(10_000).default('') }).optional(),
});

type Env = { Variables: { identity: Identity } };
interface Needs {
  readonly links: Pick<Links, 'create' | 'change' | 'revoke' | 'address'>;
  readonly saidOn: (link: string) => Promise<readonly StoredSaid[]>;
  readonly limits: RateLimits;
}

export function linkRoutes({ links, saidOn, limits }: Needs): Hono<Env> {
  const routes = new Hono<Env>();
  const answer = (c: Context<Env>, made: LinkMade) =>
    made.ok ? c.json({ id: made.id, address: made.address }, made.made ? 201 : 200) : refusal(c, made);
  routes.post('/', async (c) => {
    const { person } = c.var.identity;
    await limits.take('linkPerPerson', person.id);
    const body = await readBody(c, linkBody);
    // A quote goes out as a whole: what is sent of it is made there.
    return answer(c, await links.create({ ...body, version: 0, accept: body.of === 'quote' }, person));
  });
  routes.patch('/:id', async (c) => {
    const body = await readBody(c, linkChange);
    // Left out is not the same as undefined to whoever reads it.
    const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Parameters<Links['change']>[1];
    if (change.send) await limits.take('linkPerPerson', c.var.identity.person.id);
    return answer(c, await links.change(c.req.param('id'), change, c.var.identity.person));
  });
  routes.post('/:id/revoke', async (c) => answer(c, await links.revoke(c.req.param('id'), c.var.identity.person)));
  routes.get('/:id/address', async (c) => {
    const address = await links.address(c.req.param('id'), c.var.identity.person);
    return address ? c.json({ address }) : notHere(c, 'link');
  });
  routes.get('/:id/said', async (c) => {
    const id = c.req.param('id');
    if (!(await links.address(id, c.var.identity.person))) return notHere(c, 'link');
    const said = (await saidOn(id)).filter(({ kind }) => kind !== 'call');
    return c.json({ said: said.map(({ link: _, ...one }) => one) });
  });
  return routes;
}

function refusal(c: Context, refused: LinkRefused) {
  if (refused.why === 'not-here') return notHere(c, refused.what);
  if (refused.why === 'wrong') {
    const named = Object.entries(refused.fields).map(([field, fault]) => `${field} ${fault}`);
    const error = { code: 'wrong-fields', message: `Some fields are wrong: ${named.join('; ')}.`, next: 'Correct them and send again.' };
    return c.json({ error: { ...error, fields: refused.fields } }, 422);
  }
  const said = {
    revoked: ['The link was revoked.', 'Make a new link.'],
    'not-ready': [
      'The file cannot be shared: it is still looked at, or was refused.',
      'Look at its state in the files, and share it when it is ready.',
    ],
    'not-sent': ['The quote was not sent yet.', 'Send it: that makes its links.'],
  }[refused.why];
  return problem(c, 409, { code: refused.why, message: said[0] ?? '', next: said[1] ?? '' });
}
