/** A filter in words: one part a chip, and what taking it away leaves. */
import type { UserRow } from '@tandem/core';
import type { Translate } from '../../../i18n/i18n.ts';
import { everyone, type Filter } from '../filter.ts';
import type { titlesOf } from '../list-row.ts';

export const filterFields = ['owner', 'lifecycles', 'industries', 'countries', 'statuses', 'withoutMail', 'opportunity'] as const;
export type FilterField = (typeof filterFields)[number];

export interface FilterPart {
  readonly field: FilterField;
  readonly title: string;
  readonly value: string;
}

export function filterParts(
  filter: Filter,
  users: ReadonlyMap<string, UserRow>,
  titles: ReturnType<typeof titlesOf>,
  t: Translate,
): readonly FilterPart[] {
  const several = (values: readonly string[], title: (value: string) => string) =>
    values.length > 2 ? t('contacts.filter.several', { count: values.length }) : values.map(title).join(', ');
  const words: Readonly<Record<FilterField, string>> = {
    owner: filter.owner === 'anyone' ? '' : ownerWord(filter.owner, users, t),
    lifecycles: several(filter.lifecycles, (value) => t(`contact.lifecycle.${value as 'lead'}`)),
    industries: several(filter.industries, titles.industries),
    countries: several(filter.countries, (value) => value),
    statuses: several(filter.statuses, titles.statuses),
    withoutMail: filter.withoutMail ? t('contacts.filter.withoutMail.value') : '',
    opportunity: filter.opportunity === 'any' ? '' : t(`contacts.filter.opportunity.${filter.opportunity}`),
  };
  return filterFields
    .filter((field) => words[field])
    .map((field) => ({ field, title: t(`contacts.filter.${field}`), value: words[field] }));
}

export function ownerWord(owner: Filter['owner'], users: ReadonlyMap<string, UserRow>, t: Translate): string {
  if (!owner.startsWith('user:')) return t(`contacts.owner.${owner as 'me'}`);
  return users.get(owner.slice('user:'.length))?.name ?? t('contacts.owner.nobody');
}

export const without = (filter: Filter, field: FilterField): Filter => ({ ...filter, [field]: everyone[field] });
