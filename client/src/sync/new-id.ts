/** ULIDs: ids whose order is the order in which they were made, by this device's clock. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let last = 0;

export function newId(
  now: number = Date.now(),
  random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => crypto.getRandomValues(bytes),
): string {
  // Two ids of one millisecond must not lose their order: the later one borrows the next millisecond.
  last = Math.max(now, last + 1);
  let time = '';
  for (let rest = last, i = 0; i < 10; i++) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const bytes = new Uint8Array(16);
  random(bytes);
  return time + Array.from(bytes, (byte) => alphabet.charAt(byte % 32)).join('');
}
