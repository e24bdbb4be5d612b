/** A document's rows before and after: what moved, what is gone, what happened by it. */
import { type AccessFacts, type Audience, audiencesOf, type CrmEvent, deriveEvents, type Row, type RowContent, rowKey } from '@tandem/core';
import type { ChangedDocument, Projection } from '../storage/storage.ts';

/** What a document's new rows change, and what happened by it. */
export function compareRows(
  changed: Omit<ChangedDocument, 'projected'>,
  before: ReadonlyMap<string, Row>,
  contents: readonly RowContent[],
  facts: AccessFacts,
) {
  const rows = new Map<string, Row>();
  const moved: Row[] = [];
  const events: CrmEvent[] = [];
  const stale = new Set<string>();
  const audiences = new Map<string, readonly Audience[]>();
  // A contact's own row comes first; what was done with it goes to the same people.
  const circle: AccessFacts = { ...facts, audiencesOfContact: (id) => audiences.get(id) ?? facts.audiencesOfContact(id) };
  for (const content of contents) {
    const key = rowKey(content);
    if (content.kind === 'contact') audiences.set(content.id, audiencesOf(content, facts));
    const was = before.get(key);
    if (was && sameRow(was.content, content)) {
      rows.set(key, was);
      continue;
    }
    const row: Row = { content, audiences: audiencesOf(content, circle), document: changed.document };
    rows.set(key, row);
    moved.push(row);
    events.push(...deriveEvents(was?.content, content, changed));
    for (const id of staleBehind(was?.content, content)) stale.add(id);
  }
  const removed = [...before.keys()].filter((key) => !rows.has(key));
  for (const key of removed) {
    const gone = before.get(key)?.content;
    events.push(...deriveEvents(gone, undefined, changed));
    for (const id of staleBehind(gone, undefined)) stale.add(id);
  }
  const projection: Projection = {
    document: changed.document,
    through: changed.through,
    actor: changed.actor,
    at: changed.at,
    rows: moved,
    removed,
    events,
    staleContacts: [...stale],
  };
  return { projection, rows };
}

/** Contacts whose circle changes when this opportunity begins, ends or changes hands, and the persons of a changed company. */
function staleBehind(was: RowContent | undefined, is: RowContent | undefined): readonly string[] {
  const before = was?.kind === 'opportunity' ? was : undefined;
  const after = is?.kind === 'opportunity' ? is : undefined;
  if (before?.contact !== after?.contact || before?.owner !== after?.owner)
    return [before?.contact, after?.contact].filter((id): id is string => Boolean(id));
  if (
    is?.kind === 'contact' &&
    (was?.kind !== 'contact' || was.owner !== is.owner || was.company !== is.company || was.shares.join() !== is.shares.join())
  )
    return [is.id];
  return [];
}

/** Rows are flat but for lists of plain values; the settings row holds a whole document. */
const sameRow = (a: RowContent, b: RowContent): boolean => a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);
