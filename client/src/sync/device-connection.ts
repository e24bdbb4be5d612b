/**
 * The connection to a device's database. The browser may close it, empty it or fill the disk at any time: it is opened again,
 * and when what was kept is no longer there, `onLost` hears of it, so that memory is written down anew.
 */
import { type Database, openTables } from './device-tables.ts';

/** `full`: no space left. `newer`: another tab runs a newer version. `blocked`: another tab holds an older one. `failed`: anything else. */
export type DeviceTrouble = 'full' | 'newer' | 'blocked' | 'failed';

export interface ConnectionEvents {
  /** `undefined`: it works again. */
  readonly onTrouble: (trouble: DeviceTrouble | undefined, error?: unknown) => void;
  readonly onLost: () => void;
}

export interface DeviceConnection {
  /** Throws what the database throws, after one try with a connection that was opened anew. */
  use<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** The same for work that means nothing in a database that was emptied since `lineage`: then, as after any failure, `otherwise`. */
  run<T>(work: (db: Database) => Promise<T>, otherwise: T, lineage?: Lineage): Promise<T>;
  /** Which database this is: another answer means that everything is gone and began anew. */
  lineage(): Lineage;
  close(): void;
}

export type Lineage = string | undefined;

class EmptiedError extends Error {}
class ClosedError extends Error {}

export async function connectDevice(name: string, events: ConnectionEvents): Promise<DeviceConnection> {
  let closed = false;
  let lineage: Lineage;
  let trouble: DeviceTrouble | undefined;
  let opened: Promise<Database> | undefined;

  function say(next: DeviceTrouble | undefined, error?: unknown): void {
    if (next === trouble && next === undefined) return;
    trouble = next;
    events.onTrouble(next, error);
  }
  function onGone(): void {
    opened = undefined;
    // Nobody may write for hours: what was lost is noticed now.
    if (!closed) setTimeout(() => void use(async () => undefined).catch(() => undefined), 500);
  }
  async function open(): Promise<Database> {
    const db = await openTables(name, { onGone, onBlocked: () => say('blocked') });
    if (closed) db.close();
    const found = String(await db.get('facts', 'lineage'));
    const lost = lineage !== undefined && lineage !== found;
    lineage = found;
    if (lost) events.onLost();
    return db;
  }
  async function connection(): Promise<Database> {
    if (closed) throw new ClosedError();
    opened ??= open();
    const mine = opened;
    return mine.catch((error: unknown) => {
      if (opened === mine) opened = undefined;
      throw error;
    });
  }
  async function attempt<T>(work: (db: Database) => Promise<T>, lineageBefore: Lineage): Promise<T> {
    const db = await connection();
    if (lineageBefore !== undefined && lineageBefore !== lineage) throw new EmptiedError();
    const result = await work(db);
    if (trouble !== undefined) say(undefined);
    return result;
  }
  async function twice<T>(work: (db: Database) => Promise<T>, lineageBefore: Lineage): Promise<T> {
    try {
      return await attempt(work, lineageBefore);
    } catch (error) {
      if (closed || error instanceof EmptiedError || nothingToReopen.has(nameOfError(error))) throw error;
      void opened?.then(
        (db) => db.close(),
        () => undefined,
      );
      opened = undefined;
      return attempt(work, lineageBefore);
    }
  }
  async function use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    try {
      return await twice(work, undefined);
    } catch (error) {
      if (!closed) say(troubleOf(error), error);
      throw error;
    }
  }

  opened = open();
  await opened;
  say(undefined);
  return {
    use,
    lineage: () => lineage,
    async run(work, otherwise, since = lineage) {
      try {
        return await twice(work, since);
      } catch (error) {
        if (!closed && !(error instanceof EmptiedError)) say(troubleOf(error), error);
        return otherwise;
      }
    },
    close() {
      const last = opened;
      // Nothing opens it again: a database that is wiped at sign-out must not come back for a late write.
      closed = true;
      void last?.then(
        (db) => db.close(),
        () => undefined,
      );
    },
  };
}

const nameOfError = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '');
/** A connection opened anew would say the same. */
const nothingToReopen = new Set(['QuotaExceededError', 'DataCloneError', 'VersionError']);
const isFull = (error: unknown): boolean => nameOfError(error) === 'QuotaExceededError';
const troubleOf = (error: unknown): DeviceTrouble => (isFull(error) ? 'full' : nameOfError(error) === 'VersionError' ? 'newer' : 'failed');
