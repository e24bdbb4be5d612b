/** Chance that is the same in every run: what is drawn for a text is always drawn for it. */

/** A number that looks like chance (FNV-1a). */
export function numberOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}

export function pick<T>(from: readonly T[], text: string): T {
  const drawn = from[numberOf(text) % from.length];
  if (drawn === undefined) throw new Error(`there is nothing to draw from for ${text}`);
  return drawn;
}
