/** Ways to answer a visitor: a page with its policy, bytes that can do nothing, a way back after a form. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ClosedLink, LinkByToken } from '../links.ts';
import { expiredPage, passcodePage, plainPage, revokedPage } from './closed-pages.ts';
import type { Html } from './document.ts';
import type { WrongForm } from './forms.ts';
import type { Look } from './look.ts';
import { bytesPolicy, pagePolicy } from './policy.ts';
import type { Said } from './said.ts';
import type { Visitor } from './visitor.ts';

export async function answerPage(c: Context, { nonce }: Look, page: Html, status: ContentfulStatusCode = 200) {
  c.header('Content-Security-Policy', pagePolicy(nonce));
  return c.html(String(await page), status);
}

/** One answer for every address there is nothing at, whatever was asked of it. */
export async function answerUnknown(visitor: Visitor) {
  const look = await visitor.look(undefined, false);
  return answerPage(visitor.c, look, plainPage(look, 'unknown'), 404);
}

export type NotOpen = Exclude<LinkByToken, { readonly state: 'open' }>;

/** A link that is known and does not open. Only one that waits for its passcode notes that somebody was here. */
export async function answerClosed(
  visitor: Visitor,
  found: NotOpen,
  page: number,
  told: { readonly asked?: boolean; readonly wrong?: WrongForm } = {},
) {
  if (found.state === 'too-many') return answerOften(visitor, found.retryAfter, 'often');
  const { link } = found;
  const look = await visitor.look(link.language, true);
  if (found.state === 'revoked') return answerPage(visitor.c, look, revokedPage(look, link), 410);
  if (found.state === 'expired')
    return answerPage(visitor.c, look, expiredPage(look, link, told.asked === true, told.wrong), told.wrong ? 422 : 410);
  return answerPasscode(visitor, link, page, '', 200);
}

export async function answerPasscode(visitor: Visitor, link: ClosedLink, page: number, wrong: string, status: ContentfulStatusCode) {
  const look = await visitor.look(link.language, true);
  const { session } = await visitor.fetched(link, page);
  return answerPage(visitor.c, look, passcodePage(look, link, session, page, wrong), status);
}

export async function answerOften(visitor: Visitor, retryAfter: number, about: 'often' | 'oftenSend', ofLink?: string) {
  const look = await visitor.look(ofLink, ofLink !== undefined);
  visitor.c.header('Retry-After', String(retryAfter));
  return answerPage(visitor.c, look, plainPage(look, about), 429);
}

/** Pictures are kept by the browser and asked for again each time: a link that was taken back shows no page from then on. */
export function answerPicture(c: Context, bytes: Uint8Array, type: string, etag: string) {
  c.header('Content-Security-Policy', bytesPolicy);
  c.header('Cache-Control', 'private, max-age=0, must-revalidate');
  c.header('ETag', etag);
  if (
    c.req
      .header('if-none-match')
      ?.split(',')
      .some((one) => one.trim() === etag)
  )
    return c.body(null, 304);
  c.header('Content-Type', type);
  return c.body(new Uint8Array(bytes));
}

interface Back {
  readonly page: number;
  /** What was done; '' for nothing to be told. */
  readonly said: Said | '';
  readonly at?: string | undefined;
  readonly hash?: string | undefined;
}
/** After a form: the page again, so that loading it anew sends nothing twice. A script that sent it is told in JSON. */
export function answerBack(c: Context, look: Look, { page, said, at, hash = '' }: Back) {
  if (c.req.header('accept')?.includes('application/json')) return c.json({ said });
  const target = look.address(page > 1 ? `/${page}` : '');
  const asked = new URLSearchParams({ ...(said && { said }), ...(at && { at }) }).toString();
  return c.redirect(`${target}${asked && (target.includes('?') ? '&' : '?')}${asked}${hash}`, 303);
}
