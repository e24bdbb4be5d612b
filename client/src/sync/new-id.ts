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

/** When an id was made, by the clock of the device that made it; 0 for an id of another kind. */
export function bornAt(id: string): number {
  const time = Array.from(id.slice(0, 10)).reduce((sum, letter) => sum * 32 + alphabet.indexOf(letter), 0);
  return id.length === 26 && time > 0 ? time : 0;
}
