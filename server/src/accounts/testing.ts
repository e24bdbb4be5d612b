/** For tests: accounts over a database in memory, with a clock that is moved by hand and chance that repeats. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Mailer } from '../email/mailer.ts';
import { createOutbox, type Outbox } from '../email/outbox.ts';
import { createIds } from '../ids.ts';
import type { Log } from '../log.ts';
import { accountsStore, accountsTables } from '../storage/sqlite/accounts-store.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import type { AccountsStore } from './accounts-store.ts';
import type { Identity } from './identity.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createRateLimits } from './rate-limits.ts';
import type { Random } from './tokens.ts';

export interface Clock {
  (): Date;
  pass(milliseconds: number): void;
}
export const minutes = (n: number): number => n * 60_000;
export const days = (n: number): number => n * 86_400_000;

export function fakeClock(start = '2026-03-12T09:00:00.000Z'): Clock {
  let at = Date.parse(start);
  return Object.assign(() => new Date(at), {
    pass(milliseconds: number) {
      at += milliseconds;
    },
  });
}

export function seededRandom(seed: string): Random {
  let i = 0;
  return (bytes) => {
    const parts: Buffer[] = [];
    for (let have = 0; have < bytes; have += 32) parts.push(createHash('sha256').update(`${seed}/${i++}`).digest());
    return Buffer.concat(parts).subarray(0, bytes);
  };
}

/** As through a storage thread: every call atomic, arguments and results copied, answers later. */
export function asyncStore(db: DatabaseSync): AccountsStore {
  const store = accountsStore(db) as unknown as Record<string, (...args: unknown[]) => unknown>;
  return new Proxy({} as AccountsStore, {
    get:
      (_, method: string) =>
      async (...args: unknown[]) => {
        db.exec('SAVEPOINT one');
        try {
          const result = structuredClone(store[method]?.(...structuredClone(args)));
          db.exec('RELEASE one');
          return result;
        } catch (error) {
          db.exec('ROLLBACK TO one; RELEASE one');
          throw error;
        }
      },
  });
}

export function memoryDatabase(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec('PRAGMA foreign_keys = ON');
  for (const step of accountsTables) db.exec(step);
  return db;
}

export interface CountedPasswords extends Passwords {
  readonly work: { hashes: number; verifications: number };
}
/** Real argon2id at its lowest cost, counted. */
export function countedPasswords(random: Random): CountedPasswords {
  const real = createPasswords(random, { memory: 8, passes: 1, lanes: 1 });
  const work = { hashes: 0, verifications: 0 };
  return {
    work,
    hash: (password) => real.hash(password).finally(() => work.hashes++),
    verify: (phc, password) => real.verify(phc, password).finally(() => work.verifications++),
  };
}

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly facts: unknown;
}
export function recordedLog(): Log & { readonly lines: LoggedLine[] } {
  const lines: LoggedLine[] = [];
  const at =
    (level: LoggedLine['level']) =>
    (event: string, facts: unknown = {}) =>
      void lines.push({ level, event, facts });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

export interface TestAccounts {
  readonly accounts: Accounts;
  readonly store: AccountsStore;
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly passwords: CountedPasswords;
  readonly outbox: Outbox;
  readonly log: ReturnType<typeof recordedLog>;
  readonly newId: () => string;
  /** The newest mail to somebody, and the token of the link in it. */
  mailTo(
    email: string,
  ): Promise<{ readonly subject: string; readonly text: string; readonly html: string; readonly token: string } | undefined>;
  identityOf(email: string): Promise<Identity>;
}

export function testAccounts(options: { transport?: Mailer } = {}): TestAccounts {
  const clock = fakeClock();
  const random = seededRandom('accounts');
  const db = memoryDatabase();
  const store = asyncStore(db);
  const log = recordedLog();
  const outbox = createOutbox({ store, transport: options.transport, now: clock, log });
  const passwords = countedPasswords(random);
  const newId = createIds(clock, random);
  const accounts = createAccounts({
    store,
    mailer: outbox,
    now: clock,
    baseUrl: () => 'https://crm.example.com',
    log,
    random,
    newId,
    passwords,
    limits: createRateLimits(),
  });
  return {
    accounts,
    store,
    db,
    clock,
    passwords,
    outbox,
    log,
    newId,
    async mailTo(email) {
      await accounts.settled();
      const mail = (await store.mails(Number.MAX_SAFE_INTEGER, 1000)).find((found) => found.to === email);
      return mail && { ...mail, token: /\/(?:invitation|password-reset)\/([\w-]{43})/.exec(mail.text)?.[1] ?? '' };
    },
    async identityOf(email) {
      const user = await store.userByEmail(email);
      if (!user) throw new Error(`nobody has the address ${email}`);
      return (await accounts.begin(user, {})).identity;
    },
  };
}

export const goodPassword = 'seven quiet otters';
/** One company: an admin, a manager, two teams of two sellers with their leaders, and one person of support. */
export const cast = {
  teams: [
    { name: 'North', office: 'Umeå', leader: 'Nils Norr' },
    { name: 'South', office: 'Malmö', leader: 'Sara Syd' },
  ],
  people: [
    { name: 'Maria Chef', email: 'manager@firm.test', role: 'manager', team: '' },
    { name: 'Nils Norr', email: 'nils@firm.test', role: 'seller', team: 'North' },
    { name: 'Anna Alm', email: 'anna@firm.test', role: 'seller', team: 'North' },
    { name: 'Sara Syd', email: 'sara@firm.test', role: 'seller', team: 'South' },
    { name: 'Bo Berg', email: 'bo@firm.test', role: 'seller', team: 'South' },
    { name: 'Stina Stöd', email: 'support@firm.test', role: 'support', team: '' },
  ],
} as const;

/** A workspace with that cast, all with `goodPassword`; ids by first name. */
export async function firm(test: TestAccounts): Promise<Readonly<Record<string, string>>> {
  const { accounts, store, passwords, clock } = test;
  await accounts.workspace.create({
    company: 'Firm',
    name: 'Adam Admin',
    email: 'admin@firm.test',
    password: goodPassword,
    sample: false,
    language: 'en',
  });
  await accounts.workspace.ready();
  const at = clock().toISOString();
  const ids = new Map(cast.people.map(({ name }) => [name, test.newId()]));
  const teams = new Map(cast.teams.map(({ name }) => [name as string, test.newId()]));
  const password = await passwords.hash(goodPassword);
  await store.addPeople(
    cast.people.map((person) => ({
      ...person,
      id: ids.get(person.name) ?? '',
      team: teams.get(person.team) ?? '',
      password,
      language: 'en' as const,
      sample: false,
      at,
    })),
    cast.teams.map((team) => ({ ...team, id: teams.get(team.name) ?? '', leader: ids.get(team.leader) ?? '' })),
    { at, actor: '', action: 'test', subject: '' },
  );
  const users = await store.users();
  return Object.fromEntries([...users.map((user) => [user.name.split(' ')[0] ?? '', user.id]), ...teams]);
}
