/** The documents behind the rows of this person, in the order in which they are wanted without a network: the own ones first. */
import { type DocumentName, nameOf, type RowContent } from '@tandem/core';

export interface Wanted {
  readonly name: DocumentName;
  /** Rows that can be opened and edited once the document is here. */
  readonly records: number;
}
interface Found {
  records: number;
  own: boolean;
}

export function documentOf(row: RowContent): DocumentName | undefined {
  switch (row.kind) {
    case 'contact':
      return nameOf('contact', row.id);
    case 'activity':
      return nameOf('contact', row.contact);
    case 'board':
      return nameOf('board', row.id);
    case 'quote':
      return nameOf('quote', row.id);
    case 'plan':
      return nameOf('plan', row.id);
    case 'opportunity':
      return row.document as DocumentName;
    case 'task':
    case 'appointment':
      return nameOf('agenda', row.owner);
    case 'notice':
      return nameOf('inbox', row.owner);
    case 'settings':
      return nameOf('settings', row.id);
    default:
      // People and teams have no document, and another person's view is a row and nothing else.
      return undefined;
  }
}

/** What belongs to a person by name, whether it has rows or not. */
export const ownDocuments = (me: string): readonly DocumentName[] => [
  nameOf('settings', 'settings'),
  nameOf('agenda', me),
  nameOf('inbox', me),
  nameOf('views', me),
];

export function wantedDocuments(rows: Iterable<RowContent>, me: string): readonly Wanted[] {
  const found = new Map<DocumentName, Found>(ownDocuments(me).map((name) => [name, { records: 0, own: true }]));
  for (const row of rows) {
    const name = documentOf(row);
    if (!name) continue;
    const entry = found.get(name) ?? { records: 0, own: false };
    found.set(name, entry);
    if (row.kind === 'contact' || row.kind === 'opportunity' || row.kind === 'task' || row.kind === 'quote' || row.kind === 'plan')
      entry.records++;
    if ('owner' in row && row.owner === me) entry.own = true;
  }
  // A document of many records goes before one of few: with the boards half of everything is here.
  const rank = (name: DocumentName, { own }: Found) => (own ? 0 : name.startsWith('contact/') ? 2 : 1);
  return [...found]
    .map(([name, entry]) => ({ name, records: entry.records, rank: rank(name, entry) }))
    .sort((a, b) => a.rank - b.rank || Number(b.records > 1) - Number(a.records > 1));
}
