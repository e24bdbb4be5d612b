/** Tells an author up to where the log holds what came over this connection, at most four times a second. */
import type { Connection } from '@hocuspocus/server';
import { tellDurable } from './messages.ts';

export interface DurableMark {
  appended(connection: Connection, seq: number): void;
}

const everyMs = 250;

export function createDurableMark(): DurableMark {
  const newest = new WeakMap<Connection, number>();
  const waiting = new WeakSet<Connection>();
  return {
    appended(connection, seq) {
      newest.set(connection, seq);
      if (waiting.has(connection)) return;
      waiting.add(connection);
      setTimeout(() => {
        waiting.delete(connection);
        if (connection.document.hasConnection(connection)) tellDurable(connection, newest.get(connection) ?? seq);
      }, everyMs).unref();
    },
  };
}
