/**
 * All lines of the contacts list, kept up to date by what changed: an edit of one contact touches its line and those of its
 * persons, whatever the list holds. A line that is the same as before stays the same object, with its drawing and its sort key.
 */
import { type ContactRow, isLead, type OpportunityRow, type Settings, shownAs, type UserRow } from '@tandem/core';
import { changedBetween, Moment } from '../../sync/moment.ts';
import { type ListRow, noFigures, type OpportunityFigures, stageStatuses, titlesOf } from './list-row.ts';
import { type Relations, readRelations, relateContact, relateOpportunity } from './relations.ts';

export interface ListSources {
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly opportunities: ReadonlyMap<string, OpportunityRow>;
  readonly users: ReadonlyMap<string, UserRow>;
  readonly settings: Settings | undefined;
}

/** A name for one moment of living lines: `rows` is the same map at every moment, as the device's rows are. */
export interface Listing {
  readonly sources: ListSources;
  readonly rows: ReadonlyMap<string, ListRow>;
  readonly moment: Moment;
  readonly relations: Relations;
}

export function deriveListing(sources: ListSources, before?: Listing): Listing {
  const grown = before && growListing(sources, before);
  if (grown) return grown;
  const work = makeListing(sources, before);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** How many lines are made between two chances to do something more urgent. */
const linesAtOnce = 250;

export function* makeListing(sources: ListSources, before?: Listing): Generator<void, Listing> {
  const relations = readRelations(sources.contacts, sources.opportunities);
  yield;
  const rows = new Map<string, ListRow>();
  const lineOf = lineMaker(sources, relations);
  let made = 0;
  for (const row of sources.contacts.values()) {
    rows.set(row.id, lineOf(row, before?.rows.get(row.id)));
    if (++made % linesAtOnce === 0) yield;
  }
  return { sources, rows, moment: new Moment(), relations };
}

/** From one moment to the next by the changes alone; `undefined` when all has to be made anew. */
function growListing(sources: ListSources, before: Listing): Listing | undefined {
  const was = before.sources;
  if (was.users !== sources.users || was.settings !== sources.settings) return undefined;
  const contacts = changedBetween(was.contacts, sources.contacts);
  const opportunities = changedBetween(was.opportunities, sources.opportunities);
  if (!contacts || !opportunities) return undefined;
  const { relations } = before;
  // Who was merged is read through others wherever it is named: rare, and not worth a second way of reading.
  for (const id of contacts) if (relations.merges.has(id) || sources.contacts.get(id)?.mergedInto) return undefined;

  const touched = new Set<string>();
  for (const id of opportunities) relateOpportunity(relations, id, sources, touched);
  for (const id of contacts) relateContact(relations, id, sources, touched);
  const rows = before.rows as Map<string, ListRow>;
  const lineOf = lineMaker(sources, relations);
  const changed = new Set<string>();
  for (const id of touched) {
    const row = sources.contacts.get(id);
    const known = rows.get(id);
    const line = row && lineOf(row, known);
    if (line === known) continue;
    if (line) rows.set(id, line);
    else rows.delete(id);
    changed.add(id);
  }
  const moment = new Moment();
  before.moment.followedBy(moment, changed);
  return { sources, rows, moment, relations };
}

function lineMaker({ contacts, opportunities, users, settings }: ListSources, relations: Relations) {
  const titles = titlesOf(settings);
  const statusOf = stageStatuses(settings);
  const leadsAreOff = settings?.leadProcessOn === false;
  const sizes = new Map(settings?.sizeClasses.map(({ id, from }) => [id, from]));

  function figuresOf(id: string): OpportunityFigures {
    const ids = relations.dealsOf.get(id);
    if (!ids) return noFigures;
    const sums = { ...noFigures };
    for (const deal of ids) {
      const row = opportunities.get(deal);
      if (!row) continue;
      const { stage, amount, closedOn } = row;
      const status = statusOf(stage);
      sums[status]++;
      if (status === 'won') sums.wonSum += amount ?? 0;
      if (status === 'open') sums.openSum += amount ?? 0;
      else if (closedOn > sums.lastClosed) sums.lastClosed = closedOn;
    }
    return sums;
  }

  return function lineOf(row: ContactRow, known: ListRow | undefined): ListRow {
    const company = row.company ? contacts.get(relations.companyOf.get(row.id) ?? '') : undefined;
    const owner = row.owner || company?.owner || '';
    const { open, openSum, won, wonSum, lost, lastClosed } = figuresOf(row.id);
    let [first, withoutMail]: [ContactRow | undefined, boolean] = [undefined, row.mails.length === 0];
    for (const id of relations.staffOf.get(row.id) ?? nobody) {
      const person = contacts.get(id);
      if (!person) continue;
      if (!first || isBefore(person, first)) first = person;
      if (person.mails.length > 0) withoutMail = false;
    }
    const line: ListRow = {
      id: row.id,
      row,
      owner,
      ownerName: users.get(owner)?.name ?? '',
      companyName: company?.name ?? '',
      mainPerson: first?.name ?? '',
      withoutMail,
      phone: row.phones[0] ?? '',
      mail: row.mails[0] ?? '',
      status: titles.statuses(row.status),
      industry: titles.industries(row.industry),
      size: titles.sizeClasses(row.sizeClass),
      sizeFrom: sizes.get(row.sizeClass) ?? null,
      unlisted: (row.mergedInto !== '' && shownAs(row.id, contacts) !== row.id) || (leadsAreOff && isLead(row)),
      open,
      openSum,
      won,
      wonSum,
      lost,
      lastClosed,
    };
    return known && sameLine(known, line) ? known : line;
  };
}

const nobody: readonly string[] = [];
const isBefore = (a: ContactRow, b: ContactRow) => (a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt);

function sameLine(a: ListRow, b: ListRow): boolean {
  for (const key of Object.keys(a) as (keyof ListRow)[]) if (key !== 'row' && a[key] !== b[key]) return false;
  return sameRow(a.row, b.row);
}

/** Opening a contact lays the same row anew over the one the server sent: that is no change. */
const sameRow = (a: ContactRow, b: ContactRow): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
