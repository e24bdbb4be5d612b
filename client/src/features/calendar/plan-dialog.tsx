/** A task in the calendar: when it is to be done, how it went, and whom it is about. The twin of carrying it. */
import type { TaskRow } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useRow } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Input } from '../../ui/input.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { planTask } from '../../ui/work/appointment-edits.ts';
import { DayGrid } from '../../ui/work/day-grid.tsx';
import { daysBetween, useToday } from '../../ui/work/days.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { limitOf } from '../../ui/work/limit.ts';
import type { TaskQuestion } from '../../ui/work/task-question.tsx';

interface Answering {
  readonly ask: (question: TaskQuestion) => void;
  readonly onClose: () => void;
}

export function PlanDialog({ task, ...rest }: { readonly task: TaskRow | undefined } & Answering) {
  const t = useT();
  return (
    <Dialog open={task !== undefined} onClose={rest.onClose} title={task?.subject || t('calendar.task')} width={420}>
      {task && <Form key={task.id} task={task} {...rest} />}
    </Dialog>
  );
}

function Form({ task, ask, onClose }: { readonly task: TaskRow } & Answering) {
  const t = useT();
  const today = useToday();
  const words = useDayWords();
  const settings = useRow('settings', 'settings')?.state;
  const contact = useRow('contact', task.contact || undefined);
  const limit = limitOf(task, settings);
  const firstDue = task.firstDue || task.due;
  const [day, setDay] = useState(() => (task.due < today && (limit === '' || today <= limit) ? today : task.due));
  const late = task.due !== '' && task.due < today;
  const [time, setTime] = useState(task.time);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        const when = time ? t('calendar.when', { day: words.short(day), time }) : words.short(day);
        void planTask(task, day, time, when);
      }}
    >
      <p className="row">
        <span className={late ? 'cal-late row m' : 't2'}>
          {late && <Icon name="clock" size={14} />}
          {words.due(task.due, today)}
        </span>
        {contact && (
          <RecordLink id={contact.id} className="link right">
            {t('calendar.openOf', { name: contact.name })}
          </RecordLink>
        )}
      </p>
      <DayGrid label={t('calendar.field.day')} value={day} onChange={setDay} first={today} last={limit} today={today} marked={firstDue} />
      <div className="row cal-plan">
        <Field label={t('calendar.field.timeOptional')}>
          <Input type="time" value={time} onChange={(event) => setTime(event.target.value)} />
        </Field>
        <span className="t3 sm">
          {limit === '' || firstDue === ''
            ? t('work.postpone.any')
            : t('work.postpone.limit', { first: words.short(firstDue), count: daysBetween(firstDue, limit), limit: words.short(limit) })}
        </span>
      </div>
      <div className="row end">
        <Button
          icon="check"
          onClick={() => {
            onClose();
            ask({ task, is: 'outcome' });
          }}
        >
          {t('tasks.done')}
        </Button>
        <span className="grow" />
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="primary" disabled={day === ''}>
          {t('calendar.plan')}
        </Button>
      </div>
    </form>
  );
}
