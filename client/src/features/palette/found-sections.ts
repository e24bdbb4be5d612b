/** What was found on the device, as sections of the search. */
import { type ContactRow, type Settings, shownAs, type TaskRow } from '@tandem/core';
import type { MessageKey, Translate } from '../../i18n/i18n.ts';
import type { Format } from '../../i18n/use-format.ts';
import { type Group, groups, type Hit } from '../../search/find.ts';
import type { Query } from '../../search/query.ts';
import { type Why, whyFound } from '../../search/why.ts';
import type { Opened } from '../../state/recent.ts';
import type { RowsOf } from '../../sync/rows-store.ts';
import type { IconName } from '../../ui/icon.tsx';
import { type Item, plain, type Section } from './items.ts';
import type { Answer } from './use-found.ts';

export interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly settings: Settings | undefined;
}

export function foundSections({ query, found }: Answer, words: Words): readonly Section[] {
  return groups
    .filter((group) => found.counts[group] > 0)
    .map((group) => ({
      id: group,
      title: words.t(`palette.${group}`),
      count: found.counts[group],
      items: [
        ...found.hits[group].map((hit) => itemOf(hit, query, found.meant, words)),
        ...showAll(group, found.counts[group], found.hits[group].length, query, words.t),
      ],
    }));
}

function showAll(group: Group, count: number, shown: number, query: Query, t: Translate): readonly Item[] {
  const lists: { readonly [G in Group]?: readonly [MessageKey, string] } = {
    companies: ['palette.allCompanies', '/contacts?kind=company&find='],
    persons: ['palette.allPersons', '/contacts?kind=person&find='],
    opportunities: ['palette.allOpportunities', '/projects?view=list&status=any&q='],
    quotes: ['palette.allQuotes', '/quotes?q='],
  };
  const list = lists[group];
  if (!list || count <= shown) return [];
  const [title, address] = list;
  // Companies are found by their mail domain only, and so they are in the list.
  const text = query.mode === '@' && group === 'companies' ? `@${query.typed}` : query.typed;
  const item = { id: `all ${group}`, icon: 'list' as const, about: '', facts: [] };
  return [{ ...item, name: plain(t(title, { count })), address: address + encodeURIComponent(JSON.stringify(text)) }];
}

function itemOf({ row, found }: Hit, query: Query, meant: readonly (readonly string[])[], words: Words): Item {
  const why = whyFound(row, found.row, found.belongs, query, meant);
  return { ...itemOfRow(row, why, words), id: `${row.kind} ${row.id}` };
}

type FindableRow = Hit['row'];
const iconOfActivity: Readonly<Record<string, IconName>> = { call: 'phone', visit: 'car', meeting: 'users', mail: 'mail', note: 'comment' };

export function itemOfRow(row: FindableRow, { name, facts }: Why, words: Words): Omit<Item, 'id'> {
  const { t, format, contacts } = words;
  const nameOf = (id: string) => contacts.get(shownAs(id, contacts))?.name ?? '';
  // What a marked fact says already is not said twice.
  const about = (...parts: readonly string[]) =>
    parts.filter((part) => part !== '' && !facts.some(({ text }) => text.includes(part))).join(', ');
  switch (row.kind) {
    case 'contact':
      return {
        name: name.text ? name : plain(t('ui.unnamed')),
        facts,
        address: `/contacts/${row.id}`,
        ...(row.phones[0] !== undefined && { phone: calledNumber(row, facts) }),
        ...(row.is === 'company'
          ? { lifecycle: row.lifecycle, about: about(t(`contact.lifecycle.${row.lifecycle}`).toLowerCase(), row.town) }
          : { icon: 'user', about: about(nameOf(row.company), row.town) }),
      };
    case 'opportunity':
      return {
        name,
        facts,
        icon: 'board',
        about: about(row.title ? nameOf(row.contact) || row.company : '', format.money(row.amount), stageOf(row.stage, words)),
        address: `/projects?card=${row.id}`,
      };
    case 'quote':
      return {
        name: name.text ? name : plain(row.number || t('quote.untitled')),
        facts,
        icon: 'quote',
        about: about(row.number, row.title ? nameOf(row.contact) : '', t(`quote.state.${row.state}`).toLowerCase()),
        address: `/quotes/${row.id}`,
      };
    case 'plan':
      return {
        name: name.text ? name : plain(t('plans.untitled')),
        facts,
        icon: 'document',
        about: about(row.title ? nameOf(row.contact) : '', t(`plans.kind.${row.is}`).toLowerCase()),
        address: `/plans/${row.id}`,
      };
    case 'task':
      return {
        name,
        facts,
        icon: row.doneAt ? 'check' : 'task',
        about: about(nameOf(row.contact), row.doneAt ? t('palette.done') : row.due && t('palette.due', { day: format.day(row.due) })),
        address: addressOfTask(row, contacts),
      };
    case 'activity':
      return {
        name: name.text ? name : plain(t(`palette.activity.${row.type}`)),
        facts,
        icon: iconOfActivity[row.type] ?? 'comment',
        about: about(nameOf(row.contact), format.day(row.at)),
        address: `/contacts/${shownAs(row.contact, contacts)}`,
      };
    case 'user':
      return { name, facts, user: row.id, about: t(`role.${row.role}`), address: '/team' };
  }
}

/** The number that was searched for, when one was; otherwise the first. */
const calledNumber = (row: ContactRow, facts: Why['facts']): string =>
  facts.find(({ fact }) => fact === 'phone')?.text ?? row.phones[0] ?? '';

const stageOf = (stage: string, { settings }: Words): string => settings?.stages.find(({ id }) => id === stage)?.title ?? '';

function addressOfTask({ contact, opportunity, plan }: TaskRow, contacts: ReadonlyMap<string, ContactRow>): string {
  if (opportunity) return `/projects?card=${opportunity}`;
  if (plan) return `/plans/${plan}`;
  return contact ? `/contacts/${shownAs(contact, contacts)}` : '/today';
}

/** What was opened last and is still on the device. */
export function openedItems(
  opened: readonly Opened[],
  rows: { readonly contact: RowsOf<'contact'>; readonly opportunity: RowsOf<'opportunity'>; readonly plan: RowsOf<'plan'> },
  query: Query,
  words: Words,
): readonly Item[] {
  const items = new Map<string, Item>();
  for (const { kind, id } of opened) {
    const row = kind === 'contact' ? rows.contact.get(shownAs(id, rows.contact)) : rows[kind].get(id);
    if (!row || items.size === mostOpened) continue;
    if (query.mode === '@' && !(row.kind === 'contact' && row.is === 'person')) continue;
    const belongs = row.kind === 'opportunity' ? row.company : '';
    items.set(row.id, { ...itemOfRow(row, whyFound(row, row, belongs, query, []), words), id: `opened ${row.id}` });
  }
  return [...items.values()];
}
const mostOpened = 6;
