import type { OwnEffect, OwnRecipient, OwnRule, Settings } from '@tandem/core';
import { useRef } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { newEffect, withEffect, withoutEffect } from './draft.ts';

const kinds = ['task', 'notice', 'give-to'] as const;
const recipients: readonly OwnRecipient[] = ['owner', 'leader', 'actor'];

export function EffectRows({
  rule,
  settings,
  onChange,
}: {
  readonly rule: OwnRule;
  readonly settings: Settings;
  readonly onChange: (rule: OwnRule) => void;
}) {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const firstType = settings.taskTypes.find((type) => !type.archived)?.id ?? '';
  const added = () => {
    onChange({ ...rule, effects: [...rule.effects, newEffect('notice', firstType)] });
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child [role=combobox]')?.focus());
  };
  return (
    <fieldset>
      <legend className="h-sec">{t('rules.own.then')}</legend>
      <ul className="own-rows" ref={list}>
        {rule.effects.map((effect, place) => {
          const label = t('rules.own.effectNo', { number: place + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: effects have no name but their place
            <li key={place} className="own-row effects" aria-label={label}>
              <Select
                label={t('rules.own.whatOf', { effect: label })}
                value={effect.do}
                options={kinds.map((kind) => ({ value: kind, label: t(`rules.own.do.${kind}`) }))}
                onChange={(kind) => onChange(withEffect(rule, place, newEffect(kinds.find((one) => one === kind) ?? 'task', firstType)))}
              />
              <span className="own-parts">
                <EffectParts
                  effect={effect}
                  label={label}
                  settings={settings}
                  onChange={(next) => onChange(withEffect(rule, place, next))}
                />
              </span>
              <IconButton
                icon="close"
                size="sm"
                label={t('rules.own.removeOf', { what: label })}
                onClick={() => {
                  onChange(withoutEffect(rule, place));
                  add.current?.focus();
                }}
              />
            </li>
          );
        })}
      </ul>
      <Button size="sm" icon="plus" ref={add} disabled={rule.effects.length >= 10} onClick={added}>
        {t('rules.own.addEffect')}
      </Button>
    </fieldset>
  );
}

interface PartsProps {
  readonly effect: OwnEffect;
  readonly label: string;
  readonly settings: Settings;
  readonly onChange: (effect: OwnEffect) => void;
}

function EffectParts({ effect, label, settings, onChange }: PartsProps) {
  const t = useT();
  const users = useRows('user');
  if (effect.do === 'give-to')
    return (
      <Select
        label={t('rules.own.userOf', { effect: label })}
        value={effect.user}
        placeholder={t('ui.choose')}
        options={[...users.values()]
          .filter((user) => user.active || user.id === effect.user)
          .map((user) => ({ value: user.id, label: user.name }))}
        onChange={(user) => onChange({ ...effect, user })}
      />
    );
  const recipient = (
    <Select
      label={t('rules.own.whoOf', { effect: label })}
      value={effect.for}
      options={recipients.map((one) => ({ value: one, label: t(`rules.own.for.${one}`) }))}
      onChange={(to) => onChange({ ...effect, for: recipients.find((one) => one === to) ?? 'owner' })}
    />
  );
  if (effect.do === 'notice') return recipient;
  const types = settings.taskTypes
    .filter((type) => !type.archived || type.id === effect.taskType)
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map((type) => ({ value: type.id, label: type.title }));
  return (
    <>
      <Select
        label={t('rules.own.typeOf', { effect: label })}
        value={effect.taskType}
        options={types}
        onChange={(taskType) => onChange({ ...effect, taskType })}
      />
      <Stepper
        value={effect.days}
        max={365}
        label={t('rules.own.daysOf', { effect: label })}
        text={t('rules.inDays', { count: effect.days })}
        onChange={(days) => onChange({ ...effect, days })}
      />
      {recipient}
      <Input
        aria-label={t('rules.own.subjectOf', { effect: label })}
        placeholder={t('rules.own.subject')}
        value={effect.subject}
        maxLength={200}
        onChange={(event) => onChange({ ...effect, subject: event.target.value })}
      />
    </>
  );
}
