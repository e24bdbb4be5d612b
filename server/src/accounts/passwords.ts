/** Passwords as argon2id PHC strings: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
import { argon2, timingSafeEqual } from 'node:crypto';
import type { Random } from './tokens.ts';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Does the same work whether `phc` is given or not, so that an unknown person costs what a known one costs. */
  verify(phc: string | undefined, password: string): Promise<boolean>;
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}
// OWASP's second choice for argon2id: 19 MiB, two passes.
const standard: Cost = { memory: 19_456, passes: 2, lanes: 1 };
const phcForm = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{16,64})\$([A-Za-z0-9+/]{32,128})$/;
const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** At most two hashes at a time: a burst of sign-ins must not take every thread of the pool, which file reads share. */
export function createPasswords(random: Random, cost: Cost = standard): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function derive(password: string, salt: Uint8Array, { memory, passes, lanes }: Cost, length: number): Promise<Buffer> {
    if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        argon2(
          'argon2id',
          { message: password.normalize('NFKC'), nonce: salt, memory, passes, parallelism: lanes, tagLength: length },
          (error, key) => (error ? reject(error) : resolve(key)),
        );
      });
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  }
  const nobody = { salt: new Uint8Array(16), key: new Uint8Array(32), cost };

  return {
    async hash(password) {
      const salt = random(16);
      const key = await derive(password, salt, cost, 32);
      return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$${unpadded(salt)}$${unpadded(key)}`;
    },
    async verify(phc, password) {
      const parts = phc === undefined ? null : phcForm.exec(phc);
      const known = parts && {
        cost: { memory: Number(parts[1]), passes: Number(parts[2]), lanes: Number(parts[3]) },
        salt: Buffer.from(parts[4] ?? '', 'base64'),
        key: Buffer.from(parts[5] ?? '', 'base64'),
      };
      const against = known ?? nobody;
      const key = await derive(password, against.salt, against.cost, against.key.length);
      return timingSafeEqual(key, against.key) && known !== null;
    },
  };
}
