/** Who works, how far they have come, and what was counted once a day. */
import type { DatabaseSync } from 'node:sqlite';
import { type Check, fenced, type Lease } from '../../ledger.ts';

class FencedError extends Error {
  readonly code = fenced;
  constructor(name: string) {
    super(`the lease "${name}" has gone to somebody else`);
  }
}

export function jobs(db: DatabaseSync) {
  const find = db.prepare('SELECT holder, token, until FROM lease WHERE name = ?');
  const take = db.prepare(
    `INSERT INTO lease (name, holder, token, until) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, token = excluded.token, until = excluded.until`,
  );
  const prolong = db.prepare('UPDATE lease SET until = max(until, ?) WHERE name = ? AND token = ?');
  const through = db.prepare('SELECT through FROM checkpoint WHERE name = ?');
  const reach = db.prepare(
    'INSERT INTO checkpoint (name, through) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET through = max(through, excluded.through)',
  );
  const note = db.prepare('INSERT INTO daily_check (name, day, at, count, examples) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const checks = db.prepare('SELECT name, day, at, count, examples FROM daily_check WHERE name = ? ORDER BY day DESC LIMIT ?');

  return {
    takeLease(name: string, holder: string, now: string, until: string): Lease | undefined {
      const found = find.get(name) as { holder: string; token: number; until: string } | undefined;
      if (found && found.holder !== holder && found.until > now) return undefined;
      // Whoever let it run out may have been asleep: what was begun before counts no more.
      const token = found?.holder === holder && found.until > now ? found.token : (found?.token ?? 0) + 1;
      take.run(name, holder, token, until);
      return { name, token, until };
    },
    /** In the unit of work that it protects. */
    proveLease({ name, token, until }: Lease): void {
      if (!prolong.run(until, name, token).changes) throw new FencedError(name);
    },
    checkpointOf: (name: string): number => (through.get(name) as { through: number } | undefined)?.through ?? 0,
    reachCheckpoint: (name: string, seq: number): void => void reach.run(name, seq),
    noteCheck: ({ name, day, at, count, examples }: Check): void => void note.run(name, day, at, count, JSON.stringify(examples)),
    checks: (name: string, limit: number): readonly Check[] =>
      (checks.all(name, limit) as unknown as (Omit<Check, 'examples'> & { examples: string })[]).map((one) => ({
        ...one,
        examples: JSON.parse(one.examples) as string[],
      })),
  };
}
