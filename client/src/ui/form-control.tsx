import { type DocumentType, documents, type FormField } from '@tandem/core';
import { useEffect, useState } from 'react';
import { isMessageKey, useT } from '../i18n/i18n.ts';
import { useRow, useRows } from '../sync/rows.ts';
import { Avatar } from './avatar.tsx';
import { Switch } from './checkbox.tsx';
import { Combobox } from './combobox.tsx';
import { Input, TextArea } from './input.tsx';
import { type Option, Select } from './select.tsx';

interface ControlProps {
  readonly type: string;
  readonly field: FormField;
  readonly value: unknown;
  readonly locked: boolean;
  readonly onChange: (value: unknown) => void;
  /** Given by `Field`. */
  readonly id?: string;
  readonly bad?: boolean;
}

/** The input that a field's kind asks for. */
export function FormControl(props: ControlProps) {
  switch (props.field.kind) {
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'setting':
      return <SettingControl {...props} />;
    case 'user':
      return <UserControl {...props} />;
    case 'contact':
      return <ContactControl {...props} />;
    case 'flag':
      return <FlagControl {...props} />;
    default:
      return <TextControl {...props} />;
  }
}

function FlagControl({ type, field, value, locked, onChange }: ControlProps) {
  const t = useT();
  const key = `${type}.${field.key}`;
  return <Switch checked={value === true} onChange={onChange} label={isMessageKey(key) ? t(key) : field.key} disabled={locked} />;
}

const inputTypes: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', link: 'url', day: 'date' };

/** Typed text is kept here until it is left or Enter is pressed: a document takes whole values, and only valid ones. */
function TextControl({ type, field, value, locked, onChange, id }: ControlProps) {
  const t = useT();
  const stored = value === null || value === undefined ? '' : String(value);
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const numeric = field.kind === 'number' || field.kind === 'money';
  const parsed = parseText(type, field, text, numeric);
  const bad = text !== stored && parsed === undefined;
  function save(): void {
    if (text !== stored && parsed !== undefined) onChange(parsed);
  }
  const shared = { value: text, disabled: locked, bad, onBlur: save, title: bad ? t('ui.invalidValue') : undefined, ...(id && { id }) };
  if (field.kind === 'long-text') return <TextArea {...shared} rows={3} onChange={(event) => setText(event.target.value)} />;
  return (
    <Input
      {...shared}
      type={inputTypes[field.kind] === 'date' ? 'date' : 'text'}
      inputMode={numeric ? 'decimal' : undefined}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setText(stored);
      }}
    />
  );
}

function parseText(type: string, field: FormField, text: string, numeric: boolean): unknown {
  const fields: Readonly<Record<string, { parse: (value: unknown) => unknown }>> = documents[type as DocumentType]?.fields ?? {};
  const given = numeric ? (text.trim() === '' ? null : Number(text.replace(/[\s\u00a0]/g, '').replace(',', '.'))) : text.trim();
  return fields[field.key]?.parse(given);
}

function ChoiceControl({ type, field, value, locked, onChange, id }: ControlProps) {
  const t = useT();
  const options = (field.options ?? []).map((option): Option => {
    const key = `${type}.${field.key}.${option}`;
    return { value: option, label: isMessageKey(key) ? t(key) : option };
  });
  return <Select value={String(value ?? '')} options={options} onChange={onChange} disabled={locked} {...(id && { id })} />;
}

function SettingControl({ field, value, locked, onChange, id }: ControlProps) {
  const t = useT();
  const settings = useRow('settings', 'settings')?.state as Readonly<Record<string, unknown>> | undefined;
  const entries = (settings?.[field.from ?? ''] ?? []) as readonly {
    readonly id: string;
    readonly title: string;
    readonly rank: string;
    readonly archived: boolean;
  }[];
  const current = String(value ?? '');
  const options: Option[] = [
    { value: '', label: t('ui.none') },
    ...entries
      .filter((entry) => !entry.archived || entry.id === current)
      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
      .map((entry) => ({ value: entry.id, label: entry.title })),
  ];
  // An import may have brought a text that is no entry of the list: it is shown as it is.
  if (!options.some((option) => option.value === current)) options.push({ value: current, label: current });
  return <Select value={current} options={options} onChange={onChange} disabled={locked} {...(id && { id })} />;
}

function UserControl({ value, locked, onChange, id }: ControlProps) {
  const t = useT();
  const users = useRows('user');
  const options = [...users.values()]
    .filter((user) => user.active || user.id === value)
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((user): Option => ({ value: user.id, label: user.name, mark: <Avatar user={user.id} name={user.name} size={16} /> }));
  return (
    <Select
      value={String(value ?? '')}
      options={[{ value: '', label: t('ui.nobody') }, ...options]}
      onChange={onChange}
      disabled={locked}
      {...(id && { id })}
    />
  );
}

function ContactControl({ value, locked, onChange, id }: ControlProps) {
  const t = useT();
  const contacts = useRows('contact');
  const options = [...contacts.values()].filter((row) => row.is === 'company').map((row): Option => ({ value: row.id, label: row.name }));
  return (
    <Combobox value={String(value ?? '')} options={options} none={t('ui.none')} onChange={onChange} disabled={locked} {...(id && { id })} />
  );
}
