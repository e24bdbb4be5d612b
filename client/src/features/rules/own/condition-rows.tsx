import { type OwnField, type OwnRule, ownFields, type Settings } from '@tandem/core';
import { useId, useRef } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { type Option, Select } from '../../../ui/select.tsx';
import { useOwnWords } from '../../../ui/why/use-own-words.ts';
import { needsValue, withField, withNewCondition, withOperator, withoutCondition, withValue } from './draft.ts';

interface RowsProps {
  readonly rule: OwnRule;
  readonly settings: Settings;
  readonly onChange: (rule: OwnRule) => void;
}

/** All of them must hold. The focus goes to the new one, and back to "Add" when one is removed. */
export function ConditionRows({ rule, settings, onChange }: RowsProps) {
  const t = useT();
  const words = useOwnWords();
  const list = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const known = ownFields[rule.on];
  const added = () => {
    onChange(withNewCondition(rule));
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child [role=combobox]')?.focus());
  };
  return (
    <fieldset>
      <legend className="h-sec">{t('rules.own.conditions')}</legend>
      <ul className="own-rows" ref={list}>
        {rule.conditions.map((one, place) => {
          const field = known[one.field];
          const label = t('rules.own.conditionNo', { number: place + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
            <li key={place} className="own-row" aria-label={label}>
              <Select
                label={t('rules.own.fieldOf', { condition: label })}
                value={one.field}
                options={Object.keys(known).map((name) => ({ value: name, label: words.field(name) }))}
                onChange={(name) => onChange(withField(rule, place, name))}
              />
              <Select
                label={t('rules.own.operatorOf', { condition: label })}
                value={one.is}
                options={(field?.operators ?? []).map((is) => ({ value: is, label: t(`rules.own.operator.${is}`) }))}
                onChange={(is) => onChange(withOperator(rule, place, field?.operators.find((each) => each === is) ?? one.is))}
              />
              {field && needsValue(one.is) ? (
                <ValueControl
                  field={field}
                  name={one.field}
                  value={one.value}
                  settings={settings}
                  label={t('rules.own.valueOf', { condition: label })}
                  onChange={(value) => onChange(withValue(rule, place, value))}
                />
              ) : (
                <span />
              )}
              <IconButton
                icon="close"
                size="sm"
                label={t('rules.own.removeOf', { what: label })}
                onClick={() => {
                  onChange(withoutCondition(rule, place));
                  add.current?.focus();
                }}
              />
            </li>
          );
        })}
      </ul>
      {rule.conditions.length === 0 && <p className="sm t3">{t('rules.own.always')}</p>}
      <Button size="sm" icon="plus" ref={add} disabled={rule.conditions.length >= 20} onClick={added}>
        {t('rules.own.addCondition')}
      </Button>
    </fieldset>
  );
}

function ValueControl({
  field,
  name,
  value,
  settings,
  label,
  onChange,
}: {
  readonly field: OwnField;
  readonly name: string;
  readonly value: string | number;
  readonly settings: Settings;
  readonly label: string;
  readonly onChange: (value: string | number) => void;
}) {
  const t = useT();
  const words = useOwnWords();
  const users = useRows('user');
  const id = useId();
  if (field.kind === 'number')
    return (
      <Input
        id={id}
        type="number"
        aria-label={label}
        value={String(value)}
        onChange={(event) => onChange(event.target.valueAsNumber || 0)}
      />
    );
  if (field.kind === 'text')
    return <Input id={id} aria-label={label} value={String(value)} maxLength={200} onChange={(event) => onChange(event.target.value)} />;
  const options: readonly Option[] =
    field.kind === 'choice'
      ? (field.options ?? []).map((option) => ({ value: option, label: words.value(name, option) }))
      : field.kind === 'user'
        ? [...users.values()].filter((user) => user.active || user.id === value).map((user) => ({ value: user.id, label: user.name }))
        : entriesOf(settings, name, field.from ?? '', String(value));
  return <Select label={label} value={String(value)} options={options} placeholder={t('ui.choose')} onChange={onChange} />;
}

/** A lead's stages are those of the lead process, an opportunity's those of the others. */
function entriesOf(settings: Settings, name: string, list: string, chosen: string): readonly Option[] {
  const entries =
    (
      settings as unknown as Readonly<
        Record<string, readonly { id: string; title: string; rank: string; archived: boolean; process?: string }[]>
      >
    )[list] ?? [];
  const leadProcesses = new Set(settings.processes.filter((one) => one.kind === 'lead').map((one) => one.id));
  const fits = (process: string | undefined) => list !== 'stages' || leadProcesses.has(process ?? '') === (name === 'contact.leadStage');
  return entries
    .filter((entry) => (!entry.archived && fits(entry.process)) || entry.id === chosen)
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map((entry) => ({ value: entry.id, label: entry.title }));
}
