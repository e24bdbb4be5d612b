/** The value of a field as a reader knows it: titles of settings, names of contacts, money, days. */
import { contact } from '@tandem/core';
import { useMemo } from 'react';
import { isMessageKey, useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRow, useRows } from '../../sync/rows.ts';
import { fieldLabel } from '../../ui/form-of.tsx';
import type { FieldKey } from './compare-contacts.ts';

export function useValueWords() {
  const t = useT();
  const format = useFormat();
  const contacts = useRows('contact');
  const settings = useRow('settings', 'settings')?.state;
  return useMemo(() => {
    const titleOf = (list: string, id: string): string => {
      const entries = (settings as unknown as Readonly<Record<string, unknown>> | undefined)?.[list];
      const found = Array.isArray(entries) ? entries.find((entry: { readonly id?: unknown }) => entry.id === id) : undefined;
      return (found as { readonly title?: string } | undefined)?.title ?? id;
    };
    const value = (key: FieldKey, is: unknown): string => {
      const field = contact.fields[key as keyof typeof contact.fields];
      if (is === null || is === undefined || is === '') return '';
      if (field.kind === 'money') return format.money(is as number);
      // A year is no amount: 1996, never 1,996.
      if (field.kind === 'number') return key === 'founded' ? String(is) : format.number(is as number);
      if (field.kind === 'day' || field.kind === 'instant') return format.dayLong(String(is));
      if (field.kind === 'contact') return contacts.get(String(is))?.name ?? '';
      if (field.kind === 'setting') return titleOf(field.from ?? '', String(is));
      if (field.kind === 'object') return Object.values(is as object).join(', ');
      const choice = `contact.${key}.${String(is)}`;
      return isMessageKey(choice) ? t(choice) : String(is);
    };
    return { value, label: (key: FieldKey) => fieldLabel(t, 'contact', key) };
  }, [t, format, contacts, settings]);
}
