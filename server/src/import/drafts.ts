/** What a file asks for, before it is known which document will hold it. References are keys, because a draft has no id yet. */
import type { Contact, ContactRow, OpportunityRow } from '@tandem/core';
import type { SettingsList } from './import-options.ts';

type Plain = Partial<
  Omit<Contact, 'mails' | 'phones' | 'addresses' | 'shares' | 'company' | 'parent' | 'industry' | 'status' | 'source' | 'kind'>
>;

export interface Address {
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly region: string;
  readonly country: string;
}
export interface ContactDraft {
  readonly key: string;
  readonly is: 'company' | 'person';
  readonly rows: number[];
  readonly existing: ContactRow | undefined;
  readonly fields: { -readonly [K in keyof Plain]: Plain[K] };
  /** Titles in lists of the settings. */
  readonly titles: { industry?: string; status?: string; source?: string };
  /** The draft or the existing contact (`id:...`) it belongs to. */
  company: string;
  parent: string;
  readonly mails: string[];
  readonly phones: { value: string; label: string }[];
  readonly addresses: Address[];
  readonly notes: string[];
}
export interface CardDraft {
  readonly key: string;
  readonly rows: number[];
  readonly existing: OpportunityRow | undefined;
  readonly title: string;
  readonly company: string;
  readonly companyName: string;
  readonly owner: string;
  /** A title in the process's stages. */
  readonly stage: string;
  readonly state: 'open' | 'won' | 'lost';
  readonly titles: { product?: string; saleType?: string; lostReason?: string };
  readonly amount: number | null;
  readonly openedOn: string;
  readonly closeOn: string;
  readonly closedOn: string;
  readonly outsideId: string;
  readonly createdAt: string;
  readonly note: string;
}
/** An entry that a list of the settings lacks. */
export interface Addition {
  readonly list: SettingsList;
  readonly title: string;
  readonly rows: number;
}

export const existingKey = (id: string): string => `id:${id}`;
export const idOfKey = (key: string): string | undefined => (key.startsWith('id:') ? key.slice(3) : undefined);
