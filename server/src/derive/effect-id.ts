/** An id for what an effect makes, always the same one: a repeat writes over itself, on every server and after years. */
import { createHash } from 'node:crypto';

export const effectId = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

/** Whose edits carry out an effect; events that follow lead back to it. */
export const actorOfEffect = (key: string): string => `rule:${key}`;
export const effectOfActor = (actor: string): string => (actor.startsWith('rule:') ? actor.slice('rule:'.length) : '');
