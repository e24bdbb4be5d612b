/**
 * The columns of exported tables: the same on the server, which reads whole documents, and on a device, which has rows.
 * Their names are ones that an import knows, so that a file comes back as it went.
 */
import type { Contact } from '../documents/contact.ts';
import type { ActivityRow, ContactRow, OpportunityRow, TaskRow } from '../projections/row.ts';
import { valueWords, type Words } from './words.ts';

export const exportKinds = ['companies', 'persons', 'opportunities', 'tasks', 'activities'] as const;
export type ExportKind = (typeof exportKinds)[number];
export type ExportLanguage = 'en' | 'sv';

/** What a value refers to, as far as the reader may see it: everything else is ''. */
export interface Names {
  contact(id: string): { readonly name: string; readonly number: string } | undefined;
  opportunity(id: string): string;
  user(id: string): string;
  /** The title of an entry of a list of the settings. */
  title(list: SettingsTitles, id: string): string;
  stageStatus(stage: string): 'open' | 'won' | 'lost' | '';
  board(id: string): string;
  readonly currency: string;
}
export type SettingsTitles =
  | 'statuses'
  | 'industries'
  | 'sizeClasses'
  | 'sources'
  | 'products'
  | 'saleTypes'
  | 'rejections'
  | 'stages'
  | 'taskTypes';

export interface ContactSource {
  readonly row: ContactRow;
  /** The document: absent on a device, whose file leaves such columns out. */
  readonly whole?: { readonly state: Contact; readonly notes: string };
}
export interface Sources {
  readonly companies: ContactSource;
  readonly persons: ContactSource;
  readonly opportunities: { readonly row: OpportunityRow; readonly whole?: { readonly note: string } };
  readonly tasks: { readonly row: TaskRow };
  readonly activities: { readonly row: ActivityRow };
}
export type CellKind = 'text' | 'number' | 'day' | 'instant';
export interface Column<S> {
  readonly head: Words;
  readonly kind: CellKind;
  /** Only in the document, not in its row. */
  readonly whole?: true;
  readonly value: (source: S, names: Names, language: ExportLanguage) => string | number | null;
}

const column = <S>(
  en: string,
  sv: string,
  value: Column<S>['value'],
  more: Partial<Pick<Column<S>, 'kind' | 'whole'>> = {},
): Column<S> => ({
  head: { en, sv },
  kind: 'text',
  value,
  ...more,
});
const whole = { whole: true } as const;

type Phone = Contact['phones'][number];
const isMobile = ({ label }: Phone) => /mob|handy|cell/i.test(label);
const isHome = ({ label }: Phone) => /home|hem|privat/i.test(label);
const numbers = (source: ContactSource, wanted: (phone: Phone) => boolean): string =>
  (source.whole?.state.phones ?? [])
    .filter((phone) => phone.value && wanted(phone))
    .map((phone) => phone.value)
    .join('; ');
const first = ({ whole: document }: ContactSource) => document?.state.addresses[0];
/** A number of the other system where the contact has one: a file that comes back finds its contact by it. */
export const numberOf = (row: Pick<ContactRow | OpportunityRow, 'id' | 'outsideId'>): string => row.outsideId || row.id;

const reach: readonly Column<ContactSource>[] = [
  column('Email', 'E-post', ({ row }) => row.mails.join('; ')),
  column('Phone', 'Telefon', (source) =>
    source.whole ? numbers(source, (phone) => !isMobile(phone) && !isHome(phone)) : source.row.phones.join('; '),
  ),
  column('Mobile', 'Mobil', (source) => numbers(source, isMobile), whole),
  column('Home phone', 'Hemtelefon', (source) => numbers(source, (phone) => isHome(phone) && !isMobile(phone)), whole),
  column('Website', 'Webbplats', ({ row }) => row.website),
  column('LinkedIn', 'LinkedIn', ({ whole: document }) => document?.state.linkedIn ?? '', whole),
];
const place: readonly Column<ContactSource>[] = [
  column('Street', 'Gatuadress', (source) => first(source)?.street ?? '', whole),
  column('Postal code', 'Postnummer', (source) => first(source)?.postcode ?? '', whole),
  column('City', 'Ort', (source) => first(source)?.town || source.whole?.state.town || source.row.town),
  column('Region', 'Region', (source) => first(source)?.region ?? '', whole),
  column('Country', 'Land', ({ row }) => row.country),
];
const state: readonly Column<ContactSource>[] = [
  column('Relation', 'Relation', ({ row }, _, language) => valueWords.lifecycle[row.lifecycle][language]),
  column('Industry', 'Bransch', ({ row }, names) => names.title('industries', row.industry)),
  column('Status', 'Status', ({ row }, names) => names.title('statuses', row.status)),
  column('Source', 'Källa', ({ row }, names) => names.title('sources', row.source)),
  column('Owner', 'Ägare', ({ row }, names) => names.user(row.owner)),
  column('Created', 'Skapad', ({ row }) => row.createdAt, { kind: 'instant' }),
  column('Notes', 'Anteckningar', ({ whole: document }) => document?.notes ?? '', whole),
];
const id: Column<ContactSource> = column('ID', 'ID', ({ row }) => numberOf(row));

const companies: readonly Column<ContactSource>[] = [
  id,
  column('Company name', 'Företag', ({ row }) => row.name),
  ...reach,
  ...place,
  column('VAT number', 'Organisationsnummer', ({ row }) => row.vatNumber),
  column('Employees', 'Anställda', ({ row }) => row.employees, { kind: 'number' }),
  column('Annual revenue', 'Omsättning', ({ row }) => row.revenue, { kind: 'number' }),
  column('Founded', 'Grundat', ({ whole: document }) => document?.state.founded ?? null, { ...whole, kind: 'number' }),
  column('Size class', 'Storleksklass', ({ row }, names) => names.title('sizeClasses', row.sizeClass)),
  column('Parent company', 'Moderbolag', ({ row }, names) => names.contact(row.parent)?.name ?? ''),
  ...state,
];
const persons: readonly Column<ContactSource>[] = [
  id,
  column('Full name', 'Fullständigt namn', ({ row }) => row.name),
  column('Job title', 'Befattning', ({ row }) => row.jobTitle),
  column('Company', 'Företag', ({ row }, names) => names.contact(row.company)?.name ?? ''),
  column('Company ID', 'Företags-ID', ({ row }, names) => names.contact(row.company)?.number ?? ''),
  ...reach,
  ...place,
  column('Birthday', 'Födelsedag', ({ whole: document }) => document?.state.birthday ?? '', { ...whole, kind: 'day' }),
  ...state,
];
const opportunities: readonly Column<Sources['opportunities']>[] = [
  column('ID', 'ID', ({ row }) => numberOf(row)),
  column('Opportunity name', 'Affär', ({ row }) => row.title),
  column('Company', 'Företag', ({ row }, names) => names.contact(row.contact)?.name || row.company),
  column('Company ID', 'Företags-ID', ({ row }, names) => names.contact(row.contact)?.number ?? ''),
  column('Board', 'Tavla', ({ row }, names) => names.board(row.board)),
  column('Stage', 'Steg', ({ row }, names) => names.title('stages', row.stage)),
  column('Outcome', 'Utfall', ({ row }, names, language) => valueWords.outcome[names.stageStatus(row.stage) || 'open'][language]),
  column('Amount', 'Belopp', ({ row }) => row.amount, { kind: 'number' }),
  column('Currency', 'Valuta', ({ row }, names) => (row.amount === null ? '' : names.currency)),
  column('Product', 'Produkt', ({ row }, names) => names.title('products', row.product)),
  column('Type', 'Typ', ({ row }, names) => names.title('saleTypes', row.type)),
  column('Opened on', 'Öppnad', ({ row }) => row.openedOn, { kind: 'day' }),
  column('Expected close date', 'Förväntat avslut', ({ row }) => row.closeOn, { kind: 'day' }),
  column('Closed on', 'Stängd', ({ row }) => row.closedOn, { kind: 'day' }),
  column('Lost reason', 'Förlustorsak', ({ row }, names) => names.title('rejections', row.lostReason)),
  column('Owner', 'Ägare', ({ row }, names) => names.user(row.owner)),
  column('Notes', 'Anteckningar', ({ whole: card }) => card?.note ?? '', whole),
];
const tasks: readonly Column<Sources['tasks']>[] = [
  column('ID', 'ID', ({ row }) => row.id),
  column('Task', 'Uppgift', ({ row }) => row.subject),
  column('Type', 'Typ', ({ row }, names) => names.title('taskTypes', row.type)),
  column('Contact', 'Kontakt', ({ row }, names) => names.contact(row.contact)?.name ?? ''),
  column('Opportunity', 'Affär', ({ row }, names) => names.opportunity(row.opportunity)),
  column('Due', 'Förfaller', ({ row }) => row.due, { kind: 'day' }),
  column('Done', 'Klar', ({ row }) => row.doneAt, { kind: 'instant' }),
  column('Outcome', 'Utfall', ({ row }, _, language) => valueWords.taskOutcome[row.outcome as 'done']?.[language] ?? row.outcome),
  column('Owner', 'Ägare', ({ row }, names) => names.user(row.owner)),
  column('Created', 'Skapad', ({ row }) => row.createdAt, { kind: 'instant' }),
];
const activities: readonly Column<Sources['activities']>[] = [
  column('ID', 'ID', ({ row }) => row.id),
  column('When', 'När', ({ row }) => row.at, { kind: 'instant' }),
  column('Type', 'Typ', ({ row }, _, language) => valueWords.activity[row.type][language]),
  column('Contact', 'Kontakt', ({ row }, names) => names.contact(row.contact)?.name ?? ''),
  column('Person', 'Person', ({ row }, names) => names.contact(row.person)?.name ?? ''),
  column('Minutes', 'Minuter', ({ row }) => row.minutes, { kind: 'number' }),
  column('Outcome', 'Utfall', ({ row }, _, language) => (row.outcome ? valueWords.taskOutcome[row.outcome][language] : '')),
  column('Note', 'Anteckning', ({ row }) => row.note),
  column('By', 'Av', ({ row }, names) => names.user(row.by)),
];

export const exportColumns: { readonly [K in ExportKind]: readonly Column<Sources[K]>[] } = {
  companies,
  persons,
  opportunities,
  tasks,
  activities,
};
