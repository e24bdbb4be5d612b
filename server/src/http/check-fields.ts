/** Fields of a document that came over HTTP: what the gate of the editors would take, and a sentence for what it would not. */
import { can, type Fields, type Person, type Subject } from '@tandem/core';
import type { Context } from 'hono';
import { problem } from './answer.ts';

type Checked =
  | { readonly ok: true; readonly patch: Record<string, unknown> }
  | { readonly ok: false; readonly status: 403 | 422; readonly message: string };

/** Every value by the field's own validation, every field by who may write it. */
export function check(fields: Fields, body: unknown, person: Person, subject: Subject): Checked {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { ok: false, status: 422, message: 'The body is not an object.' };
  const patch: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(body)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field || key === 'place') return { ok: false, status: 422, message: `"${key.slice(0, 80)}" is not a field.` };
    if (field.writer === 'rules') return { ok: false, status: 403, message: `"${key}" is set by rules alone.` };
    if (field.writer === 'assigners' && value !== person.id && !can(person, 'assign', subject))
      return { ok: false, status: 403, message: `You may not change "${key}".` };
    if (field.writer === 'approvers' && !can(person, 'approve', subject))
      return { ok: false, status: 403, message: `"${key}" is set by whoever answers for its owner.` };
    const parsed = field.parse(value);
    if (parsed === undefined) return { ok: false, status: 422, message: `"${key}" cannot be ${JSON.stringify(value)?.slice(0, 80)}.` };
    patch[key] = parsed;
  }
  return { ok: true, patch: { ...patch } };
}

export const refused = (c: Context, { status, message }: Extract<Checked, { ok: false }>) =>
  problem(c, status, {
    code: status === 403 ? 'not-allowed' : 'bad-field',
    message,
    next: 'Leave the field out or correct its value, then send again.',
  });
