/** Which fields a column may go to by its name, for each kind of file. */
import { type Field, fieldsOf, type ImportKind } from './fields.ts';
import { words } from './header-dictionary.ts';
import { spellingKey } from './spelling.ts';

/** Columns whose plain word is used otherwise by the kind: an organisation's "name" is the company, its "ID" is not a company's name. */
const ofKind: Readonly<Record<ImportKind, Partial<Record<Field, readonly string[]>>>> = {
  contacts: {},
  companies: {
    company: ['account name', 'company name', 'name', 'namn', 'account', 'company', 'företag', 'firma', 'unternehmen', 'organization name'],
  },
  opportunities: {
    company: [
      'account',
      'account name',
      'company',
      'company name',
      'organization',
      'organisation',
      'företag',
      'kund',
      'firma',
      'kunde',
      'unternehmen',
      'customer',
    ],
  },
};

// "Deal - Title", "Organization - Name", "(Do Not Modify) Modified On": what a vendor puts before the column's own name.
const vendorPrefix = /^(deal|organi[sz]ation|person|lead|account)\s+-\s+|^\(do not modify\)\s*/i;

export const headerKey = (header: string): string => spellingKey(header.replace(vendorPrefix, ''));

export interface WordFit {
  readonly field: Field;
  /** 0 is the most exact word for the field. */
  readonly rank: number;
}

const byKind = new Map<ImportKind, ReadonlyMap<string, readonly WordFit[]>>();

/** Every field that a column of this name may go to. */
export function fitsOfHeader(header: string, kind: ImportKind): readonly WordFit[] {
  return wordsOf(kind).get(headerKey(header)) ?? [];
}

export const isKnownHeader = (header: string): boolean =>
  (['contacts', 'companies', 'opportunities'] as const).some((kind) => fitsOfHeader(header, kind).length > 0);

function wordsOf(kind: ImportKind): ReadonlyMap<string, readonly WordFit[]> {
  const known = byKind.get(kind);
  if (known) return known;
  const made = new Map<string, WordFit[]>();
  for (const field of fieldsOf(kind)) {
    (ofKind[kind][field] ?? words[field] ?? []).forEach((word, rank) => {
      const key = spellingKey(word);
      made.set(key, [...(made.get(key) ?? []), { field, rank }]);
    });
  }
  byKind.set(kind, made);
  return made;
}
