/**
 * Every update is checked and on disk before Hocuspocus applies, broadcasts and acknowledges it: what a client sees as saved
 * is saved, and nobody sees what is not. This costs one flush for all that arrives at the same moment.
 */
import type { beforeSyncPayload, Connection, Document } from '@hocuspocus/server';
import type { DocumentName } from '@tandem/core';
import * as Y from 'yjs';
import { errorFacts, type Log } from '../log.ts';
import type { NewUpdate } from '../storage/storage.ts';
import { type Appender, isErased } from './append.ts';
import type { Context } from './authenticate.ts';
import type { CatchUp } from './catch-up.ts';
import { closeCodes } from './client-socket.ts';
import type { DurableMark } from './durable-mark.ts';
import { askForMissing, syncType } from './frame.ts';
import { type Bucket, createBucket, type Limits } from './limits.ts';
import { tellClosed, tellRefused, tellRole } from './messages.ts';
import { Refusal } from './safe-hook.ts';
import type { Stray } from './strays/find-strays.ts';
import { type FindPlaces, writeBack } from './strays/keep-words.ts';
import type { UpdateGate } from './update-gate.ts';

interface Needs {
  readonly gate: UpdateGate;
  readonly appender: Appender;
  readonly mark: DurableMark;
  readonly catchUp: CatchUp;
  readonly limits: Limits;
  readonly log: Log;
  readonly now: () => Date;
  readonly placesOf: FindPlaces;
  /** Brings words back in an edit of its own. */
  readonly rescue: (document: DocumentName, strays: readonly Stray[]) => Promise<void>;
}

type Payload = Pick<beforeSyncPayload<Context>, 'type' | 'payload' | 'documentName' | 'context'> & {
  document: Document;
  connection: Connection;
};

export function durableUpdates({ gate, appender, mark, catchUp, limits, log, now, placesOf, rescue }: Needs) {
  /** Frames refused one by one: the library answers a read-only connection with "not applied", and goes on. */
  const refusing = new WeakSet<Connection>();
  const refusals = new WeakMap<Connection, Bucket>();
  /** Their update is on its way to the disk; a connection's frames are handled one after the other. */
  const underway = new WeakSet<Connection>();
  /** Words that their update had lost, appended with it; applied when it is in the document. */
  const kept = new WeakMap<Connection, readonly NewUpdate[]>();
  /** The copy they were to be written into was thrown away meanwhile: brought back afterwards. */
  const lost = new WeakMap<Connection, readonly Stray[]>();

  function refuseThis(connection: Connection): void {
    const left = refusals.get(connection) ?? createBucket(limits.refusalsPerMinute / 60, limits.refusalsPerMinute, now);
    refusals.set(connection, left);
    if (left.take() > 0) {
      connection.webSocket.close(closeCodes.refused, 'too many refused updates');
      throw new Refusal('refused', closeCodes.refused);
    }
    refusing.add(connection);
    connection.readOnly = true;
  }

  async function beforeSync({ type, payload, documentName, document, connection, context }: Payload): Promise<void> {
    if (type === syncType.step1 || connection.readOnly || isEmpty(payload)) return;
    const rights = await context.admission?.rights();
    if (!rights?.mayRead) {
      const why = rights ? (rights.erased ? 'erased' : 'no-access') : 'signed-out';
      tellClosed(connection, why);
      throw new Refusal(why);
    }
    if (!rights.mayEdit) {
      tellRole(connection, true);
      connection.readOnly = true;
      return;
    }
    const verdict = gate.check(document, payload, {
      person: rights.identity.person,
      mayAssign: rights.mayAssign,
      mayApprove: rights.mayApprove,
      knows: context.knows ?? 0,
    });
    switch (verdict.verdict) {
      case 'nothing-new':
        return;
      case 'missing':
        refuseThis(connection);
        connection.send(askForMissing(connection.messageAddress, document));
        return;
      case 'field':
      case 'content':
      case 'unknown':
        refuseThis(connection);
        log.warn('sync.update-refused', { document: documentName, user: rights.identity.person.id, paths: verdict.paths });
        tellRefused(connection, verdict.verdict, verdict.paths);
        return;
      case 'malformed':
        log.warn('sync.update-malformed', { document: documentName, user: rights.identity.person.id, why: verdict.why });
        connection.webSocket.close(closeCodes.refused, 'malformed update');
        throw new Refusal('malformed', closeCodes.refused);
    }
    underway.add(connection);
    try {
      const update = payload.slice();
      const name = documentName as DocumentName;
      const strays = verdict.strays ?? [];
      const places = strays.length > 0 ? await placesOf(name, strays, update) : undefined;
      const from = { sender: rights.identity.person.id, at: now().toISOString() };
      const words = places ? gate.write(document, (shadow) => writeBack(name, shadow, places, from)) : [];
      const seq = await appender.append(
        {
          document: name,
          update,
          actor: rights.identity.person.id,
          at: now().toISOString(),
          fields: verdict.fields,
          text: verdict.text,
        },
        words,
      );
      mark.appended(connection, seq);
      // Its author may have left, and everybody else with them, before somebody came back.
      for (const one of [update, ...words.map((word) => word.update)]) await catchUp(name, one, document);
      // Who may only read by now is told that it was not taken. It was: what is on disk is in memory.
      if (connection.readOnly) Y.applyUpdate(document, update, { source: 'local', skipStoreHooks: true });
      if (words.length > 0) kept.set(connection, words);
      else if (places && places.size > 0) lost.set(connection, strays);
    } catch (error) {
      gate.forget(document);
      if (isErased(error)) {
        tellClosed(connection, 'erased');
        throw new Refusal('erased');
      }
      log.error('sync.append-failed', { document: documentName, ...errorFacts(error) });
      // Throwing alone leaves the provider connected and silent; it sends again only after its socket was closed.
      connection.webSocket.close(closeCodes.tryAgainLater, 'storage unavailable');
      throw new Refusal('storage-unavailable', closeCodes.tryAgainLater);
    }
  }

  return {
    beforeSync,
    refusing,
    async afterHandleMessage({ connection, document }: { connection: Connection; document: Document }): Promise<void> {
      if (underway.delete(connection)) gate.settled(document);
      if (refusing.delete(connection)) connection.readOnly = false;
      for (const { update } of kept.get(connection) ?? []) Y.applyUpdate(document, update, { source: 'local', skipStoreHooks: true });
      kept.delete(connection);
      const strays = lost.get(connection);
      lost.delete(connection);
      if (strays) await rescue(document.name as DocumentName, strays);
    },
  };
}

const isEmpty = (update: Uint8Array): boolean => update.length <= 2 && update.every((byte) => byte === 0);
