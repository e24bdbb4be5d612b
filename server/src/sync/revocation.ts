/** Rights that change while a document is open: the connection is told, then demoted or closed, within two seconds. */
import type { Connection, Hocuspocus } from '@hocuspocus/server';
import type { DocumentName } from '@tandem/core';
import type { Identities } from '../accounts/identity.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Context } from './authenticate.ts';
import { closeCodes } from './client-socket.ts';
import type { Documents } from './documents.ts';
import { type ClosedReason, tellClosed, tellRole } from './messages.ts';
import type { Sockets } from './sockets.ts';

interface Needs {
  readonly hocuspocus: Hocuspocus<Context>;
  readonly sockets: Sockets;
  readonly identities: Identities;
  readonly onAppended: Documents['onAppended'];
  /** Connections of which one frame is being refused: until it is, they look as if they might only read. */
  readonly refusing: Pick<WeakSet<Connection>, 'has' | 'delete'>;
  readonly log: Log;
}

/** Rows, from which rights are found, follow an edit within a moment: who may see a changed document is asked twice. */
const lookEveryMs = 700;
const looksAfterChange = 2;

export function createRevocation({ hocuspocus, sockets, identities, onAppended, refusing, log }: Needs) {
  /** Documents changed lately, with how often they are still to be looked at. */
  const touched = new Map<DocumentName, number>();
  const timers = new Set<NodeJS.Timeout>();
  const looks = setInterval(() => {
    const names = [...touched.keys()];
    for (const [name, left] of touched) {
      if (left > 1) touched.set(name, left - 1);
      else touched.delete(name);
    }
    recheck(names);
  }, lookEveryMs);
  looks.unref();

  function connections(wanted: (connection: Connection<Context>) => boolean): Connection<Context>[] {
    return [...hocuspocus.documents.values()].flatMap((document) => document.getConnections() as Connection<Context>[]).filter(wanted);
  }

  function end(connection: Connection<Context>, reason: ClosedReason): void {
    tellClosed(connection, reason);
    connection.close({ code: 4403, reason });
  }

  async function look(connection: Connection<Context>): Promise<void> {
    const { admission } = connection.context;
    admission?.forget();
    const rights = await admission?.rights();
    if (!rights?.mayRead) return end(connection, rights ? (rights.erased ? 'erased' : 'no-access') : 'signed-out');
    const readOnly = connection.readOnly && !refusing.has(connection);
    if (readOnly === !rights.mayEdit) return;
    tellRole(connection, !rights.mayEdit);
    refusing.delete(connection);
    connection.readOnly = !rights.mayEdit;
  }

  function lookAt(found: readonly Connection<Context>[]): void {
    for (const connection of found) {
      look(connection).catch((error: unknown) =>
        log.error('sync.recheck-failed', { document: connection.document.name, ...errorFacts(error) }),
      );
    }
  }

  function recheck(documents?: readonly DocumentName[]): void {
    if (!documents) return lookAt(connections(() => true));
    lookAt(documents.flatMap((name) => (hocuspocus.documents.get(name)?.getConnections() ?? []) as Connection<Context>[]));
  }

  function later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timer.unref();
    timers.add(timer);
  }

  const unlisten = [
    identities.onChange(({ users, sessions }) => {
      lookAt(
        connections(({ context }) => {
          const identity = context.socket.identity;
          return identity !== undefined && (users.includes(identity.person.id) || sessions.includes(identity.session));
        }),
      );
      for (const socket of sockets) {
        const { identity } = socket;
        if (!identity || !(users.includes(identity.person.id) || sessions.includes(identity.session))) continue;
        identities.current(identity.session).then(
          (current) => {
            // After the messages about each document, which say why.
            if (!current) later(200, () => socket.close(closeCodes.signedOut, 'signed out'));
          },
          (error: unknown) => log.error('sync.recheck-failed', errorFacts(error)),
        );
      }
    }),
    onAppended((documents) => {
      // Who may open an agenda or the settings does not depend on what is in them.
      for (const name of documents)
        if (hocuspocus.documents.has(name) && /^(contact|board)\//.test(name)) touched.set(name, looksAfterChange);
    }),
  ];

  const disconnect: Documents['disconnect'] = ({ document, session, user }, reason) => {
    const found = connections(
      ({ document: open, context: { socket } }) =>
        (document !== undefined && open.name === document) ||
        (session !== undefined && socket.identity?.session === session) ||
        (user !== undefined && socket.identity?.person.id === user),
    );
    for (const connection of found) end(connection, reason);
    for (const socket of sockets) {
      const { identity } = socket;
      if ((session !== undefined && identity?.session === session) || (user !== undefined && identity?.person.id === user))
        socket.close(closeCodes.signedOut, reason);
    }
  };

  return {
    recheck,
    disconnect,
    stop(): void {
      for (const stop of unlisten) stop();
      clearInterval(looks);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
