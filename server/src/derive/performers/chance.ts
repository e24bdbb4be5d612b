import { createHash } from 'node:crypto';

/** Numbers in [0, 1) that are the same whenever the effect is tried. */
export function chanceOf(key: string): () => number {
  let drawn = 0;
  return () => createHash('sha256').update(`${key}#${drawn++}`).digest().readUInt32BE(0) / 2 ** 32;
}
