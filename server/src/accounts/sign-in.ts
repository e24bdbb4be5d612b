/** Signing in and out, changing the own password, tickets for sockets. Answers do not tell whether an address is known. */

import { passwordChangedMail } from '../email/templates/password-changed.ts';
import { type Base, knownNames, line } from './base.ts';
import { deviceWords } from './device-words.ts';
import { identityOf } from './directory.ts';
import type { Identity } from './identity.ts';
import { requireGoodPassword } from './password-rules.ts';
import { addressKey } from './rate-limits.ts';
import { type DeviceWords, emailKey, type SessionRecord, type UserRecord } from './records.ts';
import { notHere, Refusal } from './refusal.ts';
import { hashToken, isToken, newToken } from './tokens.ts';

export interface SignedIn {
  readonly token: string;
  readonly identity: Identity;
  readonly user: UserRecord;
  /** Set when the browser is a new one for this person: shown again, it is exempt from other people's failed tries. */
  readonly device?: string;
}
export interface From {
  /** The client's address, as far as it can be trusted. */
  readonly address: string;
  /** The device cookie, as sent. */
  readonly device?: string | undefined;
  /** The session token the request carries: it ends with the new sign-in. */
  readonly token?: string | undefined;
  /** What the browser calls itself. */
  readonly agent?: string | undefined;
}
/** What a new session takes from the request. */
export type Begin = (user: UserRecord, from: Partial<Pick<From, 'token' | 'agent' | 'address'>>, device?: DeviceWords) => Promise<SignedIn>;

const ticketSeconds = 30;

export function createSignIn(base: Base) {
  const { store, limits, passwords, sessions, directory, now, random } = base;

  const begin: Begin = async (user, from, device = deviceWords(from.agent, from.address)) => {
    if (from.token) await sessions.end(from.token);
    const { token, session } = await sessions.start(user.id, device);
    return { token, identity: identityOf(session, user), user };
  };
  /** The same device goes on with another session. */
  async function beginAgain(user: UserRecord, before: Identity): Promise<SignedIn> {
    return begin(user, {}, (await store.sessionById(before.session))?.session.device);
  }
  /** Whoever sits at a screen that somebody left open does not know it. */
  async function requirePassword(identity: Identity, password: string): Promise<void> {
    const id = identity.person.id;
    await limits.take('signInPerAccount', `password of ${id}`);
    const found = await store.passwordOf(identity.email);
    if (!(await passwords.verify(found?.password, password))) {
      throw new Refusal('wrong-sign-in', 'The current password is wrong.', 'Type the password you signed in with.', {
        fields: { current: 'is wrong' },
      });
    }
    await limits.forget('signInPerAccount', `password of ${id}`);
  }

  return {
    begin,
    beginAgain,
    async signIn({ email, password }: { readonly email: string; readonly password: string }, from: From): Promise<SignedIn> {
      const key = emailKey(email);
      const address = addressKey(from.address);
      const device = isToken(from.device) ? hashToken(from.device) : '';
      const known = await store.knowsDevice(device, key);
      const account = known ? `${key} on ${device}` : `${key} from ${address}`;
      if (!known) await limits.take('signInPerAddress', address);
      await limits.take('signInPerAccount', account);

      const found = await store.passwordOf(email);
      const right = await passwords.verify(found?.password, password);
      const user = await store.user(right && found?.active ? found.id : '');
      if (!user) {
        await store.audit(line(base, found?.id ?? '', 'sign-in.refused', found?.id ?? ''));
        throw new Refusal('wrong-sign-in', 'The e-mail address or the password is wrong.', 'Try again, or choose a new password.');
      }
      await limits.forget('signInPerAccount', account);
      if (!known) await limits.giveBack('signInPerAddress', address);
      const begun = await begin(user, from);
      await store.audit(line(base, user.id, 'signed-in', user.id, { session: begun.identity.session }));
      if (known) return begun;
      const fresh = newToken(random);
      await store.addDevice(hashToken(fresh), user.id, now().toISOString());
      return { ...begun, device: fresh };
    },
    /** One press, no password: only for the sample's own people, and only in a sample workspace. */
    async signInToSample(email: string, from: From): Promise<SignedIn> {
      const workspace = await store.workspace();
      const user = workspace?.sample ? await store.userByEmail(email) : undefined;
      if (!user?.sample || user.state !== 'active') throw notHere('person in a sample workspace');
      const begun = await begin(user, from);
      await store.audit(line(base, user.id, 'signed-in', user.id, { session: begun.identity.session, sample: true }));
      return begun;
    },
    async signOut(token: string, identity: Identity): Promise<void> {
      await sessions.end(token);
      await store.audit(line(base, identity.person.id, 'signed-out', identity.person.id, { session: identity.session }));
    },
    async changePassword(identity: Identity, change: { readonly current: string; readonly password: string }): Promise<SignedIn> {
      const id = identity.person.id;
      await requirePassword(identity, change.current);
      requireGoodPassword(change.password, await knownNames(base, identity));
      const device = (await store.sessionById(identity.session))?.session.device;
      await store.replacePassword(id, await passwords.hash(change.password), line(base, id, 'password.changed', id));
      await sessions.endAll(id);
      const user = await store.user(id);
      if (!user) throw notHere('person');
      base.later(async () => {
        const mail = await passwordChangedMail({ language: user.language, name: user.name, url: `${base.baseUrl()}/sign-in` });
        await base.mailer.send({ key: `password-changed/${base.newId()}`, to: user.email, ...mail });
      });
      return begin(user, {}, device);
    },
    /** The person's own sessions, the one used last first. */
    async ownSessions({ person }: Identity): Promise<readonly SessionRecord[]> {
      const at = now().toISOString();
      const found = await store.sessionsOf(person.id);
      return found.filter((session) => session.expiresAt > at).sort((a, b) => (a.seenAt < b.seenAt ? 1 : -1));
    },
    async endOwnSession(identity: Identity, session: string, password: string): Promise<void> {
      await requirePassword(identity, password);
      const { id } = identity.person;
      const ended = await store.endOwnSessions(id, { only: session }, line(base, id, 'session.ended', id));
      if (ended.length === 0) throw notHere('session');
      directory.changed({ sessions: ended, users: [] });
    },
    /** All but the one that asks. Answers how many there were. */
    async endOtherSessions(identity: Identity, password: string): Promise<number> {
      await requirePassword(identity, password);
      const { id } = identity.person;
      const ended = await store.endOwnSessions(id, { but: identity.session }, line(base, id, 'session.ended', id));
      directory.changed({ sessions: ended, users: [] });
      return ended.length;
    },

    async newTicket(identity: Identity, origin: string | undefined): Promise<string> {
      await limits.take('ticketPerSession', identity.session);
      const ticket = newToken(random);
      const at = now();
      await store.addTicket(hashToken(ticket), {
        session: identity.session,
        origin: origin ?? '',
        at: at.toISOString(),
        expiresAt: new Date(at.getTime() + ticketSeconds * 1000).toISOString(),
      });
      return ticket;
    },
    async redeemTicket(ticket: string, origin: string | undefined): Promise<Identity | undefined> {
      if (!isToken(ticket)) return undefined;
      const session = await store.redeemTicket(hashToken(ticket), origin ?? '', now().toISOString());
      return session === undefined ? undefined : directory.current(session);
    },
    async authenticate(token: string): Promise<Identity | undefined> {
      const found = await sessions.find(token);
      return found && identityOf(found.session.id, found.user);
    },
  };
}
