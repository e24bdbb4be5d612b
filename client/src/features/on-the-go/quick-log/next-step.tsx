/** How long it took, and when to call back. */
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import { addDays, useToday } from '../../../ui/work/days.ts';
import { useDayWords } from '../../../ui/work/due-words.ts';
import type { Draft } from './draft.ts';
import { changeDraft } from './kept-draft.ts';

const lengths = [5, 15, 30, 60] as const;
const waits = [1, 3, 7] as const;

export function Minutes({ draft }: { readonly draft: Draft }) {
  const t = useT();
  return (
    <fieldset className="ql-part">
      <legend>{t('go.log.minutes')}</legend>
      <div className="ql-row">
        {lengths.map((minutes) => {
          const on = draft.minutes === minutes;
          return (
            <button
              key={minutes}
              type="button"
              className="mbtn"
              aria-pressed={on}
              onClick={() => changeDraft({ minutes: on ? null : minutes })}
            >
              {t('go.minutes', { count: minutes })}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** The task goes into the own agenda; pressed again, there is none. */
export function NextStep({ draft }: { readonly draft: Draft }) {
  const t = useT();
  const today = useToday();
  const words = useDayWords();
  const [dating, setDating] = useState(false);
  const days = waits.map((wait) => [wait, addDays(today, wait)] as const);
  const other = draft.next !== '' && !days.some(([, day]) => day === draft.next);
  return (
    <fieldset className="ql-part">
      <legend>{t('go.log.next')}</legend>
      <div className="ql-row">
        {days.map(([wait, day]) => (
          <button
            key={wait}
            type="button"
            className="mbtn two"
            aria-pressed={draft.next === day}
            onClick={() => {
              setDating(false);
              changeDraft({ next: draft.next === day ? '' : day });
            }}
          >
            <span>{t('go.next.in', { count: wait })}</span>
            <span className="t3 sm">{words.short(day)}</span>
          </button>
        ))}
        <button
          type="button"
          className="mbtn sq"
          aria-label={t('go.next.date')}
          aria-pressed={dating || other}
          aria-expanded={dating || other}
          onClick={() => setDating(!dating)}
        >
          <Icon name="calendar" />
        </button>
      </div>
      {(dating || other) && (
        <Field label={t('go.next.date')}>
          <Input type="date" min={today} value={draft.next} onChange={(event) => changeDraft({ next: event.target.value })} />
        </Field>
      )}
    </fieldset>
  );
}
