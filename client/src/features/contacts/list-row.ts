/** One line of the contacts list: the contact's row with everything the list shows, sorts and finds by. */
import type { ContactRow, OpportunityRow, Settings, UserRow } from '@tandem/core';

export interface OpportunityFigures {
  readonly open: number;
  readonly openSum: number;
  readonly won: number;
  readonly wonSum: number;
  readonly lost: number;
  /** The latest day one was won or lost on; '' when none was. */
  readonly lastClosed: string;
}

export interface ListRow extends OpportunityFigures {
  readonly id: string;
  readonly row: ContactRow;
  /** Who is responsible: a person without an owner belongs to the owner of the company. */
  readonly owner: string;
  readonly ownerName: string;
  readonly companyName: string;
  readonly mainPerson: string;
  readonly phone: string;
  readonly mail: string;
  /** No address of its own and none of its persons'. */
  readonly withoutMail: boolean;
  readonly status: string;
  readonly industry: string;
  readonly size: string;
  /** The size class's lower bound: classes are in the order of size, not of the alphabet. */
  readonly sizeFrom: number | null;
}

export interface ListSources {
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly opportunities: ReadonlyMap<string, OpportunityRow>;
  readonly users: ReadonlyMap<string, UserRow>;
  readonly settings: Settings | undefined;
}

export interface Listing {
  readonly sources: ListSources;
  readonly rows: ReadonlyMap<string, ListRow>;
  readonly figures: ReadonlyMap<string, OpportunityFigures>;
}

export const noFigures: OpportunityFigures = { open: 0, openSum: 0, won: 0, wonSum: 0, lost: 0, lastClosed: '' };

/** A line that is the same as before stays the same object, so that its text for searching and its drawing are kept. */
export function deriveListing(sources: ListSources, before?: Listing): Listing {
  const { contacts, users, settings } = sources;
  const sameWords = before?.sources.users === users && before.sources.settings === settings;
  const sameOpportunities = sameWords && before.sources.opportunities === sources.opportunities;
  const figures = sameOpportunities ? before.figures : figuresByContact(sources, before?.figures);
  const persons = personsByCompany(contacts);
  const titles = titlesOf(settings);
  const sizes = new Map(settings?.sizeClasses.map(({ id, from }) => [id, from]));
  const rows = new Map<string, ListRow>();
  for (const row of contacts.values()) {
    const company = row.company ? contacts.get(row.company) : undefined;
    const staff = persons.get(row.id);
    const sums = figures.get(row.id) ?? noFigures;
    const known = sameWords ? before.rows.get(row.id) : undefined;
    const owner = row.owner || company?.owner || '';
    const companyName = company?.name ?? '';
    const mainPerson = staff?.first.name ?? '';
    const withoutMail = row.mails.length === 0 && !staff?.mail;
    if (
      known &&
      sameRow(known.row, row) &&
      sameFigures(known, sums) &&
      known.owner === owner &&
      known.companyName === companyName &&
      known.mainPerson === mainPerson &&
      known.withoutMail === withoutMail
    ) {
      rows.set(row.id, known);
      continue;
    }
    const { open, openSum, won, wonSum, lost, lastClosed } = sums;
    rows.set(row.id, {
      id: row.id,
      row,
      owner,
      companyName,
      mainPerson,
      withoutMail,
      open,
      openSum,
      won,
      wonSum,
      lost,
      lastClosed,
      ownerName: users.get(owner)?.name ?? '',
      phone: row.phones[0] ?? '',
      mail: row.mails[0] ?? '',
      status: titles.statuses(row.status),
      industry: titles.industries(row.industry),
      size: titles.sizeClasses(row.sizeClass),
      sizeFrom: sizes.get(row.sizeClass) ?? null,
    });
  }
  return { sources, rows, figures };
}

export function figuresByContact(
  { opportunities, settings }: Pick<ListSources, 'opportunities' | 'settings'>,
  before?: ReadonlyMap<string, OpportunityFigures>,
): ReadonlyMap<string, OpportunityFigures> {
  const statusOf = stageStatuses(settings);
  const figures = new Map<string, { -readonly [K in keyof OpportunityFigures]: OpportunityFigures[K] }>();
  for (const { contact, stage, amount, closedOn } of opportunities.values()) {
    if (!contact) continue;
    let sums = figures.get(contact);
    if (!sums) figures.set(contact, (sums = { ...noFigures }));
    const status = statusOf(stage);
    sums[status]++;
    if (status === 'won') sums.wonSum += amount ?? 0;
    if (status === 'open') sums.openSum += amount ?? 0;
    else if (closedOn > sums.lastClosed) sums.lastClosed = closedOn;
  }
  for (const [id, sums] of figures) {
    const known = before?.get(id);
    if (known && sameFigures(known, sums)) figures.set(id, known);
  }
  return figures;
}

/** A stage that the settings no longer know counts as open: nothing is reported won or lost that nobody closed. */
export function stageStatuses(settings: Settings | undefined): (stage: string) => 'open' | 'won' | 'lost' {
  const byId = new Map(settings?.stages.map(({ id, status }) => [id, status]));
  return (stage) => byId.get(stage) ?? 'open';
}

type TitledList = 'statuses' | 'industries' | 'sizeClasses' | 'sources' | 'products' | 'stages' | 'saleTypes' | 'rejections' | 'campaigns';

/** The words for ids of settings lists. A value that is no id of the list is its own title (an older import wrote words). */
export function titlesOf(settings: Settings | undefined): Readonly<Record<TitledList, (id: string) => string>> {
  const of = (list: TitledList) => {
    const titles = new Map(settings?.[list].map(({ id, title }) => [id, title]));
    return (id: string) => titles.get(id) || id;
  };
  return {
    statuses: of('statuses'),
    industries: of('industries'),
    sizeClasses: of('sizeClasses'),
    sources: of('sources'),
    products: of('products'),
    stages: of('stages'),
    saleTypes: of('saleTypes'),
    rejections: of('rejections'),
    campaigns: of('campaigns'),
  };
}

function personsByCompany(contacts: ReadonlyMap<string, ContactRow>) {
  const persons = new Map<string, { first: ContactRow; mail: boolean }>();
  for (const row of contacts.values()) {
    if (row.is !== 'person' || !row.company) continue;
    const known = persons.get(row.company);
    const hasMail = row.mails.length > 0;
    if (!known) persons.set(row.company, { first: row, mail: hasMail });
    else {
      if (isBefore(row, known.first)) known.first = row;
      known.mail ||= hasMail;
    }
  }
  return persons;
}

const isBefore = (a: ContactRow, b: ContactRow) => (a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt);

/** Opening a contact lays the same row anew over the one the server sent: that is no change. */
const sameRow = (a: ContactRow, b: ContactRow): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const sameFigures = (a: OpportunityFigures, b: OpportunityFigures): boolean =>
  a.open === b.open &&
  a.openSum === b.openSum &&
  a.won === b.won &&
  a.wonSum === b.wonSum &&
  a.lost === b.lost &&
  a.lastClosed === b.lastClosed;
