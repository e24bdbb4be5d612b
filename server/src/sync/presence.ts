/**
 * Who is here: one state a connection, for a client id that it took first, with the name the server knows.
 * Everything else in a frame is dropped: other people's states come back from some clients as an echo, and from others as a lie.
 */
import type { beforeHandleAwarenessPayload, Connection, Document } from '@hocuspocus/server';
import { nameOf } from '@tandem/core';
import type { Context } from './authenticate.ts';
import { type Bucket, createBucket, type Limits } from './limits.ts';

interface Needs {
  readonly limits: Limits;
  readonly now: () => Date;
}

const boardOfLeads = nameOf('settings', 'settings');
interface Owner {
  readonly user: string;
  readonly connection: Connection;
}

export function presenceRules({ limits, now }: Needs) {
  /** Per document: whose a client id is. It stays its user's after a disconnect, so that nobody else takes it over. */
  const owners = new WeakMap<Document, Map<number, Owner>>();
  const mine = new WeakMap<Connection, number>();
  const paces = new WeakMap<Connection, Bucket>();

  function bind(document: Document, connection: Connection, user: string, clientIds: readonly number[]): number | undefined {
    const known = mine.get(connection);
    if (known !== undefined) return known;
    const taken = owners.get(document) ?? new Map<number, Owner>();
    owners.set(document, taken);
    const free = clientIds.filter((id) => {
      const owner = taken.get(id);
      return !owner || (owner.user === user && !document.hasConnection(owner.connection));
    });
    const [id, ...more] = free;
    if (id === undefined || more.length > 0) return undefined;
    mine.set(connection, id);
    taken.set(id, { user, connection });
    if (taken.size > 2000) taken.delete(taken.keys().next().value as number);
    return id;
  }

  return {
    async beforeHandleAwareness({ states, document, connection, context }: beforeHandleAwarenessPayload<Context>): Promise<void> {
      // The library decodes a frame into a presence of its own making, whose own empty state comes first (tried with 4.7.0; a test holds it).
      const [, ...clientIds] = states.keys();
      // The board of leads has no document of its own: it stands on the settings, which everybody reads and few may edit.
      const mayBeSeen = connection && (!connection.readOnly || document.name === boardOfLeads);
      const own = mayBeSeen ? await context?.admission?.rights() : undefined;
      const pace = connection && (paces.get(connection) ?? createBucket(limits.presencePerSecond, limits.presencePerSecond, now));
      if (connection && pace) paces.set(connection, pace);
      const id = own && connection && pace?.take() === 0 ? bind(document, connection, own.identity.person.id, clientIds) : undefined;
      const state = id === undefined || !own ? undefined : stamp(states.get(id), own.identity, limits.presenceBytes);
      states.clear();
      if (id !== undefined && state) states.set(id, state);
    },
  };
}

/** Only what the product shows, and never who somebody says to be. Undefined: no state that may be shown. */
export function stamp(
  sent: unknown,
  identity: { readonly person: { readonly id: string }; readonly name: string },
  mostBytes: number,
): Record<string, unknown> | undefined {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return undefined;
  const { color, at, cursor } = sent as { color?: unknown; at?: unknown; cursor?: unknown };
  const state = {
    user: identity.person.id,
    name: identity.name,
    ...(Number.isInteger(color) && Number(color) >= 1 && Number(color) <= 6 ? { color } : {}),
    ...(at === undefined ? {} : { at }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return Buffer.byteLength(JSON.stringify(state)) <= mostBytes ? state : undefined;
}
