/** Bytes that strangers have made, as answers: something to keep, never a page of ours. */
import type { Context } from 'hono';
import { attachment } from '../files/file-name.ts';

/** Even a browser that shows it all the same gives it no script, no form, no origin and no network. */
const sealed = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export async function attachmentAnswer(
  c: Context,
  { name, mediaType }: { readonly name: string; readonly mediaType: string },
  { stream, bytes }: { readonly stream: ReadableStream<Uint8Array>; readonly bytes: number },
) {
  // The body of such an answer is thrown away further out, unread.
  if (c.req.method === 'HEAD') await stream.cancel();
  return c.newResponse(c.req.method === 'HEAD' ? null : stream, 200, {
    'Content-Type': mediaType,
    'Content-Length': String(bytes),
    'Content-Disposition': attachment(name),
    'Content-Security-Policy': sealed,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, no-store',
  });
}

/** A page that was drawn here: the one thing that is shown inline. */
export const pageAnswer = (c: Context, { bytes, type }: { readonly bytes: Uint8Array; readonly type: string }) =>
  c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': type,
    'Content-Disposition': 'inline',
    'Content-Security-Policy': sealed,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  });
