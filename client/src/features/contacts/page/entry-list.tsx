/** A list of a contact, such as its phone numbers: change in place, add, remove. */
import { contact } from '@tandem/core';
import { useEffect, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { newId } from '../../../sync/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { toast } from '../../../ui/toast.tsx';
import { changeContact } from '../change-contact.ts';

export type EditedList = 'mails' | 'phones' | 'addresses';
const keysOf = {
  mails: ['value', 'label'],
  phones: ['value', 'label'],
  addresses: ['street', 'postcode', 'town', 'region', 'country', 'label'],
} as const;
type Key = (typeof keysOf)[EditedList][number];
type Entry = { readonly id: string } & { readonly [K in Key]?: string };

export function EntryList({
  list,
  entries,
  id,
  name,
  readOnly,
}: {
  readonly list: EditedList;
  readonly entries: readonly Entry[];
  readonly id: string;
  readonly name: string;
  readonly readOnly: boolean;
}) {
  const t = useT();
  const title = t(`contacts.fields.${list}`);
  const [adding, setAdding] = useState<string>();
  const label = t('contacts.page.changed', { field: title, name });
  const shown = adding && !entries.some((entry) => entry.id === adding) ? [...entries, { id: adding }] : entries;

  const set = (entry: Entry, key: Key, text: string) => {
    const value = text.trim();
    const fields: Readonly<Record<string, { readonly parse: (value: unknown) => unknown }>> = contact.lists[list];
    if (fields[key]?.parse(value) === undefined) return toast(t('contacts.fields.bad', { value }), { failed: true });
    if (value === (entry[key] ?? '')) return;
    void changeContact(id, name, label, (doc) => {
      // The entry begins to be with its first value: an empty one would be nothing to anybody.
      if (contact.readEntry(doc, list, entry.id)) contact.changeEntry(doc, list, entry.id, { [key]: value }, 'me');
      else contact.addEntry(doc, list, entry.id, { [key]: value }, 'me');
    });
  };
  const remove = (entry: Entry) => {
    if (entry.id === adding) setAdding(undefined);
    if (entries.includes(entry)) void changeContact(id, name, label, (doc) => contact.removeEntry(doc, list, entry.id, 'me'));
  };
  return (
    <section className="entries" aria-label={title}>
      <h2 className="h-sec">{title}</h2>
      {shown.length === 0 && <span className="sm t3">{t('contacts.fields.empty')}</span>}
      {shown.map((entry) => (
        <div key={entry.id} className="entry">
          {keysOf[list].map((key, place) => (
            <EntryField
              key={key}
              wide={key !== 'label' && key !== 'postcode'}
              focused={entry.id === adding && place === 0}
              disabled={readOnly}
              label={key === 'value' ? title : t(`contacts.fields.${key}`)}
              value={entry[key] ?? ''}
              onSave={(text) => set(entry, key, text)}
            />
          ))}
          {!readOnly && (
            <IconButton
              icon="trash"
              size="sm"
              label={t('contacts.fields.remove', { value: entry.value || entry.street || entry.town || title })}
              onClick={() => remove(entry)}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <div>
          <Button size="sm" icon="plus" aria-label={t('contacts.fields.new', { list: title })} onClick={() => setAdding(newId())}>
            {t('contacts.fields.add')}
          </Button>
        </div>
      )}
    </section>
  );
}

function EntryField({
  label,
  value,
  onSave,
  wide,
  focused,
  disabled,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSave: (text: string) => void;
  readonly wide: boolean;
  readonly focused: boolean;
  readonly disabled: boolean;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Input
      className={wide ? '' : 'short'}
      aria-label={label}
      placeholder={label}
      value={text}
      disabled={disabled}
      autoFocus={focused}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => text !== value && onSave(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSave(text);
        if (event.key === 'Escape') setText(value);
      }}
    />
  );
}
