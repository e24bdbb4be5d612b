/** Numbers of quotes and sendings: what is given once and never again, and what was begun and has to be finished. */
import type { DatabaseSync } from 'node:sqlite';
import { quoteNumber } from '@tandem/core/quote-number';

export const quotesTables: string[] = [
  `CREATE TABLE quote_number (
     quote TEXT PRIMARY KEY, year INTEGER NOT NULL, number INTEGER NOT NULL, UNIQUE (year, number)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE quote_sending (
     id TEXT PRIMARY KEY, quote TEXT NOT NULL, version INTEGER NOT NULL, number TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
     -- what is sent and to whom, as JSON; '' once it is done: then the quote and its links have it
     work TEXT NOT NULL,
     -- the kept PDF
     file TEXT NOT NULL DEFAULT '',
     -- links of the recipients, as JSON
     links TEXT NOT NULL DEFAULT '[]',
     valid_until TEXT NOT NULL, done_at TEXT NOT NULL DEFAULT '',
     UNIQUE (quote, version)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX quote_sending_open ON quote_sending (at) WHERE done_at = '';`,
];

export interface StoredSending {
  readonly id: string;
  readonly quote: string;
  readonly version: number;
  readonly number: string;
  readonly by: string;
  readonly at: string;
  readonly work: string;
  readonly file: string;
  readonly links: string;
  readonly validUntil: string;
  readonly doneAt: string;
}
export interface NewSending extends Omit<StoredSending, 'number' | 'file' | 'links' | 'doneAt'> {
  /** The number the quote has from elsewhere; '' when it has none. */
  readonly number: string;
  readonly year: number;
  /** No number of the year up to this one is given: quotes that came otherwise have them. */
  readonly taken: number;
}
const read = (row: unknown) => row as StoredSending | undefined;

export function quotesStore(db: DatabaseSync) {
  const columns = 'id, quote, version, number, by, at, work, file, links, valid_until AS validUntil, done_at AS doneAt';
  const one = db.prepare(`SELECT ${columns} FROM quote_sending WHERE id = ?`);
  const ofVersion = db.prepare(`SELECT ${columns} FROM quote_sending WHERE quote = ? AND version = ?`);
  const insert = db.prepare(
    'INSERT INTO quote_sending (id, quote, version, number, by, at, work, valid_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const numberOf = db.prepare('SELECT year, number FROM quote_number WHERE quote = ?');
  const highest = db.prepare('SELECT max(number) AS number FROM quote_number WHERE year = ?');
  const give = db.prepare('INSERT INTO quote_number (quote, year, number) VALUES (?, ?, ?)');
  const kept = db.prepare('UPDATE quote_sending SET file = ? WHERE id = ?');
  const linked = db.prepare('UPDATE quote_sending SET links = ? WHERE id = ?');
  const finish = db.prepare(`UPDATE quote_sending SET work = '', done_at = ? WHERE id = ?`);
  const open = db.prepare(`SELECT ${columns} FROM quote_sending WHERE done_at = '' ORDER BY at, id`);
  const of = db.prepare(`SELECT ${columns} FROM quote_sending WHERE quote = ? ORDER BY version`);
  const forget = db.prepare('DELETE FROM quote_sending WHERE quote = ?');

  function numbered({ quote, number, year, taken }: NewSending): string {
    if (number !== '') return number;
    const had = numberOf.get(quote) as { year: number; number: number } | undefined;
    if (had) return quoteNumber(had.year, had.number);
    const last = (highest.get(year) as { number: number | null }).number ?? 0;
    const next = Math.max(last, taken) + 1;
    give.run(quote, year, next);
    return quoteNumber(year, next);
  }

  return {
    /**
     * From here on it is sent, whatever stops the server: the same sending again is the one that is there. Another sending of the
     * same version is answered with the one that was first.
     */
    begin(sending: NewSending): StoredSending {
      const there = read(one.get(sending.id)) ?? read(ofVersion.get(sending.quote, sending.version));
      if (there) return there;
      const { id, quote, version, by, at, work, validUntil } = sending;
      insert.run(id, quote, version, numbered(sending), by, at, work, validUntil);
      return read(one.get(id)) as StoredSending;
    },
    one: (id: string): StoredSending | undefined => read(one.get(id)),
    /** 0 when none of that year was given here. */
    highest: (year: number): number => (highest.get(year) as { number: number | null }).number ?? 0,
    kept: (id: string, file: string): void => void kept.run(file, id),
    linked: (id: string, links: string): void => void linked.run(links, id),
    finish: (id: string, at: string): void => void finish.run(at, id),
    /** Begun and not done, oldest first. */
    open: (): StoredSending[] => open.all() as unknown as StoredSending[],
    of: (quote: string): StoredSending[] => of.all(quote) as unknown as StoredSending[],
    /** What was sent is forgotten; the number stays given. */
    forget: (quote: string): void => void forget.run(quote),
  };
}
export type QuotesStore = ReturnType<typeof quotesStore>;
