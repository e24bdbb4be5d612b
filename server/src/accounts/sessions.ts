/**
 * Sessions, through lucia behind this port. lucia keeps its session id in clear and slides for ever; here the adapter stores only
 * the SHA-256 of the id, and an absolute limit of 30 days stands beside the idle limit of 7. Upstream is frozen: nothing but
 * this file knows lucia.
 */
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import type { AccountsStore } from './accounts-store.ts';
import type { DeviceWords, SessionRecord, UserRecord } from './records.ts';
import { hashToken, isToken, newToken, type Random } from './tokens.ts';

export const idleDays = 7;
export const absoluteDays = 30;
const day = 86_400_000;
/** `last seen` is exact to this: not every request is worth a write. */
const touchEvery = 300_000;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ record: SessionRecord }, { record: UserRecord }>;
    DatabaseSessionAttributes: { record: SessionRecord };
    DatabaseUserAttributes: { record: UserRecord };
  }
}

export interface FoundSession {
  readonly session: SessionRecord;
  readonly user: UserRecord;
}
export interface Sessions {
  /** A new token; only its holder can show it again. */
  start(user: string, device: DeviceWords): Promise<{ readonly token: string; readonly session: string }>;
  /** Slides the idle limit. Undefined: unknown, run out, or its person is suspended. */
  find(token: string): Promise<FoundSession | undefined>;
  end(token: string): Promise<void>;
  endAll(user: string, but?: string): Promise<void>;
  sweep(): Promise<void>;
}

interface Needs {
  readonly store: AccountsStore;
  readonly now: () => Date;
  readonly random: Random;
  readonly newId: () => string;
  readonly onEnded: (sessions: readonly string[], user: string | undefined) => void;
}

export function createSessions({ store, now, random, newId, onEnded }: Needs): Sessions {
  // lucia reads the machine's clock: what it is handed is moved by the difference to ours.
  const ahead = () => Date.now() - now().getTime();
  const toLucia = (iso: string) => new Date(Date.parse(iso) + ahead());
  const fromLucia = (date: Date) => new Date(date.getTime() - ahead()).toISOString();

  const adapter: Adapter = {
    async getSessionAndUser(token) {
      const found = await store.sessionByHash(hashToken(token));
      if (found?.user.state !== 'active') return [null, null];
      const { session, user } = found;
      return [
        { id: token, userId: user.id, expiresAt: toLucia(session.expiresAt), attributes: { record: session } },
        { id: user.id, attributes: { record: user } },
      ];
    },
    async getUserSessions(user) {
      // Their ids cannot be given back: only hashes are known.
      const records = await store.sessionsOf(user);
      return records.map(
        (record): DatabaseSession => ({ id: record.id, userId: user, expiresAt: toLucia(record.expiresAt), attributes: { record } }),
      );
    },
    async setSession({ id, expiresAt, attributes: { record } }) {
      const idle = fromLucia(expiresAt);
      await store.addSession(hashToken(id), { ...record, expiresAt: idle < record.latestAt ? idle : record.latestAt });
    },
    updateSessionExpiration: (token, expiresAt) => store.extendSession(hashToken(token), fromLucia(expiresAt)),
    async deleteSession(token) {
      onEnded(await store.endSession(hashToken(token)), undefined);
    },
    async deleteUserSessions(user) {
      onEnded(await store.endSessionsOf(user, ''), user);
    },
    async deleteExpiredSessions() {
      onEnded(await store.endExpiredSessions(now().toISOString()), undefined);
    },
  };
  const lucia = new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(idleDays, 'd'),
    getSessionAttributes: ({ record }) => ({ record }),
    getUserAttributes: ({ record }) => ({ record }),
  });

  return {
    async start(user, device) {
      const token = newToken(random);
      const at = now();
      const record: SessionRecord = {
        id: newId(),
        user,
        createdAt: at.toISOString(),
        seenAt: at.toISOString(),
        expiresAt: '',
        latestAt: new Date(at.getTime() + absoluteDays * day).toISOString(),
        device,
      };
      await lucia.createSession(user, { record }, { sessionId: token });
      return { token, session: record.id };
    },
    async find(token) {
      if (!isToken(token)) return undefined;
      const { session, user } = await lucia.validateSession(token);
      if (!session) return undefined;
      const at = now();
      if (at.getTime() - Date.parse(session.record.seenAt) >= touchEvery) {
        await store.touchSession(session.record.id, user.id, at.toISOString(), new Date(at.getTime() + idleDays * day).toISOString());
      }
      return { session: session.record, user: user.record };
    },
    end: (token) => lucia.invalidateSession(token),
    async endAll(user, but) {
      if (but === undefined) await lucia.invalidateUserSessions(user);
      else onEnded(await store.endSessionsOf(user, but), user);
    },
    sweep: () => lucia.deleteExpiredSessions(),
  };
}
