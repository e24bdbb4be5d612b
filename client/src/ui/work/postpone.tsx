/** When instead? Only days that the task's limit allows are offered, also without a network (S0-41, N12). */
import type { TaskRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRow } from '../../sync/rows.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { Input } from '../input.tsx';
import { Kbd } from '../kbd.tsx';
import { useKeys } from '../use-keys.ts';
import { DayGrid } from './day-grid.tsx';
import { addDays, daysBetween, useToday } from './days.ts';
import { useDayWords } from './due-words.ts';
import { limitOf } from './limit.ts';
import { postponeAll } from './task-edits.ts';

interface PostponeProps {
  readonly task: TaskRow;
  /** Put off to the same day; the nearest limit of all is the last day. */
  readonly others: readonly TaskRow[];
  readonly onClose: () => void;
}

export function Postpone({ task, others, onClose }: PostponeProps) {
  const t = useT();
  const today = useToday();
  const words = useDayWords();
  const settings = useRow('settings', 'settings')?.state;
  const firstDue = task.firstDue || task.due;
  const limits = [task, ...others].map((one) => limitOf(one, settings)).filter(Boolean);
  const limit = limits.sort()[0] ?? '';
  const over = limit !== '' && limit < today;
  const next = addDays(today, 1);
  const [day, setDay] = useState(limit !== '' && next > limit ? today : next);
  const [reason, setReason] = useState('');
  const [time, setTime] = useState(task.time);
  const answer = (due: string) => {
    onClose();
    void postponeAll([task, ...others], due, words.short(due), { reason: reason.trim(), ...(time !== task.time && { time }) });
  };
  const choices = (
    [
      ['tomorrow', next],
      ['days3', addDays(today, 3)],
      ['nextWeek', addDays(today, 7)],
    ] as const
  ).filter(([, due]) => limit === '' || due <= limit);
  useKeys(Object.fromEntries(choices.map(([, due], i) => [String(i + 1), () => answer(due)])));
  if (over)
    return (
      <p className="pp-none">
        {t('work.postpone.over', {
          limit: words.short(limit),
          first: words.short(firstDue),
          count: daysBetween(firstDue, limit),
        })}
      </p>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answer(day);
      }}
    >
      <div className="answers">
        {choices.map(([key, due], i) => (
          <button key={key} type="button" className="mbtn two" onClick={() => answer(due)}>
            <span>{t(`go.postpone.${key}`)}</span>
            <span className="t3 sm">{words.short(due)}</span>
            <Kbd keys={String(i + 1)} />
          </button>
        ))}
      </div>
      <DayGrid label={t('go.postpone.date')} value={day} onChange={setDay} first={today} last={limit} today={today} marked={task.due} />
      <div className="pp-more">
        {others.length === 0 && (
          <Field label={t('work.new.time')}>
            <Input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
          </Field>
        )}
        <Field label={t('work.postpone.reason')}>
          <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
      <div className="pp-foot">
        <span className="t3 sm">
          {limit === ''
            ? t('work.postpone.any')
            : t('work.postpone.limit', { first: words.short(firstDue), count: daysBetween(firstDue, limit), limit: words.short(limit) })}
        </span>
        <Button type="submit" kind="primary">
          {t('work.postpone.set', { day: words.short(day) })}
        </Button>
      </div>
    </form>
  );
}
