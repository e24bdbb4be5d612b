/** A company of the contacts list, or any name: an opportunity may begin before its company is known here. */
import type { ContactRow } from '@tandem/core';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { CompanyName } from '../../../ui/company-name.tsx';
import { Input } from '../../../ui/input.tsx';

export interface PickedCompany {
  /** '' when it is only a name. */
  readonly contact: string;
  readonly company: string;
}
interface CompanyPickerProps {
  readonly value: PickedCompany;
  readonly contacts: ReadonlyMap<string, ContactRow>;
  readonly onChange: (value: PickedCompany) => void;
  readonly id?: string;
  readonly autoFocus?: boolean;
}

export function CompanyPicker({ value, contacts, onChange, id, autoFocus = false }: CompanyPickerProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useMemo(() => findCompanies(contacts, value.company), [contacts, value.company]);
  const list = `${id}-companies`;
  const choose = (company: ContactRow | undefined) => {
    if (company) onChange({ contact: company.id, company: company.name });
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || found.length === 0) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((at - 1 + found.length) % found.length);
    else if (event.key === 'Enter') choose(found[at]);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="pl-pick">
      <Input
        id={id}
        value={value.company}
        maxLength={500}
        autoFocus={autoFocus}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        autoComplete="off"
        {...(isOpen && found[at] && { 'aria-activedescendant': `${list}-${at}` })}
        onFocus={() => setOpen(value.company !== '' && value.contact === '')}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onChange({ contact: '', company: event.target.value });
          setOpen(true);
          setAt(0);
        }}
      />
      {isOpen && found.length > 0 && (
        <div id={list} role="listbox" aria-label={t('pipeline.companies')} className="pop menu">
          {found.map((company, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input keeps the focus and hears the keys
            <div
              key={company.id}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              className={i === at ? 'mi on' : 'mi'}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(company)}
            >
              <CompanyName name={company.name} lifecycle={company.lifecycle} />
              <span className="right sm t3">{company.town || company.country}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

const most = 8;

/** Names that begin with the text come first; an exact name that was typed is found as well. */
export function findCompanies(contacts: ReadonlyMap<string, ContactRow>, text: string): readonly ContactRow[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const begins: ContactRow[] = [];
  const holds: ContactRow[] = [];
  for (const row of contacts.values()) {
    if (row.is !== 'company') continue;
    const at = row.name.toLowerCase().indexOf(wanted);
    if (at === 0) begins.push(row);
    else if (at > 0) holds.push(row);
  }
  const byName = (a: ContactRow, b: ContactRow) => (a.name < b.name ? -1 : 1);
  return [...begins.sort(byName), ...holds.sort(byName)].slice(0, most);
}
