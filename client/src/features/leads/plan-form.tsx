/** A call-back or a visit at a time that is free in one's own agenda; the server writes to whoever is invited, with the appointment. */
import type { ContactRow } from '@tandem/core';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { oneStep, undoStep } from '../../sync/edit.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';
import { dayOf } from '../../ui/work/days.ts';
import { useDayWords } from '../../ui/work/due-words.ts';
import { addressOf } from '../../ui/work/reach.ts';
import { plan, tried } from './edits.ts';
import { freeTimes, instantOf } from './free-times.ts';

interface PlanFormProps {
  readonly row: ContactRow;
  /** '' when no address is known. */
  readonly to: string;
  readonly kind: 'call' | 'visit';
  readonly onDone: () => void;
}
const usual = { call: 20, visit: 60 } as const;
const lengths = [10, 20, 30, 45, 60, 90, 120] as const;

export function PlanForm({ row, to, kind, onDone }: PlanFormProps) {
  const t = useT();
  const me = useMe();
  const words = useDayWords();
  const format = useFormat();
  const contacts = useRows('contact');
  const appointments = useRows('appointment');
  const [minutes, setMinutes] = useState<number>(usual[kind]);
  const times = useMemo(
    () =>
      freeTimes(
        [...appointments.values()].filter(({ owner }) => owner === me.id),
        new Date(),
        minutes,
        3,
      ),
    [appointments, me.id, minutes],
  );
  const [chosen, setChosen] = useState('');
  const startsAt = chosen || times[0] || '';
  const [subject, setSubject] = useState(t(kind === 'call' ? 'leads.plan.call' : 'leads.plan.visit', { name: row.name }));
  const [invites, setInvites] = useState(to !== '');
  const own = chosen !== '' && !times.includes(chosen);
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const chooseOwn = (nextDay: string, nextTime: string) => {
    setDay(nextDay);
    setTime(nextTime);
    if (nextDay && nextTime) setChosen(instantOf(nextDay, nextTime));
  };
  const save = async () => {
    const step = oneStep();
    const invite = invites ? to : '';
    const place = kind === 'visit' ? addressOf(row, contacts) : '';
    if (!(await tried(plan(row, me.id, { kind, subject, startsAt, minutes, invite, note: '', place }, step)))) return;
    const when = `${words.short(dayOf(new Date(startsAt)))} ${format.time(startsAt)}`;
    toast(t(invite ? 'leads.planned.mailed' : 'leads.planned', { when, to: invite }), {
      icon: 'calendar',
      // Whoever has been written to already is told by the calendar, where an appointment is cancelled.
      ...(!invite && { undo: () => void undoStep(step) }),
    });
    onDone();
  };
  return (
    <form
      className="sec form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset className="lead-times">
        <legend className="lbl">{t('leads.plan.free')}</legend>
        {times.map((at) => (
          <label key={at} className="check">
            <input type="radio" name="time" checked={at === startsAt} onChange={() => setChosen(at)} />
            {words.long(dayOf(new Date(at)))} {format.time(at)}
          </label>
        ))}
        <div className="lead-two">
          <Field label={t('leads.plan.day')}>
            <Input type="date" value={own ? day : ''} onChange={(event) => chooseOwn(event.target.value, time || '09:00')} />
          </Field>
          <Field label={t('leads.plan.time')}>
            <Input type="time" value={own ? time : ''} onChange={(event) => chooseOwn(day, event.target.value)} />
          </Field>
        </div>
      </fieldset>
      <Field label={t('leads.plan.subject')}>
        <Input value={subject} maxLength={300} onChange={(event) => setSubject(event.target.value)} />
      </Field>
      <Field label={t('leads.plan.minutes')}>
        <Select
          value={String(minutes)}
          onChange={(value) => setMinutes(Number(value))}
          options={lengths.map((count) => ({ value: String(count), label: t('leads.plan.length', { count }) }))}
        />
      </Field>
      {to && (
        <Checkbox checked={invites} onChange={setInvites}>
          {t('leads.plan.invite', { to })}
        </Checkbox>
      )}
      <Button kind="primary" type="submit" icon="calendar" disabled={startsAt === '' || !subject.trim()}>
        {t(kind === 'call' ? 'leads.plan.saveCall' : 'leads.plan.saveVisit')}
      </Button>
    </form>
  );
}
