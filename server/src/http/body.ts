/** Reads a JSON body by its schema and names every field that is wrong. */
import type { Context } from 'hono';
import { z } from 'zod';
import { Refusal } from '../accounts/refusal.ts';

export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new Refusal('wrong-type', 'The body has to be JSON.', 'Send it with the content type application/json.');
  const text = await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal('wrong-fields', 'The body is not JSON.', 'Send a JSON object.');
  }
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const fields: Record<string, string> = Object.create(null);
  for (const issue of read.error.issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) fields[key.slice(0, 60)] ??= 'is not a field';
    else fields[issue.path.join('.') || 'body'] ??= issue.message;
  }
  const named = Object.entries(fields).map(([field, wrong]) => `${field} ${wrong}`);
  throw new Refusal('wrong-fields', `Some fields are wrong: ${named.join('; ')}.`, 'Correct them and send again.', {
    fields: { ...fields },
  });
}

const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** A name in one line. A name that reads like a link is refused, because mails show it. */
export const nameField = (longest: number) =>
  z
    .string('has to be text')
    .trim()
    .min(1, 'has to be filled in')
    .max(longest, `has at most ${longest} characters`)
    .refine((value) => !control.test(value), 'has to be one line')
    .refine((value) => !/:\/\/|www\./i.test(value), 'cannot hold a link');
export const emailField = z.string('has to be text').trim().max(254, 'is too long').pipe(z.email('is not an e-mail address'));
/** Any text: whether it is good enough is judged apart, and what is too long is not even hashed. */
export const passwordField = z.string('has to be text').min(1, 'has to be filled in').max(1000, 'is too long');
export const idField = z.string('has to be text').max(64, 'is too long');
export const languageField = z.enum(['en', 'sv'], 'is en or sv');
