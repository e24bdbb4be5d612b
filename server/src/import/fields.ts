/** What a column of a file can go to, for each kind of thing that can be imported. */

export const importKinds = ['contacts', 'companies', 'opportunities'] as const;
export type ImportKind = (typeof importKinds)[number];

/** How the text of a cell is read. */
export type CellKind = 'text' | 'long-text' | 'email' | 'phone' | 'date' | 'amount' | 'number' | 'flag' | 'tags' | 'country';

export interface FieldFacts {
  readonly kinds: readonly ImportKind[];
  readonly cell: CellKind;
  /** Several columns may go to it: they are put together. */
  readonly many?: true;
}
const all = importKinds;
const people = ['contacts', 'companies'] as const;

export const fields = {
  firstName: { kinds: ['contacts'], cell: 'text' },
  middleName: { kinds: ['contacts'], cell: 'text' },
  lastName: { kinds: ['contacts'], cell: 'text' },
  name: { kinds: ['contacts'], cell: 'text' },
  isCompany: { kinds: ['contacts'], cell: 'flag' },
  company: { kinds: all, cell: 'text' },
  companyId: { kinds: ['contacts', 'opportunities'], cell: 'text' },
  jobTitle: { kinds: ['contacts'], cell: 'text' },
  email: { kinds: people, cell: 'email', many: true },
  phone: { kinds: people, cell: 'phone', many: true },
  website: { kinds: people, cell: 'text' },
  linkedIn: { kinds: people, cell: 'text' },
  street: { kinds: people, cell: 'text' },
  postcode: { kinds: people, cell: 'text' },
  town: { kinds: people, cell: 'text' },
  region: { kinds: people, cell: 'text' },
  country: { kinds: people, cell: 'country' },
  address: { kinds: people, cell: 'text' },
  birthday: { kinds: ['contacts'], cell: 'date' },
  industry: { kinds: people, cell: 'text' },
  revenue: { kinds: ['companies'], cell: 'amount' },
  employees: { kinds: ['companies'], cell: 'number' },
  founded: { kinds: ['companies'], cell: 'number' },
  vatNumber: { kinds: ['companies'], cell: 'text' },
  parent: { kinds: ['companies'], cell: 'text' },
  status: { kinds: people, cell: 'text' },
  source: { kinds: people, cell: 'text' },
  tags: { kinds: people, cell: 'tags', many: true },
  optOut: { kinds: people, cell: 'flag' },
  connectedOn: { kinds: ['contacts'], cell: 'date' },
  optedInOn: { kinds: ['contacts'], cell: 'date' },
  title: { kinds: ['opportunities'], cell: 'text' },
  product: { kinds: ['opportunities'], cell: 'text' },
  stage: { kinds: ['opportunities'], cell: 'text' },
  outcome: { kinds: ['opportunities'], cell: 'text' },
  amount: { kinds: ['opportunities'], cell: 'amount' },
  currency: { kinds: ['opportunities'], cell: 'text' },
  openedOn: { kinds: ['opportunities'], cell: 'date' },
  closeOn: { kinds: ['opportunities'], cell: 'date' },
  closedOn: { kinds: ['opportunities'], cell: 'date' },
  saleType: { kinds: ['opportunities'], cell: 'text' },
  lostReason: { kinds: ['opportunities'], cell: 'text' },
  contactPerson: { kinds: ['opportunities'], cell: 'text' },
  owner: { kinds: all, cell: 'text' },
  createdAt: { kinds: all, cell: 'date' },
  modifiedAt: { kinds: all, cell: 'date' },
  outsideId: { kinds: all, cell: 'text' },
  deleted: { kinds: all, cell: 'flag' },
  note: { kinds: all, cell: 'long-text', many: true },
  /** Kept as a line of the notes, under the column's own name: nothing that a file says has to be lost for want of a field. */
  notes: { kinds: all, cell: 'long-text', many: true },
} as const satisfies Record<string, FieldFacts>;

export type Field = keyof typeof fields;
/** '' leaves the column out. */
export type Target = Field | '';

export const fieldFacts = (field: Field): FieldFacts => fields[field];
export const fieldsOf = (kind: ImportKind): readonly Field[] =>
  (Object.keys(fields) as Field[]).filter((field) => (fields[field].kinds as readonly ImportKind[]).includes(kind));
