import type { Present } from '../../../sync/presence.ts';

/** Where a colleague's caret is, as their device said it; nothing for somebody who only reads. */
export function cursorOf({ at }: Pick<Present, 'at'>): unknown {
  const cursor =
    typeof at === 'object' && at !== null ? (at as { readonly cursor?: { readonly head?: unknown } | null }).cursor : undefined;
  return cursor?.head;
}
