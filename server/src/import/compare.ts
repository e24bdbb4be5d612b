/** What a draft would change in what is there already. */
import { type Contact, contact, type OpportunityRow, type Settings } from '@tandem/core';
import type * as Y from 'yjs';
import type { Address, CardDraft, ContactDraft } from './drafts.ts';
import type { ImportOptions, SettingsList } from './import-options.ts';

export type Policy = ImportOptions['existing'];
export interface Change {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}
export interface ContactPatch {
  readonly fields: Partial<Contact>;
  readonly titles: ContactDraft['titles'];
  readonly company: string;
  readonly parent: string;
  readonly mails: readonly string[];
  readonly phones: readonly { readonly value: string; readonly label: string }[];
  readonly addresses: readonly Address[];
  readonly notes: readonly string[];
  readonly changes: readonly Change[];
}
export interface CardPatch {
  readonly facts: Partial<Pick<OpportunityRow, 'title' | 'amount' | 'openedOn' | 'closeOn' | 'closedOn' | 'owner' | 'company'>>;
  readonly titles: CardDraft['titles'];
  readonly stage: string;
  readonly changes: readonly Change[];
}

export const titlesOf = (settings: Settings, list: SettingsList): ReadonlyMap<string, string> =>
  new Map(settings[list].map((entry) => [entry.id, entry.title]));
export const notesText = (doc: Y.Doc): string => doc.getXmlFragment('notes').toString();

/** A company keeps its name and everybody their origin: another spelling in a file is no reason to rename. */
const kept = new Set(['outsideId', 'createdAt']);

export function compareContact(
  draft: ContactDraft,
  doc: Y.Doc,
  { settings, policy }: { readonly settings: Settings; readonly policy: Policy },
): ContactPatch {
  const state = contact.read(doc);
  const changes: Change[] = [];
  const may = (current: unknown) => policy === 'update' || (policy === 'fill' && (current === '' || current === null));
  const fields: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(draft.fields)) {
    const current = state[field as keyof Contact];
    if (value === undefined || value === '' || current === value || (field === 'name' && draft.is === 'company')) continue;
    if (field === 'outsideId' && value === draft.existing?.id) continue;
    if (kept.has(field) ? current !== '' || policy === 'leave' : !may(current)) continue;
    fields[field] = value;
    changes.push({ field, from: String(current ?? ''), to: String(value) });
  }
  const titles: ContactDraft['titles'] = {};
  for (const [field, list] of [
    ['industry', 'industries'],
    ['status', 'statuses'],
    ['source', 'sources'],
  ] as const) {
    const title = draft.titles[field];
    const current = titlesOf(settings, list).get(state[field]) ?? state[field];
    if (!title || title.toLowerCase() === current.toLowerCase() || !may(current)) continue;
    titles[field] = title;
    changes.push({ field, from: current, to: title });
  }
  const adding = policy !== 'leave';
  const fresh = <T>(field: string, wanted: readonly T[], known: (one: T) => boolean, words: (one: T) => string): readonly T[] => {
    const added = adding ? wanted.filter((one) => !known(one)) : [];
    if (added.length > 0) changes.push({ field, from: '', to: added.map(words).join(', ').slice(0, 300) });
    return added;
  };
  const lastDigits = (phone: string) => phone.replace(/\D/g, '').slice(-8);
  const notes = notesText(doc);
  const company = draft.company && draft.company !== `id:${state.company}` && may(state.company) ? draft.company : '';
  if (company) changes.push({ field: 'company', from: state.company, to: company });
  const parent = draft.parent && draft.parent !== `id:${state.parent}` && may(state.parent) ? draft.parent : '';
  if (parent) changes.push({ field: 'parent', from: state.parent, to: parent });
  return {
    fields: fields as Partial<Contact>,
    titles,
    company,
    parent,
    changes,
    mails: fresh(
      'email',
      draft.mails,
      (mail) => state.mails.some((known) => known.value.toLowerCase() === mail),
      (mail) => mail,
    ),
    phones: fresh(
      'phone',
      draft.phones,
      (phone) => state.phones.some((known) => lastDigits(known.value) === lastDigits(phone.value)),
      (phone) => phone.value,
    ),
    addresses: fresh(
      'address',
      draft.addresses,
      (address) => state.addresses.some((known) => known.street === address.street && known.postcode === address.postcode),
      (address) => `${address.street}, ${address.town}`,
    ),
    notes: fresh(
      'note',
      draft.notes,
      (line) => notes.includes(escaped(line)),
      (line) => line,
    ),
  };
}

/** As the text stands inside the fragment's own form. */
const escaped = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function compareCard(
  draft: CardDraft,
  row: OpportunityRow,
  { settings, policy }: { readonly settings: Settings; readonly policy: Policy },
): CardPatch {
  const changes: Change[] = [];
  const may = (current: unknown) => policy === 'update' || (policy === 'fill' && (current === '' || current === null));
  const facts: Record<string, unknown> = {};
  for (const field of ['title', 'amount', 'openedOn', 'closeOn', 'closedOn', 'owner'] as const) {
    const value = draft[field];
    if (value === '' || value === null || value === row[field] || !may(row[field])) continue;
    facts[field] = value;
    changes.push({ field, from: String(row[field] ?? ''), to: String(value) });
  }
  const titles: Record<string, string> = {};
  for (const [field, list, at] of [
    ['product', 'products', 'product'],
    ['saleType', 'saleTypes', 'type'],
    ['lostReason', 'rejections', 'lostReason'],
  ] as const) {
    const title = draft.titles[field];
    const current = titlesOf(settings, list).get(row[at]) ?? row[at];
    if (!title || title.toLowerCase() === current.toLowerCase() || !may(current)) continue;
    titles[field] = title;
    changes.push({ field, from: current, to: title });
  }
  const stage = titlesOf(settings, 'stages').get(row.stage) ?? row.stage;
  const moves = draft.stage.toLowerCase() !== stage.toLowerCase() && policy === 'update';
  if (moves) changes.push({ field: 'stage', from: stage, to: draft.stage });
  return { facts: facts as CardPatch['facts'], titles, stage: moves ? draft.stage : '', changes };
}
