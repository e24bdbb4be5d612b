/** Ids are ULIDs: 48 bits of time, 80 bits of chance. Those of one maker grow, also within a millisecond. */
import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function createIds(now: () => Date, random: (bytes: number) => Uint8Array = randomBytes): () => string {
  let last = 0;
  let chance: number[] = [];
  return () => {
    const time = now().getTime();
    if (time > last) {
      last = time;
      // The first digit stays low, so that counting up within the millisecond has room.
      chance = [...random(16)].map((byte, i) => byte % (i === 0 ? 16 : 32));
    } else countUp(chance);
    let id = '';
    for (let rest = last, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) id = alphabet[rest % 32] + id;
    return id + chance.map((digit) => alphabet[digit]).join('');
  };
}

function countUp(digits: number[]): void {
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = (digits[i] ?? 0) + 1;
    digits[i] = digit % 32;
    if (digit < 32) return;
  }
}
