/** A data folder whose n-th statement fails as a broken disk would make it fail: the stores and the transactions around them are the product's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { openDatabase, storesOf } from '../src/storage/sqlite/database.ts';
import { writeAll } from '../src/storage/sqlite/serve-storage.ts';
import { StorageError } from '../src/storage/sqlite/thread-client.ts';
import { noSteps } from '../src/storage/steps.ts';
import type { Storage } from '../src/storage/storage.ts';

export interface FaultPlan {
  /** The first statement that fails; 0: none does. */
  readonly at: number;
  /** From then on all of them do, until `heal`. */
  readonly forGood: boolean;
}
export interface FaultyFolder {
  readonly storage: Storage;
  store(name: 'accounts'): never;
  /** From here on statements count. */
  arm(plan: FaultPlan): void;
  heal(): void;
  /** How many statements were carried out, or failed, since `arm`. */
  readonly counted: number;
  /** A second look at the same file after everything was closed: what a restart finds. */
  reopen(): void;
  end(): void;
}

const ioError = () => Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 10 });

export function faultyFolder(): FaultyFolder {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-faults-'));
  let plan: FaultPlan = { at: 0, forGood: false };
  let counted = 0;
  let { db } = openDatabase(join(folder, 'tandem.db'), 'write');
  let stores = storesOf(failing());

  function strike(): void {
    counted++;
    if (plan.at > 0 && (plan.forGood ? counted >= plan.at : counted === plan.at)) throw ioError();
  }
  function failing(): DatabaseSync {
    return new Proxy(db, {
      get(target, name) {
        if (name === 'exec')
          return (sql: string) => {
            // A rollback needs no write: it is what SQLite does by itself when the process ends.
            if (!sql.startsWith('ROLLBACK')) strike();
            target.exec(sql);
          };
        if (name === 'prepare') return (sql: string) => failingStatement(target.prepare(sql));
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
  function failingStatement(statement: StatementSync): StatementSync {
    return new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (name === 'run' || name === 'get' || name === 'all') strike();
          return value.apply(target, args);
        };
      },
    });
  }
  /** As through the storage thread: atomic calls, arguments and results copied, answers later. */
  const through = (store: string) =>
    new Proxy(
      {},
      {
        ownKeys: () => Object.keys((stores as Record<string, object>)[store] ?? {}),
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
        get: (_, method) =>
          typeof method !== 'string' || method === 'then'
            ? undefined
            : async (...args: readonly unknown[]) => {
                await new Promise((resolve) => setImmediate(resolve));
                const [outcome] = writeAll(failing(), stores, [{ store, method, args: structuredClone(args) }], noSteps);
                if (!outcome?.ok) throw new StorageError(outcome?.message ?? 'no answer', outcome?.code ?? 'ERROR');
                return structuredClone(outcome.value);
              },
      },
    );

  return {
    storage: through('documents') as Storage,
    store: (name) => through(name) as never,
    arm(next) {
      plan = next;
      counted = 0;
    },
    heal() {
      plan = { at: 0, forGood: false };
    },
    get counted() {
      return counted;
    },
    reopen() {
      plan = { at: 0, forGood: false };
      db.close();
      db = openDatabase(join(folder, 'tandem.db'), 'write').db;
      stores = storesOf(failing());
    },
    end() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
