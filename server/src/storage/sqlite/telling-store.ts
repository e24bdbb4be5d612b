/** What tells people of notices: plans with what came of them, the devices that are pushed to, the key that pushes are signed with. */
import type { DatabaseSync } from 'node:sqlite';

export const tellingTables: string[] = [
  `CREATE TABLE telling (
     notice TEXT NOT NULL, channel TEXT NOT NULL,
     user TEXT NOT NULL, kind TEXT NOT NULL,
     -- what is told of once in a while: the record, as the inbox folds it
     tag TEXT NOT NULL,
     state TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
     planned_at TEXT NOT NULL, due_at TEXT NOT NULL, settled_at TEXT NOT NULL DEFAULT '',
     attempts INTEGER NOT NULL DEFAULT 0,
     -- the mail that several are told in; '' until it is written
     batch TEXT NOT NULL DEFAULT '',
     PRIMARY KEY (notice, channel)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX telling_open ON telling (state, due_at);
   CREATE INDEX telling_of ON telling (user, tag, settled_at);
   CREATE TABLE push_device (
     session TEXT PRIMARY KEY, user TEXT NOT NULL, endpoint TEXT NOT NULL UNIQUE,
     p256dh TEXT NOT NULL, auth TEXT NOT NULL, created_at TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX push_device_of ON push_device (user, created_at);
   CREATE TABLE push_key (one INTEGER PRIMARY KEY CHECK (one = 1), public_key TEXT NOT NULL, private_key TEXT NOT NULL) STRICT;`,
];

export type Channel = 'push' | 'mail';
/** `begun`: it is being told, or the server stopped meanwhile. */
export type TellingState = 'waiting' | 'begun' | 'sent' | 'skipped' | 'failed';
export interface PlannedTelling {
  readonly notice: string;
  readonly channel: Channel;
  readonly user: string;
  readonly kind: string;
  readonly tag: string;
  readonly plannedAt: string;
  readonly dueAt: string;
  /** Not '': why it is not told. It is kept all the same, so that it is not told later either. */
  readonly not?: string;
}
export interface Telling extends PlannedTelling {
  readonly state: TellingState;
  readonly note: string;
  readonly settledAt: string;
  readonly attempts: number;
  readonly batch: string;
}
export interface PushDevice {
  readonly session: string;
  readonly user: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly createdAt: string;
}
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const columns = `notice, channel, user, kind, tag, state, note, planned_at AS plannedAt, due_at AS dueAt, settled_at AS settledAt,
  attempts, batch`;
const deviceColumns = 'session, user, endpoint, p256dh, auth, created_at AS createdAt';
const marks = (list: readonly unknown[]) => list.map(() => '?').join(', ');

export function tellingStore(db: DatabaseSync) {
  const plan = db.prepare(`INSERT INTO telling (notice, channel, user, kind, tag, state, note, planned_at, due_at, settled_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const due = db.prepare(`SELECT ${columns} FROM telling WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at, notice LIMIT ?`);
  const nextDue = db.prepare(`SELECT min(due_at) AS at FROM telling WHERE state = 'waiting'`);
  const waitingOf = db.prepare(`SELECT ${columns} FROM telling WHERE state = 'waiting' AND user = ? ORDER BY notice`);
  const begun = db.prepare(`SELECT ${columns} FROM telling WHERE state = 'begun' ORDER BY notice`);
  const inState = db.prepare(`SELECT ${columns} FROM telling WHERE state = ? ORDER BY planned_at DESC, notice LIMIT ?`);
  const lastTold = db.prepare(`SELECT max(settled_at) AS at FROM telling WHERE user = ? AND tag = ? AND channel = ? AND state = 'sent'`);
  const forget = db.prepare(`DELETE FROM telling WHERE settled_at <> '' AND settled_at < ?`);
  const keep = db.prepare('INSERT INTO push_key (one, public_key, private_key) VALUES (1, ?, ?) ON CONFLICT DO NOTHING');
  const keys = db.prepare('SELECT public_key AS publicKey, private_key AS privateKey FROM push_key');
  const addDevice = db.prepare(
    'INSERT OR REPLACE INTO push_device (session, user, endpoint, p256dh, auth, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const devicesOf = db.prepare(`SELECT ${deviceColumns} FROM push_device WHERE user = ? ORDER BY created_at DESC, session DESC`);
  const dropDevice = db.prepare('DELETE FROM push_device WHERE session = ?');
  const dropEndpoint = db.prepare('DELETE FROM push_device WHERE endpoint = ?');
  const dropDevicesOf = db.prepare('DELETE FROM push_device WHERE user = ?');

  const each = (channel: Channel, notices: readonly string[], set: string, values: readonly (string | number)[]): void =>
    void db.prepare(`UPDATE telling SET ${set} WHERE channel = ? AND notice IN (${marks(notices)})`).run(...values, channel, ...notices);

  return {
    /** What was planned once is left as it is. */
    plan(tellings: readonly PlannedTelling[]): void {
      for (const { notice, channel, user, kind, tag, plannedAt, dueAt, not = '' } of tellings)
        plan.run(notice, channel, user, kind, tag, not ? 'skipped' : 'waiting', not, plannedAt, dueAt, not ? plannedAt : '');
    },
    due: (at: string, limit: number): readonly Telling[] => due.all(at, limit) as unknown as Telling[],
    /** '' when nothing waits. */
    nextDue: (): string => (nextDue.get() as { at: string | null } | undefined)?.at ?? '',
    waitingOf: (user: string): readonly Telling[] => waitingOf.all(user) as unknown as Telling[],
    begun: (): readonly Telling[] => begun.all() as unknown as Telling[],
    inState: (state: TellingState, limit: number): readonly Telling[] => inState.all(state, limit) as unknown as Telling[],
    /** '' when the person was never told of it this way. */
    lastTold: (user: string, tag: string, channel: Channel): string =>
      (lastTold.get(user, tag, channel) as { at: string | null } | undefined)?.at ?? '',
    begin: (channel: Channel, notices: readonly string[], batch: string): void =>
      each(channel, notices, `state = 'begun', batch = ?, attempts = attempts + 1`, [batch]),
    settle: (channel: Channel, notices: readonly string[], state: 'sent' | 'skipped' | 'failed', note: string, at: string): void =>
      each(channel, notices, 'state = ?, note = ?, settled_at = ?', [state, note, at]),
    putOff: (channel: Channel, notices: readonly string[], dueAt: string, note: string): void =>
      each(channel, notices, `state = 'waiting', due_at = ?, note = ?`, [dueAt, note]),
    forgetBefore: (at: string): void => void forget.run(at),

    /** The keys that are kept: the first ones that were ever made. */
    keepKeys({ publicKey, privateKey }: PushKeys): PushKeys {
      keep.run(publicKey, privateKey);
      return keys.get() as unknown as PushKeys;
    },
    /** One a session; of a person's devices the oldest goes when there are more than `most`. */
    addDevice({ session, user, endpoint, p256dh, auth, createdAt }: PushDevice, most: number): void {
      addDevice.run(session, user, endpoint, p256dh, auth, createdAt);
      for (const { session: old } of (devicesOf.all(user) as unknown as PushDevice[]).slice(most)) dropDevice.run(old);
    },
    devicesOf: (user: string): readonly PushDevice[] => devicesOf.all(user) as unknown as PushDevice[],
    dropDevices(sessions: readonly string[]): void {
      for (const session of sessions) dropDevice.run(session);
    },
    dropEndpoint: (endpoint: string): void => void dropEndpoint.run(endpoint),
    dropDevicesOf: (user: string): void => void dropDevicesOf.run(user),
  };
}
