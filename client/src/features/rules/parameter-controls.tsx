import type { Parameter, Settings } from '@tandem/core';
import { isMessageKey, useT } from '../../i18n/i18n.ts';
import { Select } from '../../ui/select.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import type { Parameters } from './catalogue.ts';

/** What of a rule can be tuned: days by steps, a task type by choice. */
export function ParameterControls({
  tunable,
  settings,
  value,
  onChange,
}: {
  readonly tunable: Readonly<Record<string, Parameter>>;
  readonly settings: Settings;
  readonly value: Parameters;
  readonly onChange: (value: Parameters) => void;
}) {
  const t = useT();
  return Object.entries(tunable).map(([key, parameter]) => {
    const message = `rules.parameter.${key}`;
    const label = isMessageKey(message) ? t(message) : key;
    const current = value[key];
    if (parameter.kind === 'days') {
      const days = Number(current);
      return (
        <Stepper
          key={key}
          value={days}
          max={parameter.most}
          label={label}
          text={t('rules.days', { count: days })}
          onChange={(next) => onChange({ ...value, [key]: next })}
        >
          {t('rules.d', { count: days })}
        </Stepper>
      );
    }
    const chosen = String(current ?? '');
    const options = settings.taskTypes
      .filter((type) => !type.archived || type.id === chosen)
      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
      .map((type) => ({ value: type.id, label: type.title }));
    return (
      <span key={key} className="param">
        <Select value={chosen} options={options} label={label} onChange={(next) => onChange({ ...value, [key]: next })} />
      </span>
    );
  });
}
