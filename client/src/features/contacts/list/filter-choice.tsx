/** The popover in which a filter is set: first which field, then its values, each with how many there are. */
import { lifecycles, seesEverything } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { useRows } from '../../../sync/rows.ts';
import { Icon } from '../../../ui/icon.tsx';
import { choicesOf } from '../contact-list-view.ts';
import type { Filter, OwnerFilter } from '../filter.ts';
import type { ListRow } from '../list-row.ts';
import { type FilterField, filterFields, ownerWord } from './filter-words.ts';

interface Choice {
  readonly value: string;
  readonly title: string;
  readonly count?: number;
}

export function FilterChoice({
  filter,
  all,
  start,
  onChange,
}: {
  readonly filter: Filter;
  readonly all: readonly ListRow[];
  readonly start: FilterField | undefined;
  readonly onChange: (filter: Filter) => void;
}) {
  const t = useT();
  const [field, setField] = useState(start);
  if (!field) {
    return (
      <div className="menu">
        {filterFields.map((one) => (
          <button key={one} type="button" className="mi" onClick={() => setField(one)}>
            <span>{t(`contacts.filter.${one}`)}</span>
            <span className="right t3">
              <Icon name="right" size={14} />
            </span>
          </button>
        ))}
      </div>
    );
  }
  return (
    <div className="menu filter-values">
      <button type="button" className="mi" onClick={() => setField(undefined)}>
        <Icon name="left" size={14} />
        <span className="t3">{t('contacts.filter.back')}</span>
      </button>
      <div className="lbl choice-head">{t(`contacts.filter.${field}`)}</div>
      <Values field={field} filter={filter} all={all} onChange={onChange} />
    </div>
  );
}

function Values({
  field,
  filter,
  all,
  onChange,
}: {
  readonly field: FilterField;
  readonly filter: Filter;
  readonly all: readonly ListRow[];
  readonly onChange: (filter: Filter) => void;
}) {
  const t = useT();
  const owners = useOwnerChoices();
  const choices = useMemo((): readonly Choice[] => {
    switch (field) {
      case 'owner':
        return owners;
      case 'lifecycles':
        return lifecycles.map((value) => ({
          value,
          title: t(`contact.lifecycle.${value}`),
          count: all.filter(({ row }) => row.lifecycle === value).length,
        }));
      case 'industries':
        return choicesOf(
          all,
          ({ row }) => row.industry,
          ({ industry }) => industry,
        );
      case 'countries':
        return choicesOf(
          all,
          ({ row }) => row.country,
          ({ row }) => row.country,
        );
      case 'statuses':
        return choicesOf(
          all,
          ({ row }) => row.status,
          ({ status }) => status,
        );
      case 'withoutMail':
        return [
          { value: 'yes', title: t('contacts.filter.withoutMail.value'), count: all.filter(({ withoutMail }) => withoutMail).length },
        ];
      case 'opportunity':
        return (['open', 'none'] as const).map((value) => ({ value, title: t(`contacts.filter.opportunity.${value}`) }));
    }
  }, [field, all, owners, t]);
  const chosen = chosenOf(filter, field);
  return choices.map(({ value, title, count }) => (
    <button
      key={value}
      type="button"
      role="checkbox"
      aria-checked={chosen.includes(value)}
      className="mi"
      onClick={() => onChange(toggle(filter, field, value))}
    >
      <span className={chosen.includes(value) ? 'ck on' : 'ck'} aria-hidden="true">
        {chosen.includes(value) && <Icon name="check" size={12} />}
      </span>
      <span className="ell">{title}</span>
      {count !== undefined && <span className="right sm t3 num">{count}</span>}
    </button>
  ));
}

function useOwnerChoices(): readonly Choice[] {
  const t = useT();
  const { person } = useMe();
  const users = useRows('user');
  return useMemo(() => {
    const words: readonly OwnerFilter[] = ['me', ...(person.leads.length > 0 ? ['team' as const] : []), 'anyone', 'nobody'];
    const seen = [...users.values()].filter(({ id }) => id !== person.id && (seesEverything(person) || person.leads.includes(id)));
    return [
      ...words.map((value) => ({ value, title: ownerWord(value, users, t) })),
      ...seen.sort((a, b) => a.name.localeCompare(b.name)).map(({ id, name }) => ({ value: `user:${id}`, title: name })),
    ];
  }, [users, person, t]);
}

function chosenOf(filter: Filter, field: FilterField): readonly string[] {
  const value = filter[field];
  return typeof value === 'boolean' ? (value ? ['yes'] : []) : typeof value === 'string' ? [value] : value;
}

function toggle(filter: Filter, field: FilterField, value: string): Filter {
  switch (field) {
    case 'owner':
      return { ...filter, owner: value as OwnerFilter };
    case 'withoutMail':
      return { ...filter, withoutMail: !filter.withoutMail };
    case 'opportunity':
      return { ...filter, opportunity: filter.opportunity === value ? 'any' : (value as Filter['opportunity']) };
    default: {
      const chosen: readonly string[] = filter[field];
      return { ...filter, [field]: chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value] };
    }
  }
}
