/** The derivation of the simulation: changed documents to rows and events, from a checkpoint, as the server does it. */
import type { ParsedName } from '../documents/document-name.ts';
import type { CrmEvent } from '../events/crm-event.ts';
import { deriveEvents } from '../events/derive-events.ts';
import { project, readDocument } from '../projections/project.ts';
import { type RowContent, rowKey } from '../projections/row.ts';
import { canonical } from './canonical.ts';
import { type Docs, type Kind, kinds, type Network } from './peers.ts';

const names: Readonly<Record<Kind, ParsedName>> = {
  contact: { type: 'contact', id: 'acme' },
  board: { type: 'board', id: 'north' },
  agenda: { type: 'agenda', id: 'ana' },
};

export interface Projector {
  readonly rows: Map<Kind, ReadonlyMap<string, RowContent>>;
  readonly events: CrmEvent[];
  catchUp(network: Network): void;
}

export function createProjector(): Projector {
  const projector: Projector = {
    rows: new Map(),
    events: [],
    catchUp({ server, storage, faults }) {
      for (const kind of kinds) {
        const before = projector.rows.get(kind) ?? new Map<string, RowContent>();
        const fresh = projectFresh(server, kind);
        const rows = new Map(before);
        for (const key of new Set([...before.keys(), ...fresh.keys()])) {
          const [old, now] = [before.get(key), fresh.get(key)];
          if (canonical(old) === canonical(now)) continue;
          const events = deriveEvents(old, now, { through: storage.seq, at: '2026-03-02T10:00:00Z', actor: 'ana' });
          projector.events.push(
            ...events.filter((event) => event.type !== 'opportunity.stage-changed' || !faults.has('lose-stage-events')),
          );
          if (now) rows.set(key, now);
          else if (!faults.has('forget-removed-rows')) rows.delete(key);
        }
        projector.rows.set(kind, rows);
      }
    },
  };
  return projector;
}

/** The rows of a document as if nothing had ever been projected. */
export const projectFresh = (docs: Docs, kind: Kind): ReadonlyMap<string, RowContent> =>
  new Map(project(readDocument(names[kind], docs[kind])).map((row) => [rowKey(row), row]));

/** What a reader of events alone knows: the value each event left behind, and where an event does not fit the one before. */
export function retell(events: readonly CrmEvent[]): { readonly facts: ReadonlyMap<string, unknown>; readonly gaps: readonly string[] } {
  const facts = new Map<string, unknown>();
  const gaps: string[] = [];
  const changed = (about: string, from: unknown, to: unknown) => {
    if (facts.has(about) && facts.get(about) !== from)
      gaps.push(`${about} was ${String(facts.get(about))}, then an event says it was ${String(from)}`);
    facts.set(about, to);
  };
  for (const event of events) {
    switch (event.type) {
      case 'contact.created':
        facts.set(`contact/${event.contactId}/owner`, event.owner);
        break;
      case 'contact.renamed':
        changed(`contact/${event.contactId}/name`, event.from, event.to);
        break;
      case 'contact.lifecycle-changed':
        changed(`contact/${event.contactId}/lifecycle`, event.from, event.to);
        break;
      case 'contact.owner-changed':
        changed(`contact/${event.contactId}/owner`, event.from, event.to);
        break;
      case 'contact.status-changed':
        changed(`contact/${event.contactId}/status`, event.from, event.to);
        break;
      case 'opportunity.opened':
        facts.set(`opportunity/${event.opportunityId}/stage`, event.stage);
        facts.set(`opportunity/${event.opportunityId}/amount`, event.amount);
        break;
      case 'opportunity.stage-changed':
        changed(`opportunity/${event.opportunityId}/stage`, event.from, event.to);
        break;
      case 'opportunity.amount-changed':
        changed(`opportunity/${event.opportunityId}/amount`, event.from, event.to);
        break;
      case 'opportunity.owner-changed':
        changed(`opportunity/${event.opportunityId}/owner`, event.from, event.to);
        break;
      case 'opportunity.close-date-changed':
        changed(`opportunity/${event.opportunityId}/closeOn`, event.from, event.to);
        break;
      case 'opportunity.removed':
        for (const fact of ['stage', 'amount', 'owner', 'closeOn']) facts.delete(`opportunity/${event.opportunityId}/${fact}`);
        break;
      case 'task.opened':
        facts.set(`task/${event.taskId}/done`, false);
        break;
      case 'task.completed':
        changed(`task/${event.taskId}/done`, false, true);
        break;
      case 'task.reopened':
        changed(`task/${event.taskId}/done`, true, false);
        break;
      case 'contact.merged':
        changed(`contact/${event.contactId}/mergedInto`, '', event.into);
        break;
      case 'contact.divided':
        changed(`contact/${event.contactId}/mergedInto`, event.from, '');
        break;
      case 'activity.logged':
      case 'task.postponed':
        break;
    }
  }
  return { facts, gaps };
}
